"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "1e4df3e27aeed6d3"
