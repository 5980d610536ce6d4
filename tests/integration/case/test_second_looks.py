"""Four eyes: where the office wants it, a colleague agrees with a finding's reason first."""

import pytest

from clerkdesk.domain.errors import Conflict, Expected, Invalid
from clerkdesk.domain.queues import Queue
from clerkdesk.usecases.administration import second_look_changes, second_look_rules
from clerkdesk.usecases.case import (
    casework,
    detail,
    findings,
    inquiries,
    review,
    second_looks,
    weighing,
)
from clerkdesk.usecases.case.rows import FindingRow
from clerkdesk.usecases.case.second_looks import Answer
from clerkdesk.usecases.case.weighing import Weighed
from clerkdesk.usecases.history import office, verification
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from tests.conftest import Desk
from tests.integration.case.test_findings import CODE, another_holder
from tests.integration.case.test_review import ready

REASON = Weighed("owner_differs", "inheritance")
PASSWORD = "nümunə-parol-2026"


@pytest.fixture
def office_desk(desk: Desk) -> Desk:
    """An office that wants a second look where the owner differs, and one application with that."""
    if desk.embedded:
        for login in ("gunel", "tural", "sabina"):
            desk.run("admin", accounts.set_password, login, PASSWORD)
    another_holder(desk)
    mark(desk)
    return desk


def mark(desk: Desk, code: str = "owner_differs", *, second_look: bool = True) -> None:
    desk.run("admin", second_look_changes.mark, "no_debt", code, second_look=second_look)


def finding(desk: Desk, number: str) -> FindingRow:
    return desk.local.run(detail.open_case, number).findings[0]


def refusal(desk: Desk, login: str, number: str, *, agrees: bool = True, text: str = "") -> str:
    with pytest.raises(Expected) as refused:
        desk.run(login, second_looks.look, number, Answer(agrees, text))
    return refused.value.code


def waiting(desk: Desk, login: str) -> list[str]:
    """Numbers in the person's list of second looks, and that it is counted as long as it is."""
    rows = desk.as_(login).read(browsing.first, Filter(Queue.SECOND_LOOK), 100)
    assert desk.as_(login).read(browsing.counts)[Queue.SECOND_LOOK] == len(rows)
    return [row.number for row in rows]


def test_a_reason_waits_for_a_second_person_and_then_the_holder_approves(
    office_desk: Desk,
) -> None:
    desk = office_desk
    number = ready(desk)
    assert desk.run("gunel", review.approve, number, weighed=[REASON]) is False
    shown = finding(desk, number)
    assert (shown.state, shown.reason, shown.second_by) == ("second_look", "inheritance", None)
    assert desk.local.read(detail.header, number).status == "in_progress"
    with pytest.raises(Expected) as refused:
        desk.run("gunel", review.approve, number)
    assert refused.value.code == "second_look_awaited"
    desk.run("sabina", second_looks.look, number, Answer(True))
    shown = finding(desk, number)
    assert (shown.state, shown.agrees, shown.second_by) == (
        "acknowledged",
        True,
        "Sabina Rəhimova",
    )
    assert desk.run("gunel", review.approve, number) is True
    assert desk.local.read(verification.verify).findings == ()


def test_who_does_not_agree_says_why_and_the_finding_is_open_again(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    assert refusal(desk, "sabina", number, agrees=False) == "text_required"
    desk.run("sabina", second_looks.look, number, Answer(False, "Şəhadətnamə yoxdur"))
    shown = finding(desk, number)
    assert (shown.state, shown.agrees) == ("open", False)
    assert (shown.second_text, shown.second_by) == ("Şəhadətnamə yoxdur", "Sabina Rəhimova")
    # Another reason is another question, to the same second person too.
    desk.run("gunel", weighing.acknowledge, number, [Weighed("owner_differs", "sale")])
    assert finding(desk, number).state == "second_look"
    desk.run("sabina", second_looks.look, number, Answer(True))
    assert desk.run("gunel", review.approve, number)


def test_the_same_person_is_never_the_second_one(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    assert refusal(desk, "gunel", number) == "second_look_by_another"
    assert refusal(desk, "admin", number) == "second_look_by_case_people"
    # Nor is whoever has worked on it before.
    desk.run("gunel", casework.release, number)
    desk.run("tural", casework.take, number)
    assert refusal(desk, "gunel", number) == "second_look_by_another"
    desk.run("sabina", second_looks.look, number, Answer(True))


def test_giving_it_out_is_no_work_on_it(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    desk.run("sabina", casework.assign, number, "tural", "Köçürmə")
    desk.run("tural", weighing.acknowledge, number, [REASON])
    desk.run("sabina", second_looks.look, number, Answer(True))
    assert finding(desk, number).state == "acknowledged"


def test_a_reason_that_is_changed_is_looked_at_again(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    desk.run("sabina", second_looks.look, number, Answer(True))
    key = str(finding(desk, number).id)
    desk.run("gunel", weighing.acknowledge, number, [Weighed(key, "sale")])
    assert finding(desk, number).state == "second_look"


def test_a_reason_may_need_a_second_look_whatever_the_finding(office_desk: Desk) -> None:
    desk = office_desk
    mark(desk, second_look=False)
    mark(desk, "other")
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    assert finding(desk, number).state == "acknowledged"
    other = Weighed(str(finding(desk, number).id), "other", "Məhkəmə qərarı var")
    desk.run("gunel", weighing.acknowledge, number, [other])
    assert finding(desk, number).state == "second_look"


def test_the_second_look_has_a_list_of_its_own_without_ones_own(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    assert waiting(desk, "sabina") == []
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    assert (waiting(desk, "sabina"), waiting(desk, "tural"), waiting(desk, "gunel")) == (
        [number],
        [number],
        [],
    )
    assert waiting(desk, "kamran") == []
    desk.run("sabina", second_looks.look, number, Answer(True))
    assert waiting(desk, "sabina") == []


def test_the_holder_names_whom_they_ask(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    offered = desk.as_("gunel").read(findings.choices, number).colleagues
    assert [each.login for each in offered] == ["sabina", "tural"]
    for login in ("gunel", "elnur", "audit", "nobody"):
        with pytest.raises(Invalid) as refused:
            desk.run("gunel", weighing.acknowledge, number, [REASON._replace(second=login)])
        assert refused.value.code == "second_look_by_another"
    desk.run("gunel", weighing.acknowledge, number, [REASON._replace(second="tural")])
    assert finding(desk, number).second_wanted == "Tural Abbasov"


def test_facts_that_change_need_another_reason_and_another_look(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    desk.run("sabina", second_looks.look, number, Answer(True))
    desk.knows["accounts"][CODE]["holder_name"] = "Məmmədova Gülnarə Əli qızı"
    desk.run("gunel", inquiries.ask_debt, number)
    desk.worker().once()
    shown = finding(desk, number)
    assert (shown.state, shown.reason, shown.second_by) == ("open", None, None)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    assert finding(desk, number).state == "second_look"


def test_two_who_look_at_once_do_not_both_say_something(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    desk.run("sabina", second_looks.look, number, Answer(True))
    assert refusal(desk, "tural", number) == "finding_unknown"


def test_an_old_version_is_a_conflict(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    with pytest.raises(Conflict):
        desk.run("sabina", second_looks.look, number, Answer(True), 1)


def test_only_an_administrator_of_the_organisation_wants_a_second_look(desk: Desk) -> None:
    mark_as = second_look_changes.mark
    for login, service, code in (
        ("sabina", "no_debt", "administrator_only"),
        ("admin", "idp", "other_organisations_service"),
    ):
        with pytest.raises(Expected) as refused:
            desk.run(login, mark_as, service, "deceased", second_look=True)
        assert refused.value.code == code
    with pytest.raises(Invalid) as unknown:
        desk.run("admin", mark_as, "no_debt", "nonsense", second_look=True)
    assert unknown.value.code == "finding_unknown"


def test_without_two_people_who_can_look_nobody_can_want_it(desk: Desk) -> None:
    if desk.embedded:
        desk.run("admin", accounts.set_password, "gunel", PASSWORD)
    else:
        for login in ("tural", "sabina"):
            desk.run("admin", accounts.set_active, login, False)
    with pytest.raises(Expected) as refused:
        mark(desk)
    assert refused.value.code == "second_look_needs_two"


def test_on_a_file_an_account_without_a_password_is_nobodys_second_look(embedded: Desk) -> None:
    another_holder(embedded)
    for login in ("gunel", "tural"):
        embedded.run("admin", accounts.set_password, login, PASSWORD)
    mark(embedded)
    number = ready(embedded)
    embedded.run("gunel", weighing.acknowledge, number, [REASON])
    assert refusal(embedded, "sabina", number) == "second_look_needs_passwords"
    embedded.run("tural", second_looks.look, number, Answer(True))


def test_who_wanted_a_second_look_stands_in_the_history_of_administration(
    office_desk: Desk,
) -> None:
    desk = office_desk
    marked = [
        (rule.of, rule.code)
        for rule in desk.local.read(second_look_rules.rules)
        if rule.second_look
    ]
    assert marked == [("finding", "owner_differs")]
    act = desk.as_("audit").read(office.acts, 30)[0]
    assert (act.kind, act.subject, act.field) == (
        "finding_kind",
        "no_debt owner_differs",
        "second_look",
    )
    assert (act.old, act.new) == ("no", "yes")


def test_the_history_of_the_case_says_who_looked(office_desk: Desk) -> None:
    desk = office_desk
    number = ready(desk)
    desk.run("gunel", weighing.acknowledge, number, [REASON])
    desk.run("sabina", second_looks.look, number, Answer(False, "Əsli yoxdur"))
    events = desk.local.run(detail.open_case, number).history
    looks = [event for event in events if event.action == "second_look"]
    assert [(event.actor, event.detail) for event in looks] == [
        ("Sabina Rəhimova", "owner_differs - Əsli yoxdur")
    ]


@pytest.mark.parametrize(
    ("words", "code"), [("x" * 2001, "too_long"), ("a\x00b", "control_characters")]
)
def test_why_one_does_not_agree_has_its_bounds(office_desk: Desk, words: str, code: str) -> None:
    number = ready(office_desk)
    office_desk.run("gunel", weighing.acknowledge, number, [REASON])
    assert refusal(office_desk, "sabina", number, agrees=False, text=words) == code
    assert finding(office_desk, number).state == "second_look"
