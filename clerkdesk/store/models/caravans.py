"""The Committee's lists of departures. Their people are personal data, of many who have applied for
nothing: kept as long as the departure is open.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, FetchedValue, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import (
    ADDRESS_LENGTH,
    CARAVAN_LIST_NUMBER_LENGTH,
    HOUSEHOLD_LENGTH,
    PERSON_NAME_LENGTH,
    STAFF_NAME_LENGTH,
)
from clerkdesk.store.models.base import Base
from clerkdesk.store.types import BigId


class Caravan(Base):
    """One list that was taken in. It names nobody, and stays."""

    __tablename__ = "caravan"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    settlement: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH))
    day: Mapped[date]
    list_number: Mapped[str] = mapped_column(String(CARAVAN_LIST_NUMBER_LENGTH))
    households: Mapped[int]
    people: Mapped[int]
    taken_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    taken_by_name: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    taken_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    """Since when nobody works with it: another list came in its place, or the departure is over."""
    emptied_at: Mapped[datetime | None]
    """Since when it holds nobody's data."""
    xid: Mapped[int | None] = mapped_column(BigInteger, server_default=FetchedValue())
    """PostgreSQL's number of the transaction that took it in: it answers later ones only."""

    __table_args__ = (
        Index("ix_caravan_organisation", "organisation_id", "day"),
        Index("ix_caravan_taken", "taken_by", "taken_at"),
    )


class CaravanPerson(Base):
    """A person of a list, as the Committee wrote it."""

    __tablename__ = "caravan_person"

    caravan_id: Mapped[int] = mapped_column(BigId, ForeignKey("caravan.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Its place in the list, from 0."""
    household: Mapped[str] = mapped_column(String(HOUSEHOLD_LENGTH))
    fin: Mapped[str] = mapped_column(String(7), index=True)
    surname: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH))
    name: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH))
    patronymic: Mapped[str] = mapped_column(String(PERSON_NAME_LENGTH))
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    """Where the day is not known."""
    old_address: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))
    old_code: Mapped[str | None] = mapped_column(String(15))
    new_address: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))
    sought: Mapped[str] = mapped_column(String(64))
    """HMAC of the FIN, as a search leaves it in the access log: it stays when the rest goes."""
