"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "e44fd498c46e8aa0"
