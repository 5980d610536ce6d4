"""What is written down of a play: each step with its time, the pictures, the certificate."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from clerkdesk.demo.driving.waiting import StepFailed, Waiting

_PAUSE_MS = 250
"""So long everything has to come to rest before a picture."""


@dataclass(slots=True)
class Step:
    name: str
    service: str
    ok: bool
    seconds: float

    @property
    def line(self) -> str:
        return f"{'✓' if self.ok else '✗'} {self.service:<8} {self.name:<24} {self.seconds:6.2f} s"


class Record:
    """``out``: the folder for everything that is written. ``certificate`` is a file's name there,
    ``number`` the certificate's, ``problem`` the step that did not hold; None: there is none.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.steps: list[Step] = []
        self.pictures: list[str] = []
        self.certificate: str | None = None
        self.number: str | None = None
        self.problem: str | None = None

    @contextmanager
    def step(self, name: str, service: str) -> Iterator[None]:
        """Time a step; one that fails is written down as such, and says which it was."""
        started = time.monotonic()
        ok = False
        try:
            yield
            ok = True
        except StepFailed as error:
            raise StepFailed(f"{service}: {name}: {error}") from None
        finally:
            seconds = round(time.monotonic() - started, 3)
            self.steps.append(Step(name, service, ok, seconds))

    def picture(self, name: str, widget: QWidget, waiting: Waiting) -> None:
        """Raises StepFailed: there is a picture of this name, which would be lost."""
        if f"{name}.png" in self.pictures:
            raise StepFailed(f"two pictures are called {name}")
        waiting.wait(_PAUSE_MS)
        path = self.out / f"{name}.png"
        widget.grab().save(str(path))
        self.pictures.append(path.name)

    @property
    def held(self) -> bool:
        return self.problem is None and all(step.ok for step in self.steps)

    def summary(self) -> dict[str, Any]:
        """As it stands in summary.json."""
        return {
            "steps": [asdict(step) for step in self.steps],
            "pictures": self.pictures,
            "certificate": self.certificate,
            "number": self.number,
            "problem": self.problem,
        }

    def lines(self) -> list[str]:
        """As a person reads it."""
        problem = [self.problem] if self.problem else []
        written = f"{len(self.pictures)} PNG, {self.certificate or '—'}, summary.json"
        return [*(step.line for step in self.steps), *problem, f"{self.out}: {written}"]
