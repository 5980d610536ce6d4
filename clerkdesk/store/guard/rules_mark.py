"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "5fc30c7fe85b23dc"
