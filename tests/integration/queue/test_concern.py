"""A change makes a desk read its lists again only where it has to do with what the desk shows."""

from sqlalchemy.orm import Session

from clerkdesk.domain.queues import Queue
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.queue import changes
from clerkdesk.usecases.queue.changes import Changes, Unconcerned
from tests import samples
from tests.conftest import Desk


class Looking:
    """A desk that looks again and again, as its window does."""

    def __init__(self, desk: Desk, login: str, opened: int | None = None) -> None:
        self._unit = desk.as_(login)
        self._token: tuple[int, ...] = ()
        self.opened = opened
        self.look()

    def look(self) -> Changes | Unconcerned:
        state = self._unit.read(changes.since, self._token, self.opened)
        self._token = state.change_token
        return state

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
