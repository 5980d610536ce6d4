"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "c832796fbd9cf7a7"
