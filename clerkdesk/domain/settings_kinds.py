"""The kinds of things that an administrator sets."""

from enum import StrEnum


class SettingsKind(StrEnum):
    """In the order of the page."""

    LETTERHEADS = "letterheads"
    """How an organisation is called on paper."""
    ROUTES = "routes"
    """Which office answers for which district."""
    CALENDAR = "calendar"
    DOCUMENTS = "documents"
    """What an e-service asks for."""
    PHRASES = "phrases"
    """What is offered where a document does not fit."""
    REFUSALS = "refusals"
    COMPLAINTS = "complaints"
    """Where one complains of a refusal."""
    MESSAGES = "messages"
    BASES = "bases"
    """Acts on which an e-service rests."""
    SECOND_LOOKS = "second_looks"
    WARNINGS = "warnings"
    OFFICE = "office"
    """What has one value."""
    PEOPLE = "people"
    KEYS = "keys"
    """With which portals send applications."""
    RETENTION = "retention"
    """How long personal data are kept."""
    TIMINGS = "timings"
    """How long the desks take: nothing is set there."""
