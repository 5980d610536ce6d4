"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "42e77048d280aea5"
