"""The doctor really speaks to whom it names, changes nothing there, and ticks nobody whom it has
not heard.
"""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from clerkdesk import file_rights
from clerkdesk.cli.doctor import command, network, services
from clerkdesk.cli.doctor.checks import Check, Part, side_by_side
from clerkdesk.settings import Settings
from tests.certificates import Authority
from tests.faults.outside import billing
from tests.integration.doctor.outside import PASSWORD, answering, mail_server, mute, tls
from tests.servers import free_port

Seen = Callable[..., dict[str, Check]]


@pytest.fixture
def seen(tmp_path: Path) -> Seen:
    """What the doctor sees of those outside whom these settings name."""

    def look(**outside: object) -> dict[str, Check]:
        settings = Settings("sqlite:///x.db", tmp_path, **outside)  # type: ignore[arg-type]
        parts = [*services.parts(settings, "en"), *network.parts(settings, "en")]
        return {check.name: check for check in side_by_side(parts, "en")}

    return look


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(PASSWORD)
    file_rights.keep_to_oneself(path)
    return path


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A mail server's certificate of an authority that this machine trusts."""
    authority = Authority()
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file(tmp_path)))
    return authority.issue(tmp_path, "localhost", ends=timedelta(days=5))


def test_what_is_not_set_up_is_neither_well_nor_ill(seen: Seen) -> None:
    states = {check.name: check.state for check in seen().values()}
    names = ("mail", "sms", "billing", "register", "dns", "proxy")
    assert states == dict.fromkeys(names, "none")


def test_mail_is_signed_in_to_over_tls_and_nothing_is_sent(
    seen: Seen, trusted: Path, password_file: Path
) -> None:
    with mail_server(trusted) as (box, port):
        url = f"smtp://clerkdesk@localhost:{port}"
        checks = seen(smtp_url=url, smtp_password_file=password_file)
        assert checks["mail"].state == "ok" and "let the account in" in checks["mail"].detail
        assert box.accepted == 0
        # It answers, and will not for long.
        assert checks["tls localhost"].state == "bad"
        assert "renew" in checks["tls localhost"].detail
        password_file.write_text("yanlis")
        checks = seen(smtp_url=url, smtp_password_file=password_file)
        assert checks["mail"].state == "bad" and "or its password" in checks["mail"].detail
        assert seen(smtp_url=url)["mail"].state == "bad", "an account without a password"


@pytest.mark.parametrize(
    ("certificate", "sentence"),
    [
        ({"name": "localhost", "ends": -timedelta(hours=1)}, "out of date"),
        ({"name": "other.example.az"}, "another name"),
        ({"name": "localhost", "by": "Somebody"}, "Nobody on this computer knows"),
    ],
    ids=["expired", "another name", "a strange authority"],
)
def test_a_mail_servers_certificate_that_is_not_right_is_told_by_its_cause(
    seen: Seen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    password_file: Path,
    certificate: dict[str, Any],
    sentence: str,
) -> None:
    known = Authority()
    monkeypatch.setenv("SSL_CERT_FILE", str(known.file(tmp_path)))
    signer = Authority(certificate.pop("by")) if "by" in certificate else known
    with mail_server(signer.issue(tmp_path, **certificate)) as (_box, port):
        url = f"smtp://clerkdesk@localhost:{port}"
        check = seen(smtp_url=url, smtp_password_file=password_file)["mail"]
    assert check.state == "bad" and sentence in check.detail


def test_a_mail_server_that_is_not_there_is_told_by_its_cause(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "SECONDS", 0.5)
    with mute() as silent:
        causes = {
            f"smtp://localhost:{free_port()}": "port is closed",
            "smtp://mail.invalid:587": "does not know",
            f"smtp://localhost:{silent}": "silent",
        }
        for url, sentence in causes.items():
            assert sentence in seen(smtp_url=url)["mail"].detail


def test_a_spare_server_that_is_away_is_not_seen_and_no_fault(seen: Seen, tmp_path: Path) -> None:
    several = Settings("postgresql://x@/x?host=a.invalid,b.invalid", tmp_path)
    checks = {check.name: check for check in side_by_side(network.parts(several, "en"), "en")}
    assert checks["tls a.invalid"].state == checks["tls b.invalid"].state == "unseen"
    alone = Settings("postgresql://x@a.invalid/x", tmp_path)
    checks = {check.name: check for check in side_by_side(network.parts(alone, "en"), "en")}
    assert checks["tls a.invalid"].state == "bad"
    assert "takes no connection" in checks["tls a.invalid"].detail


def test_closed_ports_are_named_each_for_itself(seen: Seen) -> None:
    closed = free_port()
    checks = seen(
        smtp_url=f"smtp://127.0.0.1:{closed}",
        sms_url=f"lsim+http://login:x@127.0.0.1:{closed}/v1?sender=X",
        billing_url=f"http://127.0.0.1:{closed}",
        register_url=f"http://127.0.0.1:{closed}",
    )
    assert {checks[name].state for name in ("mail", "sms", "billing", "register")} == {"bad"}


def test_who_takes_a_call_and_never_speaks_keeps_nobody_waiting(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "SECONDS", 0.5)
    with mute() as port, billing() as well:
        began = time.monotonic()
        checks = seen(smtp_url=f"smtp://127.0.0.1:{port}", billing_url=well.url)
        assert time.monotonic() - began < 10
    assert (checks["mail"].state, checks["billing"].state) == ("bad", "ok")


def test_a_check_has_its_time_and_a_fault_of_its_own_is_a_finding() -> None:
    released = threading.Event()

    def hangs() -> Check:
        released.wait()
        return Check("hangs", "ok")

    def fails() -> Check:
        raise RuntimeError("Əliyev")

    parts = [Part("hangs", hangs), Part("fails", fails), Part("well", lambda: Check("well", "ok"))]
    began = time.monotonic()
    checks = side_by_side(parts, "en", seconds=0.3)
    released.set()
    assert time.monotonic() - began < 5
    assert [(check.name, check.state) for check in checks] == [
        ("hangs", "bad"),
        ("fails", "bad"),
        ("well", "ok"),
    ]
    assert "RuntimeError" in checks[1].detail and "Əliyev" not in checks[1].detail


def test_billing_and_register_are_asked_for_nobody(seen: Seen) -> None:
    with answering(404) as (asked, port):
        url = f"http://127.0.0.1:{port}"
        checks = seen(billing_url=url, register_url=url)
        assert {checks["billing"].state, checks["register"].state} == {"ok"}
        assert sorted(asked) == ["GET /accounts/0000000000/debt", "GET /persons/0000000"]
    with answering(401) as (_asked, port):
        url = f"http://127.0.0.1:{port}"
        checks = seen(billing_url=url, register_url=url)
        assert {checks["billing"].state, checks["register"].state} == {"bad"}
        assert "did not accept the program" in checks["billing"].detail
    with answering(200, b"<html>") as (_asked, port):
        assert seen(billing_url=f"http://127.0.0.1:{port}")["billing"].state == "bad"


def test_sms_are_asked_after_and_not_sent(seen: Seen) -> None:
    with answering(200, b"107") as (asked, port):
        checks = seen(sms_url=f"lsim+http://login:x@127.0.0.1:{port}/v1?sender=X")
        assert checks["sms"].state == "ok" and "no SMS was sent" in checks["sms"].detail
        assert [line.partition("?")[0] for line in asked] == ["GET /v1/report"]
    for status, body in ((200, b'{"StatusCode": 401}'), (403, b"{}"), (200, b"<html>")):
        with answering(status, body) as (asked, port):
            checks = seen(sms_url=f"posta+http://login:x@127.0.0.1:{port}/v1?sender=X")
            assert checks["sms"].state == "bad" and asked == ["POST /v1/Sms/Status"]


def test_names_that_nobody_knows_are_listed(seen: Seen) -> None:
    checks = seen(billing_url="http://billing.invalid", register_url="http://localhost:1")
    assert checks["dns"].state == "bad" and "billing.invalid" in checks["dns"].detail
    assert "localhost" not in checks["dns"].detail


def test_a_proxy_is_asked_for_the_way(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with answering(200) as (asked, port):
        monkeypatch.setenv("https_proxy", f"http://me:geheim@127.0.0.1:{port}")
        checks = seen(billing_url="https://billing.invalid/api")
        assert checks["proxy"].state == "ok" and "geheim" not in checks["proxy"].detail
        assert "CONNECT billing.invalid:443" in asked
        # What lies behind it was not seen.
        assert checks["tls billing.invalid"].state == "unseen"
    assert seen(billing_url="https://billing.invalid/api")["proxy"].state == "bad", "it has gone"
    with answering(403) as (_asked, port):
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
        checks = seen(billing_url="https://billing.invalid/api")
        assert checks["proxy"].state == "bad" and "403" in checks["proxy"].detail


@pytest.mark.parametrize(("days", "state"), [(30, "ok"), (5, "bad"), (-0.5, "bad")])
def test_until_when_a_certificate_is_valid(
    seen: Seen, tmp_path: Path, days: float, state: str
) -> None:
    certificate = Authority().issue(tmp_path, "localhost", ends=timedelta(days=days))
    with tls(certificate) as port:
        assert seen(billing_url=f"https://127.0.0.1:{port}")["tls 127.0.0.1"].state == state


def test_the_window_hears_of_each_part_what_the_command_says(tmp_path: Path) -> None:
    with answering(404) as (asked, port):
        settings = Settings(
            f"sqlite:///{tmp_path / 'none.db'}",
            tmp_path,
            billing_url=f"http://127.0.0.1:{port}",
            smtp_url=f"smtp://127.0.0.1:{free_port()}",
        )
        seen_of = {tried.part: tried for tried in command.tried(settings, "en")}
    assert asked == ["GET /accounts/0000000000/debt"]
    assert seen_of["billing"].state == "ok" and "127.0.0.1" in seen_of["billing"].detail
    assert seen_of["mail"].state == "bad" and seen_of["mail"].detail
    assert seen_of["sms"].state == "none" and seen_of["worker"].state == "unseen"
