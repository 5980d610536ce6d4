"""A change makes a desk read its lists again only where it has to do with what the desk shows."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from clerkdesk.domain.queues import Queue
from clerkdesk.store.reads import news
from clerkdesk.usecases.case import casework, detail, review
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing, changes
from clerkdesk.usecases.queue.changes import Changes, Listed, Unconcerned
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import Desk
from tests.processes import until


class Looking:
    """A desk that looks again and again, as its window does."""

    def __init__(self, desk: Desk, login: str, opened: int | None = None) -> None:
        self._unit = desk.as_(login)
        self._token: tuple[int, ...] = ()
        self.opened = opened
        self.look()

    def look(self, listed: Queue | None = None) -> Changes | Unconcerned:
        state = self._unit.read(changes.since, self._token, self.opened, listed)
        self._token = state.change_token
        return state

    def token_from(self, event: int) -> tuple[int, ...]:
        """As the window knows it that has heard of an event with an earlier number."""
        return (min(self._token[0], event - 1), *self._token[1:])

    def is_concerned(self) -> bool:
        """By what was committed since the last look."""
        state = self.look()
        assert isinstance(state, Unconcerned) or state.counts is not None, "nothing has changed"
        return isinstance(state, Changes)


def test_what_another_organisation_does_concerns_nobody_here(server: Desk) -> None:
    number = server.take_in(samples.idp())
    clerk = Looking(server, "gunel")
    colleague = Looking(server, "tural")
    server.run("elnur", casework.take, number)
    assert not clerk.is_concerned() and not colleague.is_concerned()
    server.compare(number)
    assert not clerk.is_concerned() and not colleague.is_concerned()


def test_who_sees_both_organisations_is_concerned_by_each(server: Desk) -> None:
    idp = server.take_in(samples.idp())
    auditor = Looking(server, "audit")
    server.run("elnur", casework.take, idp)
    assert auditor.is_concerned() == (server.as_("audit").read(_sees, idp))


def _sees(session: Session, number: str) -> bool:
    counted = changes.since(session, ())
    assert isinstance(counted, Changes) and counted.counts is not None
    return counted.counts[Queue.IN_PROGRESS] == 1


def test_what_happens_in_ones_own_office_is_seen(server: Desk) -> None:
    number = server.take_in()
    clerk = Looking(server, "gunel")
    server.run("tural", casework.take, number)
    assert clerk.is_concerned()
    server.run("tural", casework.note, number, "qeyd")
    assert clerk.is_concerned()
    server.compare(number)
    assert clerk.is_concerned()
    server.take_in(samples.no_debt("second"))
    assert clerk.is_concerned()


def test_what_leaves_ones_office_is_seen_to_leave_and_then_concerns_one_no_more(
    server: Desk,
) -> None:
    number = server.take_in()
    clerk = Looking(server, "gunel")
    server.run("sabina", casework.forward, number, "su-yasamal", "başqa rayon")
    assert clerk.is_concerned()
    server.run("tural", casework.take, number)
    assert not clerk.is_concerned()
    server.run("tural", casework.note, number, "qeyd")
    assert not clerk.is_concerned()


def test_of_the_open_application_the_linked_ones_are_followed(server: Desk) -> None:
    own = server.take_in()
    others = server.take_in(samples.idp(registered_persons__0__fin="5XK2M7P"))
    server.link(own)
    server.link(others)
    case = server.run("gunel", detail.open_case, own)
    assert others in [link.number for link in case.links], "the sample must be linked"
    clerk = Looking(server, "gunel", case.header.id)
    other = Looking(server, "gunel")
    server.run("elnur", casework.take, others)
    assert clerk.is_concerned(), "its card shows another status"
    assert not other.is_concerned()
    server.run("elnur", casework.note, others, "qeyd")
    assert not clerk.is_concerned(), "a note of another organisation is not shown here"


def test_what_one_may_not_see_is_not_followed_by_naming_it(server: Desk) -> None:
    own = server.take_in()
    others = server.take_in(samples.idp(registered_persons__0__fin="5XK2M7P"))
    server.link(own)
    server.link(others)
    theirs = server.scalar("SELECT id FROM application WHERE number = :number", number=others)
    clerk = Looking(server, "gunel", theirs)
    server.run("elnur", casework.take, others)
    assert not clerk.is_concerned()


def test_of_what_was_touched_a_list_gets_the_rows_that_stand_in_it(server: Desk) -> None:
    number = server.take_in()
    key = server.scalar("SELECT id FROM application WHERE number = :number", number=number)
    clerk = Looking(server, "gunel")
    server.run("tural", casework.take, number)
    state = clerk.look(Queue.IN_PROGRESS)
    assert (
        isinstance(state, Changes)
        and state.touched == frozenset({key})
        and state.listed is not None
    )
    page = server.as_("gunel").read(browsing.page, Filter(Queue.IN_PROGRESS))
    assert state.listed.rows == page, "as the list itself gives it"
    server.run("tural", casework.note, number, "qeyd")
    state = clerk.look(Queue.NEW)
    assert isinstance(state, Changes) and state.touched == frozenset({key})
    assert state.listed == Listed(Queue.NEW, []), "it stands there no more"


def test_a_row_of_another_office_is_not_given_with_what_has_changed(server: Desk) -> None:
    number = server.take_in()
    clerk = Looking(server, "gunel")
    server.run("sabina", casework.forward, number, "su-yasamal", "başqa rayon")
    state = clerk.look(Queue.ALL)
    assert isinstance(state, Changes)
    assert state.touched is None and state.listed is None, "what left is not told by its number"


def test_of_all_that_has_changed_one_gets_what_is_in_sight_and_no_more(server: Desk) -> None:
    clerk = Looking(server, "gunel")
    server.take_in(samples.no_debt("elsewhere", object__district="Yasamal"))
    server.take_in(samples.idp())
    number = server.take_in()
    key = server.scalar("SELECT id FROM application WHERE number = :number", number=number)
    state = clerk.look(Queue.ALL)
    assert isinstance(state, Changes) and state.listed is not None
    assert state.touched == frozenset({key})
    assert [row.id for row in state.listed.rows] == [key]


def test_every_queue_gives_the_rows_that_its_list_has(server: Desk) -> None:
    number = server.take_in()
    for act in (casework.take, review.accept_documents):
        clerk = Looking(server, "gunel")
        tokens = {queue: Looking(server, "gunel") for queue in Queue}
        server.run("gunel", act, number)
        clerk.look()
        for queue, looking in tokens.items():
            state = looking.look(queue)
            assert isinstance(state, Changes) and state.listed is not None, queue
            page = server.as_("gunel").read(browsing.page, Filter(queue))
            assert state.listed.rows == page, queue


def test_the_same_is_counted_as_by_the_sidebars_own_statement(server: Desk) -> None:
    number = server.take_in()
    server.take_in(samples.no_debt("second"))
    server.run("gunel", casework.take, number)
    for login in ("gunel", "tural", "sabina", "elnur", "audit"):
        unit = server.as_(login)
        state = unit.read(changes.since, ())
        assert isinstance(state, Changes)
        assert state.counts == unit.read(browsing.counts), login


def test_what_commits_late_under_an_early_number_is_seen(server: Desk) -> None:
    """The number is drawn when the event is written; whoever writes longest commits last."""
    slow = server.take_in()
    fast = server.take_in(samples.no_debt("second"))
    clerk = Looking(server, "gunel")
    unit = server.as_("tural")
    watch = unit.watch(lambda: None)
    watch.start()

    def while_another_commits(session: Session) -> None:
        casework.note(session, slow, "qeyd")
        session.flush()
        server.run("sabina", casework.note, fast, "qeyd")
        assert clerk.is_concerned()

    unit.run(while_another_commits)
    heard: list[int] = []

    def heard_of_the_earlier() -> bool:
        event = watch.first_event()
        if event is not None:
            heard.append(event)
        return min(heard, default=newest) < newest

    newest = clerk.token_from(1 << 62)[0]
    until(heard_of_the_earlier)
    watch.stop()
    state = server.as_("gunel").read(changes.since, clerk.token_from(min(heard)))
    assert isinstance(state, Changes) and state.counts is not None
    key = server.scalar("SELECT id FROM application WHERE number = :number", number=slow)
    assert state.touched is not None and key in state.touched


def test_what_one_registered_for_another_office_is_seen_to_leave_when_it_is_taken(
    server: Desk,
) -> None:
    number = server.take_in(samples.no_debt("elsewhere", object__district="Yasamal"))
    key = server.scalar("SELECT id FROM application WHERE number = :number", number=number)
    with server.engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(
            text(
                """
                    UPDATE application
                    SET registered_by = (SELECT s.id FROM staff s WHERE s.login = 'gunel')
                    WHERE id = :key
                """
            ),
            {"key": key},
        )
    clerk = Looking(server, "gunel", key)
    server.run("sabina", casework.note, number, "qeyd")
    assert clerk.is_concerned(), "it is in sight as long as it is new"
    server.run("sabina", casework.take, number)
    state = clerk.look()
    assert isinstance(state, Changes) and state.touched is None, "everything is read again"


def test_what_another_organisation_administers_is_nobodys_to_count(server: Desk) -> None:
    def administered() -> int:
        unit = server.as_("gunel")
        return int(
            unit.read(lambda session: news.read(session, (), None, None, []))["administered"]
        )

    def add(login: str, organisation: str) -> None:
        server.local.run(
            accounts.add_staff,
            login,
            name="Nümunə",
            role="clerk",
            organisation=organisation,
            departments=[],
        )

    before = administered()
    add("stranger", "azerishiq")
    assert administered() == before
    add("colleague", "azersu")
    assert administered() > before
