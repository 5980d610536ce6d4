"""Sampling: so many of a hundred decisions are looked at by somebody who has not worked on them."""

import hmac

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clerkdesk.domain import sampling as rule
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.store.reads import reporting
from clerkdesk.store.reads.read import EVERYTHING
from clerkdesk.store.reference_models import Organisation, OrganisationSetting
from clerkdesk.store.working_models import Secret
from clerkdesk.usecases.case import casework, detail, review, sample_looks
from clerkdesk.usecases.case.rows import SampleRow
from clerkdesk.usecases.case.sample_looks import SampleAnswer
from clerkdesk.usecases.history import audit, verification
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import ready

PASSWORD = "nümunə-parol-2026"
NO = SampleAnswer(False, "sample_documents", "Şəhadətnamənin surəti çatmır")


@pytest.fixture
def sampled_desk(desk: Desk) -> Desk:
    """An office that has every decision looked at."""
    if desk.embedded:
        for login in ("gunel", "tural", "sabina"):
            desk.run("admin", accounts.set_password, login, PASSWORD)
    desk.run("admin", set_setting, rule.SETTING, "100")
    return desk


def decided(desk: Desk, login: str = "gunel") -> str:
    """The number of what somebody has approved, and cannot take back any more."""
    number = ready(desk, login)
    desk.run(login, review.approve, number)
    desk.later(minutes=5)
    return number


def picked(desk: Desk) -> str:
    """The number of a decision that was picked."""
    number = decided(desk)
    desk.worker().once()
    return number


def refused_again(desk: Desk, number: str) -> None:
    desk.run("gunel", casework.take, number)
    desk.run("gunel", review.refuse, number, "other", "Sənəd yoxdur")
    desk.later(minutes=5)
    desk.worker().once()


def sample(desk: Desk, number: str) -> SampleRow:
    shown = desk.local.run(detail.open_case, number).sample
    assert shown is not None
    return shown


def altered(desk: Desk) -> list[str]:
    """Which rows are not as the history has them; on a server the passing of time alters some."""
    findings = desk.local.read(verification.verify).findings
    rows = [str(finding.row) for finding in findings]
    moved = ("debt_answer", "outbox_message", "application ")
    return rows if desk.embedded else [row for row in rows if not row.startswith(moved)]


def refusal(desk: Desk, login: str, number: str, answer: SampleAnswer | None = None) -> str:
    with pytest.raises(Expected) as refused:
        desk.run(login, sample_looks.look, number, answer or SampleAnswer(True))
    return refused.value.code


def waiting(desk: Desk, login: str) -> list[str]:
    """Numbers in the person's list of picked decisions, which is counted as long as it is."""
    rows = desk.as_(login).read(browsing.first, Filter(Queue.SAMPLED), 100)
    assert desk.as_(login).read(browsing.counts)[Queue.SAMPLED] == len(rows)
    return [row.number for row in rows]


def test_a_decision_is_picked_and_a_colleague_agrees(sampled_desk: Desk) -> None:
    desk = sampled_desk
    number = picked(desk)
    shown = sample(desk, number)
    assert (shown.waiting, shown.decided_by, shown.agrees) == (True, "Günel Hüseynova", None)
    assert waiting(desk, "sabina") == [number] == waiting(desk, "tural")
    assert waiting(desk, "gunel") == [] == waiting(desk, "kamran")
    desk.run("sabina", sample_looks.look, number, SampleAnswer(True))
    shown = sample(desk, number)
    assert (shown.waiting, shown.agrees, shown.actor) == (False, True, "Sabina Rəhimova")
    assert waiting(desk, "sabina") == []
    assert desk.local.read(detail.header, number).status == "completed"
    history = [event.action for event in desk.local.run(detail.open_case, number).history]
    assert "sampled" in history and "sample_look" in history
    assert altered(desk) == []


def test_who_does_not_agree_chooses_a_reason_and_says_why(sampled_desk: Desk) -> None:
    desk = sampled_desk
    number = picked(desk)
    assert refusal(desk, "sabina", number, SampleAnswer(False)) == "sample_reason_missing"
    assert refusal(desk, "sabina", number, SampleAnswer(False, "made_up", "x")) == (
        "sample_reason_missing"
    )
    for words, code in (
        ("  ", "text_required"),
        ("x" * 2001, "too_long"),
        ("a\x00b", "control_characters"),
    ):
        assert refusal(desk, "sabina", number, NO._replace(text=words)) == code
    desk.run("sabina", sample_looks.look, number, NO)
    shown = sample(desk, number)
    assert (shown.agrees, shown.reason, shown.text) == NO
    # The decision stands until a supervisor reopens it.
    assert desk.local.read(detail.header, number).status == "completed"
    assert altered(desk) == []


def test_nobody_looks_at_what_they_have_worked_on(sampled_desk: Desk) -> None:
    desk = sampled_desk
    number = ready(desk)
    desk.run("gunel", casework.release, number)
    desk.run("tural", casework.take, number)
    desk.run("tural", review.approve, number)
    desk.later(minutes=5)
    desk.worker().once()
    assert refusal(desk, "tural", number) == "second_look_by_another"
    assert refusal(desk, "gunel", number) == "second_look_by_another"
    assert refusal(desk, "admin", number) == "second_look_by_case_people"
    assert refusal(desk, "audit", number) == "auditor_reads_only"
    desk.run("sabina", sample_looks.look, number, SampleAnswer(True))
    assert refusal(desk, "sabina", number) == "sample_not_awaited"


def test_who_may_not_look_is_not_offered_it(sampled_desk: Desk) -> None:
    desk = sampled_desk
    number = ready(desk)
    desk.run("gunel", casework.release, number)
    desk.run("tural", casework.take, number)
    desk.run("tural", review.approve, number)
    desk.later(minutes=5)
    desk.worker().once()
    # Günel has judged its documents, Tural has decided.
    assert waiting(desk, "gunel") == [] == waiting(desk, "tural")
    assert waiting(desk, "sabina") == [number]
    offered = {
        login: desk.run(login, detail.open_case, number).header.bar(Action.SAMPLE_LOOK)
        for login in ("gunel", "tural", "sabina")
    }
    by_another = "second_look_by_another"
    assert offered == {"gunel": by_another, "tural": by_another, "sabina": None}


def test_the_report_counts_what_waits_in_the_lists(sampled_desk: Desk) -> None:
    desk = sampled_desk
    number = picked(desk)

    def reported() -> list[int]:
        def ask(session: Session) -> list[int]:
            return list(reporting.LOOKS_WAITING.scalars(session, EVERYTHING))

        return desk.as_("sabina").read(ask)

    assert reported() == [1]
    desk.run("sabina", review.reopen, number, "Sənəd çatmır")
    assert waiting(desk, "tural") == [] and reported() == [0]
    refused_again(desk, number)
    assert waiting(desk, "tural") == [number] and reported() == [1]


def test_a_percentage_that_is_no_number_picks_nothing_and_stops_nothing(
    sampled_desk: Desk,
) -> None:
    desk = sampled_desk
    number = decided(desk)

    def written(session: Session, value: str) -> None:
        """Past the program, whoever has the database writes what they like."""
        home = session.scalars(select(Organisation.id).where(Organisation.code == "azersu")).one()
        row = OrganisationSetting(organisation_id=home, key=rule.SETTING, value=value)
        session.merge(row)

    desk.local.run(written, "abc")
    desk.worker().once()
    assert desk.local.run(detail.open_case, number).sample is None
    desk.local.run(written, "100")
    desk.worker().once()
    assert sample(desk, number).waiting


def test_what_can_still_be_taken_back_is_not_picked(sampled_desk: Desk) -> None:
    desk = sampled_desk
    number = ready(desk)
    desk.run("gunel", review.approve, number)
    desk.later(seconds=100)
    worker = desk.worker()
    worker.once()
    assert desk.local.run(detail.open_case, number).sample is None
    assert refusal(desk, "sabina", number) == "sample_not_awaited"
    desk.later(seconds=60)
    desk.worker().once()
    assert sample(desk, number).waiting


def test_by_itself_nothing_is_picked(desk: Desk) -> None:
    number = decided(desk)
    desk.worker().once()
    assert desk.local.run(detail.open_case, number).sample is None


def test_what_was_reopened_waits_for_its_new_decision_and_is_never_picked_twice(
    sampled_desk: Desk,
) -> None:
    desk = sampled_desk
    number = picked(desk)
    desk.run("sabina", review.reopen, number, "Sənəd çatmır")
    assert waiting(desk, "tural") == []
    assert refusal(desk, "tural", number) == "not_from_in_progress"
    refused_again(desk, number)
    assert waiting(desk, "tural") == [number]
    desk.run("tural", sample_looks.look, number, NO)
    desk.run("sabina", review.reopen, number, "Baxış razı olmadı")
    refused_again(desk, number)
    assert waiting(desk, "tural") == []
    assert sample(desk, number).agrees is False


def test_the_same_secret_picks_the_same_and_about_as_many_as_wanted() -> None:
    """A synthetic row of HMACs: of ten thousand evenly spread ones five of a hundred are picked."""
    hmacs = [f"{number * 429496:08x}" + "0" * 56 for number in range(10_000)]
    five = [hmac for hmac in hmacs if rule.is_picked(hmac, 5)]
    assert 400 < len(five) < 600
    assert all(rule.is_picked(hmac, 6) for hmac in five), "more of a hundred are never others"
    assert not any(rule.is_picked(hmac, 0) for hmac in hmacs)
    assert all(rule.is_picked(hmac, 100) for hmac in hmacs)


def test_both_databases_pick_by_the_rule_of_the_domain(desk: Desk) -> None:
    if desk.embedded:
        secret = desk.local.read(lambda session: session.get_one(Secret, "sought").value)
    else:
        secret = bytes(desk.scalar("SELECT value FROM secret WHERE name = 'sought'"))
    numbers = []
    for each in range(3):
        number = desk.take_in(samples.no_debt(f"eg-2026-00009{each}"))
        desk.run("gunel", review.refuse, number, "other", "Səbəb")
        numbers.append(number)
    desk.later(minutes=5)
    keys = {number: desk.local.read(detail.header, number).id for number in numbers}

    def bucket(number: str) -> int:
        message = rule.message(keys[number]).encode()
        digest = hmac.new(secret, message, "sha256").hexdigest()
        return next(each for each in range(1, 101) if rule.is_picked(digest, each))

    first = min(bucket(number) for number in numbers)
    desk.run("admin", set_setting, rule.SETTING, str(first))
    desk.worker().once()
    expected = {number for number in numbers if bucket(number) <= first}
    assert expected
    if desk.embedded:
        desk.run("admin", accounts.set_password, "sabina", PASSWORD)
    assert set(waiting(desk, "sabina")) == expected


def test_a_refusal_is_looked_at_too_and_a_withdrawal_is_nobodys_decision(
    sampled_desk: Desk,
) -> None:
    desk = sampled_desk
    number = ready(desk)
    desk.run("gunel", review.refuse, number, "other", "Səbəb")
    desk.later(minutes=5)
    desk.worker().once()
    desk.run("tural", sample_looks.look, number, NO._replace(reason="sample_rule"))
    assert sample(desk, number).decided_by == "Günel Hüseynova"


def test_on_a_file_an_account_without_a_password_looks_at_nothing(embedded: Desk) -> None:
    embedded.run("admin", set_setting, rule.SETTING, "100")
    number = picked(embedded)
    assert refusal(embedded, "sabina", number) == "second_look_needs_passwords"


def test_who_looked_stands_in_the_audit(sampled_desk: Desk) -> None:
    desk = sampled_desk
    number = picked(desk)
    desk.run("sabina", sample_looks.look, number, NO)
    events = desk.as_("audit").read(audit.trail, number).events
    assert [(act.action, act.actor) for act in events][-2:] == [
        ("sampled", "worker"),
        ("sample_look", "Sabina Rəhimova"),
    ]


@pytest.mark.parametrize("value", ["101", "-1", "5.5", "many", "05", ""])
def test_a_percentage_is_a_whole_number_up_to_a_hundred(desk: Desk, value: str) -> None:
    with pytest.raises(Expected) as refused:
        desk.run("admin", set_setting, rule.SETTING, value)
    assert refused.value.code == "setting_wrong"
