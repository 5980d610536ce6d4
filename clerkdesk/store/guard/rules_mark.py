"""The mark of the guard's rules: a start compares it without making them all (``just rules``)."""

RULES = "8a72b93907fa1d98"
