"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "a66a44c4cd3a2b24"
