"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "5dcea744b54ba8fc"
