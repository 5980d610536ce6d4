"""Plays the job from the sign-in to the citizen's certificate, and writes what came of it."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from clerkdesk import bundled
from clerkdesk.demo import installation, qt_noise
from clerkdesk.demo.driving.waiting import StepFailed
from clerkdesk.demo.headless import citizen, idp, no_debt, supervision
from clerkdesk.demo.headless.record import Record
from clerkdesk.demo.headless.stage import Stage, opened_stage
from clerkdesk.domain.errors import Expected
from clerkdesk.gui.session import first_frame
from clerkdesk.gui.session.first_people import DemoPeople
from clerkdesk.settings import Settings
from clerkdesk.usecases.people import staff


def run(
    out: Path,
    settings: Settings,
    data: Path | None,
    now: datetime,
    print_document: Callable[[dict[str, Any], list[str]], None],
) -> int:
    """Play the job and write everything to ``out``; 0 only if every step held.

    ``data``: a folder with the sample office, or for one; None: it is gone afterwards. Raises
    Expected (folder_not_writable, not_a_demo).
    """
    os.environ.setdefault("QT_QPA_PLATFORM", bundled.offscreen())
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Expected("folder_not_writable", path=out) from None
    record = Record(out)
    folder = data or Path(tempfile.mkdtemp(prefix="clerkdesk-demo-"))
    try:
        with qt_noise.kept_away():
            _play(folder, settings, now, record)
    except StepFailed as error:
        record.problem = str(error)
    finally:
        if data is None:
            shutil.rmtree(folder, ignore_errors=True)
    summary = record.summary()
    (out / "summary.json").write_text(
        json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    print_document(summary, record.lines())
    return 0 if record.held else 1


def _play(folder: Path, settings: Settings, now: datetime, record: Record) -> None:
    """Both services, the supervisor and a citizen; the first step that does not hold is the last.

    Raises StepFailed.
    """
    first_frame.application(settings.language, "light")
    with record.step("office", "both"):
        ready = installation.ready(folder, settings, now)
    with opened_stage(folder, ready, now, record) as stage:
        _sign_in(stage)
        no_debt.play(stage)
        idp.play(stage)
        supervision.play(stage)
        citizen.play(stage, now)


def _sign_in(stage: Stage) -> None:
    people = stage.installation.unit_of_work.read(staff.list_staff)
    form = DemoPeople(people, "gunel")
    form.show()
    stage.picture("sign-in", form)
    form.accept()
    form.deleteLater()
    stage.drive.waiting.wait(50)
