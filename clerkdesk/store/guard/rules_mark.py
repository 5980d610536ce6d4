"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "ebcc76fb72f636f4"
