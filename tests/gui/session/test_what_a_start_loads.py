"""What a start loads: nothing of seals, pages, templates, upgrades, passwords or of calendars of
the world, nor what only somebody at the counter, at a document or at settings has a use for.
"""

import subprocess
import sys
from pathlib import Path

from tests.conftest import Desk

_SEALS = ("clerkdesk.adapters.signing", "pyhanko", "pyhanko_certvalidator", "asn1crypto", "pikepdf")
_FOREIGN = (
    "jinja2",
    "alembic",
    "argon2",
    "holidays",
    "xlsxwriter",
    "fastapi",
    "uvicorn",
    "psycopg",
)
_LATER = (
    "clerkdesk.adapters.file_check",
    "clerkdesk.adapters.sheet_reading",
    "clerkdesk.gui.administration.page",
    "clerkdesk.gui.certificates.paper",
    "clerkdesk.gui.intake.counter_form",
    "clerkdesk.store.guard.ddl",
    "clerkdesk.store.guard.functions",
    "clerkdesk.store.reads.every",
)
_PAGES = ("clerkdesk.gui.certificates.register", "reportlab", "PySide6.QtPrintSupport")


def test_a_start_loads_nothing_that_its_first_list_does_without(
    embedded: Desk, tmp_path: Path
) -> None:
    child = [sys.executable, "-m", "tests.gui.session.started_child"]
    done = subprocess.run(
        [*child, embedded.url, str(tmp_path), "gunel"], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines())
    assert "clerkdesk.gui.shell.window" in loaded
    assert sorted(loaded.intersection((*_SEALS, *_PAGES, *_FOREIGN, *_LATER))) == []


def test_the_first_frame_waits_for_nothing_but_qt_and_the_theme() -> None:
    code = """
import sys
from clerkdesk.gui.session.first_frame import first_frame
application, frame = first_frame("az", "light", False)
frame.grab()
print("\\n".join(sorted(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines())
    assert "clerkdesk.gui.kit.theme" in loaded
    late = {"dataclasses", "subprocess", "sqlalchemy", "clerkdesk.settings", "PySide6.QtNetwork"}
    assert sorted(loaded & late) == []
