"""One person is erased from the applications of others: what speaks of that person alone, and the
application stays its applicant's.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.domain.erasures import Cause, Extent
from clerkdesk.domain.errors import Expected, NotAllowed, NotFound
from clerkdesk.domain.extract import Extract
from clerkdesk.store.backup import erased
from clerkdesk.store.cross_scope import portal_registered
from clerkdesk.usecases import backups, installation_settings
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.case.rows import CaseDetail
from clerkdesk.usecases.certificates import extracts
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.retention import erasing, persons, requests
from clerkdesk.worker.loop import Worker
from clerkdesk.worker.retention import Retention
from tests import samples
from tests.conftest import Desk
from tests.histories import KEY, report, sealing_worker
from tests.integration.copying import file_url, opened, silent
from tests.integration.retention.test_erasing import erase, traces

FIN = "6PL0RR9"
NAMES = (FIN, "Quliyeva", "Sevil", "Akif qızı", "AZE11122234", "doğum.pdf")
"""What names the one who is registered, wherever it may stand."""
APPLICANT = "2MN8T5W"
SECOND = "rauf"
"""The organisation's administrator, who grants what its supervisor asks for."""


def household(request: str = "eg-1", **changes: Any) -> dict[str, Any]:
    """Two registered persons, of whom the second has a document of her own."""
    package = samples.idp(request, **changes)
    birth = {"kind": "birth_certificate", "file": "documents/dogum.pdf", "name": "doğum.pdf"}
    package["documents"].append({**birth, "sha256": None, "fin": FIN})
    return package


def refused(desk: Desk, package: dict[str, Any] | None = None) -> str:
    """One that was compared and refused, of which nothing is on its way any more."""
    number = desk.take_in(household() if package is None else package)
    desk.run("elnur", casework.take, number)
    desk.compare(number)
    desk.run("elnur", casework.note, number, "Zəng gözləyir")
    desk.run("elnur", review.refuse, number, "document_missing", "Sənəd yoxdur")
    for _ in range(3):
        desk.later(seconds=30)
        desk.worker().once()
    return number


def decide(desk: Desk, request: int) -> None:
    """The second person grants it."""
    if desk.scalar(f"SELECT count(*) FROM staff WHERE login = '{SECOND}'") == 0:
        desk.local.run(
            accounts.add_staff, SECOND, name="Rauf Nümunə", role="admin", organisation="azerishiq"
        )
    desk.run(SECOND, requests.decide, request, granted=True)


def granted(desk: Desk, fin: str = FIN) -> requests.Asked:
    """What kamran asks for, and another one grants."""
    asked: requests.Asked = desk.run("kamran", requests.ask, fin, "Vətəndaşın ərizəsi")
    decide(desk, asked.request)
    return asked


def altered(desk: Desk) -> set[str | None]:
    """Rows that the history does not vouch for: on a server those whose times the tests move."""
    return {finding.row for finding in report(desk, None).findings}


def state(case: CaseDetail) -> tuple[object, ...]:
    """What is the applicant's."""
    header = case.header
    return header.name, case.mobile, case.email, case.previous_address, header.decision_text


def test_one_who_is_registered_is_erased_and_the_application_stays_its_applicants(
    desk: Desk,
) -> None:
    number = desk.after(refused)
    before = desk.run("kamran", detail.open_case, number)
    sealing_worker(desk, lambda: KEY).once()
    aged = altered(desk)
    assert {"application_person", "document", "person_answer", "inquiry"} <= traces(desk, *NAMES)
    (case,) = desk.run("kamran", persons.find, FIN)
    assert (case.number, case.roles, case.kept_for) == (number, ("registered",), None)
    assert case.extent is Extent.ONE_PERSON and [each.fin for each in case.documents] == [FIN]

    asked = desk.run("kamran", requests.ask, FIN, "Vətəndaşın ərizəsi")
    assert (asked.numbers, asked.one_person, asked.left) == ([number], [number], [])
    assert desk.run("kamran", persons.find, FIN)[0].kept_for == "stays_asked"
    assert desk.run("kamran", persons.find, APPLICANT)[0].kept_for is None, "the whole is another"
    assert erase(desk, erasing.granted) == [], "nobody has granted it"
    with pytest.raises(NotAllowed, match="another_person"):
        desk.run("kamran", requests.decide, asked.request, granted=True)
    decide(desk, asked.request)
    assert erase(desk, erasing.granted) == [(number, Cause.REQUEST)]
    assert erase(desk, erasing.granted) == []

    assert traces(desk, *NAMES) == set()
    after = desk.run("kamran", detail.open_case, number)
    assert state(after) == state(before) and after.erased is None
    assert [person.fin for person in after.persons] == [APPLICANT, APPLICANT, ""]
    assert len(after.documents) == len(before.documents) - 1
    assert "Zəng gözləyir" in str(after) and after.history[0].action == "erase_person"
    with pytest.raises(NotFound, match="person_not_found"):
        desk.run("kamran", persons.find, FIN)
    (request,) = desk.run("kamran", persons.requests)
    assert (request.numbers, request.erased) == ([number], 1)
    assert altered(desk) == aged


def test_an_extract_says_of_whom_nothing_is_left(embedded: Desk) -> None:
    number = embedded.after(refused)
    granted(embedded)
    erase(embedded, erasing.granted)
    pages: list[Extract] = []

    def render(extract: Extract) -> bytes:
        pages.append(extract)
        return b"%PDF-"

    embedded.run("kamran", extracts.request, number)
    services = replace(embedded.worker().services, extract=render)
    Worker(embedded.local, services).once()
    (persons_of_it,) = [each for each in pages[0].sections if each.heading == "Şəxslər"]
    *stated, last = [text for _role, text in persons_of_it.rows]
    assert last == "fərdi məlumat silinib" and all("FİN" in each for each in stated)


def test_a_decision_about_somebody_who_is_no_more_in_it_is_not_opened_again(desk: Desk) -> None:
    number = desk.after(refused)
    aged = altered(desk)
    granted(desk)
    erase(desk, erasing.granted)
    with pytest.raises(Expected, match="CD176"):
        desk.run("kamran", review.reopen, number, "Səhv")
    assert desk.run("elnur", casework.note, number, "Yenə zəng") is None
    whole = granted(desk, APPLICANT)
    assert whole.numbers == [number] and whole.one_person == []
    assert erase(desk, erasing.granted) == [(number, Cause.REQUEST)]
    assert altered(desk) <= aged


def test_open_work_keeps_its_people_and_what_is_ones_own_goes_wholly(embedded: Desk) -> None:
    desk = embedded
    others = desk.after(refused)
    own = refused(
        desk, samples.idp("eg-2", applicant__fin=FIN, registered_persons__0__fin="7AB2C3D")
    )
    open_one = desk.take_in(household("eg-3"))
    by_number = {each.number: each for each in desk.run("kamran", persons.find, FIN)}
    assert {number: (each.extent, each.kept_for) for number, each in by_number.items()} == {
        others: (Extent.ONE_PERSON, None),
        own: (Extent.ALL, None),
        open_one: (Extent.ONE_PERSON, "stays_open"),
    }
    asked = granted(desk)
    assert (asked.numbers, asked.one_person) == ([others, own], [others])
    assert asked.left == [(open_one, "stays_open")]
    assert [number for number, _cause in erase(desk, erasing.granted)] == [others, own]
    # A citizen who sends the refused one again is offered who is still in it.
    offered = desk.local.run(lambda session: portal_registered(session, others, APPLICANT))
    assert offered == [APPLICANT]
    assert [each.number for each in desk.run("kamran", persons.find, FIN)] == [open_one]


def test_a_restore_erases_the_person_again(embedded: Desk, tmp_path: Path) -> None:
    number = embedded.after(refused)
    folder = tmp_path / "backups"
    path = folder / "monday.cdb"
    backups.write(embedded.url, path, silent)
    embedded.local.run(installation_settings.set_setting, "backup_folder", str(folder))
    granted(embedded)
    assert Retention(embedded.worker().unit_of_work).keep() == 1
    (line,) = json.loads((folder / erased.LIST).read_text(encoding="utf-8"))
    assert (line["number"], line["position"]) == (number, 1)

    url = file_url(tmp_path / "back", "b.db")
    done = backups.restore(path, url, silent, after=[number])
    assert (done.erased.again, done.erased.left, done.whole) == (1, (), True)
    desk = opened(url, tmp_path / "desk")
    with desk.engine.connect() as connection:
        fins = connection.execute(text("SELECT fin FROM application_person ORDER BY id")).scalars()
        assert list(fins) == [APPLICANT, APPLICANT, ""]
    desk.close()
