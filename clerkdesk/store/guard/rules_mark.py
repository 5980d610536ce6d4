"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "0f86dc7ed21bd78b"
