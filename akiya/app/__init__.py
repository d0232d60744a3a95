"""The outer ring: build, media, reports. What joins the domain to files, processes and Pelican."""
