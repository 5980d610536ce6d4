"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "4b373e996624b7a6"
