"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "e3db94734da2faa3"
