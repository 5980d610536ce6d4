"""Who can sign in at the sample provider: for each state that an application can be in somebody
whose own stands there, and then some of the office's other people.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from clerkdesk.demo.provider import SampleCitizen
from clerkdesk.domain.lifecycle import Status
from clerkdesk.store.models import Application, ApplicationPerson

_CITIZENS = 40
"""So many of the office's people can sign in."""


def citizens(session: Session, knows: dict[str, Any]) -> list[SampleCitizen]:
    """``knows``: what the demo wrote down of billing and the register."""
    persons = knows["persons"]
    states = dict(_of_each_state(session, knows))
    others = [fin for fin in persons if fin not in states][: _CITIZENS - len(states)]
    return [
        SampleCitizen(
            fin=fin,
            surname=persons[fin]["surname"],
            name=persons[fin]["name"],
            state=states.get(fin, ""),
        )
        for fin in [*states, *others]
    ]


def _of_each_state(session: Session, knows: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(FIN, the state in the words of the sample provider's page), each person once."""
    debts = knows["debts"]
    owing = [code for code, amount in debts.items() if float(amount) > 0]
    in_progress = Application.status == Status.IN_PROGRESS
    certificate = (Application.service == "no_debt") & (Application.status == Status.COMPLETED)
    states: dict[str, ColumnElement[bool]] = {
        "yeni müraciət": Application.status == Status.NEW,
        "icrada olan": in_progress & Application.waiting_since.is_(None),
        "sənəd gözlənilir": in_progress & Application.waiting_since.is_not(None),
        "arayış üçün borc var": certificate & Application.subscriber_code.in_(owing),
        "arayışı çap etmək olar": certificate & Application.subscriber_code.not_in(owing),
        "imtina edilib": (Application.status == Status.REFUSED)
        & (Application.service == "no_debt"),
        "məcburi köçkün, icra olunub": (Application.service == "idp")
        & (Application.status == Status.COMPLETED),
    }
    taken: set[str] = set()
    for state, condition in states.items():
        fins = session.scalars(
            select(ApplicationPerson.fin)
            .join(Application, Application.id == ApplicationPerson.application_id)
            .where(ApplicationPerson.role == "applicant", condition)
            .order_by(Application.id.desc())
        )
        for fin in fins:
            if fin in knows["persons"] and fin not in taken:
                taken.add(fin)
                yield fin, state
                break
