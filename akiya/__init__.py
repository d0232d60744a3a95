"""The platform of the empty houses: plain data, its rules, and the one reader of content/."""
