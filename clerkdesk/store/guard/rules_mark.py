"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "6e70d5da223dd05d"
