"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "9478b417857741b7"
