"""The guard on PostgreSQL: what people may do under their own logins, and that an altered guard is
found out.
"""

import pytest
from sqlalchemy import text

from clerkdesk.adapters import packages
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.queues import Queue
from clerkdesk.store import checking, upgrading
from clerkdesk.usecases.case import casework, detail, outcomes, review
from clerkdesk.usecases.certificates import issuing, register
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing, searching
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.unit_of_work import UnitOfWork, now
from tests import samples
from tests.conftest import WORKER, Desk


def code(desk: Desk, login: str, use_case: object, *args: object, **named: object) -> str:
    with pytest.raises(Expected) as error:
        desk.run(login, use_case, *args, **named)  # type: ignore[arg-type]
    return error.value.code


def test_tables_of_the_first_version_move_into_their_own_schema(server: Desk) -> None:
    """0.1.0 made its tables in the schema public, as whoever ran the upgrade."""
    with server.engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA public"))
        connection.execute(text("CREATE TABLE public.old_one (id integer)"))
        connection.execute(
            text("CREATE FUNCTION public.cd_old() RETURNS integer LANGUAGE sql AS 'SELECT 1'")
        )
    upgrading.upgrade(server.engine)
    assert server.scalar("SELECT to_regclass('clerkdesk.old_one')") is not None
    assert server.scalar("SELECT count(*) FROM pg_proc WHERE proname = 'cd_old'") == 0
    with server.engine.begin() as connection:
        connection.execute(text("DROP TABLE clerkdesk.old_one"))
    assert checking.check(server.engine) == []


# -- people ----------------------------------------------------------------------------------------


def test_a_login_that_is_nobodys_account_is_told_so(server: Desk) -> None:
    """As behind a pooler that lends everybody one login."""
    with server.engine.begin() as connection:
        if (
            connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = 'pooled'")).first()
            is None
        ):
            connection.execute(text("CREATE ROLE pooled LOGIN"))
        connection.execute(text("GRANT cd_clerk TO pooled WITH INHERIT TRUE, SET FALSE"))
    server.take_in()
    try:
        assert code(server, "pooled", browsing.counts) == "not_staff"
        assert code(server, "pooled", current_staff) == "not_staff"
        with pytest.raises(Expected) as error:
            server.as_("pooled").run(
                lambda session: session.execute(text("SELECT id FROM application")).all()
            )
        assert error.value.code == "CD002"
    finally:
        with server.engine.begin() as connection:
            connection.execute(text("REVOKE cd_clerk FROM pooled"))


def test_an_account_that_is_disabled_is_shut_out_in_the_middle_of_its_work(server: Desk) -> None:
    number = server.take_in()
    server.run("gunel", casework.take, number)
    server.run("admin", accounts.set_active, "gunel", False)
    try:
        # The session was ended, and the server lets nobody of that name in.
        assert code(server, "gunel", casework.note, number, "text") in (
            "server_no_rights",
            "account_disabled",
            "CD001",
        )
        assert checking.check(server.engine) == []
    finally:
        server.run("admin", accounts.set_active, "gunel", True)
    server.run("gunel", casework.note, number, "text")


def test_an_administrator_makes_accounts_of_the_own_organisation_only(server: Desk) -> None:
    server.run(
        "admin",
        accounts.add_staff,
        "leyla_s",
        name="Leyla Nümunə",
        role="clerk",
        organisation="azersu",
        departments=["su-nesimi"],
        services=["no_debt"],
        password="uzun parol 1",
    )
    number = server.take_in()
    server.run("leyla_s", casework.take, number)
    assert server.scalar(
        "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'leyla_s'"
    )
    assert checking.check(server.engine) == []
    assert (
        code(
            server,
            "gunel",
            accounts.add_staff,
            "other_s",
            name="Başqa Nümunə",
            role="clerk",
            organisation="azersu",
        )
        == "administrator_only"
    )
    assert code(
        server,
        "admin",
        accounts.add_staff,
        "other_s",
        name="Başqa Nümunə",
        role="clerk",
        organisation="azerishiq",
    ) in ("CD911", "server_no_rights")
    assert code(server, "admin", accounts.set_password, "elnur", "uzun parol 2") in (
        "account_unknown",
        "CD916",
    )
    server.run("leyla_s", accounts.set_password, "leyla_s", "uzun parol 3")
    assert (
        code(
            server,
            "admin",
            accounts.add_staff,
            "cd_clever",
            name="Ad",
            role="clerk",
            organisation="azersu",
        )
        == "login_form"
    )


def test_a_login_with_other_rights_is_not_taken_over(server: Desk) -> None:
    with server.engine.begin() as connection:
        if (
            connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = 'mighty'")).first()
            is None
        ):
            connection.execute(text("CREATE ROLE mighty LOGIN SUPERUSER"))
    assert (
        code(
            server,
            "admin",
            accounts.add_staff,
            "mighty",
            name="Ad Soyad",
            role="clerk",
            organisation="azersu",
        )
        == "CD917"
    )


def test_a_supervisor_of_some_offices_sees_those_only(desk: Desk) -> None:
    login = f"region_{'e' if desk.embedded else 's'}"
    unit = desk.local if desk.embedded else desk.as_("admin")
    if desk.embedded:
        unit = desk.as_("admin")
    unit.run(
        accounts.add_staff,
        login,
        name="Bölgə Nümunə",
        role="supervisor",
        organisation="azersu",
        departments=["su-yasamal"],
    )
    desk.take_in(samples.no_debt(object__district="Nəsimi"))
    mine = desk.take_in(samples.no_debt("second", object__district="Yasamal"))
    assert [row.number for row in desk.as_(login).read(browsing.page, Filter(Queue.NEW))] == [mine]
    assert desk.as_(login).read(browsing.counts)[Queue.NEW] == 1


# -- the use cases under a person's own login ------------------------------------------------------


def test_at_the_counter_an_application_of_another_office_is_registered(
    server: Desk, tmp_path: object
) -> None:
    """The clerk who registers it does not see the other office's queue, and links to strangers'
    applications are made.
    """
    other = server.take_in(samples.no_debt(object__district="Yasamal"))
    package = samples.no_debt(
        "counter-1",
        object__district="Yasamal",
        channel="counter",
        login_method=None,
        submitted_at=server.local.read(now).isoformat(),
    )
    folder = samples.write_folder(server.folder / "counter", package, samples.files_of(package))
    number = registration.take_in(server.as_("gunel"), packages.open_package(folder)).number
    server.worker().once()
    links = server.local.run(detail.open_case, number).links
    assert {link.number for link in links} == {other}
    assert server.as_("gunel").read(browsing.page, Filter(Queue.NEW)) == [] or number not in {
        row.number for row in server.run("elnur", browsing.page, Filter(Queue.NEW))
    }
    # The same package again gives the same number, though the clerk no longer sees the application.
    again = registration.take_in(server.as_("gunel"), packages.open_package(folder))
    assert (again.number, again.duplicate) == (number, True)


def test_a_case_forwarded_to_an_office_one_does_not_see_has_gone(server: Desk) -> None:
    number = server.take_in()
    server.run("gunel", casework.take, number)
    server.run("gunel", casework.forward, number, "su-yasamal", "səhv idarə")
    with server.engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            text("UPDATE application SET changed_at = changed_at - INTERVAL '2 minutes'")
        )
    assert code(server, "gunel", detail.open_case, number) == "application_not_found"
    assert server.run("tural", detail.open_case, number).header.department_code == "su-yasamal"


def test_who_looked_stays_logged_when_the_use_case_fails(server: Desk) -> None:
    number = server.take_in()
    assert code(server, "gunel", review.approve, number) == "not_from_new"
    assert (
        server.scalar(
            "SELECT count(*) FROM access_log WHERE actor = 'Günel Hüseynova' AND purpose = 'act'"
        )
        == 1
    )


def test_a_search_by_fin_is_logged_by_the_database_itself(server: Desk) -> None:
    number = server.take_in()
    fin = server.run("gunel", detail.open_case, number).persons[0].fin
    assert [row.number for row in server.run("gunel", searching.search, fin).rows] == [number]
    assert server.run("elnur", searching.search, fin).rows == []
    assert (
        server.scalar(
            "SELECT count(*) FROM access_log WHERE purpose = 'search' AND application_id IS NULL"
        )
        == 2
    )


def test_the_worker_does_its_part_under_its_own_login_and_several_at_once(server: Desk) -> None:
    codes = ("12045567801", "12045567802", "12045567803")
    server.knows = samples.stand_in("0.00", codes)
    numbers = [server.take_in(samples.no_debt(code, subscriber_code=code)) for code in codes]
    for number in numbers:
        server.run("gunel", casework.take, number)
        server.worker().once()
        server.run("gunel", review.accept_and_approve, number)
        asked = server.run("gunel", issuing.request, number)
        server.worker().once()
        assert server.run("gunel", outcomes.outcome, asked).ending == "issued"
    serials = server.engine.connect()
    assert serials.execute(text("SELECT serial FROM certificate ORDER BY id")).scalars().all() == [
        1,
        2,
        3,
    ]
    serials.close()
    assert UnitOfWork(server.engines[WORKER]).read(current_staff).name == "worker"


@pytest.mark.parametrize("login", ["gunel", "sabina", "audit", "admin"])
def test_certificates_of_every_office_can_be_verified(server: Desk, login: str) -> None:
    server.knows = samples.stand_in("0.00")
    number = server.take_in(samples.no_debt(object__district="Yasamal"))
    server.run("tural", casework.take, number)
    server.worker().once()
    server.run("tural", review.accept_and_approve, number)
    server.run("tural", issuing.request, number)
    server.worker().once()
    sha256 = server.scalar("SELECT sha256 FROM certificate")
    assert server.as_(login).read(register.verify, sha256, None, None).verdict == "valid"
    assert (
        server.as_(login)
        .read(register.verify, "0" * 64, server.scalar("SELECT number FROM certificate"), None)
        .verdict
        == "altered"
    )
