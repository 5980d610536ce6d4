"""Who looks at files that arrive: a few render children, each of which can be killed."""

import hashlib
import logging
import queue
import time
import weakref
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from types import TracebackType
from typing import Any

from clerkdesk.adapters.child_process import ChildDied, ChildHung, ChildProcess
from clerkdesk.domain.file_names import clean_name
from clerkdesk.domain.packages import CheckedFile
from clerkdesk.domain.remarks import (
    LOOK_SECONDS,
    NOT_LOOKED_AT,
    OF_SIGNATURES,
    QUEUE_SECONDS,
    Remark,
    RemarkCode,
    Seen,
)
from clerkdesk.domain.text import visible_text

log = logging.getLogger(__name__)
MEMORY_MIB = 512
FILE_SECONDS = 3.0
"""So long a file may take, of the processor."""
FURTHER_PAGES_SECONDS = 1.0
"""So long, of these, pages are looked at once one is shown."""
_CLOCK = 4.0
"""By the clock it may take so many times as long: a computer that has other things to do is no
fault of the file's. On Windows the clock alone counts.
"""
_PIECE_BYTES = 256 << 10
_FILES_PER_CHILD = 500
"""Whatever files leave behind in a process does not add up."""
_REMEMBERED = 2000
"""Files of which it is known what is shown."""
_MOST_NAMED = 10
"""Rows of pages, or attachments, that a remark names."""
_LONGEST_NAME = 80
"""Letters of a signer's name that a remark says."""
_FAULTS = {
    "encrypted": "document_encrypted",
    "xfa": "document_xfa",
    "too_large": "document_too_large",
    "broken": "document_broken",
    "kind": "document_kind",
}
"""Verdict of a file that does not show → the code of the sentence why."""


@dataclass(slots=True)
class Patience:
    """What is left of the seconds in which one sender's files are looked at, and wait for it."""

    looking: float = LOOK_SECONDS
    in_queue: float = QUEUE_SECONDS


class FileCheckers:
    """At most ``children`` processes look at files at once; whoever comes later waits.

    ``file_seconds``: how long one file may take, ``further_seconds``: its pages behind the first
    one; both of the processor.
    """

    def __init__(
        self,
        children: int = 2,
        file_seconds: float = FILE_SECONDS,
        further_seconds: float = FURTHER_PAGES_SECONDS,
    ) -> None:
        self._children = [ChildProcess(MEMORY_MIB) for _ in range(children)]
        self._file_seconds = file_seconds
        self._further_seconds = further_seconds
        # The one that was used last comes first: a single sender keeps one of them warm.
        self._idle: queue.LifoQueue[ChildProcess] = queue.LifoQueue()
        for child in self._children:
            self._idle.put(child)
        self._known: OrderedDict[str, Seen] = OrderedDict()
        self._guard = Lock()
        # Whoever holds it as long as the process lives ends no child by itself.
        weakref.finalize(self, _end, self._children)

    def __enter__(self) -> "FileCheckers":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def pids(self) -> list[int]:
        """Of the children that run."""
        return [child.pid for child in self._children if child.pid is not None]

    def start(self) -> None:
        """Have every child ready before somebody waits for it."""
        for child in [self._idle.get() for _ in self._children]:
            try:
                child.start()
            except (ChildHung, ChildDied, OSError):
                log.exception("no process can be started that looks at files")
            finally:
                self._idle.put(child)

    def close(self) -> None:
        """End the children once they have answered."""
        for _ in self._children:
            self._idle.get().close()

    def look(self, files: Sequence[CheckedFile], patience: Patience | None = None) -> list[Seen]:
        """What the desk can show of each file; ``patience``: of whoever sends them, None: the
        usual.
        """
        patience = patience or Patience()
        return [self._look_at(file, patience) for file in files]

    def _look_at(self, file: CheckedFile, patience: Patience) -> Seen:
        with self._guard:
            known = self._known.get(file.sha256)
        if known is not None:
            return known
        began = time.monotonic()
        try:
            # Whoever has waited longest comes next.
            child = self._idle.get(timeout=max(0.0, patience.in_queue))
        except queue.Empty:
            return NOT_LOOKED_AT
        turn = time.monotonic()
        patience.in_queue -= turn - began
        deadline = turn + patience.looking
        try:
            seen = self._asked(child, file, deadline)
        finally:
            self._idle.put(child)
            patience.looking -= time.monotonic() - turn
        if seen is not NOT_LOOKED_AT and seen.fault != "document_too_large":
            # A portal that has heard nothing sends the same once more; at another moment there may
            # be more memory.
            with self._guard:
                self._known[file.sha256] = seen
                if len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        return seen

    def _asked(self, child: ChildProcess, file: CheckedFile, deadline: float) -> Seen:
        """What a child says; once more by a fresh one where an earlier file may be to blame."""
        if child.answered >= _FILES_PER_CHILD:
            child.close()
        used = child.answered > 0
        seen = self._asked_once(child, file, deadline)
        if used and seen.fault is not None and child.answered == 0:
            return self._asked_once(child, file, deadline)
        return seen

    def _asked_once(self, child: ChildProcess, file: CheckedFile, deadline: float) -> Seen:
        try:
            child.start()
        except (ChildHung, ChildDied, OSError):
            log.exception("no process can be started that looks at files")
            return NOT_LOOKED_AT
        seconds = min(self._file_seconds * _CLOCK, deadline - time.monotonic())
        if seconds <= 0:
            return NOT_LOOKED_AT
        question = {
            "op": "check",
            "seconds": self._file_seconds,
            "further_seconds": self._further_seconds,
        }
        try:
            answer = child.ask(question, _content(file), file.size, seconds)
        except ChildHung:
            log.warning("a file of %s bytes was not looked at in time", file.size)
            return NOT_LOOKED_AT
        except ChildDied as death:
            return Seen("document_too_large" if death.out_of_memory else "document_broken")
        except OSError:
            # What it is read from has gone or changed; who stores it says so.
            log.warning("a file of %s bytes cannot be read again", file.size)
            return NOT_LOOKED_AT
        try:
            seen = _seen(answer)
        except (ValueError, KeyError, TypeError, AttributeError):
            child.close()
            return Seen("document_broken")
        if seen.fault == "document_too_large":
            # What is left of its memory may be what an earlier file has left.
            child.close()
        return seen


def _end(children: Sequence[ChildProcess]) -> None:
    for child in children:
        child.close()


def _content(file: CheckedFile) -> Iterator[bytes]:
    """The bytes that were checked. Raises OSError: they are others by now."""
    digest = hashlib.sha256()
    sent = 0
    for piece in file.chunks(_PIECE_BYTES):
        sent += len(piece)
        if sent > file.size:
            break
        digest.update(piece)
        yield piece
    if sent != file.size or digest.hexdigest() != file.sha256:
        raise OSError("the file has changed")


def _seen(answer: dict[str, Any]) -> Seen:
    """The child's answer, of which only what we know is taken: whatever has hold of the child may
    have written it.
    """
    fault = answer.get("error") or _FAULTS.get(str(answer.get("verdict")))
    if fault is not None:
        return Seen(str(fault) if fault in _FAULTS.values() else "document_broken")
    remarks: dict[RemarkCode, Remark] = {}
    for stated in answer["remarks"]:
        code = RemarkCode(stated["code"])
        params = {}
        if code in (RemarkCode.PARTLY_SHOWN, RemarkCode.PAGES_NOT_LOOKED_AT):
            params["pages"] = ", ".join(
                _range(int(first), int(last)) for first, last in stated["pages"][:_MOST_NAMED]
            )
        if code is RemarkCode.ATTACHMENT:
            names = [clean_name(str(name)) for name in stated["names"][:_MOST_NAMED]]
            params["names"] = ", ".join(names)
        if code in OF_SIGNATURES:
            # A name from a certificate that anybody can make: no controls, and not a page long.
            signers = [visible_text(str(name))[:_LONGEST_NAME] for name in stated["names"]]
            params["signers"] = ", ".join(signers[:_MOST_NAMED]) or "—"
        remarks[code] = Remark(code, params)
    return Seen(remarks=tuple(remarks.values()))


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
