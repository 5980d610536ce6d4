"""The sample office and the job played in it, as `demo --headless` does it."""

import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
import pytest
from PIL import Image

from clerkdesk.adapters import certificate_reading
from clerkdesk.demo import installation
from tests.e2e.picture_difference import brightness

pytestmark = pytest.mark.timeout(300)
Played: TypeAlias = tuple[Path, Path, dict[str, Any]]
"""The folder of the office, the folder of what was written, and the summary."""


@pytest.fixture
def built(sample_office: Callable[[], Path]) -> Path:
    """The folder of the office before anything is played in it."""
    return sample_office()


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory, sample_office: Callable[[], Path]) -> Played:
    """Played once, whichever processes of the tests look at it; in the office that the run has
    built already. From nothing it is played by the package's tests.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    folder = (
        tmp_path_factory.getbasetemp().parent / f"demo-{run}"
        if run
        else tmp_path_factory.mktemp("demo")
    )
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed
        if not (folder / "out" / "summary.json").exists():
            shutil.copytree(sample_office(), folder / "data")
            _play(folder)
    return (
        folder / "data",
        folder / "out",
        json.loads((folder / "printed.json").read_text(encoding="utf-8")),
    )


def _play(folder: Path) -> None:
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("CLERKDESK_", "QT_", "DISPLAY"))
    }
    command = [
        sys.executable,
        "-m",
        "clerkdesk",
        "demo",
        "--data",
        str(folder / "data"),
        "--headless",
        str(folder / "out"),
        "--format",
        "json",
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "printed.json").write_text(done.stdout, encoding="utf-8")
    (folder / "errors.txt").write_text(done.stderr, encoding="utf-8")


@pytest.mark.long
def test_nothing_is_said_but_what_was_asked_for(played: Played) -> None:
    _data, out, _summary = played
    assert (out.parent / "errors.txt").read_text(encoding="utf-8") == ""


@pytest.mark.long
def test_every_picture_that_is_named_is_there_once(played: Played) -> None:
    _data, out, summary = played
    pictures = summary["pictures"]
    assert len(pictures) == len(set(pictures)) >= 20
    assert {path.name for path in out.glob("*.png")} == set(pictures)


@pytest.mark.long
def test_each_undo_has_a_picture_of_its_own_and_none_shows_the_next_application(
    played: Played,
) -> None:
    _data, out, _summary = played
    undone = [(out / f"{name}-undo.png").read_bytes() for name in ("no-debt", "idp", "portal")]
    assert len(set(undone)) == 3
    before = (out / "portal-application-light.png").read_bytes()
    assert before not in undone, "the application is seen before its decision"


KNOWN_AND_UNKNOWN = """
import sys
from PySide6.QtCore import qDebug, qWarning, qCritical
from PySide6.QtWidgets import QApplication, QWidget
from clerkdesk.demo import qt_noise

with qt_noise.kept_away():
    application = QApplication(["x"])
    widget = QWidget()
    widget.setMinimumSize(300, 200)
    widget.show()
    widget.raise_()
    application.processEvents()
    qWarning("This plugin does not support flying()")
    qWarning("ours: This plugin does not support raise()")
    qCritical("This plugin does not support raise()")
qWarning("afterwards")
"""


def test_only_what_a_platform_without_a_screen_cannot_do_is_kept_away() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", KNOWN_AND_UNKNOWN]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    lines = done.stderr.splitlines()
    assert "This plugin does not support flying()" in lines
    assert "ours: This plugin does not support raise()" in lines
    assert "This plugin does not support raise()" in lines, "a critical one is said"
    assert lines.count("This plugin does not support raise()") == 1
    assert "afterwards" in lines
    assert not any("propagateSizeHints" in line for line in lines)


@pytest.mark.long
def test_every_step_of_both_services_holds(played: Played) -> None:
    _data, out, summary = played
    assert summary == json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert all(step["ok"] for step in summary["steps"])
    steps = {(step["service"], step["name"]) for step in summary["steps"]}
    assert {
        ("no_debt", name)
        for name in ("take", "review", "debt check", "approve", "message", "certificate", "refuse")
    } <= steps
    assert {
        ("idp", name) for name in ("take", "review", "debt check", "approve", "message")
    } <= steps


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        picture.load()
        return picture.copy()


@pytest.mark.long
def test_its_pictures_show_windows_in_both_themes(played: Played) -> None:
    _data, out, summary = played
    assert len(summary["pictures"]) >= 15
    for name in summary["pictures"]:
        picture = opened(out / name)
        assert picture.width >= 400 and len(picture.convert("RGB").getcolors(1 << 24) or []) > 50, (
            name
        )
    assert brightness(opened(out / "no-debt-documents-light.png")) > 180
    assert brightness(opened(out / "no-debt-documents-dark.png")) < 90
    assert opened(out / "small-1280x720.png").size == (1280, 720)


@pytest.mark.long
def test_its_certificate_is_a_sample_that_can_be_read(played: Played) -> None:
    _data, out, summary = played
    content = (out / summary["certificate"]).read_bytes()
    number, code = certificate_reading.number_and_code(content)
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
    assert (
        number == summary["number"]
        and code is not None
        and "NÜMUNƏ" in text
        and "Əliyev Rəşad Kamil oğlu" in text
    )
    assert (out / "printed.pdf").stat().st_size > 10_000


def test_the_sample_office_is_a_whole_one(built: Path) -> None:
    with closing(sqlite3.connect(built / "clerkdesk.db")) as connection, connection:

        def rows(statement: str) -> list[tuple[Any, ...]]:
            return connection.execute(statement).fetchall()

        by_status = dict(
            rows("SELECT service || ' ' || status, count(*) FROM application GROUP BY 1")
        )
        assert sum(by_status.values()) >= 400 and len(by_status) == 8, by_status
        assert rows("""
            SELECT count(*) FROM application a
            WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.application_id = a.id)
        """) == [(0,)]
        assert {kind for (kind,) in rows("SELECT DISTINCT media_type FROM document")} == {
            "application/pdf",
            "image/jpeg",
            "image/tiff",
        }
        late = rows("""
            SELECT count(*) FROM application
            WHERE status IN ('new', 'in_progress') AND due_at < '2026-11-23 11:42'
        """)
        assert late[0][0] > 5, "some are late"
        assert rows("SELECT count(*) FROM application_link WHERE kind = 'fin'")[0][0] > 0, (
            "a person in two households"
        )
        assert rows("SELECT count(*) FROM debt_answer WHERE amount_qepik > 0")[0][0] > 5, "some owe"
        assert rows(
            "SELECT count(*) FROM application_detail WHERE email NOT LIKE '%@example.az'"
        ) == [(0,)]
        others = rows("""
            SELECT count(*) FROM account_answer a
            JOIN application_person p ON p.application_id = a.application_id AND p.role = 'owner'
            WHERE a.holder_fin <> p.fin
        """)
        assert others[0][0] > 0, "billing knows another owner"


def test_its_scans_are_marked_as_samples_and_carry_faults(built: Path) -> None:
    with closing(sqlite3.connect(built / "clerkdesk.db")) as connection, connection:
        extracts = connection.execute("""
            SELECT c.content FROM document d JOIN document_content c ON c.document_id = d.id
            WHERE d.kind IN ('ownership_extract', 'committee_reference')
        """).fetchall()
    texts = [
        pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
        for (content,) in extracts
    ]
    assert all("NÜMUNƏ" in text for text in texts)
    assert any("ikinci səhifə əlavə olunmayıb" in text for text in texts), "a page is missing"
    assert any("01.03.2025-dək" in text for text in texts), "a reference has expired"


@pytest.mark.long
def test_a_second_play_uses_the_office_that_is_there(played: Played) -> None:
    assert installation.is_demo(played[0])
