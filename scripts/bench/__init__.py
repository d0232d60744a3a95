"""Measures the search against catalogues of any size."""
