"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "c1577336b6d0a276"
