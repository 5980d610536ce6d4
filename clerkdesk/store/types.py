"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String, TypeDecorator
from sqlalchemy.types import TypeEngine

BigId = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the type is exactly INTEGER."""

WITNESSING_MARK = "writes_down_rows"
"""Of a connection to an embedded file: it has ``guard.dialects.sqlite_witnessing``'s triggers."""


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime; on SQLite a text that sorts by time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        # As long as ``sqlite_text`` gives it.
        return dialect.type_descriptor(
            String(26) if dialect.name == "sqlite" else DateTime(timezone=True)
        )

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        value = value.astimezone(UTC)
        return sqlite_text(value) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else moment(value)


def sqlite_text(value: datetime) -> str:
    """A UTC datetime as an embedded file stores it: microseconds, and no zone."""
    return value.strftime("%Y-%m-%d %H:%M:%S.%f")


def moment(stored: Any) -> datetime:
    """The aware datetime behind a stored value of either database, as list rows carry it."""
    at: datetime = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    # The text of an embedded file says no zone; one in JSON of a server does.
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
