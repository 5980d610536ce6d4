"""What a PDF says of its layers, and the texts of its annotations, however the file is made."""

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from clerkdesk.adapters import pdf_values
from clerkdesk.adapters.pdf_objects import Objects, Reference, Unclear
from tests.corpus.pdf_writing import Pdf


class Counted(Objects):
    """Counts how often it reads an object."""

    def __init__(self, content: bytes) -> None:
        super().__init__(pypdfium2.PdfDocument(content))
        self.asked: list[int] = []

    def _object(self, number: int) -> Any:
        self.asked.append(number)
        return super()._object(number)


def begun() -> tuple[Pdf, str]:
    """A PDF and a layer of it that is switched off."""
    pdf = Pdf()
    layer = pdf.add("<</Type/OCG/Name(qat)>>")
    pdf.catalogue += f"/OCProperties<</OCGs[{layer}]/D<</OFF[{layer}]>>>>"
    return pdf, layer


def kept(pdf: Pdf, *objects: str) -> Objects:
    """The objects of a file that leads to these: pdfium writes no others."""
    pdf.page("", entries=f"/Kept[{' '.join(objects)}]")
    return Objects(pypdfium2.PdfDocument(pdf.content()))


def reference(stated: str) -> Reference:
    return Reference(int(stated.split()[0]))


def test_rules_within_rules_over_layers_come_to_an_end_and_hide_nothing() -> None:
    pdf, layer = begun()
    own = pdf.add(f"<</Type/OCMD/OCGs[{layer} {layer}]>>")
    rule = own
    for _ in range(38):  # 2**38 ways lead to the layer
        rule = pdf.add(f"<</Type/OCMD/OCGs[{rule} {rule}]>>")
    objects = kept(pdf, rule)
    assert objects.is_off(reference(own))
    assert not objects.is_off(reference(rule))


def test_an_expression_that_names_its_parts_too_often_is_not_understood() -> None:
    pdf, layer = begun()
    rule = pdf.add(f"[/And {layer} {layer}]")
    small = pdf.add(f"<</Type/OCMD/VE {rule}>>")
    for _ in range(35):
        rule = pdf.add(f"[/And {rule} {rule}]")
    large = pdf.add(f"<</Type/OCMD/VE {rule}>>")
    objects = kept(pdf, small, large)
    assert objects.is_off(reference(small))
    with pytest.raises(Unclear):
        objects.is_off(reference(large))


def test_an_object_that_nobody_understands_is_read_once_whoever_asks_for_it() -> None:
    pdf, layer = begun()
    nested = "[" * 50 + "]" * 50  # deeper than is read
    entries = f"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/X{nested}" + f"/OC {layer}"
    drawing = pdf.stream("0 0 1 1 re f", entries)
    pdf.page("/D Do", resources=f"/XObject<</D {drawing}>>")
    objects = Counted(pdf.content())
    place = reference(drawing).number
    assert objects.with_layers_in_content() is None
    for _ in range(3):
        with pytest.raises(Unclear):
            objects.value(Reference(place))
    assert objects.asked.count(place) == 1


@pytest.fixture
def note() -> Iterator[Any]:
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(100, 100)
    annotation = pdfium.FPDFPage_CreateAnnot(page.raw, pdfium.FPDF_ANNOT_TEXT)
    yield annotation  # the page lives as long
    pdfium.FPDFPage_CloseAnnot(annotation)
    page.close()


@pytest.mark.parametrize(
    ("letters", "shown"),
    [(3, "xxx"), (100_000, "x" * 100_000), (100_001, "x" * 100_000 + "…")],
)
def test_a_text_that_is_too_long_is_cut_and_says_so(letters: int, shown: str, note: Any) -> None:
    octets = ("x" * letters + "\0").encode("utf-16-le")
    written = (pdfium.FPDF_WCHAR * (letters + 1)).from_buffer_copy(octets)
    assert pdfium.FPDFAnnot_SetStringValue(note, b"Contents", written)
    assert pdf_values.string(note, b"Contents") == shown


def test_of_a_text_that_nobody_could_hold_it_is_said_that_there_is_one() -> None:
    def endless(buffer: Any, size: int) -> int:
        assert buffer is None, "no room is taken for it"
        return 1 << 40

    assert pdf_values.utf16(endless) == "…"
