"""A backup that brings back what has been erased is held against the list beside it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store.backup import erased
from clerkdesk.usecases import backups, installation_settings
from clerkdesk.usecases.case import detail, review
from clerkdesk.usecases.retention import repeating, rules
from clerkdesk.worker.retention import Retention
from tests import samples
from tests.conftest import Desk
from tests.integration.copying import NewServer, file_url, opened, silent
from tests.integration.retention.test_erasing import LATER, MONTHS, PERSON, traces


def refused(desk: Desk, request: str, code: str) -> str:
    """One that has ended, and of which nothing is on its way."""
    number = desk.take_in(samples.no_debt(request, subscriber_code=code))
    desk.run("gunel", review.refuse, number, "document_missing", "")
    for _ in range(3):
        desk.later(seconds=30)
        desk.worker().once()
    return number


def erased_by_rule(desk: Desk, folder: Path) -> None:
    """The worker erases what is due, and lists it beside the backups."""
    desk.local.run(rules.set_rule, "no_debt", "refused", MONTHS)
    desk.local.run(installation_settings.set_setting, "backup_folder", str(folder))
    desk.later(**LATER)
    assert Retention(desk.worker().unit_of_work).keep() > 0


@pytest.mark.parametrize("kind", ["file", pytest.param("server", marks=pytest.mark.long)])
def test_a_restore_erases_again_what_was_erased_since(
    embedded: Desk, new_database: NewServer, tmp_path: Path, kind: str
) -> None:
    folder = tmp_path / "backups"
    number = refused(embedded, "eg-1", "12045567890")
    open_then = embedded.take_in(samples.no_debt("eg-2", subscriber_code="12045567891"))
    path = folder / "monday.cdb"
    backups.write(embedded.url, path, silent)
    embedded.run("gunel", review.refuse, open_then, "document_missing", "")
    for _ in range(3):
        embedded.later(seconds=30)
        embedded.worker().once()
    erased_by_rule(embedded, folder)
    listed = json.loads((folder / erased.LIST).read_text(encoding="utf-8"))
    assert [each["number"] for each in listed] == [number, open_then]
    assert PERSON[0] not in str(listed)

    url = file_url(tmp_path / "back", "b.db") if kind == "file" else new_database()
    report = backups.restore(path, url, silent, after=[open_then])
    assert (report.erased.again, report.erased.left, report.whole) == (1, (open_then,), True)
    desk = opened(url, tmp_path / "desk")
    case = desk.local.run(detail.open_case, number)
    assert case.erased is not None and case.erased.code == "erased_again"
    assert case.persons[0].fin == "" and case.header.name == ""
    with desk.engine.connect() as connection:
        mine = "SELECT count(*) FROM application_person WHERE fin <> ''"
        assert connection.execute(text(mine)).scalar() == 2, "the one that had not ended"
    desk.close()


def test_a_backup_keeps_the_list_beside_it_and_what_others_have_listed(
    embedded: Desk, tmp_path: Path
) -> None:
    number = refused(embedded, "eg-1", "12045567890")
    lost = erased.Listed("WD-2026-0000009", "request", None, "2026-11-20T08:00:00+00:00")
    erased.add(tmp_path / "mine", [lost])
    erased_by_rule(embedded, tmp_path / "theirs")
    backups.write(embedded.url, tmp_path / "mine" / "one.cdb", silent)
    assert [each.number for each in erased.read(tmp_path / "mine")] == [number, lost.number]
    assert traces(embedded, *PERSON) == set()
    (tmp_path / "mine" / erased.LIST).write_text("[{", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="backup_damaged"):
        erased.read(tmp_path / "mine")


def test_what_did_not_come_back_is_not_erased_again(desk: Desk) -> None:
    number = desk.take_in(samples.idp())

    def again(*lines: erased.Listed) -> repeating.Repeated:
        return desk.local.run(repeating.repeat, list(lines))

    line = erased.Listed(number, "request", None, "2026-11-20T08:00:00+00:00")
    unknown = replace(line, number="WD-2026-0000009")
    nobody = replace(line, position=99)
    assert again(unknown, nobody) == repeating.Repeated()
    assert again(unknown, line, nobody) == repeating.Repeated(0, (number,)), "it is still open"
    assert desk.scalar("SELECT count(*) FROM erasure") == 0
