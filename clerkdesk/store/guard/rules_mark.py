"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "808e2df978c71a60"
