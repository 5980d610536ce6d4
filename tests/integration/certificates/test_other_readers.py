"""What others say of our papers: poppler's pdfsig, veraPDF; and a key that stays in a token
(SoftHSM2).
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from clerkdesk.adapters.signing import keys
from clerkdesk.adapters.signing.keys import SigningKey, Token
from clerkdesk.settings import Settings
from tests.unit.signing import papers

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]
_MODULES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
)
_PIN = "482911"


def _needs(tool: str, package: str) -> str:
    program = shutil.which(tool)
    if program is None:
        pytest.skip(f"not there, and not tried: {tool} ({package})")
    return program


def _pdfsig(paper: bytes, folder: Path) -> str:
    """What poppler says of it; whom it trusts is the computer's affair."""
    file = folder / "paper.pdf"
    file.write_bytes(paper)
    answer = subprocess.run(
        [_needs("pdfsig", "Debian's poppler-utils"), str(file)],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C", "HOME": str(folder)},
        check=False,
    )
    return answer.stdout


def test_poppler_reads_a_sealed_paper_as_we_do(tmp_path: Path) -> None:
    verdict = _pdfsig(papers.sealed(), tmp_path)
    assert "Signature #1" in verdict and "Signature #2" not in verdict
    assert "Signature Validation: Signature is Valid." in verdict
    assert "Total document signed" in verdict and "ETSI.CAdES.detached" in verdict
    assert "SHA-256" in verdict


def test_poppler_sees_a_changed_byte_as_we_do(tmp_path: Path) -> None:
    paper = papers.sealed()
    at = paper.index(b"/Title")
    changed = paper[:at] + b"/Titel" + paper[at + 6 :]
    verdict = _pdfsig(changed, tmp_path)
    assert "Signature is Valid." not in verdict and papers.judged(changed).fault is not None


def test_verapdf_calls_our_papers_fit_for_archives(tmp_path: Path) -> None:
    program = _needs("verapdf", "from verapdf.org")
    file = tmp_path / "paper.pdf"
    for paper in (papers.sealed(), papers.press(None)(papers.content())):
        file.write_bytes(paper)
        words = [program, "--flavour", "2b", "--format", "text", str(file)]
        answer = subprocess.run(words, capture_output=True, text=True, check=False)
        assert answer.stdout.startswith("PASS"), answer.stdout + answer.stderr


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The module of an empty token with the name "clerkdesk"."""
    _needs("softhsm2-util", "Debian's softhsm2")
    module = next(Path(each) for each in _MODULES if Path(each).exists())
    (tmp_path / "tokens").mkdir()
    config = tmp_path / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n", encoding="ascii")
    monkeypatch.setenv("SOFTHSM2_CONF", str(config))
    begin = ["softhsm2-util", "--init-token", "--free", "--label", "clerkdesk"]
    subprocess.run([*begin, "--so-pin", "00000000", "--pin", _PIN], check=True, capture_output=True)
    yield module


def _in_token(key: SigningKey, label: str, folder: Path) -> None:
    """Put the key into the token."""
    assert isinstance(key.private, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
    der = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "key.pem"
    file.write_bytes(der)
    words = ["softhsm2-util", "--import", str(file), "--token", "clerkdesk", "--label", label]
    subprocess.run(
        [*words, "--id", label.encode().hex(), "--pin", _PIN], check=True, capture_output=True
    )
    file.unlink()


def test_keys_in_a_token_seal_papers_that_everybody_reads_alike(
    token: Path, tmp_path: Path
) -> None:
    # One token for both: a process opens the module once.
    pin = tmp_path / "pin"
    pin.write_text(_PIN, encoding="ascii")
    pin.chmod(0o600)
    for label, private in (("curve", None), ("rsa", rsa.generate_private_key(65537, 3072))):
        held = papers.authority().seal(key=private)
        _in_token(held, label, tmp_path)
        chain = tmp_path / f"{label}.pem"
        chain.write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in held.chain.all))
        settings = replace(
            Settings("sqlite://", tmp_path),
            signing_key=f"pkcs11:token=clerkdesk;object={label}?module-path={token}",
            signing_chain_file=chain,
            signing_passphrase_file=pin,
        )
        key = keys.load(settings)
        assert key is not None and isinstance(key.private, Token)
        paper = papers.press(key)(papers.content())
        assert papers.judged(paper).fault is None
        assert "Signature Validation: Signature is Valid." in _pdfsig(paper, tmp_path)
