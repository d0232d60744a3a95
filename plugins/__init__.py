"""Pelican's adapters: they hand over what was gathered and write it; no rule of the domain lives here."""
