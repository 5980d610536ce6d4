"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "a036d22b338fbeda"
