"""The program's command line, run in this process on an installation of its own."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from clerkdesk.cli.main import run
from tests import samples

NOW = "2026-11-20T12:00:00+04:00"


class Shell:
    """Runs commands on an installation of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: object) -> tuple[int, str, str]:
        self._capsys.readouterr()
        code = run([str(word) for word in words])
        out = self._capsys.readouterr()
        return code, out.out, out.err

    def json(self, *words: object) -> tuple[int, Any]:
        code, out, _err = self(*words, "--format", "json")
        return code, json.loads(out)

    def refused(self, *words: object) -> str:
        """The code of the error; the sentence stands on stderr."""
        code, out, err = self(*words, "--format", "json")
        error = json.loads(out)["error"]
        assert code == 1 and error["message"] in err and "Traceback" not in err
        return str(error["code"])

    def knows(self, amount: str = "0.00", **account: str) -> None:
        """Make the office one that a demo made: its stand-in knows the sample people; ``account``:
        what billing says otherwise of the sample code.
        """
        known = samples.stand_in(amount)
        known["accounts"]["12045567890"] |= account
        data = json.dumps(known)
        with closing(sqlite3.connect(self.folder / "clerkdesk.db")) as connection, connection:
            connection.execute("UPDATE setting SET value = 'yes' WHERE key = 'stand_in'")
            connection.execute("UPDATE setting SET value = ? WHERE key = 'stand_in_data'", (data,))

    def add(
        self,
        login: str,
        *more: str,
        name: str = "X",
        role: str = "clerk",
        organisation: str = "azersu",
    ) -> list[str]:
        """The words of ``staff add``."""
        stated = ["--name", name, "--role", role, "--organisation", organisation]
        return ["staff", "add", login, *stated, *more]


def opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    """A shell without any setting but its folder and its clock."""
    for name in [name for name in os.environ if name.startswith("CLERKDESK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(folder))
    monkeypatch.setenv("CLERKDESK_NOW", NOW)
    return Shell(folder, capsys)


def furnished(shell: Shell, inbox: Path) -> Shell:
    """One application of each service, a clerk for each, and a stand-in that knows them."""
    samples.write_zip(inbox / "nd.zip", samples.no_debt())
    samples.write_folder(inbox / "idp", samples.idp())
    assert shell("intake", inbox / "nd.zip", inbox / "idp")[0] == 0
    shell(*shell.add("gunel", "--department", "su-nesimi", name="Günel Hüseynova"))
    shell(*shell.add("elnur", name="Elnur Məmmədli", organisation="azerishiq"))
    shell.knows()
    return shell
