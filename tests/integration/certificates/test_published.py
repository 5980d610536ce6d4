"""Without the office: what the worker publishes, and a file that is judged by a root and that list
alone.
"""

import base64
import hashlib
import json
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from clerkdesk.adapters.signing import publisher, statements
from clerkdesk.adapters.signing.keys import SigningKey
from clerkdesk.adapters.signing.press import Press
from clerkdesk.cli.main import run
from clerkdesk.domain.deadlines import baku_date, baku_midnight
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.certificates import issuing, publishing, register
from clerkdesk.usecases.certificates.published import KEYS, REVOCATIONS, published
from clerkdesk.usecases.portal import status
from clerkdesk.usecases.unit_of_work import now
from tests import gateways
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import completed
from tests.seals import DAY, SealAuthority

AUTHORITY = SealAuthority()
KEY = AUTHORITY.seal(begins=-30 * DAY)
NEXT_KEY = AUTHORITY.seal(begins=-20 * DAY)
"""Since before the day on which the tests' office works."""


def publish(desk: Desk, key: SigningKey = KEY) -> None:
    worker = desk.worker().unit_of_work
    signs = publisher.of(key)
    assert signs is not None
    worker.run(publishing.publish_keys, signs.key)
    worker.run(publishing.publish_list, signs.issuer, signs.sign)


def listed(desk: Desk) -> Any:
    kept = desk.as_("gunel").read(published, REVOCATIONS)
    assert kept is not None
    return statements.read_list(kept.content, [AUTHORITY.certificate], desk.local.read(now))


def sealed(desk: Desk, number: str) -> bytes:
    """The certificate of an application, formed now."""
    inquiry = desk.run("gunel", issuing.request, number)
    desk.worker(render=Press(lambda: KEY)).once()
    certificate = desk.as_("gunel").read(outcomes.outcome, inquiry).certificate_number
    return desk.as_("gunel").read(register.stored_file, str(certificate)).content


def number_of(desk: Desk) -> str:
    return str(desk.scalar("SELECT max(number) FROM certificate"))


def test_the_list_names_what_is_no_longer_in_force_and_nobody(desk: Desk) -> None:
    number = completed(desk)
    sealed(desk, number)
    publish(desk)
    assert listed(desk).entries == ()
    desk.run("sabina", issuing.revoke, number_of(desk), "Saxta sənəd: Əliyev")
    publish(desk)
    (entry,) = listed(desk).entries
    assert (entry.number, entry.state) == (number_of(desk), "revoked")
    text = desk.scalar("SELECT content FROM publication WHERE name = 'revocations'")
    payload = json.loads(base64.urlsafe_b64decode(text.split(".")[1] + "=="))
    assert "Əliyev" not in json.dumps(payload, ensure_ascii=False)
    assert set(payload) >= {"issuer", "issued_at", "next_update", "entries"}
    assert set(payload["entries"][0]) == {"number", "state", "at", "reason_code"}


def test_it_is_published_every_hour_and_after_each_revocation(embedded: Desk) -> None:
    publish(embedded)
    first = listed(embedded).issued_at
    embedded.later(minutes=30)
    publish(embedded)
    assert listed(embedded).issued_at == first
    embedded.later(minutes=31)
    publish(embedded)
    assert listed(embedded).issued_at > first


def test_a_key_that_follows_leaves_the_one_before_in_its_place(desk: Desk) -> None:
    publish(desk)
    publish(desk, NEXT_KEY)
    publish(desk, NEXT_KEY)
    kept = desk.as_("gunel").read(published, KEYS)
    assert kept is not None
    keys = json.loads(kept.content)["keys"]
    assert [key["kid"] for key in keys] == [NEXT_KEY.chain.key_id, KEY.chain.key_id]
    root = x509.load_der_x509_certificate(base64.b64decode(keys[1]["x5c"][-1]))
    assert root == AUTHORITY.certificate


def test_whoever_asks_the_gateway_reads_both_without_a_key(desk: Desk) -> None:
    paths = ("/api/v1/certificates/revocations", "/.well-known/clerkdesk-keys.json")
    with gateways.egov(desk) as portal, httpx2.Client(base_url=portal.address) as stranger:
        assert [stranger.get(path).status_code for path in paths] == [404, 404]
        publish(desk)
        revocations, keys = (stranger.get(path) for path in paths)
        worker = stranger.get("/check-worker.js")
        page = stranger.get("/c")
    assert (
        statements.read_list(
            revocations.text, [AUTHORITY.certificate], desk.local.read(now)
        ).entries
        == ()
    )
    assert keys.json()["keys"][0]["kid"] == KEY.chain.key_id
    assert worker.headers["content-type"].startswith("text/javascript")
    assert "script-src 'self'" in page.headers["content-security-policy"]


def test_the_statement_of_a_qr_code_is_checked_by_the_published_key(embedded: Desk) -> None:
    publish(embedded)
    content = {"n": "NB-2026-0000001", "c4": "8RW3", "o": "Ə••• R•••", "d": "2026-11-20"}
    signed = statements.sign(KEY, content)
    assert signed is not None
    assert statements.read(signed, [KEY.chain]) == content
    head, payload, signature = signed.split(".")
    other = statements.sign(NEXT_KEY, content)
    assert other is not None
    for forged in (
        f"{head}.{payload}.{other.split('.')[2]}",
        f"{head}.{other.split('.')[1][:-1]}A.{signature}",
        other,
        signed[:-1],
        "",
        "a.b.c",
    ):
        with pytest.raises(statements.NotGenuine):
            statements.read(forged, [KEY.chain])


def _alone(tmp_path: Path, paper: bytes, capsys: pytest.CaptureFixture[str], *more: str) -> Any:
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper)
    root = AUTHORITY.root_file(tmp_path)
    arguments = ["certificate", "verify", str(file), "--trust-root", str(root), *more]
    code = run([*arguments, "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert (code == 0) == (document["verdict"] == "valid")
    return document


def test_the_roots_of_the_settings_stand_in_for_the_option(
    embedded: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CLERKDESK_NOW", embedded.clock().isoformat())
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(tmp_path / "nowhere"))
    file = tmp_path / "paper.pdf"
    file.write_bytes(sealed(embedded, completed(embedded)))
    publish(embedded)
    arguments = [
        "certificate",
        "verify",
        str(file),
        "--revocations",
        _list_file(embedded, tmp_path),
    ]
    monkeypatch.delenv("CLERKDESK_TRUST_ROOTS", raising=False)
    assert run(arguments) == 1
    assert "CLERKDESK_TRUST_ROOTS" in capsys.readouterr().err
    monkeypatch.setenv("CLERKDESK_TRUST_ROOTS", str(AUTHORITY.root_file(tmp_path)))
    assert run(arguments) == 0
    assert not (tmp_path / "nowhere").exists()


def _list_file(desk: Desk, tmp_path: Path) -> str:
    kept = desk.as_("gunel").read(published, REVOCATIONS)
    assert kept is not None
    file = tmp_path / "revocations"
    file.write_text(kept.content, encoding="ascii")
    return str(file)


def test_a_file_is_judged_without_a_database(
    embedded: Desk,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = completed(embedded)
    paper = sealed(embedded, number)
    publish(embedded)
    fresh = _list_file(embedded, tmp_path)
    data = tmp_path / "nothing"
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(data))
    monkeypatch.delenv("CLERKDESK_DATABASE_URL", raising=False)
    issued = embedded.local.read(now)

    def at(later: timedelta) -> None:
        monkeypatch.setenv("CLERKDESK_NOW", (issued + later).isoformat())

    def judged(content: bytes, *more: str) -> tuple[str, str | None]:
        document = _alone(tmp_path, content, capsys, *more)
        return document["verdict"], document["reason"]

    with_list = ("--revocations", fresh)
    at(timedelta(minutes=5))
    assert judged(paper, *with_list) == ("valid", None)
    assert judged(paper) == ("list_too_old", "no_list")
    assert judged(paper + b"x", *with_list) == ("altered", "appended")
    changed = paper.replace(b"/Lang (az)", b"/Lang (en)")
    assert judged(changed, *with_list) == ("altered", "bytes_changed")
    assert judged(b"%PDF-1.4", *with_list) == ("unknown", "no_signature")
    forged = tmp_path / "forged"
    forged.write_text(str(statements.sign(KEY, {"entries": []})), encoding="ascii")
    assert judged(paper, "--revocations", str(forged)) == ("list_too_old", "list_not_genuine")
    crl = tmp_path / "authority.crl"
    revoked = AUTHORITY.revoking(KEY, at=issued - timedelta(minutes=1))
    crl.write_bytes(revoked.public_bytes(Encoding.DER))
    assert judged(paper, *with_list, "--crl", str(crl)) == ("revoked", "signer_revoked")
    at(timedelta(hours=25))
    assert judged(paper, *with_list) == ("list_too_old", "list_old")
    at(timedelta(days=400))
    assert judged(paper, *with_list) == ("expired", "signer_expired")
    # What was revoked is so, however old the list is.
    at(timedelta(hours=30))
    embedded.run("sabina", issuing.revoke, number_of(embedded), "səhv")
    publish(embedded)
    _list_file(embedded, tmp_path)
    assert judged(paper, *with_list) == ("revoked", "revoked")
    assert not data.exists() or not list(data.glob("*.db"))


def test_the_command_line_counts_the_days_as_the_register_does_without_it(
    embedded: Desk,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Days are Baku's, whichever zone the file, the computer and the list speak of."""
    paper = sealed(embedded, completed(embedded))
    embedded.local.run(installation_settings.set_setting, "certificate_valid_days", "30")
    issued_on = baku_date(embedded.local.read(now))
    over = baku_midnight(issued_on, 31).astimezone(UTC)
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper)
    monkeypatch.delenv("CLERKDESK_TRUST_ROOTS", raising=False)
    monkeypatch.setenv("CLERKDESK_DATABASE_URL", str(embedded.engine.url))
    for moment, verdict in ((-timedelta(minutes=1), "valid"), (timedelta(minutes=1), "expired")):
        embedded.clock.now = over + moment
        publish(embedded)
        monkeypatch.setenv("CLERKDESK_NOW", embedded.clock.now.isoformat())
        alone = _alone(tmp_path, paper, capsys, "--revocations", _list_file(embedded, tmp_path))
        assert alone["verdict"] == verdict
        code = run(["certificate", "verify", str(file), "--format", "json"])
        printed = capsys.readouterr()
        asked = json.loads(printed.out)
        assert (asked["verdict"], code) == (verdict, 0 if verdict == "valid" else 1)
        assert alone["reason"] == asked["reason"]
    assert asked["reason"] == "validity_passed"


def test_a_certificate_whose_days_are_over_is_expired_and_never_altered(embedded: Desk) -> None:
    number = completed(embedded)
    paper = sealed(embedded, number)
    embedded.local.run(installation_settings.set_setting, "certificate_valid_days", "30")
    sha256 = hashlib.sha256(paper).hexdigest()

    def verify() -> register.Verification:
        return embedded.local.read(register.verify, sha256, None, None)

    assert verify().verdict == "valid"
    embedded.later(days=31)
    assert (verify().verdict, verify().reason) == ("expired", "validity_passed")


def test_the_public_answer_says_that_its_days_are_over(embedded: Desk) -> None:
    sealed(embedded, completed(embedded))
    number = number_of(embedded)
    code = str(embedded.scalar("SELECT code FROM certificate"))
    embedded.local.run(installation_settings.set_setting, "certificate_valid_days", "30")
    embedded.clock.forward(days=30)
    assert embedded.local.read(status.check_certificate, number, code).verdict == "genuine"
    embedded.clock.forward(days=1)
    assert embedded.local.read(status.check_certificate, number, code).verdict == "expired"
    with gateways.egov(embedded) as portal, httpx2.Client(base_url=portal.address) as stranger:
        page = stranger.get(f"/c/{number}", params={"code": code}).text
    assert "müddəti bitib" in page and "30 gündən köhnədir" in page
    assert "Həqiqidir və qüvvədədir" not in page
