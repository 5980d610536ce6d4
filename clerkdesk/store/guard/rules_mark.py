"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "82d9360621316157"
