"""Nothing is done to an application that stands behind a page."""

import pytest

from clerkdesk.domain.lifecycle import Action
from tests.gui.conftest import Office
from tests.integration.case.test_review import ready

pytestmark = pytest.mark.timeout(90)


def test_keys_of_a_case_do_nothing_to_one_behind_a_page(office: Office) -> None:
    number = ready(office.desk)
    drive = office.drive("gunel")
    drive.open(number)
    drive.until(lambda: Action.APPROVE in drive.case.header.allowed, "it may not be approved")
    drive.until_decidable()
    drive.parts.show_page("register")
    status = "SELECT status FROM application WHERE number = :n"
    for keys in ("Ctrl+Return", "Ctrl+R", "Ctrl+M"):
        drive.activate().press(keys)
        drive.until(lambda: drive.parts.idle, "something goes on")
        assert "görünmür" in drive.window.bar.text.text()
        assert drive.window.controller.form is None
    assert office.desk.scalar(status, n=number) == "in_progress"
    drive.open(number)
    drive.approve()
    assert office.desk.scalar(status, n=number) == "completed"
