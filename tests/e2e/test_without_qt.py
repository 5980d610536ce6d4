"""The server's package has no Qt: every command of a server works where it cannot be imported."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import samples
from tests.e2e.shells import NOW

PROGRAM = """
import contextlib, io, json, sys


class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name)


sys.meta_path.insert(0, NoQt())
from clerkdesk.cli.main import run

ended = {}
for line in sys.stdin.read().splitlines():
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = run(line.split("\\t"))
        except SystemExit as exit:
            code = exit.code
    ended[line] = code, said.getvalue()
print(json.dumps(ended))
"""


def ended(folder: Path, *commands: str) -> dict[str, tuple[int, str]]:
    """Command with tabs between its words → exit code and what it output; all in one process."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input="\n".join(commands),
        env={
            "CLERKDESK_DATA_DIR": str(folder / "data"),
            "CLERKDESK_NOW": NOW,
            "CLERKDESK_LANGUAGE": "en",
            "HOME": str(folder),
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return {line: (code, output) for line, (code, output) in json.loads(done.stdout).items()}


@pytest.mark.package
def test_every_command_of_a_server_works_where_there_is_no_qt(tmp_path: Path) -> None:
    package = samples.write_folder(tmp_path / "in", samples.no_debt())
    by_gunel = "--as\tgunel"
    commands = (
        "db\tupgrade",
        "staff\tadd\tgunel\t--name\tGünel Nümunə\t--role\tclerk\t--organisation\tazersu",
        f"intake\t{package}",
        "worker\t--once",
        f"take\tWD-2026-0000001\t{by_gunel}",
        f"show\tWD-2026-0000001\t{by_gunel}\t--format\tjson",
        f"approve\tWD-2026-0000001\t{by_gunel}\t--accept-documents",
        f"applications\t{by_gunel}",
        "staff\tlist",
        "setting\tlist",
        "phrases\tlist\tno_debt\tidentity",
        "calendar\tlist\t2026",
        "gateway\tkey\tadd\te-gov\t--channel\te-gov",
        "gateway\tkey\tlist",
        "audit\tverify\t--documents",
        "audit\toffice",
        "db\tcheck",
        "doctor",
    )
    for line, (code, output) in ended(tmp_path, *commands).items():
        assert code == 0, f"{line}: {output}"


def test_the_window_says_that_it_is_not_installed(tmp_path: Path) -> None:
    for line, (code, output) in ended(tmp_path, "desk", "demo", "demo\t--headless\tout").items():
        assert code == 1 and "apt install clerkdesk" in output, f"{line}: {output}"
