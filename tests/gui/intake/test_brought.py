"""What is dropped or pasted becomes documents or packages, or says why not."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.intake.intake_report import IntakeReport
from clerkdesk.gui.shell.window import MainWindow
from tests import samples
from tests.gui.clerk import CTRL, Key
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)
ELSEWHERE = "Bu kompüterdə deyil"
GONE = "Yerində yoxdur"


def mime(*places: str | Path, image: bool = False, text: str | None = None) -> QMimeData:
    """As a file manager or a browser gives it; a path is a file's."""
    data = QMimeData()
    urls = [
        QUrl.fromLocalFile(str(place)) if isinstance(place, Path) else QUrl(place)
        for place in places
    ]
    if urls:
        data.setUrls(urls)
    if image:
        picture = QImage(40, 30, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        data.setImageData(picture)
    if text is not None:
        data.setText(text)
    return data


def drop(widget: CounterForm | MainWindow, data: QMimeData) -> None:
    widget.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def counter_form(office: Office) -> CounterForm:
    drive = office.drive("gunel")
    drive.window.sidebar.buttons["counter"].click()
    return drive.form(CounterForm)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("smb://server/paketler/a.zip", ELSEWHERE),
        ("https://portal.example.az/a.zip", ELSEWHERE),
        (Path("/media/gunel/flash/a.zip"), GONE),
    ],
    ids=["smb", "https", "unmounted"],
)
def test_a_dropped_package_that_is_not_here_is_a_line_and_the_others_go_in(
    office: Office, tmp_path: Path, place: str | Path, line: str
) -> None:
    good = samples.write_zip(tmp_path / "good.zip", samples.no_debt())
    drive = office.drive("gunel")
    drop(drive.window, mime(place, good))
    text = "\n".join(texts_in(drive.form(IntakeReport)))
    assert "WD-2026-0000001" in text and line in text and "a.zip" in text


def test_a_dropped_folder_without_a_package_says_so(office: Office, tmp_path: Path) -> None:
    drive = office.drive("gunel")
    drop(drive.window, mime(tmp_path))
    assert "application.json yoxdur" in "\n".join(texts_in(drive.form(IntakeReport)))


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("smb://server/skan/a.pdf", f"a.pdf: {ELSEWHERE}"),
        ("https://portal.example.az/a.pdf", f"a.pdf: {ELSEWHERE}"),
        (Path("/media/gunel/flash/a.pdf"), f"a.pdf: {GONE}"),
        (Path("/usr"), "usr: Bu qovluqdur"),
    ],
    ids=["smb", "https", "unmounted", "folder"],
)
def test_a_document_dropped_on_the_counter_form_that_adds_nothing_says_so(
    office: Office, tmp_path: Path, place: str | Path, line: str
) -> None:
    form = counter_form(office)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(samples.pdf())
    drop(form, mime(place, scan))
    assert line in form.problem.text() and form.problem.isVisible()
    assert [path for _box, path in form.files] == [scan]


def test_a_picture_on_the_clipboard_becomes_a_document(office: Office, qtbot: QtBot) -> None:
    form = counter_form(office)
    QGuiApplication.clipboard().setMimeData(mime(image=True))
    QTest.keyClick(form.fields["applicant.fin"], Key.Key_V, CTRL)
    QTest.keyClick(form.fields["applicant.fin"], Key.Key_V, CTRL)
    names = [path.name for _box, path in form.files]
    assert len(set(names)) == 2 and all(name.startswith("şəkil") for name in names)
    assert all(QImage(str(path)).width() == 40 for _box, path in form.files)
    assert form.package()["documents"][0]["file"] == "documents/0.png"


def test_files_on_the_clipboard_become_documents(office: Office, tmp_path: Path) -> None:
    form = counter_form(office)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(samples.pdf())
    QGuiApplication.clipboard().setMimeData(mime(scan, text=str(scan)))
    field = form.fields["applicant.surname"]
    QTest.keyClick(field, Key.Key_V, CTRL)
    assert [path for _box, path in form.files] == [scan]
    assert field.property("text") == ""


def test_text_on_the_clipboard_is_pasted_into_its_field(office: Office) -> None:
    form = counter_form(office)
    QGuiApplication.clipboard().setMimeData(mime(image=True, text="Əliyev"))
    field = form.fields["applicant.surname"]
    QTest.keyClick(field, Key.Key_V, CTRL)
    assert field.property("text") == "Əliyev" and form.files == []


def test_a_clipboard_without_documents_says_so(office: Office) -> None:
    form = counter_form(office)
    QGuiApplication.clipboard().setMimeData(mime(text="Əliyev"))
    form.paste()
    assert "nə fayl, nə şəkil" in form.problem.text() and form.files == []


def test_a_picture_dragged_from_a_browser_becomes_a_document(office: Office) -> None:
    form = counter_form(office)
    drop(form, mime("https://portal.example.az/vesiqe.png", image=True))
    assert [path.suffix for _box, path in form.files] == [".png"]


def test_a_dropped_package_that_has_gone_says_that_it_is_not_there(
    office: Office, tmp_path: Path
) -> None:
    drive = office.drive("gunel")
    drive.window.intake.take_in([tmp_path / "gone.zip"])
    assert GONE in "\n".join(texts_in(drive.form(IntakeReport)))
