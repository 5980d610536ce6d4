"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "9f3d651c45d10cd4"
