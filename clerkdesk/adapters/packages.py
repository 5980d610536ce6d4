"""Portal packages on disk: a folder or a .zip with application.json and its files.

Nothing is unpacked: files are read in pieces, each up to its limit, so that an archive that
claims to be small cannot grow.
"""

import hashlib
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO, Any

from clerkdesk.adapters import media
from clerkdesk.domain.packages import CheckedFile, PackageRefused
from clerkdesk.domain.submission import Fault, StatedDocument
from clerkdesk.domain.text import clean

APPLICATION = "application.json"
MAX_FILE_BYTES = 20 << 20
MAX_PACKAGE_BYTES = 200 << 20
MAX_APPLICATION_BYTES = 1 << 20
MAX_ENTRIES = 1000
"""Of a zip, and of a folder that is looked through for a name."""
_CHUNK = 1 << 20
# Whatever a broken archive or a strange file makes the standard library raise.
_UNREADABLE = (
    OSError,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
)
Open = Callable[[str], IO[bytes] | None]
"""The file of a name, to be closed by whoever reads it; None: there is none.

The name is clean; the file's own may not be: what is packed on macOS has its letters decomposed.
"""


def find(path: Path) -> list[Path]:
    """The packages that a path names: itself, or those directly inside a folder that is none.

    Raises FileNotFoundError.
    """
    try:
        if not path.exists():
            raise FileNotFoundError(path)
    except OSError:
        raise FileNotFoundError(path) from None
    if not path.is_dir() or (path / APPLICATION).exists():
        return [path]
    inside = [
        child
        for child in sorted(path.iterdir())
        if child.suffix.lower() == ".zip" or (child.is_dir() and (child / APPLICATION).exists())
    ]
    return inside or [path]


class FilePackage:
    """A package whose files an ``Open`` gives by name (None: there is no such file)."""

    def __init__(self, open_file: Open) -> None:
        self._open = open_file
        self._read = 0

    def application(self) -> object:
        """The parsed application.json. Raises PackageRefused."""
        try:
            file = self._open(APPLICATION)
            if file is None:
                raise PackageRefused([Fault(None, "no_application_json")])
            with file:
                content = file.read(MAX_APPLICATION_BYTES + 1)
        except _UNREADABLE:
            raise PackageRefused([Fault(None, "package_unreadable")]) from None
        if len(content) > MAX_APPLICATION_BYTES:
            raise PackageRefused([Fault(None, "application_too_large")])
        return parse_json(content)

    def files(
        self, documents: Sequence[StatedDocument], indices: Sequence[int]
    ) -> tuple[list[CheckedFile], list[Fault]]:
        """Each document's file, checked; a fault stands at its document, as ``indices`` counts
        them.
        """
        checked = []
        faults = list[Fault]()
        self._read = 0
        for position, document in zip(indices, documents):
            outcome = self._check(document, position)
            if isinstance(outcome, CheckedFile):
                checked.append(outcome)
            else:
                code, params = outcome
                field = "sha256" if code == "file_hash" else "file"
                faults.append(Fault(f"documents.{position}.{field}", code, params))
            # What was read in vain counts too: three hundred names may point at one large file.
            if self._read > MAX_PACKAGE_BYTES:
                faults.append(
                    Fault("documents", "package_too_large", {"limit": MAX_PACKAGE_BYTES >> 20})
                )
                break
        return checked, faults

    def _check(
        self, document: StatedDocument, position: int
    ) -> CheckedFile | tuple[str, dict[str, object]]:
        """The file, or the code and the parameters of its fault."""
        digest = hashlib.sha256()
        size = 0
        head = b""
        try:
            file = self._open(document.file)
            if file is None:
                return "file_missing", {"file": document.file}
            with file:
                while chunk := file.read(_CHUNK):
                    head = head or chunk[: media.HEAD_BYTES]
                    size += len(chunk)
                    self._read += len(chunk)
                    if size > MAX_FILE_BYTES:
                        return "file_too_large", {"limit": MAX_FILE_BYTES >> 20}
                    digest.update(chunk)
        except _UNREADABLE:
            return "file_unreadable", {"file": document.file}
        if not size:
            return "file_empty", {"file": document.file}
        kind = media.media_type(head)
        if kind is None:
            return "file_type", {"file": document.file}
        if document.sha256 is not None and digest.hexdigest() != document.sha256:
            return "file_hash", {"file": document.file}
        return CheckedFile(
            stated=replace(document, name=media.named(document.name, kind)),
            media_type=kind,
            size=size,
            sha256=digest.hexdigest(),
            chunks=lambda part: self._chunks(document.file, part),
            position=position,
        )

    def _chunks(self, name: str, part: int) -> Iterator[bytes]:
        file = self._open(name)
        if file is None:
            return
        with file:
            while chunk := file.read(part):
                yield chunk


def parse_json(content: bytes) -> object:
    """A JSON document, strictly: UTF-8, no field twice, no NaN. Raises PackageRefused (not_json,
    repeated_field).
    """

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        document: object = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_Object, parse_constant=refuse
        )
        repeated = list(_repeated(document, ""))
    except (ValueError, RecursionError):
        raise PackageRefused([Fault(None, "not_json")]) from None
    if repeated:
        raise PackageRefused([Fault(path[:120], "repeated_field") for path in repeated])
    return document


class _Object(dict[str, Any]):
    """An object that remembers which of its fields stood twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.repeated: list[str] = []
        if len(self) != len(pairs):
            names = [name for name, _value in pairs]
            self.repeated = sorted({name for name in names if names.count(name) > 1})


def _repeated(value: Any, path: str) -> Iterator[str]:
    """The dotted paths of fields that stood twice."""
    if isinstance(value, _Object):
        yield from (path + name for name in value.repeated)
    inner: Iterable[tuple[object, Any]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for name, item in inner:
        yield from _repeated(item, f"{path}{name}.")


class FolderPackage(FilePackage):
    """A folder; a link that leads out of it counts as no file."""

    def __init__(self, folder: Path) -> None:
        root = folder.resolve()

        def open_file(name: str) -> IO[bytes] | None:
            path = (root / name).resolve()
            if not path.is_file():
                path = (root / _spelt_otherwise(root, name)).resolve()
            return path.open("rb") if path.is_relative_to(root) and path.is_file() else None

        super().__init__(open_file)


def _spelt_otherwise(root: Path, name: str) -> str:
    """The name of the file in a folder whose name is ``name`` once it is clean; else ``name``."""
    for path in islice(root.rglob("*"), MAX_ENTRIES):
        within = path.relative_to(root).as_posix()
        if clean(within) == name:
            return within
    return name


class ZipPackage(FilePackage):
    """A zip file with application.json at its top or in its single folder.

    Raises PackageRefused.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except _UNREADABLE:
            raise PackageRefused([Fault(None, "not_a_zip")]) from None
        entries = {
            clean(info.filename): info for info in self._archive.infolist() if not info.is_dir()
        }
        if len(self._archive.infolist()) > MAX_ENTRIES:
            raise PackageRefused([Fault(None, "too_many_files", {"limit": MAX_ENTRIES})])
        size = sum(info.file_size for info in entries.values())
        if size > MAX_PACKAGE_BYTES + MAX_APPLICATION_BYTES:
            raise PackageRefused(
                [Fault(None, "package_too_large", {"limit": MAX_PACKAGE_BYTES >> 20})]
            )
        # macOS puts a folder of its own beside what it packs.
        tops = {name.split("/")[0] + "/" for name in entries if not name.startswith("__MACOSX/")}
        prefix = next(iter(tops)) if APPLICATION not in entries and len(tops) == 1 else ""

        def open_file(name: str) -> IO[bytes] | None:
            info = entries.get(prefix + name)
            return self._archive.open(info) if info is not None else None

        super().__init__(open_file)


class FormPackage(FilePackage):
    """A form filled in at the counter: the data as a dictionary, the files anywhere on the disk."""

    def __init__(self, application: dict[str, Any], files: dict[str, Path]) -> None:
        self._application = application
        by_name = {clean(name): path for name, path in files.items()}

        def open_file(name: str) -> IO[bytes] | None:
            path = by_name.get(name)
            return path.open("rb") if path is not None and path.is_file() else None

        super().__init__(open_file)

    def application(self) -> object:
        """The data as they were given: what is filled in here repeats no field."""
        return self._application


def open_package(path: Path) -> FilePackage:
    """The package at a path. Raises PackageRefused: neither a folder nor a zip file."""
    if path.is_dir():
        return FolderPackage(path)
    if not path.is_file():
        raise PackageRefused([Fault(None, "not_a_zip")])
    return ZipPackage(path)
