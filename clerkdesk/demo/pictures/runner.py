"""Plays the acts of the catalogue, each theme and scale in a process of its own."""

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from clerkdesk import bundled
from clerkdesk.demo import installation, qt_noise
from clerkdesk.demo.driving.waiting import StepFailed
from clerkdesk.demo.pictures.catalogue import ACTS, names
from clerkdesk.demo.pictures.painter import Painter
from clerkdesk.demo.pictures.picture import THEMES, Act, file_name
from clerkdesk.demo.pictures.scene import Setting, opened_scene
from clerkdesk.domain.errors import Expected
from clerkdesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """One theme at one scale: Qt takes its scale once in a process."""

    out: Path
    built: Path
    """The folder of the sample office, which stays as it is."""
    settings: Settings
    now: datetime
    theme: str
    scale: int
    names: frozenset[str]
    """The pictures' names, without theme and ending."""

    @property
    def acts(self) -> list[Act]:
        """Of which something is chosen."""
        return [
            act
            for act in ACTS
            if act.scale == self.scale
            and self.theme in act.themes
            and not self.names.isdisjoint(act.names)
        ]


def run(
    out: Path,
    settings: Settings,
    data: Path | None,
    now: datetime,
    print_document: Callable[[dict[str, Any], list[str]], None],
    chosen: Collection[str] = (),
) -> int:
    """Paint every screen to ``out``, or those that are ``chosen``; ``data``: a folder with the
    sample office, which stays as it is.

    Gives 0 if every picture was made. Raises Expected (folder_not_writable, not_a_demo).
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Expected("folder_not_writable", path=out) from None
    written: list[str] = []
    problem = None
    with _folder(data) as folder:
        installation.ready(folder, settings, now)
        try:
            jobs = _jobs(
                out=out, built=folder, settings=settings, now=now, chosen=chosen or names()
            )
            written = _painted(jobs)
        except StepFailed as error:
            problem = str(error)
    missing = sorted(set(chosen) - set(written))
    if missing and problem is None:
        problem = f"no such picture: {', '.join(missing)}"
    lines = [f"✗ {problem}"] if problem else []
    print_document(
        {"pictures": written, "problem": problem}, [*lines, f"{out}: {len(written)} PNG"]
    )
    return 1 if problem else 0


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    """The folder that is given, or one that is gone afterwards."""
    if data is not None:
        yield data
        return
    folder = Path(tempfile.mkdtemp(prefix="clerkdesk-pictures-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _jobs(
    *, out: Path, built: Path, settings: Settings, now: datetime, chosen: Collection[str]
) -> list[Job]:
    """A job for each scale and theme of which something is chosen."""
    jobs = []
    for scale in sorted({act.scale for act in ACTS}):
        for theme in THEMES:
            job = Job(
                out=out,
                built=built,
                settings=settings,
                now=now,
                theme=theme,
                scale=scale,
                names=frozenset(
                    name for act in ACTS for name in act.names if file_name(name, theme) in chosen
                ),
            )
            if job.acts:
                jobs.append(job)
    return jobs


def _painted(jobs: list[Job]) -> list[str]:
    """The file names. Raises StepFailed."""
    with ProcessPoolExecutor(
        2, multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as pool:
        return [name for written in pool.map(paint, jobs) for name in written]


def paint(job: Job) -> list[str]:
    """Paint a job's pictures on a copy of the office; gives their file names. Raises StepFailed."""
    # Another machine's fonts, scale and keyring must not change a picture.
    os.environ |= {
        "QT_QPA_PLATFORM": bundled.offscreen(),
        "QT_SCALE_FACTOR": str(job.scale),
        "QT_FONT_DPI": "96",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    painter = Painter(job.out, job.theme, job.names)
    with _folder(None) as folder, qt_noise.kept_away():
        setting = Setting(
            built=job.built,
            folder=folder,
            settings=job.settings,
            now=job.now,
            theme=job.theme,
        )
        for act in job.acts:
            _play(act, setting, painter)
    return painter.written


def _play(act: Act, setting: Setting, painter: Painter) -> None:
    """The act as far as its last chosen picture; those between are gone through, too."""
    last = max(index for index, picture in enumerate(act.pictures) if painter.wants(picture.names))
    with opened_scene(setting) as scene:
        if act.login is not None:
            scene.open_window(act.login)
        if act.begin is not None:
            act.begin(scene)
        for picture in act.pictures[: last + 1]:
            painter.take(scene, picture)
        if scene.has_window:
            scene.close_window()
