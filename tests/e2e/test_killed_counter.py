"""kill -9 of a desk while an application is taken down at the counter: what was written is kept."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from clerkdesk import bootstrap, settings
from clerkdesk.usecases.intake import counter
from clerkdesk.usecases.people import accounts
from tests.processes import until_it_has

DESK = """
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication, QImage
from clerkdesk import bootstrap, settings
from clerkdesk.gui.session import first_frame, loop

opened = bootstrap.open_installation(settings.load())
first_frame.application("az")
state = first_frame.state_of(opened.settings.data_dir)
window = loop.open_window(bootstrap.desk_of(opened), "gunel", state)
window.show()

def write(form):
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(0xffffffff)
    QGuiApplication.clipboard().setImage(picture)
    form.paste()
    form.fields["applicant.surname"].setText("Nümunəyev")
    form.open()

window.context.open_form.disconnect()
window.context.open_form.connect(write)
window.intake.open_form("no_debt")
QEventLoop().exec()
"""


def kept(database: Path) -> dict[str, Any]:
    """The form as the database has it; {}: none is begun."""
    with closing(sqlite3.connect(database, timeout=10)) as connection, connection:
        row = connection.execute("SELECT content FROM counter_draft WHERE part = 0").fetchone()
    form: dict[str, Any] = json.loads(row[0]) if row else {}
    return form


@pytest.mark.timeout(120)
def test_what_was_written_at_the_counter_outlives_a_kill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("CLERKDESK_DATABASE_URL", raising=False)
    opened = bootstrap.open_installation(settings.load())
    opened.unit_of_work.run(
        accounts.add_staff, "gunel", name="Günel Hüseynova", role="clerk", organisation="azersu"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", DESK],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )
    database = tmp_path / settings.DATABASE
    until_it_has(process, lambda: "applicant.surname" in kept(database).get("fields", {}))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    begun = opened.unit_of_work.acting_as("gunel").read(counter.choices, "no_debt").begun
    assert begun is not None and json.loads(begun.form)["fields"] == {
        "applicant.surname": "Nümunəyev"
    }
    assert [picture.content[:4] for picture in begun.pictures.values()] == [b"\x89PNG"]
    opened.close()
