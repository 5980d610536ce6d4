"""What recurs is shown to who oversees, with a trace; what is judged stays known until something
new happens.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.domain.deadlines import BAKU, baku_date
from clerkdesk.domain.errors import Conflict, Expected, Invalid, NotAllowed
from clerkdesk.domain.limits import SEARCHES_PER_MINUTE
from clerkdesk.domain.recurring import HitKind, Standing, Verdict
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import casework, detail, review, weighing
from clerkdesk.usecases.case.weighing import Weighed
from clerkdesk.usecases.history import access, verification
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.retention import erasing, rules
from clerkdesk.usecases.supervision import judging
from clerkdesk.usecases.supervision.judging import Judgement
from clerkdesk.usecases.supervision.recurring import HitRow, look_through
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_findings import FLAT, other_household
from tests.integration.retention.test_erasing import erase, traces
from tests.integration.retention.test_one_person import granted

CODE = "12045567800"
FINS = ("5XK2M7P", "4AB3C5D", "6QW7E8R", "7ZX8C9V")


def no_debt(number: int, **changes: str) -> dict[str, Any]:
    """Of the person with this place in ``FINS``; each has a code of their own."""
    values = {
        "applicant__fin": FINS[number],
        "owner__fin": FINS[number],
        "subscriber_code": f"1204556780{number}",
        "contact__mobile": f"050 234 56 7{number}",
        **changes,
    }
    return samples.no_debt(f"eg-2026-00001{number}", **values)


def took_in(desk: Desk, package: dict[str, Any]) -> str:
    number = desk.take_in(package)
    desk.worker().once()
    return number


def hits(desk: Desk, login: str = "sabina") -> list[HitRow]:
    rows: list[HitRow] = desk.run(login, look_through)
    return rows


def of_kind(desk: Desk, kind: HitKind, login: str = "sabina") -> list[HitRow]:
    return [row for row in hits(desk, login) if row.hit.kind is kind]


def same_code(desk: Desk) -> list[str]:
    """Two open applications about one subscriber code."""
    return [took_in(desk, no_debt(each, subscriber_code="12045567800")) for each in range(2)]


def judge(desk: Desk, row: HitRow, verdict: str, text: str = "Bax", **more: str) -> None:
    judgement = Judgement(verdict, text, **more)
    desk.run("sabina", judging.judge, row.hit.kind, row.hit.key, judgement, row.shown)


def numbers(row: HitRow) -> list[str]:
    return [member.number for member in row.hit.members]


def test_one_code_in_two_open_applications_is_one_hit(desk: Desk) -> None:
    both = same_code(desk)
    took_in(desk, no_debt(2))
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert numbers(row) == both and row.standing is Standing.OPEN
    assert list(row.offices.values()) == ["Nəsimi sukanal idarəsi"] and row.judged is None
    # Once one of them is refused, nothing is in work twice any more.
    desk.run("gunel", review.refuse, both[1], "duplicate", "təkrar")
    assert of_kind(desk, HitKind.CODE_IN_WORK) == []


@pytest.mark.parametrize(
    ("same", "kind"),
    [
        (
            {"registered_persons": [{"fin": "6PL0RR9", "surname": "Quliyeva", "name": "Sevil"}]},
            HitKind.PERSON,
        ),
        ({"subscriber_code": "130045501238877"}, HitKind.OLD_CODE),
        ({"object__previous_address": FLAT}, HitKind.OLD_ADDRESS),
    ],
)
def test_a_household_that_comes_up_again(desk: Desk, same: dict[str, Any], kind: HitKind) -> None:
    first = desk.take_in(samples.idp("first", object__previous_address=FLAT))
    second = took_in(desk, other_household("second", **same))
    (row,) = hits(desk, "kamran")
    assert row.hit.kind is kind and numbers(row) == [first, second]
    assert hits(desk, "sabina") == [], "the other organisation's"
    desk.run("elnur", review.refuse, second, "duplicate", "təkrar")
    assert hits(desk, "kamran") == [], "a refused one is no contradiction"


def test_a_file_that_was_sent_for_two_people(desk: Desk) -> None:
    package = samples.no_debt("first")
    files = samples.files_of(package)
    first = desk.take_in(package, files)
    desk.worker().once()
    other = no_debt(1, documents__0__fin=FINS[1])
    extract = "documents/cixaris.pdf"
    taken = samples.files_of(other) | {extract: files[extract]}
    other["documents"][1]["sha256"] = package["documents"][1]["sha256"]
    second = desk.take_in(other, taken)
    desk.worker().once()
    (row,) = of_kind(desk, HitKind.FILE)
    assert numbers(row) == [first, second]


def test_a_telephone_is_looked_at_from_three_applicants_on(desk: Desk) -> None:
    shared = {"contact__mobile": "050 111 22 33"}
    given = [took_in(desk, no_debt(each, **shared)) for each in range(2)]
    assert of_kind(desk, HitKind.TELEPHONE) == [], "a couple"
    given.append(took_in(desk, no_debt(2, **shared)))
    (row,) = of_kind(desk, HitKind.TELEPHONE)
    assert numbers(row) == given
    assert len(row.hit.key) == 64 and "501112233" not in row.hit.key, "no number leaves"


def test_who_oversees_one_of_the_offices_sees_no_telephone_of_the_others(desk: Desk) -> None:
    supervisor_of_nesimi(desk)
    shared = {"contact__mobile": "050 111 22 33"}
    took_in(desk, no_debt(0, **shared))
    for each in (1, 2):
        took_in(desk, no_debt(each, object__district="Yasamal", **shared))
    assert of_kind(desk, HitKind.TELEPHONE, "leyla") == [], "one alone is no sharing"
    (row,) = of_kind(desk, HitKind.TELEPHONE)
    assert len(row.hit.members) == 3
    took_in(desk, no_debt(3, **shared))
    (row,) = of_kind(desk, HitKind.TELEPHONE, "leyla")
    assert len(row.hit.members) == 2, "her own two"


def decided_at(desk: Desk, numbers: list[str], *, hour: int, working: bool) -> None:
    """All are refused at that hour of a day that counts, or of one that does not: on a file the
    next such day, on a server, whose clock is its own, the last one.
    """
    step = timedelta(days=1 if desk.embedded else -1)
    calendar = desk.local.read(reference_data.calendar)
    day = baku_date(desk.local.read(now)) + step
    while calendar.is_working(day) is not working:
        day += step
    at = datetime.combine(day, time(hour), BAKU).astimezone(UTC)
    if desk.embedded:
        desk.clock.now = at
    for number in numbers:
        desk.run("gunel", review.refuse, number, "other", "Səbəb")
    if not desk.embedded:
        with desk.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text("UPDATE application SET decided_at = :at"), {"at": at})


@pytest.mark.parametrize(
    ("hour", "working", "late"),
    [(23, True, True), (12, True, False), (12, False, True), (5, True, True)],
)
def test_both_databases_know_the_nights_and_the_days_off(
    desk: Desk, hour: int, working: bool, late: bool
) -> None:
    given = [took_in(desk, no_debt(each)) for each in range(3)]
    decided_at(desk, given, hour=hour, working=working)
    rows = of_kind(desk, HitKind.AFTER_HOURS)
    assert [len(row.hit.members) for row in rows] == ([3] if late else [])


def test_who_decides_at_night_three_times(embedded: Desk) -> None:
    desk = embedded
    given = [took_in(desk, no_debt(each)) for each in range(3)]
    desk.clock.forward(hours=11)  # 23:00 in Baku
    for number in given[:2]:
        desk.run("gunel", review.refuse, number, "other", "Səbəb")
    assert of_kind(desk, HitKind.AFTER_HOURS) == []
    desk.run("gunel", review.refuse, given[2], "other", "Səbəb")
    (row,) = of_kind(desk, HitKind.AFTER_HOURS)
    assert numbers(row) == given and row.person == "Günel Hüseynova"


def test_what_is_judged_stays_known_until_something_new_happens(desk: Desk) -> None:
    same_code(desk)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    judge(desk, row, "harmless", "İki ailə bir evdə yaşayır")
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert row.standing is Standing.JUDGED and not row.changed
    assert row.judged is not None
    assert (row.judged.verdict, row.judged.text, row.judged.by) == (
        Verdict.HARMLESS,
        "İki ailə bir evdə yaşayır",
        "Sabina Rəhimova",
    )
    took_in(desk, no_debt(2, subscriber_code="12045567800"))
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert row.standing is Standing.OPEN and row.changed and len(row.hit.members) == 3
    assert row.judged is not None, "what was said before stays beside it"
    assert desk.local.read(verification.verify).findings == ()


def test_the_office_is_asked_and_answers_inside_its_application(desk: Desk) -> None:
    one, other = same_code(desk)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    question = "Bu kod üzrə ikinci müraciət kimindir?"
    judge(desk, row, "asked", question, asked=other)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert row.standing is Standing.ASKED and row.judged is not None
    assert (row.judged.asked, row.judged.answered_by) == (other, None)
    assert row.judged.text == "", "the question stands in its application alone"
    desk.run("gunel", casework.take, other)
    case = desk.run("gunel", detail.open_case, other)
    asked = next(each for each in case.findings if each.kind == "important_note")
    assert asked.facts["note"] == question and asked.state == "open"
    desk.run("gunel", weighing.acknowledge, other, [Weighed(str(asked.id), "document_seen")])
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert row.standing is Standing.OPEN and row.judged is not None
    assert row.judged.answered_by == "Günel Hüseynova"
    judge(desk, row, "harmless", "Cavab kifayətdir")
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert row.standing is Standing.JUDGED
    assert one in numbers(row)


def test_a_supervisor_of_one_office_sees_that_another_has_a_part_and_asks_in_sight_alone(
    desk: Desk,
) -> None:
    supervisor_of_nesimi(desk)
    here = took_in(desk, no_debt(0, subscriber_code="12045567800"))
    elsewhere = took_in(desk, no_debt(1, subscriber_code="12045567800", object__district="Yasamal"))
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK, "leyla")
    assert numbers(row) == [here, elsewhere] and len(row.offices) == 2
    assert [member.number for member in row.askable] == [here]
    of_hit = (row.hit.kind, row.hit.key)
    with pytest.raises(Invalid, match="hit_asks_open"):
        question = Judgement("asked", "Kimindir?", elsewhere)
        desk.run("leyla", judging.judge, *of_hit, question)
    desk.run("leyla", judging.judge, *of_hit, Judgement("asked", "Kimindir?", here))
    # A supervisor of the whole organisation asks the other office.
    desk.run("sabina", judging.judge, *of_hit, Judgement("asked", "Kimindir?", elsewhere))


@pytest.mark.parametrize(
    ("verdict", "text", "asked", "code"),
    [
        ("harmless", "  ", None, "text_required"),
        ("nonsense", "x", None, "verdict_unknown"),
        ("asked", "Kimindir?", None, "hit_asks_open"),
        ("asked", "Kimindir?", "WD-2026-0009999", "hit_asks_open"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(
    desk: Desk, verdict: str, text: str, asked: str | None, code: str
) -> None:
    same_code(desk)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    judgement = Judgement(verdict, text, asked)
    with pytest.raises(Invalid, match=code):
        desk.run("sabina", judging.judge, row.hit.kind, row.hit.key, judgement)


def test_what_is_judged_stays_judged_when_one_of_three_is_refused(desk: Desk) -> None:
    three = [took_in(desk, no_debt(each, subscriber_code=CODE)) for each in range(3)]
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    judge(desk, row, "suspected", "Ötürülüb")
    desk.run("gunel", review.refuse, three[0], "duplicate", "təkrar")
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert numbers(row) == three[1:]
    assert row.standing is Standing.JUDGED and not row.changed
    assert row.judged is not None and row.judged.verdict is Verdict.SUSPECTED


def test_a_telephone_stays_judged_as_its_applications_grow_old(embedded: Desk) -> None:
    desk = embedded
    shared = {"contact__mobile": "050 111 22 33"}
    took_in(desk, no_debt(0, **shared))
    desk.clock.forward(days=30)
    for each in (1, 2, 3):
        took_in(desk, no_debt(each, **shared))
    (row,) = of_kind(desk, HitKind.TELEPHONE)
    judge(desk, row, "harmless", "Bir ofis")
    desk.clock.forward(days=61)
    (row,) = of_kind(desk, HitKind.TELEPHONE)
    assert len(row.hit.members) == 3
    assert row.standing is Standing.JUDGED and not row.changed, "nothing new has happened"


def supervisor_of_nesimi(desk: Desk) -> None:
    desk.run(
        "admin",
        accounts.add_staff,
        "leyla",
        name="Leyla Nümunə",
        role="supervisor",
        organisation="azersu",
        departments=["su-nesimi"],
    )


def of_one_telephone(desk: Desk, *, forwarded: int) -> list[str]:
    """Three applications, of which the last ones lie in Yasamal."""
    shared = {"contact__mobile": "050 111 22 33"}
    given = [took_in(desk, no_debt(each, **shared)) for each in range(3)]
    for number in given[3 - forwarded :]:
        desk.run("sabina", casework.forward, number, "su-yasamal", "başqa rayon")
    return given


def test_who_sees_a_part_of_what_was_judged_sees_nothing_new_in_it(desk: Desk) -> None:
    supervisor_of_nesimi(desk)
    given = of_one_telephone(desk, forwarded=1)
    (row,) = of_kind(desk, HitKind.TELEPHONE)
    judge(desk, row, "harmless", "Bir ailə")
    (row,) = of_kind(desk, HitKind.TELEPHONE, "leyla")
    assert numbers(row) == given[:2]
    assert row.standing is Standing.JUDGED and not row.changed
    again = Judgement("mended", "Nömrə səhv yazılıb")
    desk.run("leyla", judging.judge, row.hit.kind, row.hit.key, again, row.shown)
    (row,) = of_kind(desk, HitKind.TELEPHONE)
    assert row.standing is Standing.JUDGED and not row.changed, "all three were judged once"
    assert [each.verdict for each in row.verdicts] == ["mended", "harmless"]


def test_what_was_said_before_stays_beside_what_is_judged_anew(desk: Desk) -> None:
    for number in range(2):
        took_in(desk, no_debt(number, subscriber_code=CODE))
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    judge(desk, row, "harmless", "Bir")
    took_in(desk, no_debt(2, subscriber_code=CODE))
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    judge(desk, row, "suspected", "İki")
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert row.standing is Standing.JUDGED
    assert [each.text for each in row.verdicts] == ["İki", "Bir"]


def test_a_colleagues_verdict_is_not_overwritten_unseen(desk: Desk) -> None:
    same_code(desk)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    judge(desk, row, "suspected", "Ötürülüb")
    with pytest.raises(Conflict, match="hit_judged") as refused:
        judge(desk, row, "harmless", "İki ailə")
    assert refused.value.params["by"] == "Sabina Rəhimova"
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert row.judged is not None and row.judged.verdict is Verdict.SUSPECTED
    judge(desk, row, "harmless", "İki ailə")
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    assert [each.verdict for each in row.verdicts] == ["harmless", "suspected"], "both stand there"


def test_looks_use_up_no_searches_and_are_counted_by_themselves(desk: Desk) -> None:
    for _ in range(SEARCHES_PER_MINUTE):
        hits(desk)
    desk.run("sabina", access.seek, "fin", FINS[0])
    with pytest.raises(NotAllowed, match="CD705"):
        hits(desk)


def test_the_words_go_with_the_personal_data_of_one_of_the_applications(desk: Desk) -> None:
    both = same_code(desk)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    judge(desk, row, "suspected", "Eldar Quliyev, 0501234567")
    desk.run("gunel", review.refuse, both[1], "other", "Səbəb")
    for _ in range(3):
        desk.later(seconds=30)
        desk.worker().once()
    desk.local.run(rules.set_rule, "no_debt", "refused", 60)
    desk.later(days=61 * 31)
    assert {"hit_judgement"} <= traces(desk, "Eldar")
    assert both[1] in dict(erase(desk, erasing.due))
    assert traces(desk, "Eldar") == set()
    judged = "SELECT count(*) FROM hit_judgement WHERE verdict = 'suspected' AND text = ''"
    assert desk.scalar(judged) == 1, "the verdict stays"
    findings = desk.local.read(verification.verify).findings
    assert [each for each in findings if "hit_judgement" in str(each.row)] == []
    of_before = "row_table = 'hit_judgement' AND nonce IS NOT NULL"
    assert desk.scalar(f"SELECT count(*) FROM event WHERE {of_before}") == 1, "of the empty one"


def test_the_words_go_with_a_person_who_is_erased_from_one_of_the_applications(desk: Desk) -> None:
    same = {"registered_persons": [{"fin": "6PL0RR9", "surname": "Quliyeva", "name": "Sevil"}]}
    desk.take_in(samples.idp("first", object__previous_address=FLAT))
    second = took_in(desk, other_household("second", **same))
    (row,) = hits(desk, "kamran")
    judgement = Judgement("suspected", "Sevil Quliyeva iki ailədədir")
    desk.run("kamran", judging.judge, row.hit.kind, row.hit.key, judgement, row.shown)
    desk.run("elnur", review.refuse, second, "other", "Səbəb")
    for _ in range(3):
        desk.later(seconds=30)
        desk.worker().once()
    assert granted(desk, "6PL0RR9").one_person == [second]
    erase(desk, erasing.granted)
    assert desk.scalar("SELECT count(*) FROM hit_judgement WHERE text <> ''") == 0


def test_what_has_changed_meanwhile_is_not_judged_unseen(desk: Desk) -> None:
    same_code(desk)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    took_in(desk, no_debt(2, subscriber_code="12045567800"))
    with pytest.raises(Invalid, match="hit_unknown"):
        judge(desk, row, "harmless")


@pytest.mark.parametrize("login", ["gunel", "audit", "kamran"])
def test_only_supervisors_of_the_organisation_judge(desk: Desk, login: str) -> None:
    same_code(desk)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    with pytest.raises(Expected) as refused:
        judgement = Judgement("harmless", "x")
        desk.run(login, judging.judge, row.hit.kind, row.hit.key, judgement)
    assert refused.value.code in ("supervisor_only", "hit_unknown")


def test_a_clerk_sees_nothing_of_it_and_an_auditor_looks_on(desk: Desk) -> None:
    same_code(desk)
    assert of_kind(desk, HitKind.CODE_IN_WORK, "audit")
    with pytest.raises(Expected, match="supervisor_only"):
        hits(desk, "gunel")


def test_each_look_leaves_a_trace(desk: Desk) -> None:
    def looks() -> int:
        traces = "SELECT count(*) FROM access_log WHERE purpose = 'search' AND actor = :actor"
        return int(desk.scalar(traces, actor="Sabina Rəhimova"))

    before = looks()
    hits(desk)
    assert looks() == before + 1


@pytest.mark.parametrize(
    ("words", "code"),
    [(" ", "text_required"), ("x" * 2001, "too_long"), ("a\x07", "control_characters")],
)
def test_the_words_of_a_verdict_are_words(desk: Desk, words: str, code: str) -> None:
    same_code(desk)
    (row,) = of_kind(desk, HitKind.CODE_IN_WORK)
    with pytest.raises(Invalid, match=code):
        judge(desk, row, "harmless", words)
