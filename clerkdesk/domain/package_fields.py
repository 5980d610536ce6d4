"""Single values of a portal package: each read with its faults."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from clerkdesk.domain import birth_dates, identifiers
from clerkdesk.domain.birth_dates import Born
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.limits import SUBMITTED_AHEAD_SECONDS
from clerkdesk.domain.submission import Fault
from clerkdesk.domain.text import clean, has_controls

CLOCK_TOLERANCE = timedelta(seconds=SUBMITTED_AHEAD_SECONDS)
"""A portal's clock may be ahead by so much."""
Part = Mapping[str, Any]
"""An object of application.json; empty: it is not there."""
E = TypeVar("E", bound=StrEnum)


class FieldReader:
    """Reads single values and collects faults as it goes.

    A ``prefix`` is the dotted path of the part with a dot behind it; "" for the package itself.
    Whatever is not there or not right is None, and a fault where it must be there.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.faults: list[Fault] = []
        self.required: tuple[str, ...] = ()
        """Dotted fields that must be there."""

    def fault(self, path: str | None, code: str, **params: object) -> None:
        """Keep one fault; ``path``: None for the whole package."""
        self.faults.append(Fault(path, code, params))

    def text(
        self,
        part: Part,
        name: str,
        prefix: str,
        *,
        required: bool = False,
        limit: int = 200,
    ) -> str | None:
        """One line of clean text without spaces at its ends, of ``limit`` characters at most."""
        path = prefix + name
        value = part.get(name)
        if isinstance(value, str):
            value = clean(value).strip()
        if value is None or value == "":
            if part and (required or path in self.required):
                self.fault(path, "missing")
            return None
        if not isinstance(value, str):
            self.fault(path, "wrong_type", expected="string")
            return None
        if len(value) > limit:
            self.fault(path, "too_long", limit=limit)
            return None
        if has_controls(value) or any(letter in "\n\r\t" for letter in value):
            self.fault(path, "control_characters")
            return None
        return value

    def checked(
        self,
        part: Part,
        name: str,
        prefix: str,
        parse: Callable[[str], str],
        *,
        required: bool = False,
    ) -> str | None:
        """What ``parse`` makes of a text; the Invalid that it raises is a fault."""
        value = self.text(part, name, prefix, required=required)
        if value is None:
            return None
        try:
            return parse(value)
        except Invalid as error:
            self.fault(prefix + name, error.code, **error.params)
            return None

    def code(self, part: Part, name: str, prefix: str, pattern: str) -> str | None:
        """A subscriber code of the organisation's pattern."""
        return self.checked(
            part, name, prefix, lambda value: identifiers.parse_subscriber_code(value, pattern)
        )

    def choice(
        self, part: Part, name: str, kind: type[E], *, required: bool, prefix: str = ""
    ) -> E | None:
        """One of the values of an enumeration."""
        value = self.text(part, name, prefix, required=required)
        if value is None:
            return None
        if value not in list(kind):
            self.fault(prefix + name, "unknown_value", allowed=", ".join(kind))
            return None
        return kind(value)

    def instant(
        self, package: Part, name: str, prefix: str = "", *, required: bool = True
    ) -> datetime | None:
        """A moment with its offset, in UTC; of this century, and not in the future."""
        value = self.text(package, name, prefix, required=required)
        name = prefix + name
        if value is None:
            return None
        try:
            # RFC 3339 lets one write t and z, too; the library reads no z.
            moment = datetime.fromisoformat(value.upper())
        except ValueError:
            self.fault(name, "not_a_time")
            return None
        if moment.tzinfo is None:
            self.fault(name, "no_offset")
            return None
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:
            self.fault(name, "not_a_time")
            return None
        if moment > self.now + CLOCK_TOLERANCE:
            self.fault(name, "in_the_future")
            return None
        if moment.year < 2000:
            self.fault(name, "not_a_time")
            return None
        return moment

    def birth_date(self, part: Part, prefix: str) -> Born | None:
        """A date in the past on which somebody alive may have been born, or its year."""
        path = prefix + "birth_date"
        value = self.text(part, "birth_date", prefix)
        if value is None:
            return None
        born = birth_dates.read(value)
        # A register may say a time behind the day, a package says none.
        if born is None or len(value) > len("1980-01-31"):
            self.fault(path, "not_a_date")
            return None
        today = baku_date(self.now)
        if born.as_year > today.year or (born.on and born.on >= today):
            self.fault(path, "in_the_future")
            return None
        if born.as_year < birth_dates.EARLIEST_YEAR:
            self.fault(path, "not_a_date")
            return None
        return born

    def items(self, value: object, path: str, *, limit: int) -> list[Any]:
        """A list of ``limit`` items at most; whatever they are."""
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(path, "wrong_type", expected="list")
            return []
        if len(value) > limit:
            self.fault(path, "too_many", limit=limit)
            return []
        return value
