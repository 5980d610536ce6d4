"""A key that is replaced, and one that has expired: what it has sealed before stays what it was."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.serialization import Encoding

from clerkdesk.adapters.signing import publisher, statements
from clerkdesk.adapters.signing.keys import SigningKey
from clerkdesk.adapters.signing.press import Press
from clerkdesk.domain.paper_checks import Mark, Part, Tone
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.gui.certificates import checking
from clerkdesk.gui.certificates.checking import Checked, Shown, Trusted
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.certificates import issuing, publishing, register
from clerkdesk.usecases.certificates.published import REVOCATIONS, published
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import completed
from tests.seals import DAY, SealAuthority
from tests.unit.signing.test_time_stamps import TIME_AUTHORITY, time_authority

AUTHORITY = SealAuthority()
OLD = AUTHORITY.seal(begins=-30 * DAY, ends=5 * DAY)
NEW = AUTHORITY.seal(begins=-20 * DAY)
Sealed = Callable[[SigningKey], tuple[str, bytes]]


def publish(desk: Desk, key: SigningKey) -> None:
    signs = publisher.of(key)
    assert signs is not None
    worker = desk.worker().unit_of_work
    worker.run(publishing.publish_keys, signs.key)
    worker.run(publishing.publish_list, signs.issuer, signs.sign)


@pytest.fixture
def sealed(embedded: Desk) -> Sealed:
    def issue(key: SigningKey) -> tuple[str, bytes]:
        """Number and bytes of a certificate that is formed now."""
        inquiry = embedded.run("gunel", issuing.request, completed(embedded))
        embedded.worker(render=Press(lambda: key)).once()
        number = embedded.as_("gunel").read(outcomes.outcome, inquiry).certificate_number
        assert number is not None
        return number, embedded.as_("gunel").read(register.stored_file, number).content

    return issue


def judged(desk: Desk, number: str, content: bytes, roots: Path | None = None) -> Checked:
    code = str(desk.scalar("SELECT code FROM certificate WHERE number = :number", number=number))
    shown = Shown("paper.pdf", content, number, code)
    return checking.check(desk.as_("gunel"), Trusted(roots), shown)


def test_a_paper_of_the_key_before_is_green_when_another_key_signs(
    embedded: Desk, sealed: Sealed
) -> None:
    publish(embedded, OLD)
    number, paper = sealed(OLD)
    embedded.clock.forward(hours=2)
    publish(embedded, NEW)
    checked = judged(embedded, number, paper)
    assert (checked.judgement.verdict, checked.answer.tone) == (Verdict.VALID, Tone.OK)


def test_the_list_goes_on_with_the_key_that_follows(embedded: Desk, sealed: Sealed) -> None:
    publish(embedded, OLD)
    number, _paper = sealed(OLD)
    embedded.clock.forward(minutes=61)
    embedded.run("sabina", issuing.revoke, number, "səhv")
    publish(embedded, NEW)
    kept = embedded.as_("gunel").read(published, REVOCATIONS)
    assert kept is not None
    listed = statements.read_list(kept.content, [AUTHORITY.certificate], embedded.clock())
    assert listed.issued_at == embedded.clock()
    assert [entry.number for entry in listed.entries] == [number]
    with pytest.raises(statements.NotGenuine):
        statements.read_list(kept.content, [OLD.chain.certificate], embedded.clock())


def test_the_statement_of_an_earlier_paper_is_read_with_the_keys_that_are_published(
    embedded: Desk, sealed: Sealed
) -> None:
    _number, paper = sealed(OLD)
    [code] = zxingcpp.read_barcodes(pypdfium2.PdfDocument(paper)[0].render(scale=4).to_pil())
    statement = code.text.partition("#")[2]
    assert statements.read(statement, [NEW.chain, OLD.chain])["n"] == _number
    with pytest.raises(statements.NotGenuine):
        statements.read(statement, [NEW.chain])


def test_when_the_key_has_expired_the_register_still_knows_its_papers_and_says_so_in_amber(
    embedded: Desk, sealed: Sealed
) -> None:
    publish(embedded, OLD)
    number, paper = sealed(OLD)
    embedded.clock.forward(days=40)
    publish(embedded, NEW)
    checked = judged(embedded, number, paper)
    assert (checked.judgement.verdict, checked.answer.tone) == (Verdict.VALID, Tone.WARN)
    [chain] = [line for line in checked.lines if line.part is Part.CHAIN]
    assert (chain.mark, chain.code) == (Mark.WARN, "check_chain_expired")


def test_a_time_stamp_keeps_the_papers_of_an_expired_key_green(
    embedded: Desk, sealed: Sealed, tmp_path: Path
) -> None:
    with time_authority() as address:
        number, paper = sealed(replace(OLD, timestamps=address))
    publish(embedded, OLD)
    embedded.clock.forward(days=40)
    publish(embedded, NEW)
    roots = tmp_path / "roots.pem"
    authorities = (AUTHORITY.certificate, TIME_AUTHORITY.certificate)
    roots.write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in authorities))
    checked = judged(embedded, number, paper, roots)
    assert (checked.judgement.verdict, checked.answer.tone) == (Verdict.VALID, Tone.OK)
