"""Draws the sample pictures: a photo or a panorama for every fictional listing, from its facts and a seed."""
