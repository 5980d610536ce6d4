"""An application whose personal data were erased says so, and shows its history."""

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.head import HISTORY
from clerkdesk.usecases.case import review
from clerkdesk.usecases.retention import erasing, rules
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
    said = detail.erased_text.text()
    assert detail.erased_text.isVisible() and "saxlama qaydası üzrə silinib: 12 ay" in said
    assert f"{number}. {said}" in heard
    assert detail.head.name.text() == "Fərdi məlumat silinib"
    tabs = detail.head.tabs.buttons()
    assert [tab.isEnabled() for tab in tabs] == [index == HISTORY for index in range(5)]
    assert not detail.action_bar.isVisible() and not detail.side_area.isVisible()
    assert not detail.findings.isVisible()
    assert "Fərdi məlumat silinib" in " ".join(texts_in(detail.history_tab))
    assert not {Action.NOTE, Action.REOPEN} & drive.case.header.allowed
    other = office.taken(package=samples.no_debt("eg-2"))
    drive.open(other).settle()
    assert not detail.erased_text.isVisible() and detail.side_area.isVisible()
