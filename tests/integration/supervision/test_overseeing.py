"""What a supervisor sees: load, what is late; and what a window asks for."""

import pytest

from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.queues import Queue
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.history import audit
from clerkdesk.usecases.intake import counter
from clerkdesk.usecases.queue import browsing, changes, names, saved_views, searching, views
from clerkdesk.usecases.queue.changes import Changes
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision import dashboard
from clerkdesk.usecases.supervision.reporting import report
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import ready


def test_the_dashboard_counts_what_each_holds_and_each_office_has(embedded: Desk) -> None:
    held = ready(embedded)
    refused = embedded.take_in(samples.no_debt("b"))
    embedded.take_in(samples.no_debt("c", object__district="Yasamal"))
    embedded.run("gunel", casework.wait, held, "sənəd")
    embedded.run("tural", casework.take, refused)
    embedded.run("tural", review.refuse, refused, "other", "səbəb")
    board = embedded.as_("sabina").read(dashboard.dashboard)
    assert (board.new, board.in_progress, board.late, board.unheld) == (1, 1, 0, 0)
    loads = {load.login: load for load in board.clerks}
    assert (loads["gunel"].open, loads["gunel"].waiting) == (1, 1)
    assert (loads["tural"].open, loads["tural"].decided_today) == (0, 1)
    assert "elnur" not in loads, "another organisation"
    offices = {load.code: (load.new, load.in_progress) for load in board.offices}
    assert offices == {"su-nesimi": (0, 1), "su-yasamal": (1, 0)}
    embedded.clock.forward(days=30)
    board = embedded.as_("sabina").read(dashboard.dashboard)
    assert board.late == 2 == sum(load.late for load in board.offices)


def test_a_clerk_has_no_dashboard_and_no_report(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.as_("gunel").read(dashboard.dashboard)
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.as_("gunel").read(report)


def test_a_window_reads_counts_only_where_something_has_changed(desk: Desk) -> None:
    desk.run("gunel", saved_views.save, "yeni", Filter(Queue.NEW, statuses=("new",)))
    desk.take_in()
    unit = desk.as_("gunel")
    first = unit.read(changes.since, ())
    assert isinstance(first, Changes)
    assert first.counts is not None and first.counts[Queue.NEW] == 1
    assert [view.name for view in first.saved.views] == ["yeni"]
    assert list(first.saved.numbers.values()) == [1]
    assert first.unsent == 1 and not first.worker_alive
    again = unit.read(changes.since, first.change_token)
    assert isinstance(again, Changes)
    assert again.counts is None and again.saved == ([], {})
    # Whoever has the database itself looks without a person's reads.
    owner = desk.local.read(changes.since, ())
    assert isinstance(owner, Changes)
    assert owner.counts is not None and owner.counts[Queue.NEW] == 1
    unchanged = desk.local.read(changes.since, owner.change_token)
    assert isinstance(unchanged, Changes) and unchanged.counts is None


def test_a_list_comes_with_the_names_of_its_ids(desk: Desk) -> None:
    number = ready(desk)
    page = desk.as_("gunel").read(browsing.first_page, Filter(Queue.MINE))
    [row] = page.rows
    assert (page.total, row.number) == (1, number)
    assert page.holders[row.holder_id or 0].login == "gunel"
    assert page.departments[row.department_id] == "Nəsimi sukanal idarəsi"
    narrowed = desk.as_("gunel").read(
        browsing.narrowed_list, Filter(Queue.ALL, statuses=("in_progress",))
    )
    assert [row.number for row in narrowed.matches.rows] == [number]
    assert desk.as_("gunel").read(names.labels).logins[row.holder_id or 0] == "gunel"


def test_printed_lists_go_status_by_status_or_are_a_searchs_results(desk: Desk) -> None:
    taken = ready(desk)
    new = desk.take_in(samples.no_debt("b"))
    unit = desk.as_("tural")
    listed = unit.read(browsing.named_rows, ["in_progress", "new"], None, "", 10)
    assert [row.number for row in listed.rows] == [taken, new] and not listed.more
    assert unit.read(browsing.named_rows, [], "no_debt", "", 1).more
    searched = unit.read(browsing.named_rows, ["new"], None, "Əliyev", 10)
    assert [row.number for row in searched.rows] == [new]


def test_what_one_had_open_is_found_again_the_last_first(embedded: Desk) -> None:
    first = ready(embedded)
    second = embedded.take_in(samples.no_debt("b"))
    embedded.run("gunel", casework.take, second)
    numbers = [row.number for row in embedded.as_("gunel").read(searching.recent)]
    assert numbers == [second, first]
    assert embedded.as_("tural").read(searching.recent) == []
    assert embedded.local.read(searching.recent) == [], "the machine opens nothing"


def test_the_forms_offer_what_there_is_to_choose_from(desk: Desk) -> None:
    offered = desk.as_("gunel").read(counter.choices, "no_debt", "en")
    assert offered.document_kinds[0].required
    assert "Nəsimi r-nu" in {choice.title for choice in offered.districts}
    choices = desk.as_("sabina").read(views.filter_choices, "azersu")
    assert {row.login for row in choices.staff} >= {"gunel", "tural"} and choices.departments
    assert desk.as_("sabina").read(views.filter_choices, None).departments == []
    reasons = desk.as_("gunel").read(reference_data.refusal_reasons, "no_debt")
    assert "duplicate" in {choice.code for choice in reasons}


def test_a_trail_names_the_documents_that_it_speaks_of(desk: Desk) -> None:
    number = desk.take_in()
    read = desk.as_("audit").read(audit.named_trail, number, "en")
    assert read.trail.number == number and read.document_titles["id_card"]
