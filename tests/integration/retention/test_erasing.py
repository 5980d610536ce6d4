"""Personal data are erased wholly, by rule or by two people, and the history stays whole."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from clerkdesk.adapters import report_tables
from clerkdesk.domain import sampling
from clerkdesk.domain.erasures import Cause
from clerkdesk.domain.errors import Expected, Invalid, NotAllowed, NotFound
from clerkdesk.domain.limits import REASON_LENGTH
from clerkdesk.domain.queues import Queue
from clerkdesk.domain.report import Period
from clerkdesk.store.guard.erasing import EMPTIED, TAKEN_OUT
from clerkdesk.usecases.case import casework, detail, review, sample_looks
from clerkdesk.usecases.case.sample_looks import SampleAnswer
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.retention import erasing, persons, reports, requests, rules
from clerkdesk.usecases.supervision import giving_out
from clerkdesk.worker.retention import Retention
from tests import samples
from tests.conftest import Desk
from tests.histories import KEY, report, sealing_worker

MONTHS = 60
LATER = {"days": 61 * 31}
PERSON = ("5XK2M7P", "Əliyev", "Rəşad", "eliyev", "r.aliyev@example.az", "+994502345678")
"""What names the sample's applicant, wherever it may stand."""


def decided(desk: Desk, request: str = "eg-1", code: str = "12045567890") -> str:
    """An approved application with everything that comes with one, and a certificate."""
    number = desk.take_in(samples.no_debt(request, subscriber_code=code))
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.note, number, "Əliyev ilə danışdım", important=True)
    desk.run("gunel", casework.amend, number, {"email": "resad@example.az"}, "Əliyev dedi")
    desk.compare(number)
    desk.run("gunel", review.accept_documents, number)
    desk.approve("gunel", number)
    desk.later(seconds=30)
    desk.worker().once()
    desk.run("gunel", issuing.request, number)
    desk.worker().once()
    desk.later(seconds=30)
    desk.worker().once()
    return number


def erase(desk: Desk, turns: Callable[..., list[erasing.Turn]]) -> list[tuple[str, Cause]]:
    """What the worker erases of a kind now; nothing fails."""
    batch = Retention(desk.worker().unit_of_work).erase(turns)
    assert batch.failed == []
    return [(each.number, each.cause) for each in batch.erased]


def traces(desk: Desk, *words: str) -> set[str]:
    """In which tables anything of these words stands, whatever the column."""
    columns = set()
    for table in (*EMPTIED, *TAKEN_OUT, "hit_judgement"):
        with desk.engine.connect() as connection:
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()
        if any(word in str(value) for row in rows for value in row for word in words):
            columns.add(table)
    return columns


def given_out(desk: Desk) -> list[tuple[object, object]]:
    """Application and name of the lists that leave the program as files."""
    unit = desk.as_("sabina")
    period = Period(date(2020, 1, 1), date(2099, 1, 1))
    lists: list[tuple[object, object]] = []
    for kind, sheet, columns in (
        (giving_out.Kind.APPLICATIONS, report_tables.applications, (0, 8)),
        (giving_out.Kind.CERTIFICATES, report_tables.certificates, (3, 5)),
    ):
        taking = unit.run(giving_out.begin, kind, period, ".csv")
        for row in sheet(giving_out.rows(unit, taking)).rows:
            lists.append((row[columns[0]], row[columns[1]]))
    return lists


def test_a_rule_empties_what_has_ended_long_ago_and_the_history_stays_whole(desk: Desk) -> None:
    number = decided(desk)
    desk.local.run(rules.set_rule, "no_debt", "completed", MONTHS)
    sealing_worker(desk, lambda: KEY).once()
    assert {"application", "note", "document", "amendment"} <= traces(desk, *PERSON)
    assert erase(desk, erasing.due) == [], "its time has not passed"

    desk.later(**LATER)
    assert erase(desk, erasing.due) == [(number, Cause.RULE)]
    assert erase(desk, erasing.due) == []

    assert given_out(desk) == [(number, "fərdi məlumat silinib")] * 2
    assert traces(desk, *PERSON, "12045567890") == set()
    assert desk.scalar("SELECT count(*) FROM document_content") == 0
    assert desk.scalar("SELECT count(*) FROM document WHERE length(sha256) = 64") == 2
    assert desk.scalar("SELECT count(*) FROM certificate_file WHERE length(content) > 0") == 1
    assert report(desk).findings == ()


def test_what_a_second_person_said_of_a_decision_is_erased_and_nothing_waits_any_more(
    desk: Desk,
) -> None:
    if desk.embedded:
        for login in ("gunel", "sabina"):
            desk.run("admin", accounts.set_password, login, "nümunə-parol-2026")
    desk.run("admin", set_setting, sampling.SETTING, "100")
    desk.knows = samples.stand_in("0.00", ("12045567890", "12045567891"))
    looked = decided(desk)
    waits = decided(desk, "eg-2", "12045567891")
    desk.later(minutes=5)
    sealing_worker(desk, lambda: KEY).once()
    no = SampleAnswer(False, "sample_person", "Əliyev başqa ünvandadır")
    desk.run("sabina", sample_looks.look, looked, no)
    desk.local.run(rules.set_rule, "no_debt", "completed", MONTHS)
    desk.later(**LATER)
    assert {number for number, _cause in erase(desk, erasing.due)} == {looked, waits}
    assert traces(desk, *PERSON) == set()
    assert desk.as_("sabina").read(browsing.counts)[Queue.SAMPLED] == 0
    with pytest.raises(Expected, match="data_erased"):
        desk.run("sabina", sample_looks.look, waits, SampleAnswer(True))
    assert report(desk).findings == ()


def test_two_people_erase_a_citizens_data_and_what_is_anothers_stays(desk: Desk) -> None:
    number = decided(desk)
    open_one = desk.take_in(samples.no_debt("eg-2", subscriber_code="12045567891"))
    anothers = desk.take_in(
        samples.no_debt(
            "eg-3", applicant__fin="7AB2C3D", owner__fin="7AB2C3D", subscriber_code="12045567892"
        )
    )
    by_number = {each.number: each for each in desk.run("sabina", persons.find, " 5xk2m7p")}
    assert by_number.keys() == {number, open_one}
    assert by_number[number].roles == ("applicant", "owner")
    assert (by_number[number].kept_for, by_number[open_one].kept_for) == (None, "stays_open")
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.run("gunel", persons.find, PERSON[0])
    with pytest.raises(NotFound, match="person_not_found"):
        desk.run("kamran", persons.find, PERSON[0])

    asked = desk.run("sabina", requests.ask, PERSON[0], "Vətəndaşın ərizəsi")
    assert (asked.numbers, asked.left) == ([number], [(open_one, "stays_open")])
    assert erase(desk, erasing.granted) == [], "nobody has granted it"
    with pytest.raises(NotAllowed, match="another_person"):
        desk.run("sabina", requests.decide, asked.request, granted=True)
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.run("gunel", requests.decide, asked.request, granted=True)
    with pytest.raises(NotFound, match="request_unknown"):
        desk.run("kamran", requests.decide, asked.request, granted=True)
    desk.run("admin", requests.decide, asked.request, granted=True)
    with pytest.raises(NotFound, match="request_unknown"):
        desk.run("sabina", requests.decide, asked.request, granted=False)

    assert erase(desk, erasing.granted) == [(number, Cause.REQUEST)]
    assert erase(desk, erasing.granted) == []
    (request,) = desk.run("sabina", persons.requests)
    assert desk.local.read(persons.requests) == [request], "whoever has the database sees it, too"
    assert (request.numbers, request.erased, request.decided_by_name) == (
        [number],
        1,
        "İnzibatçı Nümunə",
    )
    assert {each.number for each in desk.run("sabina", persons.find, PERSON[0])} == {open_one}
    assert desk.run("sabina", persons.find, "7AB2C3D")[0].number == anothers
    assert report(desk, None).findings == ()


def test_a_refusal_without_a_look_at_its_documents_is_erased_too(desk: Desk) -> None:
    number = desk.take_in(samples.no_debt("eg-1"))
    desk.run("gunel", review.refuse, number, "document_missing", "Əliyevə deyilib")
    for _ in range(3):
        desk.later(seconds=30)
        desk.worker().once()
    desk.local.run(rules.set_rule, "no_debt", "refused", MONTHS)
    desk.later(**LATER)
    events = desk.scalar("SELECT count(*) FROM event WHERE action = 'verdict'")
    assert erase(desk, erasing.due) == [(number, Cause.RULE)]
    assert desk.scalar("SELECT count(*) FROM event WHERE action = 'verdict'") == events == 0
    assert traces(desk, *PERSON) == set()
    assert report(desk, None).findings == ()


def test_what_was_erased_stays_as_it_is(desk: Desk) -> None:
    number = decided(desk)
    desk.local.run(rules.set_rule, "no_debt", "completed", MONTHS)
    desk.later(**LATER)
    erase(desk, erasing.due)
    case = desk.run("sabina", detail.open_case, number)
    assert case.header.allowed == frozenset()
    assert set(case.header.denials.values()) == {"data_erased"}
    for act, words in (
        (casework.note, ["Yenə"]),
        (review.reopen, ["Səhv"]),
        (issuing.request, []),
    ):
        with pytest.raises(Expected, match="data_erased"):
            desk.run("sabina", act, number, *words)
    assert case.erased is not None
    assert (case.erased.code, case.erased.params["months"]) == ("erased_by_rule", MONTHS)
    (group,) = desk.run("audit", reports.erased, case.header.submitted_at)
    assert (group.service, group.outcome, group.cause, group.count) == (
        "no_debt",
        "completed",
        "rule",
        1,
    )


def test_the_preview_says_what_the_rules_would_erase_and_erases_nothing(desk: Desk) -> None:
    number = decided(desk)
    desk.run("admin", rules.set_rule, "no_debt", "completed", MONTHS)
    with pytest.raises(NotAllowed, match="retention_organisation"):
        desk.run("admin", rules.set_rule, "idp", "completed", MONTHS)
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.run("sabina", rules.set_rule, "no_debt", "completed", None)
    (due,) = desk.run("sabina", reports.preview)
    assert (due.rule.months, due.applications) == (MONTHS, [])
    desk.later(**LATER)
    (due,) = desk.run("sabina", reports.preview)
    assert [each.number for each in due.applications] == [number]
    assert desk.run("kamran", reports.preview) == []
    assert traces(desk, *PERSON)
    desk.run("admin", rules.set_rule, "no_debt", "completed", None)
    assert desk.run("sabina", reports.preview) == []
    assert erase(desk, erasing.due) == [], "without a rule it is kept"


def test_an_export_is_of_one_person_alone(desk: Desk) -> None:
    number = desk.take_in(samples.idp())
    package = samples.idp()
    other = package["registered_persons"][1]["fin"]
    exported = desk.run("kamran", persons.export, other, desk.clock())
    (data,) = exported.applications
    assert (data.number, data.roles, data.stated) == (number, ("registered",), {})
    written = str(exported)
    assert package["applicant"]["fin"] not in written
    assert package["contact"]["mobile"][-5:] not in written
    own = desk.run("kamran", persons.export, package["applicant"]["fin"], desk.clock())
    assert own.applications[0].stated["mobile"].startswith("+994")
    assert other not in str(own)
    looks = "SELECT count(*) FROM access_log WHERE purpose = 'show'"
    assert desk.scalar(looks) == 2, "each look is in the log"


def test_nothing_of_it_is_left_in_the_blocks_of_a_file(embedded: Desk) -> None:
    decided(embedded)
    embedded.local.run(rules.set_rule, "no_debt", "completed", MONTHS)
    embedded.later(**LATER)
    file = Path(str(embedded.engine.url.database))
    words = [word.encode() for word in (PERSON[0], "resad@example.az", *PERSON[4:])]

    def read() -> bytes:
        with embedded.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return file.read_bytes()

    assert all(word in read() for word in words)
    erase(embedded, erasing.due)
    left = read()
    assert [word for word in words if word in left] == []


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (" ", "reason_required"),
        ("x" * (REASON_LENGTH + 1), "too_long"),
        ("a\x00b", "control_characters"),
    ],
)
def test_whoever_asks_for_an_erasure_says_why_in_words_that_fit(
    embedded: Desk, reason: str, code: str
) -> None:
    embedded.take_in()
    with pytest.raises(Invalid, match=code):
        embedded.run("sabina", requests.ask, PERSON[0], reason)


def test_of_whom_all_is_still_open_nothing_is_erased(desk: Desk) -> None:
    desk.take_in()
    with pytest.raises(NotFound, match="nothing_to_erase"):
        desk.run("sabina", requests.ask, PERSON[0], "Vətəndaşın ərizəsi")
    assert desk.run("sabina", persons.requests) == []


def test_an_owner_gets_what_is_said_of_the_object_and_not_the_applicants_words(
    desk: Desk,
) -> None:
    owner = "7AB2C3D"
    number = desk.take_in(
        samples.no_debt(owner__fin=owner, owner__surname="Quliyev", owner__name="Anar")
    )
    export = desk.run("sabina", persons.export, owner, desk.clock())
    (held,) = export.applications
    assert (held.number, held.roles, held.messages) == (number, ("owner",), 0)
    assert held.stated.keys() == {"address", "subscriber_code", "owner_name"}
    assert "Quliyev" in held.stated["owner_name"] and held.documents == ()


def test_a_rule_is_for_an_end_and_the_later_word_counts(desk: Desk) -> None:
    with pytest.raises(Invalid, match="retention_outcome"):
        desk.run("admin", rules.set_rule, "no_debt", "in_progress", MONTHS)
    for months in (MONTHS, MONTHS + 1):
        desk.run("admin", rules.set_rule, "no_debt", "refused", months)
    assert desk.scalar("SELECT months FROM retention_rule") == MONTHS + 1
    desk.run("admin", rules.set_rule, "no_debt", "refused", None)
    assert desk.scalar("SELECT count(*) FROM retention_rule") == 0


def test_an_export_has_what_the_package_says_and_what_the_register_says(desk: Desk) -> None:
    desk.compare(desk.take_in())
    exported = desk.run("sabina", persons.export, PERSON[0], desk.clock())
    sources = {each.source for each in exported.applications[0].persons}
    assert sources == {"package", "stand-in"}
