"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "e8b1a12ed1f54d56"
