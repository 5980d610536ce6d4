"""A desk on whose database a newer version works says so, and where that one lies."""

import pytest

from clerkdesk.store import schema
from clerkdesk.usecases.installation_settings import set_setting
from tests.gui.conftest import Office

INSTALLER = "//server/programs/ClerkDesk.msi"


def test_a_desk_is_told_where_the_newer_program_lies(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.desk.local.run(set_setting, "installer", INSTALLER)
    office.taken()
    monkeypatch.setattr(schema, "HEAD", "0001")
    drive = office.drive("gunel")
    bar = drive.window.messages.bar
    drive.until(lambda: INSTALLER in bar.text.text(), "nobody says that there is a newer program")
