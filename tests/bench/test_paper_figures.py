"""A certificate from its content to sealed bytes, and back to a judgement; beside what others do in
the same run.
"""

import statistics
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from clerkdesk import bundled
from clerkdesk.adapters import certificate_pdf
from clerkdesk.adapters.signing import place
from clerkdesk.adapters.signing.place import Place
from clerkdesk.adapters.signing.signature import PaperSigner
from clerkdesk.domain.certificate import Content, group_code
from tests.bench.measuring import figure, median, paired
from tests.seals import PASSPHRASE, key_file
from tests.unit.signing import papers

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
TIMES = 40


def processor(work: Callable[[], object], times: int = TIMES) -> float:
    """Median of this thread's own milliseconds: what others do on the machine does not count."""
    work()
    taken = []
    for _turn in range(times):
        started = time.thread_time()
        work()
        taken.append((time.thread_time() - started) * 1000)
    return statistics.median(taken)


def test_from_content_to_a_sealed_and_checked_paper() -> None:
    press = papers.press(papers.key())
    content = papers.content()
    took = median(lambda: press(content), TIMES)
    own = processor(lambda: press(content))
    figure(
        "a certificate made, sealed and checked (P-256)", f"{took:.1f} ms ({own:.1f})", "≤ 60 ms"
    )
    assert own <= 60


def test_judging_a_sealed_paper() -> None:
    paper = papers.sealed()
    took = median(lambda: papers.judged(paper), TIMES)
    own = processor(lambda: papers.judged(paper))
    figure("a sealed paper judged", f"{took:.2f} ms ({own:.2f})", "≤ 10 ms")
    assert own <= 10


def _stock(page: bytes, key: Path) -> Callable[[], object]:
    """pyHanko as its documentation has it: the key's file is read for each signature."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    def sign() -> object:
        signer = signers.SimpleSigner.load_pkcs12(str(key), passphrase=PASSPHRASE.encode())
        meta = signers.PdfSignatureMetadata(field_name="Seal", md_algorithm="sha256")
        return signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(page)), meta, signer=signer)

    return sign


def test_signing_with_the_held_key_beside_the_stock_signer(tmp_path: Path) -> None:
    key = papers.key()
    content = papers.content()
    page = certificate_pdf.render(content)
    signer = PaperSigner(key)
    room = Place(
        size=signer.size,
        name=key.chain.seal.holder,
        at=content.issued_at,
        certificates=key.chain.ders,
        revocations=key.revocations,
    )
    with_place = certificate_pdf.render(content, room)
    stock = _stock(page, key_file(tmp_path, key))
    ours, theirs = paired(lambda: signer.sign(place.prepare(with_place)), stock, TIMES)
    ratio = theirs / ours
    figure("signing, beside pyHanko's stock signer", f"{ratio:.1f}x ({ours:.2f} ms)", "≥ 8x")
    assert ratio >= 8


def test_an_unsigned_paper_beside_weasyprint_that_keeps_its_fonts() -> None:
    """WeasyPrint is no part of the program: where it is not installed nothing is compared."""
    weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is not installed")
    content = papers.content()
    html = weasyprint.HTML(string=_html(content), base_url=str(bundled.path("fonts", ".")))
    fonts = pytest.importorskip("weasyprint.text.fonts").FontConfiguration()
    theirs_once = _kept(weasyprint, html, fonts)
    ours, theirs = paired(lambda: certificate_pdf.render(content), theirs_once, TIMES)
    ratio = theirs / ours
    figure("an unsigned page, beside WeasyPrint", f"{ratio:.1f}x ({ours:.1f} ms)", "≥ 4x")
    assert ratio >= 4


def _kept(weasyprint: Any, html: Any, fonts: Any) -> Callable[[], object]:
    fonts_folder = bundled.path("fonts", "Inter_400Regular.ttf").parent.as_uri()
    style = weasyprint.CSS(
        string=f"""
            @font-face {{ font-family: Inter; src: url({fonts_folder}/Inter_400Regular.ttf) }}
            @font-face {{
                font-family: Inter;
                font-weight: 600;
                src: url({fonts_folder}/Inter_600SemiBold.ttf)
            }}
            @page {{ size: A4; margin: 24mm }}
            body {{ font-family: Inter; font-size: 10pt }}
            td {{ border-bottom: 1px solid #dde3e8; padding: 3pt 12pt 3pt 0 }}
        """,
        font_config=fonts,
    )
    return lambda: html.write_pdf(stylesheets=[style], font_config=fonts)


def _html(content: Content) -> str:
    """The same words on a page, and the QR code as one path."""
    import segno

    picture = BytesIO()
    segno.make(content.verification_url).save(picture, kind="svg", xmldecl=False, scale=2)
    rows = (
        ("Abonent kodu", content.subscriber_code),
        ("Obyektin sahibi", content.owner_name),
        ("FİN", content.owner_fin),
        ("Obyektin ünvanı", content.address),
        ("Müraciətin №", content.application_number),
        ("Borc", content.amount),
    )
    table = "".join(f"<tr><td>{name}</td><td><b>{value}</b></td></tr>" for name, value in rows)
    return (
        f"<p><b>{content.organisation}</b><br>{content.department}</p>"
        f"<h1>ARAYIŞ</h1><p>№ {content.number}</p><p>{''.join(content.statement)}</p>"
        f"<table>{table}</table>{picture.getvalue().decode()}"
        f"<p>İcraçı: {content.clerk}<br>Yoxlama kodu: {group_code(content.code)}</p>"
    )
