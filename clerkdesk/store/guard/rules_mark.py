"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "f7d3c198cb09cb5a"
