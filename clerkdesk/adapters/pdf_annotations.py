"""What lies on a PDF's page beside its content: fields of forms, stamps, notes, lines.

Whatever brings its look along becomes part of the page, so that it is drawn and searched like the
rest. What brings none is drawn here from what it says. Runs in the child process only.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clerkdesk.adapters import pdf_looks, pdf_turning, pdf_values
from clerkdesk.adapters.pdf_details import Details
from clerkdesk.adapters.pdf_drawing import Box, Mark
from clerkdesk.adapters.pdf_fields import Fields
from clerkdesk.domain.text import visible_text

MOST = 2_000
"""So many are looked at on a page."""
# Flags of an annotation (ISO 32000-1, table 165).
_INVISIBLE = 1
_HIDDEN = 1 << 1
_NO_ROTATE = 1 << 4
_NO_VIEW = 1 << 5


class Note(NamedTuple):
    """Words that a reader shows in a window, which is not opened here."""

    words: str
    box: Box


@dataclass(slots=True)
class Annotations:
    """What is to be done with those of one page."""

    marks: list[Mark] = field(default_factory=list)
    """What is drawn here."""
    not_shown: int = 0
    """How many cannot be drawn."""
    off: int = 0
    """How many lie on layers that are switched off."""
    notes: list[Note] = field(default_factory=list)
    looks: list[pdf_turning.Look] = field(default_factory=list)
    """Of those that bring their look along."""


class Reader:
    """Reads a page's annotations, and leaves on the page those that bring their look along.

    ``form``: pypdfium2's environment of the document's form; None without one.
    ``details``: what stands in dictionaries within them.
    ``draws_fields``: whether the file asks the reader to draw its fields.
    """

    def __init__(
        self, page: Any, form: Any | None, details: Details, *, draws_fields: bool
    ) -> None:
        self._page = page
        self._details = details
        self._fields = Fields(form, details, draws_fields=draws_fields)
        self._result = Annotations()
        self._bare: set[int] = set()
        """The positions of those that bring no look along."""

    def read(self) -> Annotations:
        """Read them all; what is not to be seen, or is drawn here, is taken off the page."""
        import pypdfium2.raw as pdfium

        self._let_pdfium_draw_its_own()
        gone: list[int] = []
        for number in range(min(pdfium.FPDFPage_GetAnnotCount(self._page), MOST)):
            annotation = pdfium.FPDFPage_GetAnnot(self._page, number)
            if not annotation:
                continue
            try:
                if not self._stays(annotation, number):
                    gone.append(number)
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
        # From the last one on: those behind the one that goes get other numbers.
        for number in reversed(gone):
            pdfium.FPDFPage_RemoveAnnot(self._page, number)
        return self._result

    def _let_pdfium_draw_its_own(self) -> None:
        """pdfium makes the looks of ink, squares and circles when it draws them."""
        import pypdfium2.raw as pdfium

        needed = False
        for number in range(min(pdfium.FPDFPage_GetAnnotCount(self._page), MOST)):
            annotation = pdfium.FPDFPage_GetAnnot(self._page, number)
            if not annotation:
                continue
            if not pdf_values.look(annotation):
                self._bare.add(number)
                needed = needed or pdfium.FPDFAnnot_GetSubtype(annotation) in _pdfiums_own()
            pdfium.FPDFPage_CloseAnnot(annotation)
        if needed:
            # One pixel is enough: the looks are made whatever is seen of them.
            bitmap = pdfium.FPDFBitmap_Create(1, 1, 0)
            pdfium.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, 1, 1, 0, pdfium.FPDF_ANNOT)
            pdfium.FPDFBitmap_Destroy(bitmap)

    def _stays(self, annotation: Any, number: int) -> bool:
        """Whether pdfium draws it; what is drawn here goes into the result."""
        import pypdfium2.raw as pdfium

        flags = pdfium.FPDFAnnot_GetFlags(annotation)
        if flags & (_HIDDEN | _NO_VIEW):
            return False
        if pdfium.FPDFAnnot_HasKey(annotation, b"OC") and self._details.is_off(number):
            self._result.off += 1
            return False
        if flags & _INVISIBLE:
            # Only kinds that nobody knows are invisible.
            pdfium.FPDFAnnot_SetFlags(annotation, flags & ~_INVISIBLE)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        turned = 0
        if flags & _NO_ROTATE:
            turned = 90 * (pdfium.FPDFPage_GetRotation(self._page) % 4)
        place = pdf_values.rect(annotation)
        box = place or (0.0, 0.0, 0.0, 0.0)
        look = pdf_values.look(annotation)
        if number in self._bare and kind not in _pdfiums_own():
            # Words of any letters: pdfium would make them of Western ones.
            look = ""
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            field = self._fields.shown(annotation, number, look)
            self._result.marks += pdf_turning.turned(field.marks, box, turned)
            if field.stays:
                self._result.looks.append(pdf_turning.look_of(box, turned, look))
            return field.stays
        if kind in _noted():
            # On one line, without signs that would turn the sentence around it.
            words = visible_text(pdf_values.string(annotation, b"Contents"))
            words = "".join(letter for letter in words if letter.isprintable())
            self._result.notes += [Note(words, box)] if words else []
        # A sound or film is not played.
        self._result.not_shown += kind in _moving()
        if look or kind in (pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_FILEATTACHMENT):
            # A window with words is no part of the page, whatever look it brings.
            if look and place is not None and kind != pdfium.FPDF_ANNOT_POPUP:
                self._result.looks.append(pdf_turning.look_of(place, turned, look))
            return True
        width = pdf_values.border(annotation)
        if pdfium.FPDFAnnot_HasKey(annotation, b"BS"):
            styled = self._details.border(number)
            width = width if styled is None else styled
        ends = ("", "")
        if pdfium.FPDFAnnot_HasKey(annotation, b"LE"):
            ends = self._details.ends(number)
        marks = pdf_looks.drawn(annotation, kind, width, ends)
        if marks is None:
            self._result.not_shown += kind not in (pdfium.FPDF_ANNOT_TEXT, *_moving())
        else:
            self._result.marks += pdf_turning.turned(marks, box, turned)
        return False


def _pdfiums_own() -> tuple[int, ...]:
    """Kinds whose look pdfium makes as well as anybody."""
    import pypdfium2.raw as pdfium

    return (
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
    )


def _noted() -> tuple[int, ...]:
    """Kinds whose words are not part of what they draw."""
    import pypdfium2.raw as pdfium

    return (
        *_pdfiums_own(),
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_CARET,
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_POLYLINE,
    )


def _moving() -> tuple[int, ...]:
    """Kinds that sound or move."""
    import pypdfium2.raw as pdfium

    return (
        pdfium.FPDF_ANNOT_SOUND,
        pdfium.FPDF_ANNOT_MOVIE,
        pdfium.FPDF_ANNOT_SCREEN,
        pdfium.FPDF_ANNOT_THREED,
        pdfium.FPDF_ANNOT_RICHMEDIA,
    )
