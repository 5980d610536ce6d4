"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "c1bf4b802864758b"
