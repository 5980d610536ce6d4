"""What can go wrong, in the language of the office.

An ``Expected`` error is one a clerk can act on. Its ``code`` is the key of the sentence
shown (``resources/reference/sentences.toml``), its ``params`` fill that sentence.
Everything that is not ``Expected`` is a bug and is shown as one.
"""


class Expected(Exception):
    """The clerk can understand this and act on it."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class NotAllowed(Expected):
    """The action does not follow from the state, or this person may not take it."""


class Conflict(Expected):
    """Somebody else changed the record since it was read."""

    def __init__(self, code: str = "conflict", **params: object) -> None:
        super().__init__(code, **params)


class NotFound(Expected):
    """There is no such record, or not for this person."""

    def __init__(self, code: str = "not_found", **params: object) -> None:
        super().__init__(code, **params)


class Invalid(Expected):
    """A value that cannot be right; ``params`` may carry ``field`` and ``value``."""


class StoreUnavailable(Expected):
    """The database cannot be reached, is locked, is full, is broken or is newer."""

    def __init__(self, code: str = "store_unavailable", **params: object) -> None:
        super().__init__(code, **params)
