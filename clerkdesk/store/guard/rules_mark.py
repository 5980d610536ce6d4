"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "8f13bb7fabf57a02"
