"""A first start shows words and how far it is, in the theme that was chosen."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.timeout(180)
BARE = """
import time
started = time.perf_counter()
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("x")
label.show()
application.processEvents()
label.grab()
print(time.perf_counter() - started)
"""
WATCHED = """
import json, sys, time
started = time.perf_counter()
from clerkdesk.gui.session import first_frame

seen = []
say = first_frame.FirstFrame.say

def heard(frame, words, done, total):
    say(frame, words, done, total)
    picture = frame.grab().toImage()
    seen.append({
        "seconds": time.perf_counter() - started,
        "words": frame.words.text(),
        "visible": frame.words.isVisible() and frame.bar.isVisible(),
        "share": frame.bar.value() / frame.bar.maximum(),
        "light": picture.pixelColor(picture.width() - 5, 5).lightness(),
    })
    without_window()
    if len(seen) == int(sys.argv[1]):
        frame.close()

def without_window():
    from clerkdesk import bootstrap
    bootstrap.open_desk = lambda *_what, **_how: 0

first_frame.FirstFrame.say = heard
if int(sys.argv[1]) < 0:
    without_window()
from clerkdesk.cli.main import run
code = run(sys.argv[2:])
print(json.dumps({"code": code, "seen": seen}))
"""


def words_due() -> float:
    """Seconds within which the first words must stand: one, or what this machine's load makes of
    it.
    """
    done = subprocess.run([sys.executable, "-c", BARE], capture_output=True, text=True, check=True)
    return max(1.0, 6 * float(done.stdout))


def watched(folder: Path, *command: str, closed_at: int = 0) -> dict[str, Any]:
    """What the command's first frame showed; ``closed_at``: after so many words it is closed; -1:
    no words are due, and no window opens.
    """
    environment = {key: value for key, value in os.environ.items() if "CLERKDESK" not in key}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(closed_at), *command],
        env=environment | {"CLERKDESK_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return seen


def test_the_sample_office_says_how_far_it_is_built_and_ends_when_it_is_closed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "demo"
    outcome = watched(tmp_path, "demo", "--data", str(folder), closed_at=12)
    seen = outcome["seen"]
    assert outcome["code"] == 0 and len(seen) == 12
    assert all("nümunə idarəsi" in look["words"] and look["visible"] for look in seen)
    assert seen[0]["share"] == 0 and 0 < seen[5]["share"] < seen[11]["share"] < 1
    assert seen[0]["seconds"] < words_due()
    assert not (folder / "clerkdesk.db").exists()


def test_a_first_start_of_the_desk_has_words_and_a_bar_that_moves_in_the_chosen_theme(
    tmp_path: Path,
) -> None:
    (tmp_path / "window.ini").write_text("[General]\ntheme=dark\n", encoding="utf-8")
    # Which database it is has been said, so that nobody is asked how to work.
    named = ("desk", "--database", f"sqlite:///{tmp_path}/clerkdesk.db")
    first = watched(tmp_path, *named)["seen"]
    assert all("Məlumat bazası" in look["words"] and look["visible"] for look in first)
    shares = [look["share"] for look in first]
    assert len(shares) > 10 and shares[0] == 0 and shares == sorted(shares) and shares[-1] == 1
    assert first[0]["light"] < 90, "the theme that was chosen is dark"
    assert first[0]["seconds"] < words_due()
    assert watched(tmp_path, *named, closed_at=-1)["seen"] == [], (
        "the second start has nothing to wait for"
    )
