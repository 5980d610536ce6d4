"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "86d066828e9f05e6"
