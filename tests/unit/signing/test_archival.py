"""Papers are fit for archives: PDF/A-2b, by a checker of its own, by our clauses, and each clause
by a paper that breaks it.
"""

from io import BytesIO

import pikepdf.pdfa
import pytest
from reportlab.lib.colors import CMYKColor

from clerkdesk.adapters import certificate_pdf, paper
from clerkdesk.adapters.signing import archival
from tests.unit.signing import papers

_NOT_LOOKED_AT = {"/AcroForm", "/Perms"}
"""What pikepdf's checker says it does not know, of every signed file."""
_BREAKS = {
    "6.1.2 header": (b"%PDF-1.4", b"%PDF-2.0"),
    "6.1.3 identifier": (b"/ID \n[", b"/XD \n["),
    "6.1.3 one revision": (b"/Size ", b"/Prev 1 /Size "),
    "6.1.7 lengths of streams": (b"/Length 588", b"/Length 587"),
    "6.2.3 output intent": (b"/GTS_PDFA1", b"/GTS_PDFX1"),
    "6.2.11.4 fonts embedded": (b"/FontFile2 ", b"/FontFileX "),
    "6.2.11.7 letters mapped": (b"/ToUnicode ", b"/ToUnicodX "),
    "6.4 forms": (b"/F 132", b"/F 130"),
    "6.4.3 signatures": (b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"),
    "6.5 nothing that acts": (b"/PageMode /UseNone", b"/AA 1 /JS 2 /X /Ab"),
    "6.6.2 metadata": (b"<?xpacket begin=", b"<?xpackeX begin="),
    "6.6.2.1 metadata uncompressed": (b"/Subtype /XML", b"/Filter  /XML"),
    "6.6.3 information as in the metadata": (b'x-default">Aray', b'x-default">Bray'),
    "6.6.4 identification": (b"<pdfaid:part>2<", b"<pdfaid:part>3<"),
    "6.7 language": (b"/Lang (az)", b"/Lang (en)"),
}


def faults(pdf: bytes) -> list[str]:
    """What pikepdf's checker finds, but what it does not look at."""
    findings = pikepdf.pdfa.validate_written(BytesIO(pdf), "2b").findings
    return [
        f"{finding.where}: {finding.message}"
        for finding in findings
        if not (finding.kind == "unsupported" and finding.where.split()[-1] in _NOT_LOOKED_AT)
    ]


def test_a_paper_without_a_seal_is_fit_for_archives() -> None:
    pdf = papers.press(None)(papers.content())
    assert pikepdf.pdfa.validate_written(BytesIO(pdf), "2b").findings == []
    assert archival.broken(pdf) == []


def test_a_sealed_paper_is_fit_for_archives() -> None:
    assert faults(papers.sealed()) == []
    assert archival.broken(papers.sealed()) == []


def test_nothing_of_it_is_left_to_the_readers_computer() -> None:
    pdf = papers.sealed()
    assert pdf.count(b"/FontFile2") == 3
    assert b"/Helvetica" not in pdf and b"/Trans <<" not in pdf


@pytest.mark.parametrize("clause", _BREAKS)
def test_a_paper_that_breaks_a_clause_is_told_by_it(clause: str) -> None:
    whole, broken = _BREAKS[clause]
    pdf = papers.sealed()
    assert whole in pdf
    assert archival.broken(pdf.replace(whole, broken, 1)) == [clause]


def test_colours_that_no_profile_explains_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "ACCENT", CMYKColor(1, 0.4, 0, 0.3))
    pdf = certificate_pdf.render(papers.content())
    assert archival.broken(pdf) == ["6.2.4 colours of the intent only"]
    assert faults(pdf), "pikepdf's checker sees them, too"


def test_every_clause_is_broken_by_some_paper() -> None:
    assert {*_BREAKS, "6.2.4 colours of the intent only"} == set(archival.CLAUSES)


@pytest.mark.parametrize("end", [b"x", b"%%EOF\nx", b"\nstartxref\n1\n%%EOF"])
def test_what_stands_behind_the_end_is_no_file_of_ours(end: bytes) -> None:
    assert archival.broken(papers.sealed() + end) == ["6.1 file structure"]
