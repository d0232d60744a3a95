"""Readers of what towns already have: tables of other systems become listings."""
