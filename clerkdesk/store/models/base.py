"""What every table has in common: names of constraints, and types of columns."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, Index, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase

from clerkdesk.store.types import Moment


class Base(DeclarativeBase):
    """Alembic compares its metadata with what is there: constraints have names for that."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: Moment(),
        date: Date(),
        dict[str, Any]: JSON(),
        bytes: LargeBinary(),
    }
    # No INSERT … RETURNING of whole rows: a clerk's role can insert what it may not read.
    __mapper_args__ = {"eager_defaults": False}


NOT_READ_BACK = {"implicit_returning": False}
"""Of a table whose rows one may write and not read (a new application of another office, before any
ticket): no INSERT … RETURNING at all, on PostgreSQL the key is drawn from the sequence before.
"""


def partial(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of those rows alone; the condition is the same SQL on both databases.

    Migrations make it; here it stands for who reads, and for the test that compares. As an option
    of either dialect it would load PostgreSQL's for an embedded file: 40 ms of a start.
    """
    return Index(name, *columns, unique=unique, info={"where": where})
