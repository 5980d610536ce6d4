"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "8b3fa85f409ea2cd"
