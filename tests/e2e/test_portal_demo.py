"""`demo --with-portal`: everything around the desk as programs of their own, which end with it; and
the stand-ins, told to be slow, wrong or down.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import psutil
import pytest

from clerkdesk.adapters import billing, mail
from clerkdesk.adapters.mail import Mail
from clerkdesk.adapters.retry import Retry
from clerkdesk.demo.visitor import Visitor
from clerkdesk.domain.answers import DidNotAnswer

pytestmark = pytest.mark.timeout(180)


@contextmanager
def command(
    *words: str, **environment: str
) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """A command of the program and the document that it says first."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("CLERKDESK_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "clerkdesk", *words, "--format", "json"],
        env=plain | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process as process:
        try:
            assert process.stdout is not None
            printed = ""
            for line in process.stdout:
                printed += line
                if line.rstrip() == "}":
                    break
            yield process, json.loads(printed)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def folder(sample_office: Callable[[], Path]) -> Path:
    return sample_office()


def test_the_demo_starts_everything_and_all_of_it_ends_with_it(folder: Path) -> None:
    with command("demo", "--data", str(folder), "--with-portal", QT_QPA_PLATFORM="offscreen") as (
        process,
        addresses,
    ):
        children = psutil.Process(process.pid).children(recursive=True)
        assert {"gateway", "stand-ins"} <= {word for child in children for word in child.cmdline()}
        assert httpx2.get(f"{addresses['pages']}/health").json()["status"] == "ok"
        with Visitor(addresses["pages"]) as visitor:
            visitor.open("/applications").press("Daxil ol")
            assert visitor.path == "/applications" and "Çıxış" in visitor.text
        process.kill()
        assert not psutil.wait_procs(children, timeout=20)[1]


def test_the_stand_ins_serve_a_sample_office_only(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "clerkdesk",
            "stand-ins",
            "--database",
            f"sqlite:///{tmp_path / 'real.db'}",
        ],
        capture_output=True,
        text=True,
        check=False,
        env={key: value for key, value in os.environ.items() if not key.startswith("CLERKDESK_")},
    )
    assert done.returncode == 1 and "real.db" in done.stderr
    assert not (tmp_path / "real.db").exists()


@pytest.mark.long
def test_the_stand_ins_make_a_sample_office_in_a_fresh_folder(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    with command("stand-ins", CLERKDESK_DATA_DIR=str(fresh)) as (_process, addresses):
        assert {"billing", "register"} <= addresses.keys() and (fresh / "clerkdesk.db").exists()


def test_for_each_state_somebody_can_sign_in_and_finds_an_application_in_it(folder: Path) -> None:
    with (
        command("demo", "--data", str(folder), "--with-portal", QT_QPA_PLATFORM="offscreen") as (
            _process,
            addresses,
        ),
        Visitor(addresses["pages"]) as visitor,
    ):
        page = visitor.open("/sign-in").answer.text
        states = dict(re.findall(r'<option value="(\w+)">[^<]* · ([^<·]+)</option>', page))
        seen = {
            "yeni müraciət": "Müraciəti geri götür",
            "icrada olan": "İcrada olan",
            "sənəd gözlənilir": "İdarə sizdən sənəd gözləyir",
            "arayış üçün borc var": "Çap et",
            "arayışı çap etmək olar": "Çap et",
            "imtina edilib": "Yalnız uyğun olmayan sənədi",
            "məcburi köçkün, icra olunub": "İcra olunmuş",
        }
        for fin, state in states.items():
            if state not in seen:
                continue
            visitor.open(f"{addresses['pages']}/sign-in").press(
                "Daxil ol", {"fin": fin, "way": "asan_imza"}
            )
            visitor.open("/applications")
            numbers = re.findall(r'href="/applications/([A-Z0-9-]+)"', visitor.answer.text)
            read = " ".join(visitor.open(f"/applications/{number}").text for number in numbers)
            assert seen.pop(state) in read, (state, read)
            visitor.press("Çıxış")
        assert not seen


@pytest.fixture(scope="module")
def around(folder: Path) -> Iterator[dict[str, str]]:
    """The stand-ins as a program."""
    with command("stand-ins", "--database", f"sqlite:///{folder / 'clerkdesk.db'}") as (
        _process,
        addresses,
    ):
        yield addresses


def set_mode(around: dict[str, str], of: str, mode: str) -> None:
    assert httpx2.post(around["mode"], params={"of": of, "is": mode}).json()[of] == mode


def test_billing_and_register_answer_over_http_what_the_demo_wrote_down(
    around: dict[str, str],
) -> None:
    with ExitStack() as stack:
        asked = billing.HttpBilling(around["billing"])
        stack.callback(asked.close)
        register = billing.HttpRegister(around["register"])
        stack.callback(register.close)
        person = register.person("5XK2M7P")
        assert person is not None and (person.surname, person.source) == ("Əliyev", "register")
        assert asked.account("999") is None and register.person("AAAAAAA") is None


@pytest.mark.parametrize(
    ("mode", "fault"),
    [("slow", "answer_slow"), ("wrong", "answer_malformed"), ("down", "answer_status")],
)
def test_a_stand_in_that_is_told_to_be_bad_is_said_not_to_answer(
    around: dict[str, str], mode: str, fault: str
) -> None:
    set_mode(around, "register", mode)
    asked = billing.HttpRegister(
        around["register"], timeout=1.0, retry=Retry(pause=lambda _seconds: None)
    )
    try:
        with pytest.raises(DidNotAnswer) as silence:
            asked.person("5XK2M7P")
        assert silence.value.fault == fault
        set_mode(around, "register", "well")
        assert asked.person("5XK2M7P") is not None
    finally:
        asked.close()
        set_mode(around, "register", "well")


def test_what_is_mailed_is_read_in_the_mailbox(around: dict[str, str]) -> None:
    mail.Smtp(around["smtp"]).send(
        Mail(
            to="a@example.az",
            sender="desk@example.az",
            subject="Mövzu",
            body="Mətn: ə ı ş",
            message_id="<1@example.az>",
        )
    )
    assert httpx2.get(f"{around['inbox']}.json").json()[-1] | {"text": ""} == {
        "to": "a@example.az",
        "subject": "Mövzu",
        "text": "",
    }
    assert "Mətn: ə ı ş" in httpx2.get(around["inbox"]).text


def test_a_debt_is_paid_once_and_then_there_is_none(around: dict[str, str], folder: Path) -> None:
    import sqlite3

    with closing(sqlite3.connect(f"file:{folder / 'clerkdesk.db'}?mode=ro", uri=True)) as database:
        knows = json.loads(
            database.execute("SELECT value FROM setting WHERE key = 'stand_in_data'").fetchone()[0]
        )
    database.close()
    code = next(code for code, amount in knows["debts"].items() if float(amount) > 0)
    asked = billing.HttpBilling(around["billing"])
    try:
        before = asked.debt(code, datetime.now(UTC))
        with Visitor(around["pay"]) as visitor:
            visitor.open(f"{around['pay']}?code={code}").press("Ödə")
        after = asked.debt(code, datetime.now(UTC))
    finally:
        asked.close()
    assert (
        before is not None and after is not None and before.amount_qepik > 0 == after.amount_qepik
    )
