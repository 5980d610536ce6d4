"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "0ff75c10ae84af7e"
