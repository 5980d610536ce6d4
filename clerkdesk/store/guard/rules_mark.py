"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "754cb2f9a70d458a"
