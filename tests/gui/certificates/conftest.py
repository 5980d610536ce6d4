"""The register's page and a paper for its tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.drive import Drive
from tests.conftest import Desk
from tests.driving import desk_on, drive_on
from tests.gui.certificates.register_pages import Page, Paper, issue, publish
from tests.gui.conftest import OpenWindow
from tests.integration.certificates.test_certificates import completed


@pytest.fixture
def paper(desk: Desk) -> Paper:
    application = completed(desk)
    certificate, content = issue(desk, application)
    publish(desk)
    return Paper(desk, certificate, content, application)


@pytest.fixture
def on_page(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> Callable[[str], Page]:
    return lambda login: Page(open_window(login), qtbot, tmp_path)


@pytest.fixture
def on_file(
    embedded: Desk, qtbot: QtBot, tmp_path: Path, dressed: None
) -> Iterator[Callable[[str], Page]]:
    """On the embedded file alone, whose clock can be set forward."""
    drives: list[Drive] = []

    def opened(login: str) -> Page:
        drive = drive_on(desk_on(embedded.as_(login), tmp_path, embedded.clock))
        drives.append(drive)
        return Page(drive.window(login), qtbot, tmp_path)

    yield opened
    for drive in drives:
        drive.close()
