"""What is counted of the work: each day's numbers and each hour's state, written by the worker
alone; and when people are not at work.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from clerkdesk.domain.limits import ACT_LENGTH, STAFF_NAME_LENGTH
from clerkdesk.store.models.base import Base


class DayFigure(Base):
    """A number of a day that is over (``domain.figures``): of the applications that stand in the
    office now, as the lists show them.
    """

    __tablename__ = "day_figure"

    day: Mapped[date] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)
    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    staff_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Who decided; 0: nobody is meant."""
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    count: Mapped[int]

    __table_args__ = (Index("ix_day_figure_kind", "organisation_id", "kind", "day"),)


class CountedDay(Base):
    """A day whose numbers are written, all of them or none."""

    __tablename__ = "counted_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    counted_at: Mapped[datetime]


class HourState(Base):
    """How many open applications an office had at an hour; an hour without any row was not looked
    at, and says nothing.
    """

    __tablename__ = "hour_state"

    at: Mapped[datetime] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)
    service: Mapped[str] = mapped_column(String(10), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    new: Mapped[int]
    in_progress: Mapped[int]
    late: Mapped[int]
    due_today: Mapped[int]
    undelivered: Mapped[int]


class DayForecast(Base):
    """What was forecast of a working day in the evening before, office by office, and how many of
    that term were open when it closed.
    """

    __tablename__ = "day_forecast"

    day: Mapped[date] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    foreseen: Mapped[int]
    late: Mapped[int | None]
    """None: nobody looked when the office closed."""


class Absence(Base):
    """That somebody is not at work from one day to another, both included."""

    __tablename__ = "absence"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    from_day: Mapped[date]
    to_day: Mapped[date]
    kind: Mapped[str] = mapped_column(String(12))
    """One of ``domain.absences.AbsenceKind``."""
    note: Mapped[str] = mapped_column(String(ACT_LENGTH))
    noted_by: Mapped[str] = mapped_column(String(STAFF_NAME_LENGTH))
    noted_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When it was taken back or ended early; None: it stands."""
