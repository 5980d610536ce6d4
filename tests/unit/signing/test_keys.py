"""The key that is set: opened, or said what is wrong with it; and a sample for trying out."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from clerkdesk import settings
from clerkdesk.adapters.signing import keys, publisher
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.cli.main import run
from clerkdesk.domain.errors import Invalid
from tests.processes import share_with_others
from tests.seals import key_file, passphrase_file
from tests.unit.signing import papers


def named(tmp_path: Path, **values: Any) -> settings.Settings:
    loaded = settings.load({}, data_dir=tmp_path)
    return replace(loaded, signing_passphrase_file=passphrase_file(tmp_path), **values)


def test_without_a_key_there_is_none(tmp_path: Path) -> None:
    assert keys.load(named(tmp_path)) is None
    assert publisher.of(None) is None


def test_a_key_of_p256_seals_and_signs_statements(tmp_path: Path) -> None:
    key = keys.load(named(tmp_path, signing_key=str(key_file(tmp_path, papers.key()))))
    assert key is not None and key.statements is not None
    assert key.chain == papers.key().chain
    signs = publisher.of(key)
    assert signs is not None and signs.key["kid"] == key.chain.key_id


def test_a_key_of_rsa_needs_another_for_statements(tmp_path: Path) -> None:
    of_rsa = papers.authority().seal(key=rsa.generate_private_key(65537, 3072))
    alone = named(tmp_path, signing_key=str(key_file(tmp_path, of_rsa)))
    key = keys.load(alone)
    assert key is not None and key.statements is None and publisher.of(key) is None
    beside = key_file(tmp_path, papers.key(), "statements.p12")
    both = keys.load(replace(alone, statement_key_file=beside))
    assert both is not None and both.statements is not None
    assert both.statements[0].key_id == papers.key().chain.key_id


@pytest.mark.parametrize("weak", ["rsa", "p384"])
def test_a_weak_or_unusual_key_is_refused(tmp_path: Path, weak: str) -> None:
    private: Any = ec.generate_private_key(ec.SECP384R1())
    if weak == "rsa":
        private = rsa.generate_private_key(65537, 2048)
    file = key_file(tmp_path, papers.authority().seal(key=private))
    with pytest.raises(Invalid, match="signing_key_weak"):
        keys.load(named(tmp_path, signing_key=str(file)))


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    file = key_file(tmp_path, papers.key())
    loaded = named(tmp_path, signing_key=str(file))
    assert loaded.signing_passphrase_file is not None
    loaded.signing_passphrase_file.write_text("another", encoding="utf-8")
    with pytest.raises(Invalid, match="signing_key"):
        keys.load(loaded)
    share_with_others(file)
    with pytest.raises(Invalid, match="secret_file"):
        keys.load(named(tmp_path, signing_key=str(file)))
    with pytest.raises(Invalid, match="secret_file"):
        keys.load(named(tmp_path, signing_key=str(tmp_path / "absent.p12")))
    with pytest.raises(Invalid, match="signing_key"):
        keys.load(named(tmp_path, signing_key="pkcs11:token=office"))


def test_a_sample_key_is_marked_works_and_is_written_over_by_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sample"
    assert run(["doctor", "--make-dev-key", str(folder), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    loaded = settings.load(document["settings"], data_dir=tmp_path)
    key = keys.load(loaded)
    assert key is not None and document["mark"] in key.chain.seal.holder
    assert loaded.trust_roots_file is not None
    roots = keys.read_certificates(loaded.trust_roots_file, "x")
    assert papers.judged(papers.press(key)(papers.content()), Trust(roots)).fault is None
    assert run(["doctor", "--make-dev-key", str(folder)]) == 1
