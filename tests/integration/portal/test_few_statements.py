"""A submission takes few ways to a server, and stores what the counter's way stores."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from clerkdesk.adapters import packages
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.usecases.intake import examining, registration
from clerkdesk.usecases.portal import submitting
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.portal.submitting import Submitted
from tests import conftest, samples
from tests.conftest import Desk

_OWN = {
    "application": {"id", "number", "portal_request_id", "content_sha256", "op_id", "search_fold"},
    "application_detail": {"application_id"},
    "application_person": {"id", "application_id"},
    "document": {"id", "application_id", "sha256"},
    "document_content": {"document_id", "content"},
    "outbox_message": {"id", "application_id", "occurrence", "message_id"},
    "inquiry": {"id", "application_id", "op_id", "subject"},
}
"""Tables with the columns in which two applications differ; moments and who acted aside."""
_OF_WHEN_AND_WHO = {"last_actor", "requested_by_name", "xid"}


def examined(desk: Desk, folder: Path, package: dict[str, Any]) -> examining.Examined:
    written = samples.write_folder(folder / package["portal_request_id"], package)
    return examining.examine(desk.as_(conftest.GATEWAY), packages.open_package(written))


def sent(desk: Desk, folder: Path, package: dict[str, Any], key: str) -> Submitted:
    caller = Portal(1, "e-gov", package["channel"], 1000)
    unit = desk.as_(conftest.GATEWAY)
    unit.remembers = 10.0
    return submitting.store(unit, caller, key, examined(desk, folder, package))


@pytest.mark.parametrize("make", [samples.no_debt, samples.idp])
def test_a_submission_is_five_statements(server: Desk, tmp_path: Path, make: Any) -> None:
    sent(server, tmp_path, make("eg-1"), "k-1")
    seen: list[str] = []

    def kept(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        seen.append(statement)

    engine = server.as_(conftest.GATEWAY).engine
    package = make("eg-2")
    ready = examined(server, tmp_path, package)
    unit = server.as_(conftest.GATEWAY)
    unit.remembers = 10.0
    caller = Portal(1, "e-gov", package["channel"], 1000)
    submitting.store(unit, caller, "k-2", ready)
    event.listen(engine, "before_cursor_execute", kept)
    submitting.store(unit, caller, "k-3", examined(server, tmp_path, make("eg-3")))
    event.remove(engine, "before_cursor_execute", kept)
    of_storing = seen[next(n for n, each in enumerate(seen) if "cd_begin_submission" in each) :]
    assert len(of_storing) <= 4, of_storing  # and one that says who acts


def _rows(desk: Desk, table: str, application: int) -> list[dict[str, Any]]:
    of = "id" if table == "application" else "application_id"
    chosen = f"{of} = {application}"
    if table == "document_content":
        chosen = (
            f"document_id IN (SELECT d.id FROM document d WHERE d.application_id = {application})"
        )
    with desk.engine.connect() as connection:
        rows = connection.execute(text(f"SELECT * FROM {table} WHERE {chosen} ORDER BY 1, 2"))
        differ = _OWN[table] | _OF_WHEN_AND_WHO | {"not_before"}
        same = [name for name in rows.keys() if name not in differ and not name.endswith("_at")]
        return [dict(zip(same, row)) for row in rows.columns(*same)]


@pytest.mark.parametrize("make", [samples.no_debt, samples.idp])
def test_both_ways_store_the_same_rows(server: Desk, tmp_path: Path, make: Any) -> None:
    sent(server, tmp_path, make("eg-1"), "k-1")
    server.as_(conftest.GATEWAY).run(
        registration.register, *examined(server, tmp_path, make("eg-2"))
    )
    first, second = (
        server.scalar(f"SELECT id FROM application WHERE portal_request_id = 'eg-{n}'")
        for n in (1, 2)
    )
    for table in _OWN:
        rows = _rows(server, table, first)
        assert rows == _rows(server, table, second), table
        assert rows, table


def test_what_was_sent_before_draws_no_number(server: Desk, tmp_path: Path) -> None:
    package = samples.no_debt("eg-1")
    number = sent(server, tmp_path, package, "k-1").accepted.number
    for key in ("k-1", "k-2"):
        again = sent(server, tmp_path, package, key).accepted
        assert (again.number, again.duplicate) == (number, True)
    other = samples.no_debt("eg-1", subscriber_code="12049999999")
    with pytest.raises(PackageRefused):
        sent(server, tmp_path, other, "k-3")
    assert sent(server, tmp_path, samples.no_debt("eg-9"), "k-9").accepted.number.endswith("0002")
