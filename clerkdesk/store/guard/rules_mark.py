"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "7aff48a71f825306"
