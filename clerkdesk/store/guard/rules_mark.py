"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "9961b6b6f88c8bbb"
