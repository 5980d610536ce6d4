"""The pictures of every screen, without a screen: the same office, the same instant, the same bytes
on every run.
"""

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from clerkdesk.demo import office
from clerkdesk.demo.driving import StepFailed
from clerkdesk.domain.errors import Expected
from clerkdesk.settings import Settings

THEMES = ("light", "dark")
ACTS: dict[str, tuple[str, ...]] = {
    "door": ("sign-in", "lock"),
    "application": (
        "queue-masked",
        "no-debt-documents",
        "no-debt-application",
        "no-debt-debt",
        "no-debt-messages",
        "no-debt-history",
        "document-search",
        "document-whole-screen",
        "queue-masked-1280",
        "no-debt-documents-1280",
        "no-debt-application-1280",
    ),
    "forms": (
        "why-this-date",
        "keys",
        "palette",
        "refuse",
        "amend",
        "note",
        "call",
        "wait",
        "conflict",
        "help",
        "counter",
        "packages",
    ),
    "lists": (
        "search",
        "search-1280",
        "empty",
        "filter",
        "view-form",
        "saved-views",
        "several-selected",
        "several-selected-1280",
        "several-result",
    ),
    "decision": ("decided", "certificate"),
    "idp": ("idp-documents", "idp-application", "idp-application-1280", "idp-refuse"),
    "supervision": (
        "dashboard",
        "dashboard-1280",
        "register",
        "undelivered",
        "audit",
        "audit-people",
        "report",
    ),
    "administration": ("people", "person-form", "message-texts"),
}
"""What is painted, in the order in which it is played; each act opens windows of its own."""
SHARP = "no-debt-documents-3840"
"""Painted once, at twice the size of everything."""


@dataclass(frozen=True, slots=True)
class Job:
    """One theme in a process of its own: Qt takes its scale once."""

    out: Path
    folder: Path
    settings: Settings
    now: datetime
    theme: str
    scale: int
    wanted: frozenset[str]


def names() -> list[str]:
    """Every picture's file name."""
    return [f"{name}-{theme}.png" for theme in THEMES for act in ACTS.values() for name in act] + [
        f"{SHARP}-light.png"
    ]


def jobs(
    out: Path, folder: Path, settings: Settings, now: datetime, wanted: Collection[str]
) -> list[Job]:
    """A job for each theme and scale of which something is wanted."""
    found = []
    for theme in THEMES:
        plain = frozenset(
            name for act in ACTS.values() for name in act if f"{name}-{theme}.png" in wanted
        )
        if plain:
            found.append(
                Job(
                    out=out,
                    folder=folder,
                    settings=settings,
                    now=now,
                    theme=theme,
                    scale=1,
                    wanted=plain,
                )
            )
    if f"{SHARP}-light.png" in wanted:
        found.append(
            Job(
                out=out,
                folder=folder,
                settings=settings,
                now=now,
                theme="light",
                scale=2,
                wanted=frozenset({SHARP}),
            )
        )
    return found


def run(
    out: Path,
    settings: Settings,
    data: Path | None,
    now: datetime,
    print_document: Callable[[dict[str, Any], list[str]], None],
    wanted: Collection[str] = (),
) -> int:
    """Paint every screen to ``out``, or those that are ``wanted``; ``data``: a folder with the
    sample office, which stays as it is.

    Gives 0 if every picture was made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Expected("folder_not_writable", path=out) from None
    folder = data or Path(tempfile.mkdtemp(prefix="clerkdesk-pictures-"))
    try:
        office.ready(folder, settings, now)
        with ProcessPoolExecutor(
            2, multiprocessing.get_context("spawn"), max_tasks_per_child=1
        ) as pool:
            made = [
                name
                for part in pool.map(
                    paint,
                    jobs(
                        out=out,
                        folder=folder,
                        settings=settings,
                        now=now,
                        wanted=wanted or names(),
                    ),
                )
                for name in part
            ]
        missing = sorted(set(wanted) - set(made))
        problem = f"no such picture: {', '.join(missing)}" if missing else None
    except StepFailed as error:
        made = []
        problem = str(error)
    finally:
        if data is None:
            shutil.rmtree(folder, ignore_errors=True)
    lines = [f"✗ {problem}"] if problem else []
    print_document({"pictures": made, "problem": problem}, [*lines, f"{out}: {len(made)} PNG"])
    return 1 if problem else 0


def paint(job: Job) -> list[str]:
    """Paint a job's pictures on a copy of the office; gives their file names. Raises StepFailed."""
    # Another machine's fonts, scale and keyring must not change a picture.
    os.environ |= {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(job.scale),
        "QT_FONT_DPI": "96",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    from clerkdesk.demo.scenes import Scenes

    folder = Path(tempfile.mkdtemp(prefix="clerkdesk-pictures-"))
    try:
        scenes = Scenes(job, folder)
        scenes.play()
        return scenes.made
    finally:
        shutil.rmtree(folder, ignore_errors=True)
