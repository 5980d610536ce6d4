"""Two organisations in one installation: each seals with its own key, nobody in another's name."""

from dataclasses import replace
from pathlib import Path

import pytest

from clerkdesk import settings
from clerkdesk.adapters.signing import keys, publisher, reading, statements
from clerkdesk.adapters.signing.press import Press
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.cli.main import run
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.verdicts import Verdict, judge_alone
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.certificates import extracts, issuing, register
from clerkdesk.usecases.certificates.published import REVOCATIONS, published
from clerkdesk.usecases.unit_of_work import now
from clerkdesk.worker.loop import Worker
from tests.conftest import WORKER, Desk
from tests.integration.certificates.test_certificates import completed
from tests.integration.certificates.test_letters import refused
from tests.seals import DAY, PASSPHRASE, SealAuthority, key_file, passphrase_file

AUTHORITY = SealAuthority()
WATER = AUTHORITY.seal("“Azərsu” ASC", begins=-30 * DAY)
POWER = AUTHORITY.seal("“Azərişıq” ASC", begins=-30 * DAY)
TRUST = Trust([AUTHORITY.certificate])


def sealing(desk: Desk) -> Worker:
    """A worker that has both keys."""
    own = {"azerishiq": POWER}
    press = Press(lambda: WATER, lambda: own)
    services = replace(
        desk.worker().services,
        render=press,
        extract=press.extract,
        publisher=lambda: publisher.of(WATER, own),
    )
    return Worker(desk.local if desk.embedded else desk.as_(WORKER), services)


def issued(desk: Desk, login: str, number: str) -> tuple[str, bytes]:
    inquiry = desk.run(login, issuing.request, number)
    sealing(desk).once()
    paper = desk.as_(login).read(outcomes.outcome, inquiry).certificate_number
    assert paper is not None
    return paper, desk.as_(login).read(register.stored_file, paper).content


def test_each_organisations_papers_bear_its_own_seal_and_both_are_verified_alone(
    desk: Desk,
) -> None:
    certificate, water = issued(desk, "gunel", completed(desk))
    application = refused(desk)
    letter, power = issued(desk, "elnur", application)
    inquiry = desk.run("kamran", extracts.request, application)
    sealing(desk).once()
    extract = desk.run("kamran", extracts.content, inquiry)
    at = desk.local.read(now)
    signers = [reading.check(each, TRUST, at).signer for each in (water, power, extract)]
    assert signers == ["“Azərsu” ASC", "“Azərişıq” ASC", "“Azərişıq” ASC"]
    kept = desk.as_("gunel").read(published, REVOCATIONS)
    assert kept is not None
    listed = statements.read_list(kept.content, TRUST.roots, at)
    assert listed.holders == ("“Azərişıq” ASC", "“Azərsu” ASC")
    for number, content in ((certificate, water), (letter, power)):
        check = reading.check(content, TRUST, at)
        assert judge_alone(check, number, listed, at).verdict is Verdict.VALID


def variables(folder: Path) -> dict[str, str]:
    return {
        "CLERKDESK_SIGNING_KEY": str(key_file(folder, WATER)),
        "CLERKDESK_SIGNING_PASSWORD_FILE": str(passphrase_file(folder)),
        "CLERKDESK_SIGNING_KEY_AZERISHIQ": str(key_file(folder, POWER, "power.p12")),
    }


def test_the_key_of_an_organisation_is_set_beside_the_others(tmp_path: Path) -> None:
    loaded = settings.load(variables(tmp_path), data_dir=tmp_path)
    first = keys.load(loaded)
    own = keys.load_own(loaded)
    assert first is not None and first.chain == WATER.chain
    assert {code: key.chain for code, key in own.items()} == {"azerishiq": POWER.chain}
    # What a desk tells its worker is all of it.
    assert settings.load(settings.environment(loaded)) == loaded
    secret = tmp_path / "own"
    secret.write_text("another", encoding="ascii")
    secret.chmod(0o600)
    own_secret = variables(tmp_path) | {"CLERKDESK_SIGNING_PASSWORD_FILE_AZERISHIQ": str(secret)}
    assert PASSPHRASE != "another"
    with pytest.raises(Invalid, match="signing_key"):
        keys.load_own(settings.load(own_secret, data_dir=tmp_path))


def test_a_key_of_an_organisation_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="unknown_value"):
        settings.load({"CLERKDESK_SIGNING_KEY_AZERSUU": "x.p12"}, data_dir=tmp_path)


def test_the_doctor_names_both_seals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in variables(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("CLERKDESK_LANGUAGE", "en")
    run(["doctor"])
    printed = capsys.readouterr().out
    assert "“Azərsu” ASC" in printed and "electronic seal, azerishiq" in printed
    assert "“Azərişıq” ASC" in printed
