"""What seals, and what judges seals, is loaded by who looks at a paper: no start waits for it."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import Desk

_SEALS = ("clerkdesk.adapters.signing", "pyhanko", "pyhanko_certvalidator", "asn1crypto", "pikepdf")
_PAGES = ("clerkdesk.gui.certificates.register", "reportlab", "PySide6.QtPrintSupport")


def test_no_start_of_a_desk_waits_for_seals_or_pages(embedded: Desk, tmp_path: Path) -> None:
    child = [sys.executable, "-m", "tests.gui.session.started_child"]
    done = subprocess.run(
        [*child, embedded.url, str(tmp_path), "gunel"], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines())
    assert "clerkdesk.gui.shell.window" in loaded
    assert sorted(loaded.intersection((*_SEALS, *_PAGES))) == []
