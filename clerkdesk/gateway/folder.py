"""Portals that hand over files: an in-box that is watched, an out-box with the answers, a
quarantine with the reasons.

    in/          packages: a folder or a .zip; what begins with a dot or ends in .part is still
                 being written
    out/         NAME.json: the number, and the application's status whenever it has changed; the
                 portal takes away what it no longer follows
    done/        packages that were taken in
    quarantine/  packages that were refused, each beside NAME.faults.json

A round may be cut off anywhere: a package leaves the in-box last, and one that comes again gets its
number again.
"""

import json
import logging
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clerkdesk.adapters import packages
from clerkdesk.domain.errors import Expected, NotFound, StoreUnavailable
from clerkdesk.domain.packages import Look, PackageRefused
from clerkdesk.domain.remarks import Remark
from clerkdesk.domain.submission import Fault
from clerkdesk.domain.text import clean
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.portal import status as status_module
from clerkdesk.usecases.portal import submitting
from clerkdesk.usecases.portal.portals import Portal
from clerkdesk.usecases.portal.status import CitizenApplication
from clerkdesk.usecases.portal.submitting import MAX_IDEMPOTENCY_KEY
from clerkdesk.usecases.unit_of_work import UnitOfWork

log = logging.getLogger("clerkdesk.gateway")
QUIET_SECONDS = 2.0
"""A package is whole when nothing of it has changed for so long."""


class Folder:
    """One portal's folder.

    ``caller``: the portal. ``language``: of the sentences in answers. ``age``: seconds since a file
    was changed. ``look``: who looks at files; None: nobody does. Raises OSError: the folders
    cannot be made.
    """

    def __init__(
        self,
        unit_of_work: UnitOfWork,
        caller: Portal,
        root: Path,
        language: str = "az",
        age: Callable[[Path], float] | None = None,
        look: Look | None = None,
    ) -> None:
        self._unit = unit_of_work
        self._caller = caller
        self._language = language
        self._look = look
        self._age = age or (lambda path: time.time() - path.stat().st_mtime)
        self.inbox = root / "in"
        self.outbox = root / "out"
        self.done = root / "done"
        self.quarantine = root / "quarantine"
        for folder in (self.inbox, self.outbox, self.done, self.quarantine):
            folder.mkdir(parents=True, exist_ok=True)

    def once(self) -> tuple[int, int]:
        """Take in what has arrived and bring the answers up to date: (taken in, refused).

        Raises StoreUnavailable; what was not taken in or refused stays.
        """
        accepted = 0
        refused = 0
        for path in sorted(self.inbox.iterdir()):
            if not self._whole(path):
                continue
            if self._take(path):
                accepted += 1
            else:
                refused += 1
        self._follow()
        return accepted, refused

    def _whole(self, path: Path) -> bool:
        """Whether nobody writes at a package any more."""
        if path.name.startswith(".") or path.name.endswith(".part"):
            return False
        try:
            parts = [path, *path.rglob("*")] if path.is_dir() else [path]
            return all(self._age(part) >= QUIET_SECONDS for part in parts)
        except OSError:
            return False  # it is being written or taken away

    def _take(self, path: Path) -> bool:
        """Whether the package was taken in; else it is in quarantine."""
        try:
            package = packages.open_package(path)
            stated = package.application()
            request_id = stated.get("portal_request_id") if isinstance(stated, dict) else None
            key = clean(request_id) if isinstance(request_id, str) else ""
            key = key.strip() or path.name
            accepted, application = submitting.take_in(
                self._unit,
                portal=self._caller,
                key=key[:MAX_IDEMPOTENCY_KEY],
                package=package,
                look=self._look,
            )
        except StoreUnavailable:
            raise
        except PackageRefused as error:
            self._refuse(path, error.faults)
            return False
        except Expected as error:
            self._refuse(path, [Fault(None, error.code, error.params)])
            return False
        self._answer(
            path.name,
            {
                "portal_request_id": key,
                "duplicate": accepted.duplicate,
                "remarks": [self._described(*stated) for stated in accepted.remarks],
                **self._status(application),
            },
        )
        self._move(path, self.done)
        return True

    def _refuse(self, path: Path, faults: list[Fault]) -> None:
        listed = [self._described(fault.field, fault) for fault in faults]
        _write(self.quarantine / f"{path.name}.faults.json", {"faults": listed})
        self._answer(path.name, {"number": None, "faults": listed})
        self._move(path, self.quarantine)
        log.warning("folder: a package of %s faults is in quarantine", len(faults))

    def _described(self, field: str | None, problem: Fault | Remark) -> dict[str, Any]:
        return {
            "field": field,
            "code": problem.code,
            "message": sentence(problem.code, problem.params, self._language),
        }

    def _answer(self, name: str, answer: dict[str, Any]) -> None:
        _write(self.outbox / f"{name}.json", answer)

    def _status(self, application: CitizenApplication) -> dict[str, Any]:
        return {
            "number": application.number,
            "status": application.status,
            "status_label": sentence(f"status_{application.status}", None, self._language),
            "due_on": application.due_on.isoformat(),
            "printable": application.printable,
            "waiting_for": application.waiting_for,
            "refusal": application.refusal,
            "certificate": application.certificate,
        }

    def _follow(self) -> None:
        """Write the answers anew whose application has moved on since."""
        for path in sorted(self.outbox.glob("*.json")):
            try:
                answer = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                continue  # the portal has taken it, or it is not ours
            if not isinstance(answer, dict) or not answer.get("number"):
                continue
            try:
                application = self._unit.read(
                    status_module.application, self._caller, str(answer["number"])
                )
            except NotFound:
                continue
            status = self._status(application)
            if any(answer.get(field) != value for field, value in status.items()):
                _write(path, {**answer, **status})

    def _move(self, path: Path, into: Path) -> None:
        """The last step; a name that is there already gives way."""
        target = into / path.name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        elif target.exists():
            target.unlink()
        path.replace(target)


def _write(path: Path, document: dict[str, Any]) -> None:
    """Whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(path)
