"""The Committee's lists in the database: on PostgreSQL by functions with the owner's rights, which
know who asks; on the embedded file by the statements themselves.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, bindparam, insert, text, update
from sqlalchemy.orm import Session

from clerkdesk.domain.caravans import Departure
from clerkdesk.domain.limits import CARAVAN_LONGEST_DAYS
from clerkdesk.store.engine import is_embedded
from clerkdesk.store.guard import caravan_sql
from clerkdesk.store.models import Caravan, CaravanPerson
from clerkdesk.store.types import Moment


def take(
    session: Session,
    departure: Departure,
    instead_of: int | None,
    *,
    taken: dict[str, Any],
    sought: Sequence[str],
) -> int:
    """Write a list down, and close the one in whose place it comes; gives its id.

    ``taken`` (who, when, for whom) and ``sought`` (each person's HMAC) are the embedded file's;
    PostgreSQL knows both by itself.
    """
    people = [
        {
            "household": each.household,
            "fin": each.fin,
            "surname": each.surname,
            "name": each.name,
            "patronymic": each.patronymic,
            "birth_date": each.born.on if each.born else None,
            "birth_year": each.born.year if each.born else None,
            "old_address": each.old_address,
            "old_code": each.old_code,
            "new_address": each.new_address,
        }
        for each in departure.people
    ]
    if not is_embedded(session):
        of_list = {
            "settlement": departure.settlement,
            "day": departure.day,
            "number": departure.number,
            "people": people,
        }
        values = {"list": json.dumps(of_list, default=str), "instead_of": instead_of}
        call = text("SELECT cd_take_caravan(CAST(:list AS jsonb), CAST(:instead_of AS bigint))")
        key: int = session.connection().execute(call, values).scalar_one()
        return key
    if instead_of is not None:
        close(session, instead_of, taken["taken_at"])
    connection = session.connection()
    row = insert(Caravan).values(
        settlement=departure.settlement,
        day=departure.day,
        list_number=departure.number,
        households=len(departure.households),
        people=len(people),
        **taken,
    )
    key = connection.execute(row.returning(Caravan.id)).scalar_one()
    connection.execute(
        insert(CaravanPerson),
        [
            person | {"caravan_id": key, "position": position, "sought": sought[position]}
            for position, person in enumerate(people)
        ],
    )
    return key


def close(session: Session, caravan_id: int, at: datetime) -> None:
    """Nobody works with it any more."""
    if not is_embedded(session):
        call = text("SELECT cd_close_caravan(:caravan)")
        session.connection().execute(call, {"caravan": caravan_id})
        return
    session.connection().execute(
        update(Caravan)
        .where(Caravan.id == caravan_id, Caravan.closed_at.is_(None))
        .values(closed_at=at)
    )


def _rows(session: Session, statement: str, function: str, **values: Any) -> Sequence[Any]:
    if is_embedded(session):
        return session.connection().execute(text(statement.replace("/*text*/", "")), values).all()
    arguments = ", ".join(f":{name}" for name in values)
    call = text(f"SELECT * FROM {function}({arguments})")
    return session.connection().execute(call, values).all()


def people(session: Session, caravan_id: int) -> Sequence[Any]:
    """household, position, surname, name, patronymic, old_address, has_code, twice (in how many
    other places of the list the person stands) of everybody, in the list's order.
    """
    return _rows(session, caravan_sql.PEOPLE, "cd_caravan_people", caravan=caravan_id)


def matches(session: Session, caravan_id: int) -> Sequence[Any]:
    """household, position, id, number, status, is_applicant, organisation_id, department_id and
    service of the applications in which they stand; on the embedded file of every office.
    """
    statement = caravan_sql.MATCHES.format(within="")
    return _rows(session, statement, "cd_caravan_matches", caravan=caravan_id)


def household(session: Session, caravan_id: int, number: str) -> Sequence[Any]:
    """position, fin, surname, name, patronymic, birth_date (as stored), birth_year, old_address,
    old_code, new_address of one household. PostgreSQL wants the look logged, and committed, before.
    """
    return _rows(
        session,
        caravan_sql.HOUSEHOLD,
        "cd_caravan_household",
        caravan=caravan_id,
        household=number,
    )


def over(session: Session, before: datetime, day: date) -> list[int]:
    """The lists whose people are to go: closed by then, of a departure that is so long over, or
    taken in ``CARAVAN_LONGEST_DAYS`` before.
    """
    statement = text(caravan_sql.OVER).bindparams(
        bindparam("before", type_=Moment()),
        bindparam("day", type_=Date()),
        bindparam("taken_before", type_=Moment()),
    )
    values = {
        "before": before,
        "day": day,
        "taken_before": before - timedelta(days=CARAVAN_LONGEST_DAYS),
    }
    return list(session.scalars(statement, values))


def empty(session: Session, caravan_id: int, at: datetime) -> None:
    """Its people go; that it was there, and who looked, stays."""
    if not is_embedded(session):
        call = text("SELECT cd_empty_caravan(:caravan)")
        session.connection().execute(call, {"caravan": caravan_id})
        return
    connection = session.connection()
    # What was there is written over, and not only given free.
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    connection.execute(text(caravan_sql.EMPTY_LIST), {"caravan": caravan_id})
    of_list = update(Caravan).where(Caravan.id == caravan_id)
    connection.execute(of_list.where(Caravan.closed_at.is_(None)).values(closed_at=at))
    connection.execute(of_list.values(emptied_at=at))
