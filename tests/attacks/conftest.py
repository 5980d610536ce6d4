"""An installation that has been at work: cases in every state, in two offices of one organisation
and in another organisation.
"""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from clerkdesk.store.engine import make_engine
from clerkdesk.store.guard import postgres
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.certificates import issuing
from tests import samples
from tests.attacks.attacker import Installation
from tests.conftest import WORKER, Desk, TestClock, admin

_MORE_PEOPLE = (
    ("rena", "Rəna Sınaq", "clerk", "azersu"),
    ("boss", "Bəxtiyar Sınaq", "admin", "azerishiq"),
    ("leyla", "Leyla Sınaq", "clerk", "azersu"),
)
"""rena works on an e-service of which her organisation has no case: she sees none. leyla's account
will be closed.
"""


def _people(installation: Installation) -> None:
    statements = []
    for login, name, role, organisation in _MORE_PEOPLE:
        statements += [
            f"""
                INSERT INTO staff (
                  login, name, sort_key, role, organisation_id, active, failures, created_at
                )
                SELECT '{login}', '{name}', '{login}', '{role}', o.id, true, 0, cd_now()
                FROM organisation o
                WHERE o.code = '{organisation}'
            """,
            f"SELECT cd_make_login('{login}')",
        ]
    statements += [
        "INSERT INTO staff_service SELECT id, 'idp' FROM staff WHERE login = 'rena'",
        "SELECT cd_make_service('gateway_sample', 'gateway')",
    ]
    installation.administrator(*statements)


def _cases(desk: Desk) -> dict[str, str]:
    """Name → number of the case."""
    no_debt = {
        name: desk.take_in(samples.no_debt(f"eg-{name}", subscriber_code=code))
        for name, code in (
            ("fresh", "12045567801"),
            ("held", "12045567802"),
            ("bare", "12045567803"),
            ("colleague", "12045567804"),
            ("done", "12045567805"),
            ("closed", "12045567806"),
            ("refused", "12045567807"),
            ("free", "12045567808"),
        )
    }
    elsewhere = {
        name: desk.take_in(
            samples.no_debt(
                f"eg-{name}", object__district="Xətai", subscriber_code=code, contact__mobile=mobile
            )
        )
        for name, code, mobile in (
            ("elsewhere", "12045567811", "050 777 00 01"),
            ("elsewhere_held", "12045567812", "050 777 00 02"),
        )
    }
    idp = {name: desk.take_in(samples.idp(f"eg-{name}")) for name in ("idp_new", "idp_held")}
    numbers = no_debt | elsewhere | idp
    holders = {
        "held": "gunel",
        "bare": "gunel",
        "done": "gunel",
        "closed": "gunel",
        "refused": "gunel",
        "free": "gunel",
        "colleague": "tural",
        "elsewhere_held": "tural",
        "idp_held": "elnur",
    }
    for name, login in holders.items():
        desk.run(login, casework.take, numbers[name])
    _answer(desk)
    for name in ("held", "done", "closed", "elsewhere_held", "idp_held"):
        desk.run(holders[name], review.accept_documents, numbers[name])
    for name in ("done", "closed"):
        desk.run("gunel", review.approve, numbers[name])
    desk.run("gunel", review.refuse, numbers["refused"], "document_missing", "")
    desk.run("gunel", casework.release, numbers["free"])
    _answer(desk)
    desk.run("gunel", issuing.request, numbers["done"])
    _answer(desk)
    return numbers


def _answer(desk: Desk) -> None:
    for _ in range(4):
        desk.worker().once()


def _facts(desk: Desk, numbers: dict[str, str]) -> dict[str, Any]:
    with desk.engine.connect() as connection:

        def rows(statement: str) -> list[Any]:
            return list(connection.exec_driver_sql(statement).all())

        facts: dict[str, Any] = {}
        for login, key, name in rows("SELECT login, id, name FROM staff"):
            facts |= {login: key, f"{login}_name": name}
        ids = {number: key for number, key in rows("SELECT number, id FROM application")}
        for name, number in numbers.items():
            facts |= {name: ids[number], f"{name}_number": number}
        facts |= {f"org_{code}": key for code, key in rows("SELECT code, id FROM organisation")}
        facts |= {
            f"dep_{code.replace('-', '_')}": key
            for code, key in rows("SELECT code, id FROM department")
        }
        first_documents = dict(
            rows("SELECT application_id, min(id) FROM document GROUP BY application_id")
        )
        facts |= {
            f"{name}_document": first_documents[ids[number]] for name, number in numbers.items()
        }
        facts["other_department"] = rows(
            """
                SELECT min(d.id)
                FROM department d
                JOIN organisation o ON o.id = d.organisation_id
                WHERE o.code = 'azerishiq'
            """
        )[0][0]
        facts["certificate"], facts["certificate_number"] = rows(
            "SELECT id, number FROM certificate"
        )[0]
        facts["sheet"], facts["printed"] = rows("SELECT id, application_id FROM certificate_print")[
            0
        ]
        facts["year"] = rows(
            "SELECT EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')::integer"
        )[0][0]
        facts["term"], facts["closing"] = rows(
            """
                SELECT t.due_on, cd_closing(o.id, t.due_on)
                FROM
                  organisation o,
                  cd_term(o.id, (cd_now() AT TIME ZONE 'Asia/Baku')::date, 3) AS t (due_on)
                WHERE o.code = 'azersu'
            """
        )[0]
        facts["long_term"], facts["long_closing"] = rows(
            f"""
                SELECT t.due_on, cd_closing(a.organisation_id, t.due_on)
                FROM
                  application a,
                  cd_term(
                    a.organisation_id, (a.submitted_at AT TIME ZONE 'Asia/Baku')::date, 5
                  ) AS t (due_on)
                WHERE a.id = {facts["idp_held"]}
            """
        )[0]
        for event in ("approved", "completed_clear", "refused", "registered"):
            facts[f"template_{event}"] = rows(
                f"""
                    SELECT min(id)
                    FROM message_template
                    WHERE event = '{event}' AND channel = 'email' AND language = 'az'
                """
            )[0][0]
        return facts


@pytest.fixture(scope="session")
def staged(
    postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, str, dict[str, Any]]:
    """(address of the server, name of the prepared database, its facts)."""
    template = make_url(postgres_template)
    plain = template.render_as_string(hide_password=False)
    admin(plain, f'CREATE DATABASE cd_attacked TEMPLATE "{template.database}"')
    url = template.set(database="cd_attacked").render_as_string(hide_password=False)
    folder: Path = tmp_path_factory.mktemp("attacked")
    codes = tuple(str(code) for code in range(12045567801, 12045567813)) + ("130045501238877",)
    desk = Desk(
        url=url,
        engine=make_engine(url),
        clock=TestClock(),
        folder=folder,
        knows=samples.stand_in(codes=codes),
    )
    installation = Installation(url, {})
    try:
        _people(installation)
        facts = _facts(desk, _cases(desk))
    finally:
        desk.close()
    return plain, "cd_attacked", facts | {"worker_login": WORKER}


def _copy(staged: tuple[str, str, dict[str, Any]]) -> Iterator[Installation]:
    plain, source, facts = staged
    name = f"attack_{uuid.uuid4().hex[:10]}"
    admin(plain, f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY FILE_COPY')
    installation = Installation(
        make_url(plain).set(database=name).render_as_string(hide_password=False),
        facts | {"database": name},
    )
    engine = make_engine(installation.url)
    with engine.begin() as connection:
        # A database's own rights are not copied with it.
        postgres.prepare(connection)
    engine.dispose()
    yield installation
    installation.close()
    admin(plain, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def installation(staged: tuple[str, str, dict[str, Any]]) -> Iterator[Installation]:
    """One installation for a module: every attack is rolled back."""
    yield from _copy(staged)


@pytest.fixture
def own_installation(staged: tuple[str, str, dict[str, Any]]) -> Iterator[Installation]:
    """An installation for one test, which may keep what it does."""
    yield from _copy(staged)
