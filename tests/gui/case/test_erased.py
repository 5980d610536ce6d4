"""An application whose personal data were erased says so, and shows its history."""

from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.case.head import HISTORY
from clerkdesk.gui.shell import palette
from clerkdesk.usecases.case import review
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.retention import erasing, requests, rules
from clerkdesk.worker.retention import Retention
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

_WAITING = """
    SELECT
      (SELECT count(*) FROM outbox_message WHERE state = 'queued')
      + (SELECT count(*) FROM inquiry WHERE outcome IS NULL)
"""


def test_an_erased_application_says_since_when_and_shows_no_empty_fields(
    office: Office, heard: list[str]
) -> None:
    number = office.taken()
    desk = office.desk
    desk.run("gunel", review.refuse, number, "document_missing", "")
    desk.local.run(rules.set_rule, "no_debt", "refused", 12)
    desk.later(days=400)
    drive = office.drive("gunel")
    drive.until(lambda: desk.scalar(_WAITING) == 0, "the worker does not end")
    # The office's own worker may have been faster.
    Retention(desk.worker().unit_of_work).erase(erasing.due)
    assert desk.scalar("SELECT count(*) FROM application WHERE erased_at IS NOT NULL") == 1

    drive.open(number).settle()
    detail = drive.window.detail
    words = detail.erased_text.text()
    assert detail.erased_text.isVisible() and "saxlama qaydası üzrə silinib: 12 ay" in words
    assert f"{number}. {words}" in heard
    assert detail.head.name.text() == "Fərdi məlumat silinib"
    tabs = detail.head.tabs.buttons()
    assert [tab.isEnabled() for tab in tabs] == [index == HISTORY for index in range(5)]
    assert not detail.action_bar.isVisible() and not detail.side_area.isVisible()
    assert not detail.findings.isVisible()
    assert "Fərdi məlumat silinib" in " ".join(texts_in(detail.history_tab))
    assert not {Action.NOTE, Action.REOPEN} & drive.case.header.allowed
    rows = desk.as_("gunel").read(browsing.first, Filter(Queue.ALL), 10)
    (entry,) = palette.applications(rows, [], lambda _id: None)
    assert entry.text == "Fərdi məlumat silinib"
    other = office.taken(package=samples.no_debt("eg-2"))
    drive.open(other).settle()
    assert not detail.erased_text.isVisible() and detail.side_area.isVisible()


def test_one_erased_person_is_said_in_their_place_and_the_rest_stays(office: Office) -> None:
    desk = office.desk
    number = office.taken("elnur", package=samples.idp())
    desk.run("elnur", review.refuse, number, "document_missing", "Sənəd yoxdur")
    desk.later(seconds=60)
    drive = office.drive("elnur")
    drive.until(lambda: desk.scalar(_WAITING) == 0, "the worker does not end")
    asked = desk.run("kamran", requests.ask, "6PL0RR9", "Vətəndaşın ərizəsi")
    desk.local.run(
        accounts.add_staff, "rauf", name="Rauf Nümunə", role="admin", organisation="azerishiq"
    )
    desk.run("rauf", requests.decide, asked.request, granted=True)
    Retention(desk.worker().unit_of_work).erase(erasing.granted)
    assert desk.scalar("SELECT count(*) FROM application_person WHERE fin = ''") == 1

    drive.open(number).settle()
    detail = drive.window.detail
    texts = texts_in(detail)
    assert "Fərdi məlumat silinib" in texts and "Quliyev Elçin Həsən oğlu" in " ".join(texts)
    assert "Quliyeva Sevil" not in " ".join(texts) and not detail.erased_text.isVisible()
    registered = [text for text in texts if text.startswith("reyestrdə var")]
    assert len(registered) == 1, "of the one who is still there"
