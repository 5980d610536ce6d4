"""Every command of a guide is run: here, as the guide writes it, or by the test that is named; what
is run by none says why not.
"""

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import make_url

from clerkdesk.cli.main import run
from tests import samples
from tests.architecture.test_guides import BRACKETS, GUIDES, commands
from tests.conftest import admin
from tests.e2e.shells import NOW

pytestmark = pytest.mark.timeout(300)

ROOT = Path(__file__).parents[2]
OWNER = ""
"""Who has the database."""
ADMIN = "n.rzayeva"
CLERK = "g.huseynova"
SUPERVISOR = "s.rehimova"
FIN = "5XK2M7P"
PASSWORD = "uzun parol nümunəsi 7\n"
PEOPLE = (
    f"login;name;role;organisation;departments\n{SUPERVISOR};Sabina Nümunə;supervisor;azersu;\n"
)
SERVICES = ("clerkdesk_worker", "clerkdesk_gateway")


@dataclass(frozen=True, slots=True)
class Step:
    """A command in the guide's words, and whose it is."""

    words: str
    by: str = OWNER
    values: dict[str, str] = field(default_factory=dict)
    """What stands for a value, or for a place of the office's computer → what is typed here."""
    on_file: bool = False
    """On a workstation, and not on the server."""
    out: str | None = None
    """The file that takes what is said, as `>` does."""


FILES = {
    name: name
    for name in ("backup.private.pem", "backup.pem", "people.csv", "FILE.zip", "FILE.pdf", "FILE")
} | {
    "/srv/clerkdesk/backups/monday.cdb": "backups/monday.cdb",
    "/srv/clerkdesk/backups": "{folder}/backups",
    "/etc/clerkdesk/backup.pem": "{folder}/backup.pem",
}
"""Places of the guides → where they lie in the test's folder."""

OFFICE = (
    Step("db upgrade"),
    Step("db check"),
    Step(
        'staff add n.rzayeva --name "Nərmin Rzayeva" --role admin --organisation azersu '
        "--password-stdin"
    ),
    Step(
        'staff add g.huseynova --name "Günel Hüseynova" --role clerk --organisation azersu '
        "--department su-nesimi --service no_debt --password-stdin",
        ADMIN,
    ),
    Step("staff import people.csv --check", ADMIN),
    Step("staff import people.csv", ADMIN),
    Step("db worker-login clerkdesk_worker --password-stdin"),
    Step("db gateway-login clerkdesk_gateway --password-stdin"),
    Step('gateway key add "e-gov.az" --channel e-gov'),
    Step("intake", values={"intake": "intake package"}),
    Step("setting list", CLERK),
    Step("setting set KEY VALUE", ADMIN, {"KEY": "idle_lock_minutes", "VALUE": "9"}),
    Step("setting set sample_percent 5", ADMIN),
    Step(
        'setting set alarm_mail "* 10 240 it@example.az; '
        'backup,seal 0 1440 it@example.az,boss@example.az"'
    ),
    Step(
        'setting set report_mail "day 18:30 boss@example.az; '
        'month 08:00 boss@example.az,board@example.az"',
        ADMIN,
    ),
    Step("setting set installer //server/programs/ClerkDesk.msi"),
    Step("calendar set", ADMIN, {"set": "set 2027-03-05 free --own Nümunə --preview"}),
    Step(
        'calendar set DAY free|working --own "REASON"',
        ADMIN,
        {"DAY": "2027-03-05", "free|working": "free", "REASON": "Nümunə"},
    ),
    Step(
        "findings second-look SERVICE CODE yes",
        ADMIN,
        {"SERVICE": "no_debt", "CODE": "important_note"},
    ),
    Step(
        "phrases set SERVICE KIND TEXT…",
        ADMIN,
        {"SERVICE": "no_debt", "KIND": "id_card", "TEXT…": "Oxunmur"},
    ),
    Step("retention set no_debt refused 60", ADMIN),
    Step("person find FIN", SUPERVISOR, {"FIN": FIN}),
    Step("audit office [--days N] [--about LOGIN]", ADMIN, {"N": "3", "LOGIN": CLERK}),
    Step("audit cut 2025"),
    Step("audit verify"),
    Step("db overlap"),
    Step("db upgrade --end"),
    Step("support-bundle FILE.zip"),
    Step("backup-key backup.private.pem", out="backup.pem"),
    Step("backup /srv/clerkdesk/backups/monday.cdb --encrypt-to backup.pem"),
    Step("backup FILE", values={"FILE": "backups/tuesday.cdb"}),
    Step("backup", values={"backup": "backup backups/wednesday.cdb"}),
    Step("setting set backup_folder /srv/clerkdesk/backups"),
    Step("setting set backup_key /etc/clerkdesk/backup.pem"),
    Step("staff disable LOGIN", ADMIN, {"LOGIN": CLERK}),
    Step("staff password LOGIN --password-stdin", ADMIN, {"LOGIN": SUPERVISOR}),
    Step(
        "restore /srv/clerkdesk/backups/monday.cdb --database URL --key backup.private.pem "
        "--after WD-2026-0004711 --after NB-2026-0000312",
        values={"URL": "sqlite:///{folder}/restored.db"},
    ),
)
WORKSTATION = (
    Step(
        'staff add LOGIN --name "…" --role clerk --organisation azersu '
        "--department su-nesimi --as ADMIN",
        values={"LOGIN": "tural", "…": "Tural Nümunə", "ADMIN": "admin"},
        on_file=True,
    ),
    Step(
        "db copy --database sqlite:////path/clerkdesk.db "
        "--to 'postgresql:///clerkdesk?host=/run/postgresql'",
        values={
            "sqlite:////path/clerkdesk.db": "sqlite:///{folder}/file/clerkdesk.db",
            "postgresql:///clerkdesk?host=/run/postgresql": "{second}",
        },
        on_file=True,
    ),
)

BLOCKS_RUN_BY = {
    "office.en.md": "tests/package/test_office_guide.py",
    "portal.en.md": "tests/e2e/test_portal_guide.py",
}
"""Guides of which every block is run, one behind the other."""
RUN_BY = {
    "demo": "tests/package/test_packages.py",
    "demo --pictures OUT": "tests/e2e/test_pictures.py",
    "demo --with-portal": "tests/e2e/test_portal_demo.py",
    "stand-ins": "tests/e2e/test_portal_demo.py",
    "doctor": "tests/e2e/test_command_line_office.py",
    "doctor --settings /etc/clerkdesk/worker.env": "tests/package/test_office_guide.py",
    "support-bundle /srv/help.zip --settings /etc/clerkdesk/worker.env": (
        "tests/e2e/test_logs_name_nobody.py"
    ),
    "extract NUMBER --out FILE.pdf": "tests/integration/certificates/test_extracts.py",
    "gateway --port 8080": "tests/package/test_packages.py",
    "gateway folder /srv/portal/e-gov --channel e-gov": "tests/e2e/test_logs_name_nobody.py",
    "worker": "tests/e2e/test_office.py",
}
"""What goes on until it is ended, or needs more around it → where that is."""
OTHERS_RUN_BY = {
    "createdb clerkdesk": "tests/package/test_office_guide.py",
    "export CLERKDESK_DATABASE_URL=": "tests/package/test_office_guide.py",
    "pg_basebackup -h db1.example.az": "tests/package/test_office_guide.py",
    "msiexec /i clerkdesk-0.1.0.msi": "tests/windows/test_installed.py",
    "apt install ./clerkdesk-common_*.deb": "tests/package/test_debian.py",
    "python3 -m venv .venv && .venv/bin/pip install . ": "tests/package/test_packages.py",
    'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]"': ".ci/run",
}
"""What is another program's, by its first words."""
NOT_RUN = {
    "pgbackrest": "no package of this project: the guide says that it was not tried",
    "$run = New-ScheduledTaskAction": "Windows' own; Wine has no scheduler, the guide says so",
    "$at = New-ScheduledTaskTrigger": "as above",
    "$how = New-ScheduledTaskSettingsSet": "as above",
    "Register-ScheduledTask": "as above",
    "SIGN='sign-in-place office.pfx'": "needs a certificate that an authority sells; the script "
    "without SIGN is run by tests/windows",
}
OTHER = re.compile(
    r"^ {4}((?:createdb|export|pg_basebackup|pgbackrest|msiexec|apt|python3|SIGN=|\$\w+ = "
    r"|Register-|systemctl|icacls|psql|curl|openssl) ?\S.*)$",
    re.MULTILINE,
)


def in_english() -> Iterator[tuple[str, str, bool]]:
    """Guide, words, and whether it stands in a sentence; the other language has the same."""
    return (each for each in commands() if not each[0].endswith(".az.md"))


def others() -> Iterator[str]:
    for guide in GUIDES:
        if not guide.name.endswith(".az.md"):
            yield from OTHER.findall(guide.read_text(encoding="utf-8"))


def test_every_command_is_run_or_says_why_not() -> None:
    here = {step.words for step in (*OFFICE, *WORKSTATION)}
    silent = {
        (guide, words)
        for guide, words, inline in in_english()
        if words not in here | set(RUN_BY) and (inline or guide not in BLOCKS_RUN_BY)
    }
    assert silent == set()
    known = {*OTHERS_RUN_BY, *NOT_RUN}
    assert [line for line in others() if not any(map(line.startswith, known))] == []


def test_nothing_is_said_of_a_command_that_no_guide_has() -> None:
    texts = {words for _guide, words, _inline in in_english()}
    assert {step.words for step in (*OFFICE, *WORKSTATION)} | set(RUN_BY) <= texts
    lines = list(others())
    for first in (*OTHERS_RUN_BY, *NOT_RUN):
        assert any(line.startswith(first) for line in lines), first
    for path in {*BLOCKS_RUN_BY.values(), *RUN_BY.values(), *OTHERS_RUN_BY.values()}:
        assert (ROOT / path).exists(), path


class Played:
    """Both offices of the administration's guide: on a server, and on one workstation."""

    def __init__(self, url: str, second: str, folder: Path) -> None:
        self.url = url
        self.second = second
        self.folder = folder

    def __call__(self, step: Step) -> None:
        words = typed_here(step, lambda text: text.format(folder=self.folder, second=self.second))
        url = make_url(self.url)
        if step.by:
            url = url.set(username=step.by)
        out = StringIO()
        with pytest.MonkeyPatch.context() as process, redirect_stdout(out), redirect_stderr(out):
            process.chdir(self.folder)
            process.setenv("CLERKDESK_DATA_DIR", str(self.folder / "file"))
            if step.on_file:
                process.setenv("CLERKDESK_NOW", NOW)
            else:
                address = url.render_as_string(hide_password=False)
                process.setenv("CLERKDESK_DATABASE_URL", address)
            process.setattr("sys.stdin", StringIO(PASSWORD))
            code = run(words)
        assert code == 0, (step.words, out.getvalue())
        if step.out is not None:
            (self.folder / step.out).write_text(out.getvalue(), encoding="utf-8")


def typed_here(step: Step, filled: Callable[[str], str]) -> list[str]:
    """The guide's words with what is typed for its values and places."""
    typed_words = []
    for word in shlex.split(step.words.translate(BRACKETS)):
        value = filled(step.values.get(word, FILES.get(word, word)))
        # What a sentence names without its values: they follow here.
        typed_words += value.split() if value.startswith(f"{word} ") else [value]
    return typed_words


@pytest.fixture
def played(postgres: str, tmp_path: Path) -> Iterator[Played]:
    names = ("guide_office", "guide_copy")
    for name in names:
        admin(postgres, f"CREATE DATABASE {name}")
    first, second = (
        make_url(postgres)
        .set(database=name, drivername="postgresql")
        .render_as_string(hide_password=False)
        for name in names
    )
    samples.write_folder(tmp_path / "package", samples.no_debt())
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "file").mkdir(mode=0o700)
    yield Played(first, second, tmp_path)
    for name in names:
        admin(postgres, f"DROP DATABASE {name} WITH (FORCE)")
    for login in (ADMIN, CLERK, SUPERVISOR, *SERVICES, "tural", "admin"):
        admin(postgres, f'DROP ROLE IF EXISTS "{login}"')


def test_the_administrations_commands_do_what_the_guide_says(played: Played) -> None:
    for step in OFFICE:
        played(step)


def test_one_workstation_and_its_move_to_a_server(played: Played) -> None:
    first = Step(
        "staff add admin --name İnzibatçı --role admin --organisation azersu", on_file=True
    )
    for step in (first, *WORKSTATION):
        played(step)
