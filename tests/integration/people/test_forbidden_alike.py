"""What one database refuses to an account the other refuses, too: the same acts, forbidden to the
same people, by the use cases that a desk and the command line have.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest

from clerkdesk.domain.day_kinds import DayDecision, DayKind
from clerkdesk.domain.errors import Expected
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.administration import refusal_changes, refusal_texts
from clerkdesk.usecases.case import casework, detail, drafts, inquiries, phrases, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.history import audit, office, outliers
from clerkdesk.usecases.intake import counter_draft, register_questions
from clerkdesk.usecases.messages import delivery, message_texts
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.portal import keys
from clerkdesk.usecases.queue import saved_views
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.retention import persons, requests
from clerkdesk.usecases.retention import rules as retention
from clerkdesk.usecases.supervision import (
    absence_notes,
    calendar_decisions,
    dashboard,
    reporting,
)
from tests import samples
from tests.conftest import Desk

DAY = date(2026, 12, 3)
FREE = [DayDecision(DAY, DayKind.MOVED)]


class Forbidden(NamedTuple):
    login: str
    act: Callable[..., Any]
    words: tuple[Any, ...] = ()
    named: dict[str, Any] = {}

    @property
    def id(self) -> str:
        module = self.act.__module__.rpartition(".")[2]
        return f"{self.login} {module}.{self.act.__name__} {' '.join(map(str, self.words))}"[:90]


def _reason(service: str) -> tuple[Any, ...]:
    """The reason that an administrator words otherwise, as the page of settings sends it."""
    key = f"{service} document_missing"
    return key, {"az": "x"}, {"az": "x"}


# "{own}", "{foreign}": an application of azersu, and one of azerishiq.
_ELSEWHERE: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = (
    (casework.take, ()),
    (casework.release, ()),
    (casework.assign, ("gunel", "x")),
    (casework.forward, ("su-nesimi", "x")),
    (casework.investigate, ("x",)),
    (casework.wait, ("x",)),
    (casework.resume, ()),
    (casework.amend, ({"mobile": "050 111 22 33"}, "x")),
    (casework.note, ("x",)),
    (casework.call, ("reached", "x")),
    (review.accept_documents, ()),
    (review.approve, ()),
    (review.refuse, ("document_missing", "x")),
    (review.undo, ()),
    (review.reopen, ("x",)),
    (drafts.keep, ("note", "x")),
    (inquiries.ask_debt, ()),
    (issuing.request, ()),
    (detail.open_case, ()),
    (audit.trail, ()),
)
_OF_ADMINISTRATORS: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = (
    (phrases.replace, ("no_debt", "id_card", ["x"])),
    (refusal_changes.save, _reason("no_debt")),
    (message_texts.set_rule, ("no_debt", "registered", "sms", False)),
    (message_texts.save, ("registered", "sms", "az", "", "x")),
    (retention.set_rule, ("no_debt", "completed", 12)),
    (installation_settings.set_setting, ("office_opens", "08:00")),
    (calendar_decisions.decide_days, (FREE, "x")),
    (accounts.set_active, ("tural", False)),
    (accounts.set_password, ("tural", "a long password of words")),
    (keys.add_key, ("x", "e-gov")),
)
_OF_OVERSEERS: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = (
    (outliers.outliers, ()),
    (office.acts, (7,)),
    (persons.find, ("5XK2M7P",)),
    (dashboard.dashboard, ()),
    (reporting.report, ()),
)
_OF_THE_NEIGHBOUR: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = (
    (phrases.replace, ("idp", "id_card", ["x"])),
    (refusal_changes.save, _reason("idp")),
    (message_texts.set_rule, ("idp", "registered", "sms", False)),
    (retention.set_rule, ("idp", "completed", 12)),
    (accounts.set_active, ("elnur", False)),
    (accounts.set_password, ("elnur", "a long password of words")),
)
_OF_SUPERVISORS: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = (
    (absence_notes.note, ("tural", DAY, DAY)),
    (requests.ask, ("5XK2M7P", "x")),
)

FORBIDDEN = (
    *(
        Forbidden(login, act, ("{foreign}", *words))
        for login in ("gunel", "sabina", "admin", "audit")
        for act, words in _ELSEWHERE
    ),
    # An auditor reads, and a clerk of another office does not see it.
    *(
        Forbidden("audit", act, ("{own}", *words))
        for act, words in _ELSEWHERE
        if act not in (detail.open_case, audit.trail)
    ),
    *(
        Forbidden(login, act, words)
        for login in ("gunel", "sabina", "audit")
        for act, words in _OF_ADMINISTRATORS
    ),
    *(Forbidden("gunel", act, words) for act, words in _OF_OVERSEERS),
    *(Forbidden("admin", act, words) for act, words in _OF_THE_NEIGHBOUR),
    *(
        Forbidden(login, act, words)
        for login in ("gunel", "audit")
        for act, words in _OF_SUPERVISORS
    ),
    Forbidden("sabina", absence_notes.note, ("elnur", DAY, DAY)),
    Forbidden("gunel", saved_views.save, ("x", Filter()), {"shared": True}),
    Forbidden("audit", casework.take_next),
    Forbidden("audit", counter_draft.keep, ("no_debt", 0, b"{{}}")),
    Forbidden("audit", register_questions.ask, ("5XK2M7P",)),
    Forbidden("audit", delivery.send_again, (1,)),
    Forbidden(
        "admin",
        accounts.add_staff,
        ("newcomer",),
        {"name": "Yeni", "role": "clerk", "organisation": "azerishiq"},
    ),
    Forbidden(
        "admin",
        accounts.change_staff,
        ("elnur",),
        {"name": "x", "role": "clerk", "departments": [], "services": []},
    ),
    Forbidden(
        "admin",
        accounts.change_staff,
        ("admin",),
        {"name": "x", "role": "clerk", "departments": [], "services": []},
    ),
)


@pytest.fixture
def numbers(desk: Desk) -> dict[str, str]:
    own = desk.take_in(samples.no_debt())
    desk.run("gunel", casework.take, own)
    foreign = desk.take_in(samples.idp())
    desk.run("elnur", casework.take, foreign)
    return {"own": own, "foreign": foreign}


def test_what_is_forbidden_is_refused_on_both_databases(
    desk: Desk, numbers: dict[str, str]
) -> None:
    done = []
    for forbidden in FORBIDDEN:
        words = [
            word.format(**numbers) if isinstance(word, str) else word for word in forbidden.words
        ]
        try:
            desk.run(forbidden.login, forbidden.act, *words, **forbidden.named)
        except Expected:
            continue
        done.append(forbidden.id)
    assert not done, "\n".join(done)


def test_the_reasons_that_are_tried_are_there(desk: Desk) -> None:
    there = {row.key for row in desk.as_("admin").read(refusal_texts.reasons)}
    assert _reason("no_debt")[0] in there
