"""What the window says of files that the desk cannot show, or shows only in part."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from clerkdesk.adapters import packages
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.intake.intake_report import IntakeReport
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.usecases.intake import registration
from tests import arriving, samples
from tests.gui.conftest import Office
from tests.gui.seen import choose_kinds, field_text, fill_fields, texts_in

pytestmark = pytest.mark.timeout(120)
FILLED_IN = {
    "applicant.fin": "5XK2M7P",
    "owner.fin": "5XK2M7P",
    "subscriber_code": "12045567890",
    "contact.mobile": "050 234 56 78",
}


def drop(form: CounterForm, *paths: Path) -> None:
    """As files are dropped from a file manager."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    form.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def written(folder: Path, **files: bytes) -> list[Path]:
    paths = []
    for name, content in files.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(content)
        paths.append(path)
    return paths


def test_the_counter_hears_at_once_which_file_cannot_be_shown_and_nothing_typed_is_lost(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    drive = office.drive("gunel")
    drive.window.sidebar.buttons["counter"].click()
    form = drive.form(CounterForm)
    fill_fields(form, FILLED_IN)
    drop(form, *written(tmp_path, vesiqe=samples.pdf("v"), cixaris=arriving.encrypted()))
    choose_kinds(form, "id_card", "ownership_extract")
    form.try_accept()
    qtbot.waitUntil(lambda: form.problem.isVisibleTo(form), timeout=20_000)
    text = form.problem.text()
    assert "cixaris.pdf" in text and sentence("document_encrypted") in text
    assert "vesiqe.pdf" not in text
    assert field_text(form, "subscriber_code") == "12045567890"
    assert office.desk.scalar("SELECT count(*) FROM application") == 0
    (tmp_path / "cixaris.pdf").write_bytes(arriving.attached())
    form.try_accept()
    qtbot.waitUntil(lambda: form.number is not None, timeout=20_000)


def test_dropped_packages_say_what_cannot_be_shown_and_what_shows_only_in_part(
    office: Office, tmp_path: Path
) -> None:
    bad = samples.no_debt("bad")
    bad_files = samples.files_of(bad)
    bad_files["documents/vesiqe.pdf"] = arriving.xfa()
    good = samples.no_debt("good")
    good_files = samples.files_of(good)
    good_files["documents/vesiqe.pdf"] = arriving.second_page_torn()
    for package in (bad, good):
        package["documents"][0]["sha256"] = None
    drive = office.drive("gunel")
    drive.window.intake.take_in(
        [
            samples.write_folder(tmp_path / "bad", bad, bad_files),
            samples.write_zip(tmp_path / "good.zip", good, good_files),
        ]
    )
    text = "\n".join(texts_in(drive.form(IntakeReport)))
    assert f"documents.0.file: {sentence('document_xfa')}" in text
    assert f"documents.0.file: {sentence('document_partly_shown', {'pages': '2'})}" in text
    assert "WD-2026-0000001" in text


def with_a_torn_page(office: Office, folder: Path) -> str:
    """The number of an application whose first document shows only in part."""
    package = samples.no_debt()
    files = samples.files_of(package)
    files["documents/vesiqe.pdf"] = arriving.second_page_torn()
    package["documents"][0]["sha256"] = None
    written_package = packages.open_package(samples.write_folder(folder / "p", package, files))
    with arriving.checkers(children=1) as checkers:
        return registration.take_in(office.desk.local, written_package, checkers.look).number


def test_the_clerk_sees_the_remark_at_the_document_before_opening_it(
    office: Office, tmp_path: Path
) -> None:
    number = with_a_torn_page(office, tmp_path)
    drive = office.drive("gunel").open(number)
    text = sentence("document_partly_shown", {"pages": "2"})
    card = drive.window.detail.side.documents
    assert text in texts_in(card)
    case = drive.window.detail.case
    assert case is not None
    first, second = (card.buttons[document.id] for document in case.documents)
    assert text in first.accessibleName() and text in first.toolTip()
    assert text not in second.accessibleName()


def test_where_the_cards_are_put_away_the_remark_stands_below_the_document(
    office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    number = with_a_torn_page(office, tmp_path)
    drive = office.drive("gunel")
    drive.window.resize(1280, 720)
    detail = drive.open(number).window.detail
    assert not detail.examination.remarks.isVisible(), "the card beside it says so"
    detail.head.side_wanted.emit()
    qtbot.waitUntil(lambda: detail.examination.remarks.isVisible())
    assert detail.examination.remarks.text() == sentence("document_partly_shown", {"pages": "2"})
    detail.examination.step(1)
    assert not detail.examination.remarks.isVisible()
    detail.examination.step(-1)
    detail.head.side_wanted.emit()
    qtbot.waitUntil(lambda: not detail.examination.remarks.isVisible())
