"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "3f0ab1254014f047"
