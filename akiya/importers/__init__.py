"""Open data of others -> listings. Pure: rows in, listings and a report out; `akiya.app` reads and writes the files."""
