"""The search: one index in two forms that give the same answers, Whoosh's for Python, a static bundle for browsers."""
