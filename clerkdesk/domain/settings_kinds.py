"""The kinds of things that an administrator sets."""

from enum import StrEnum


class SettingsKind(StrEnum):
    """In the order of the page."""

    CALENDAR = "calendar"
    REFUSALS = "refusals"
    SECOND_LOOKS = "second_looks"
    WARNINGS = "warnings"
    OFFICE = "office"
    """What has one value."""
    MESSAGES = "messages"
    PEOPLE = "people"
