"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "257a61b6274290d2"
