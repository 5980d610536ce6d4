"""A notary without a line to the office: whose seal it is, as of when the list is, and what is to
be done, in words.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from clerkdesk.adapters.signing.press import Press
from clerkdesk.cli.main import run
from clerkdesk.usecases.certificates.published import REVOCATIONS, published
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import completed
from tests.integration.certificates.test_published import AUTHORITY, KEY, publish, sealed
from tests.seals import DAY
from tests.unit.signing import papers

Verify = Callable[..., tuple[int, str, str]]


@pytest.fixture
def paper(embedded: Desk) -> bytes:
    content = sealed(embedded, completed(embedded))
    publish(embedded)
    return content


@pytest.fixture
def verify(
    embedded: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Verify:
    monkeypatch.setenv("CLERKDESK_DATA_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("CLERKDESK_LANGUAGE", "en")

    def verified(content: bytes, later: timedelta = timedelta()) -> tuple[int, str, str]:
        """Exit code, and what is printed and said of the paper; ``later``: than now."""
        kept = embedded.as_("gunel").read(published, REVOCATIONS)
        assert kept is not None
        listed = tmp_path / "revocations"
        listed.write_text(kept.content, encoding="ascii")
        file = tmp_path / "paper.pdf"
        file.write_bytes(content)
        monkeypatch.setenv("CLERKDESK_NOW", (embedded.clock() + later).isoformat())
        root = AUTHORITY.root_file(tmp_path)
        arguments = ["certificate", "verify", str(file), "--trust-root", str(root)]
        code = run([*arguments, "--revocations", str(listed)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return verified


def test_whose_seal_it_bears_is_printed_beside_the_answer(paper: bytes, verify: Verify) -> None:
    code, printed, refused = verify(paper)
    seal = KEY.chain.seal
    assert (code, refused) == (0, "")
    answer, whose = printed.splitlines()
    assert answer.endswith(": valid") and seal.holder in whose and seal.number in whose


def test_whom_the_same_authority_vouches_for_may_not_seal_in_the_offices_name(
    paper: bytes, verify: Verify
) -> None:
    citizen = AUTHORITY.seal("Saxtakar Vətəndaş", begins=-30 * DAY)
    forged = Press(lambda: citizen)(replace(papers.content(), number="NB-2026-0000002"))
    code, printed, refused = verify(forged)
    assert code == 1 and "unknown foreign_signer" in printed and "Saxtakar Vətəndaş" in printed
    assert "does not count as the office's" in refused


def test_papers_of_a_key_with_another_name_stay_genuine_when_the_next_one_signs(
    embedded: Desk, paper: bytes, verify: Verify
) -> None:
    embedded.clock.forward(hours=2)
    publish(embedded, AUTHORITY.seal("Azərsu ASC (yeni)", begins=-20 * DAY))
    assert verify(paper)[0] == 0


def test_a_clock_that_is_behind_makes_no_list_young(paper: bytes, verify: Verify) -> None:
    assert verify(paper, -timedelta(minutes=5))[0] == 0, "as far as clocks differ"
    code, printed, refused = verify(paper, -timedelta(hours=20))
    assert code == 1 and "list_too_old clock_behind" in printed
    assert "clock is behind" in refused


def test_what_bears_no_seal_is_not_called_never_issued(paper: bytes, verify: Verify) -> None:
    code, printed, refused = verify(papers.press(None)(papers.content()))
    assert code == 1 and "unknown no_signature" in printed
    assert "bears no electronic seal" in refused and "No such certificate" not in refused


def resaved(content: bytes, **how: object) -> bytes:
    again = BytesIO()
    with pikepdf.open(BytesIO(content)) as document:
        document.save(again, **how)
    return again.getvalue()


def updated(content: bytes) -> bytes:
    """With a revision behind it, as editors append one."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    writer.root["/Later"] = NameObject("/Later")
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (resaved, "bytes_changed"),
        (lambda content: resaved(content, linearize=True), "bytes_changed"),
        (
            lambda content: resaved(content, object_stream_mode=pikepdf.ObjectStreamMode.generate),
            "bytes_changed",
        ),
        (
            lambda content: resaved(content, encryption=pikepdf.Encryption(owner="x", user="")),
            "bytes_changed",
        ),
        (lambda content: b"\n" + content, "bytes_changed"),
        (lambda content: content + b"%/ByteRange [0 1 2 3]\n", "appended"),
        (updated, "appended"),
    ],
)
def test_whatever_a_program_has_saved_again_is_altered(
    paper: bytes, verify: Verify, change: Callable[[bytes], bytes], reason: str
) -> None:
    code, printed, refused = verify(change(paper))
    assert code == 1 and f"altered {reason}" in printed and "was altered" in refused
