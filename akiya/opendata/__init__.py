"""The open data of a build: catalogue -> rows, features, records and their DCAT catalogue. Pure.

`rights` decides what of a listing is open; `record` is a listing with nothing in it but that; `table`, `geojson` and
`document` are its three forms; `files` names and makes every file.
"""
