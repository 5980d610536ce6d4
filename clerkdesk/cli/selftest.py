"""Whether what was installed is whole: each part of the program does its work once, in a folder of
its own. What an installer runs behind itself; nobody's data and no server are touched.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Literal

from clerkdesk import __version__, authorities, bootstrap, bundled, settings
from clerkdesk.adapters import (
    certificate_pdf,
    certificate_reading,
    keyring_store,
    official_page,
)
from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.cli.output import Output
from clerkdesk.domain.certificate import Content
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.eservices import DocumentKind
from clerkdesk.domain.packages import CheckedFile
from clerkdesk.domain.submission import StatedDocument

State = Literal["ok", "none", "bad"]
"""Works; is not there, and need not be; does not work."""
_MARKS: dict[State, str] = {"ok": "✓", "none": "–", "bad": "✗"}
_NO_SERVER = "postgresql://selftest@127.0.0.1:1/selftest"
"""Where nobody listens: whoever says so has loaded driver and dialect, and has tried."""
_KEYRING_ACCOUNT = "selftest"
_SAMPLE = Content(
    number="SU-2026-0000001",
    code="15QEH3K8PE477B61H",
    organisation="“Azərsu” ASC",
    department="Nəsimi rayonu",
    city="Bakı",
    subscriber_code="1234567",
    owner_name="Həsənova Şəbnəm Ağa qızı",
    owner_fin="1AB2C3D",
    address="Bakı, Nizami küçəsi 1",
    application_number="AS-2026-000001",
    application_on=date(2026, 11, 20),
    amount_qepik=0,
    as_of=datetime(2026, 11, 23, 15, 42, tzinfo=BAKU),
    issued_at=datetime(2026, 11, 23, 15, 43, tzinfo=BAKU),
    clerk="Günel Hüseynova",
    verification_address="example.az",
    sample=True,
)


class Fails(Exception):
    """A part does not do what it is there for."""


class Absent(Exception):
    """A part that this computer need not have."""


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    state: State
    detail: str


def run(output: Output) -> int:
    """Every part with what came of it; exit 1 where one does not work."""
    with tempfile.TemporaryDirectory(prefix="clerkdesk-", ignore_cleanup_errors=True) as folder:
        tried = [_tried(name, part, Path(folder)) for name, part in parts()]
    failed = any(part.state == "bad" for part in tried)
    output.document(
        {"ok": not failed, "version": __version__, "parts": [asdict(part) for part in tried]},
        [f"{_MARKS[part.state]} {part.name}: {part.detail}" for part in tried],
    )
    return 1 if failed else 0


def parts() -> Iterator[tuple[str, Callable[[Path], str]]]:
    """Each part's name, and what tries it in a folder and tells what was found."""
    yield "files", _files
    yield "migrations", _migrations
    yield "postgresql", _postgresql
    yield "authorities", _authorities
    yield "pdf", _pdf
    yield "qr", _qr
    yield "child", _child
    yield "keyring", _keyring
    yield from _of_the_window()


def _tried(name: str, part: Callable[[Path], str], folder: Path) -> Part:
    try:
        return Part(name, "ok", part(folder))
    except Absent as absent:
        return Part(name, "none", str(absent))
    except Exception as error:
        return Part(name, "bad", f"{type(error).__name__}: {error}")


def _files(_folder: Path) -> str:
    """What lies beside the program, and is opened only when somebody wants it."""
    for place in (
        ("help", "clerk.az.md"),
        ("help", "clerk.en.md"),
        ("help", "pictures"),
        ("licences", "third-party.txt"),
        ("pages", "style.css"),
        ("reference", "sentences.toml"),
    ):
        bundled.path(*place)
    return "help, licences, pages, reference"


def _migrations(folder: Path) -> str:
    """An embedded file is made by every migration, and its rules are as they should be."""
    own = settings.Settings(settings.sqlite_url(folder / "selftest.db"), folder)
    bootstrap.open_installation(own).close()
    problems = bootstrap.check(own)
    if problems:
        raise Fails("; ".join(problems))
    return f"SQLite {sqlite3.sqlite_version}"


def _postgresql(folder: Path) -> str:
    nowhere = replace(settings.Settings("", folder), database_url=_NO_SERVER)
    try:
        bootstrap.open_installation(nowhere).close()
    except Expected as error:
        if error.code != "store_unavailable":
            raise
    else:
        raise Fails("a server answers where there is none")
    import psycopg

    return f"psycopg {psycopg.__version__}, libpq {psycopg.pq.version()}"


def _authorities(_folder: Path) -> str:
    """Whom this computer trusts to sign a server's certificate."""
    trusted = len(authorities.context().get_ca_certs())
    if not trusted:
        raise Absent("none: servers.toml names the office's own")
    return f"{trusted}"


def _pdf(_folder: Path) -> str:
    page = certificate_pdf.render(_SAMPLE)
    if certificate_reading.number_and_code(page) != (_SAMPLE.number, _SAMPLE.code):
        raise Fails("the certificate cannot be read again")
    return f"{len(page)} B"


def _qr(_folder: Path) -> str:
    """Every module of the code stands on the page as a telephone would see it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(certificate_pdf.render(_SAMPLE))
    scale = 4.0
    picture = document[0].render(scale=scale, grayscale=True).to_pil().convert("L")
    left, top, size = official_page.QR_PLACE
    modules = official_page.qr_modules(_SAMPLE.verification_url)
    step = size / len(modules)
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            at = (left + (column + 0.5) * step, top + (row + 0.5) * step)
            seen = picture.getpixel((int(at[0] * scale), int(at[1] * scale)))
            if (seen < 128) != bool(dark):
                raise Fails(f"module {row}, {column}")
    return f"{len(modules)} × {len(modules)}"


def _child(_folder: Path) -> str:
    """The process that opens citizens' files begins, with its limits, and looks at one."""
    page = certificate_pdf.render(_SAMPLE)
    file = CheckedFile(
        stated=StatedDocument(
            DocumentKind.OWNERSHIP_EXTRACT, "selftest.pdf", "selftest.pdf", sha256=None, fin=None
        ),
        media_type="application/pdf",
        size=len(page),
        sha256=hashlib.sha256(page).hexdigest(),
        chunks=lambda size: (page[at : at + size] for at in range(0, len(page), size)),
    )
    with FileCheckers(children=1) as checkers:
        (seen,) = checkers.look([file])
    if seen.fault is not None or seen.remarks:
        raise Fails(str(seen))
    return "opens a page"


def _keyring(_folder: Path) -> str:
    if not keyring_store.usable():
        raise Absent("no keyring that is trusted")
    secret = os.urandom(8).hex()
    keyring_store.remember(_KEYRING_ACCOUNT, secret)
    keyring_store.forget(_KEYRING_ACCOUNT)
    if keyring_store.recall(_KEYRING_ACCOUNT) is not None:
        raise Fails("it keeps what is forgotten")
    return "remembers and forgets"


def _of_the_window() -> Iterator[tuple[str, Callable[[Path], str]]]:
    """What takes Qt; a server's package has none."""
    from clerkdesk.cli import windows

    try:
        windows.require_qt()
    except Expected:
        return
    os.environ["QT_QPA_PLATFORM"] = bundled.offscreen()
    from clerkdesk.demo import qt_noise
    from clerkdesk.gui.session import trial

    with qt_noise.kept_away():
        for name, part in trial.PARTS.items():
            yield name, partial(_without_a_folder, part)


def _without_a_folder(part: Callable[[], str], _folder: Path) -> str:
    return part()
