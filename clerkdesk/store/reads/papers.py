"""The register of certificates and of their prints, page by page, the newest first."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    String,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased
from sqlalchemy.types import TypeEngine

from clerkdesk.domain.verdicts import Verdict
from clerkdesk.store.models import (
    Application,
    Certificate,
    CertificatePrint,
    PrintFate,
    RevocationWish,
)
from clerkdesk.store.reads.read import Conditions, Read, Statement
from clerkdesk.store.reference_models import Department, Staff
from clerkdesk.store.types import Moment

WORDS = ("word_1", "word_2", "word_3", "word_4")
"""Parameters: what a certificate's number, or what its application is found by, contains."""
FIRST = "first"
"""Parameter: the first day of issue of certificates that are in force today; NULL: days are not
counted.
"""
_FILTER: dict[str, TypeEngine[Any]] = {
    **dict.fromkeys(WORDS, String()),
    "code": String(),
    "since": Moment(),
    "until": Moment(),
    "office": Integer(),
    FIRST: Date(),
}
"""Each of them may be NULL: then it demands nothing."""
_PLACE: dict[str, TypeEngine[Any]] = {"state": String(), "after": BigInteger()}
_PAGE: dict[str, TypeEngine[Any]] = {**_PLACE, "most": Integer()}
_KEY: dict[str, TypeEngine[Any]] = {**_PLACE, "skipped": Integer()}
_ONLY: Mapping[str, TypeEngine[Any]] = {"only": ARRAY(BigInteger())}


def _if_given(name: str, type_: TypeEngine[Any], demand: Any) -> ColumnElement[bool]:
    value = bindparam(name, type_=type_)
    return or_(value.is_(None), demand(value))


def standing() -> ColumnElement[str]:
    """``verdicts.standing`` of a certificate."""
    is_over = and_(
        Certificate.state == "live",
        Certificate.issued_on < bindparam(FIRST, type_=Date()),
        # Else it is a letter, whose days are not counted.
        Certificate.debt_answer_id.is_not(None),
    )
    return case((is_over, str(Verdict.EXPIRED)), else_=Certificate.state)


def _has(word: Any) -> ColumnElement[bool]:
    # A folded word has no letter that LIKE takes for a sign.
    return or_(
        Application.search_fold.contains(word), func.lower(Certificate.number).contains(word)
    )


def _filtered() -> list[ColumnElement[bool]]:
    return [
        *[_if_given(name, String(), _has) for name in WORDS],
        _if_given("code", String(), lambda value: Certificate.code == value),
        _if_given("since", Moment(), lambda value: Certificate.issued_at >= value),
        _if_given("until", Moment(), lambda value: Certificate.issued_at < value),
        _if_given("office", Integer(), lambda value: Application.department_id == value),
    ]


def _in_only() -> ColumnElement[bool]:
    return Application.id.in_(bindparam("only", expanding=True))


def _rows(scope: Conditions, *more: ColumnElement[bool]) -> Statement:
    prints = (
        select(func.count())
        .where(CertificatePrint.certificate_id == Certificate.id)
        .scalar_subquery()
    )
    decider = aliased(Staff)
    return (
        select(
            Certificate.id,
            Certificate.number,
            Application.number.label("application_number"),
            Application.name,
            Application.subscriber_code,
            Department.name.label("office"),
            Certificate.issued_at,
            Certificate.as_of,
            decider.name.label("decider"),
            Certificate.requested_by_name,
            prints.label("prints"),
            standing().label("state"),
            Certificate.changed_at,
            Certificate.superseded_by,
            Certificate.state_by,
            Certificate.state_reason,
            Certificate.sha256,
        )
        .join(Application, Application.id == Certificate.application_id)
        .join(Department, Department.id == Application.department_id)
        .outerjoin(decider, decider.id == Application.decided_by)
        .where(*more, *scope)
    )


def _behind() -> list[ColumnElement[bool]]:
    return [
        *_filtered(),
        _if_given("state", String(), lambda value: standing() == value),
        _if_given("after", BigInteger(), lambda value: Certificate.id < value),
    ]


def _page(scope: Conditions, *more: ColumnElement[bool]) -> Statement:
    listed = _rows(scope, *_behind(), *more)
    return listed.order_by(Certificate.id.desc()).limit(bindparam("most"))


def _key(scope: Conditions, *more: ColumnElement[bool]) -> Statement:
    return (
        select(Certificate.id)
        .join(Application, Application.id == Certificate.application_id)
        .where(*_behind(), *more, *scope)
        .order_by(Certificate.id.desc())
        .offset(bindparam("skipped"))
        .limit(1)
    )


def _counts(scope: Conditions, *more: ColumnElement[bool]) -> Statement:
    judged = (
        select(standing().label("state"))
        .join(Application, Application.id == Certificate.application_id)
        .where(*_filtered(), *more, *scope)
        .subquery()
    )
    return select(judged.c.state, func.count()).group_by(judged.c.state)


REGISTER = Read("papers", {**_FILTER, **_PAGE}, _page, scoped=True)
"""The certificates behind the one whose id is ``after``."""
REGISTER_OF = Read(
    "papers_of", {**_FILTER, **_PAGE, **_ONLY}, lambda scope: _page(scope, _in_only()), scoped=True
)
"""Those of these applications."""
KEY = Read("paper_key", {**_FILTER, **_KEY}, _key, scoped=True)
"""The id of the one that is ``skipped`` certificates further on."""
KEY_OF = Read(
    "paper_key_of", {**_FILTER, **_KEY, **_ONLY}, lambda scope: _key(scope, _in_only()), scoped=True
)
COUNTS = Read("paper_counts", _FILTER, _counts, scoped=True)
"""(state, how many)"""
COUNTS_OF = Read(
    "paper_counts_of",
    {**_FILTER, **_ONLY},
    lambda scope: _counts(scope, _in_only()),
    scoped=True,
)
ENTRY = Read(
    "paper",
    {"number": String(), FIRST: Date()},
    lambda scope: _rows(scope, Certificate.number == bindparam("number")),
    scoped=True,
)
"""One certificate of the register."""


def _prints(scope: Conditions) -> Statement:
    fate = (
        select(PrintFate.fate)
        .where(PrintFate.print_id == CertificatePrint.id)
        .order_by(PrintFate.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            CertificatePrint.id,
            CertificatePrint.at,
            Certificate.number,
            Application.number.label("application_number"),
            Application.name,
            CertificatePrint.copy,
            CertificatePrint.actor,
            CertificatePrint.reason,
            fate.label("fate"),
        )
        .join(Certificate, Certificate.id == CertificatePrint.certificate_id)
        .join(Application, Application.id == CertificatePrint.application_id)
        .where(
            _if_given("number", String(), lambda value: Certificate.number == value),
            _if_given("since", Moment(), lambda value: CertificatePrint.at >= value),
            _if_given("until", Moment(), lambda value: CertificatePrint.at < value),
            _if_given("after", BigInteger(), lambda value: CertificatePrint.id < value),
            *scope,
        )
        .order_by(CertificatePrint.id.desc())
        .limit(bindparam("most"))
    )


PRINTS = Read(
    "paper_prints",
    {
        "number": String(),
        "since": Moment(),
        "until": Moment(),
        "after": BigInteger(),
        "most": Integer(),
    },
    _prints,
    scoped=True,
)
"""Every sheet that went to a printer, of one certificate or of all."""

WISHES = Read(
    "paper_wishes",
    {"number": String()},
    lambda scope: (
        select(
            RevocationWish.actor_id,
            RevocationWish.actor,
            RevocationWish.at,
            RevocationWish.reason,
        )
        .join(Certificate, Certificate.id == RevocationWish.certificate_id)
        .join(Application, Application.id == RevocationWish.application_id)
        .where(Certificate.number == bindparam("number"), *scope)
        .order_by(RevocationWish.id)
    ),
    scoped=True,
)
"""Who wants a certificate revoked, and why."""

READS = (REGISTER, REGISTER_OF, KEY, KEY_OF, COUNTS, COUNTS_OF, ENTRY, PRINTS, WISHES)
