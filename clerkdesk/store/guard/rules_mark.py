"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "91202d26f9ba0418"
