"""The desk starts where its people are: in locales whose C knows another upper case of `i`."""

import locale
import os
import subprocess
import sys

import pytest

from tests.conftest import LOCALE

START = """
from clerkdesk.gui.kit import timers
from clerkdesk.gui.session import first_frame, loop
from clerkdesk.gui.session.idle import IdleWatch
from PySide6.QtCore import QTimer
application, frame = first_frame.first_frame("az", "light")
rang = []
timers.pause(frame, 1, lambda: rang.append(application.quit())).start()
QTimer(frame, singleShot=True, interval=1)
IdleWatch(1000, frame)
application.exec()
print("rang", len(rang), f"{1.5:n}")
"""


def test_these_windows_stand_in_an_azerbaijani_locale() -> None:
    assert os.environ["LC_ALL"] == LOCALE
    current = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, LOCALE)
    except locale.Error:
        pytest.fail(
            f"this machine lacks {LOCALE}: "
            f"apt install locales && localedef -i az_AZ -f UTF-8 {LOCALE}"
        )
    finally:
        locale.setlocale(locale.LC_CTYPE, current)


@pytest.mark.parametrize(
    "name",
    [
        "tr_TR.ISO-8859-9",
        "nowhere",
        *[
            pytest.param(name, marks=pytest.mark.long)
            for name in ("az_AZ.UTF-8", "tr_TR.UTF-8", "C", "az_AZ.KOI-9", "")
        ],
    ],
)
def test_the_desk_starts_in_every_locale(name: str) -> None:
    environment = {**os.environ, "LC_ALL": name}
    done = subprocess.run(
        [sys.executable, "-c", START], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "rang 1 1.5\n"), done.stderr
    assert "locale" not in done.stderr, "Qt says so where it has to take another one"


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("az_AZ.UTF-8", "ok"),
        pytest.param("tr_TR.ISO-8859-9", "ok", marks=pytest.mark.long),
        ("az_AZ.nothing", "bad"),
    ],
)
def test_the_doctor_says_in_which_locale_it_is_and_which_one_is_missing(
    name: str, state: str
) -> None:
    command = [sys.executable, "-m", "clerkdesk", "doctor", "--format", "json"]
    done = subprocess.run(
        command, env={**os.environ, "LC_ALL": name}, capture_output=True, text=True, check=False
    )
    line = done.stdout[done.stdout.index('"name": "locale"') :].splitlines()
    assert f'"state": "{state}"' in line[1]
    assert name in line[2]
