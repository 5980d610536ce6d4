"""What lies on a PDF's page beside its content: fields of forms, stamps, notes, lines.

Whatever brings its look along becomes part of the page, so that it is drawn and searched like the
rest. What brings none is drawn here from what it says. Runs in the child process only.
"""

import ctypes
import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, NamedTuple

from clerkdesk.adapters import pdf_looks, pdf_values
from clerkdesk.adapters.pdf_drawing import Box, Mark, Words
from clerkdesk.adapters.pdf_objects import Details
from clerkdesk.domain.text import visible_text

MOST = 2_000
"""So many are looked at on a page."""
# Flags of an annotation (ISO 32000-1, table 165) and of a field (tables 226 and 228).
_INVISIBLE = 1
_HIDDEN = 1 << 1
_NO_VIEW = 1 << 5
_MULTILINE = 1 << 12
_PASSWORD = 1 << 13
_COMB = 1 << 24
_SHOWS_TEXT = re.compile(r"Tj|TJ|\bDo\b|['\"]\s")


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
        self._form = form
        self._details = details
        self._draws_fields = draws_fields
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
        look = pdf_values.look(annotation)
        if number in self._bare and kind not in _pdfiums_own():
            # Words of any letters: pdfium would make them of Western ones.
            look = ""
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            return self._field_stays(annotation, number, look)
        if kind in _noted():
            # On one line, without signs that would turn the sentence around it.
            words = visible_text(pdf_values.string(annotation, b"Contents"))
            words = "".join(letter for letter in words if letter.isprintable())
            place = pdf_values.rect(annotation) or (0.0, 0.0, 0.0, 0.0)
            self._result.notes += [Note(words, place)] if words else []
        # A sound or film is not played.
        self._result.not_shown += kind in _moving()
        if look or kind in (pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_FILEATTACHMENT):
            return True
        width = pdf_values.border(annotation)
        if pdfium.FPDFAnnot_HasKey(annotation, b"BS"):
            styled = self._details.border(number)
            width = width if styled is None else styled
        marks = pdf_looks.drawn(annotation, kind, width)
        if marks is None:
            self._result.not_shown += kind not in (pdfium.FPDF_ANNOT_TEXT, *_moving())
        else:
            self._result.marks += marks
        return False

    # -- fields ------------------------------------------------------------------------------------

    def _field_stays(self, annotation: Any, number: int, look: str) -> bool:
        import pypdfium2.raw as pdfium

        kind = self._field_kind(annotation)
        box = pdf_values.rect(annotation)
        if box is None:
            return False
        if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
            if not look and self._ticked(annotation):
                self._result.marks.append(pdf_looks.cross(box))
            return bool(look)
        if kind not in (
            pdfium.FPDF_FORMFIELD_TEXTFIELD,
            pdfium.FPDF_FORMFIELD_COMBOBOX,
            pdfium.FPDF_FORMFIELD_LISTBOX,
        ):
            return bool(look)
        text = self._value(annotation, kind)
        blank = not look or self._draws_fields or not _SHOWS_TEXT.search(look)
        if text and blank:
            words = self._words(annotation, kind, box, text)
            if pdfium.FPDFAnnot_HasKey(annotation, b"MK"):
                words = replace(words, turned=self._details.turned(number))
            self._result.marks.append(words)
            # A look that is out of date would stand below the words.
            return bool(look) and not self._draws_fields
        return bool(look)

    def _field_kind(self, annotation: Any) -> int:
        import pypdfium2.raw as pdfium

        if self._form is not None:
            kind: int = pdfium.FPDFAnnot_GetFormFieldType(self._form, annotation)
            if kind > 0:
                return kind
        # A field that no form knows says itself what it is.
        kinds: dict[str, int] = {
            "Tx": pdfium.FPDF_FORMFIELD_TEXTFIELD,
            "Ch": pdfium.FPDF_FORMFIELD_COMBOBOX,
            "Btn": pdfium.FPDF_FORMFIELD_CHECKBOX,
            "Sig": pdfium.FPDF_FORMFIELD_SIGNATURE,
        }
        return kinds.get(pdf_values.string(annotation, b"FT"), 0)

    def _ticked(self, annotation: Any) -> bool:
        import pypdfium2.raw as pdfium

        if self._form is not None and pdfium.FPDFAnnot_IsChecked(self._form, annotation):
            return True
        state = pdf_values.string(annotation, b"AS") or pdf_values.string(annotation, b"V")
        return state not in ("", "Off")

    def _value(self, annotation: Any, kind: int) -> str:
        import pypdfium2.raw as pdfium

        value = ""
        if self._form is not None:
            value = pdf_values.utf16(
                partial(pdfium.FPDFAnnot_GetFormFieldValue, self._form, annotation)
            )
        value = (
            value
            or pdf_values.string(annotation, b"V")
            or pdf_values.rich_text(annotation, b"RV")
            or pdf_values.figure(annotation, b"V")
        )
        if kind != pdfium.FPDF_FORMFIELD_TEXTFIELD and self._form is not None:
            # What is shown of a choice is its label, not what it stands for.
            value = "\n".join(self._chosen(annotation)) or value
        if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD and self._flags(annotation) & _PASSWORD:
            return "*" * len(value)
        return value

    def _chosen(self, annotation: Any) -> list[str]:
        import pypdfium2.raw as pdfium

        form = self._form
        chosen = []
        for option in range(min(pdfium.FPDFAnnot_GetOptionCount(form, annotation), MOST)):
            if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, option):
                read = partial(pdfium.FPDFAnnot_GetOptionLabel, form, annotation, option)
                chosen.append(pdf_values.utf16(read))
        return chosen

    def _flags(self, annotation: Any) -> int:
        import pypdfium2.raw as pdfium

        if self._form is not None:
            flags: int = pdfium.FPDFAnnot_GetFormFieldFlags(self._form, annotation)
            return flags
        return int(pdf_values.number(annotation, b"Ff") or 0)

    def _words(self, annotation: Any, kind: int, box: Box, text: str) -> Words:
        import pypdfium2.raw as pdfium

        size = ctypes.c_float()
        known = self._form is not None and pdfium.FPDFAnnot_GetFontSize(
            self._form, annotation, size
        )
        stated = pdf_values.string(annotation, b"DA")
        flags = self._flags(annotation) if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD else 0
        cells = int(pdf_values.number(annotation, b"MaxLen") or 0) if flags & _COMB else 0
        return Words(
            box=box,
            text=text,
            size=size.value if known else pdf_values.font_size(stated),
            colour=pdf_values.text_colour(stated),
            alignment=int(pdf_values.number(annotation, b"Q") or 0),
            several_lines=bool(flags & _MULTILINE) or kind == pdfium.FPDF_FORMFIELD_LISTBOX,
            cells=cells,
        )


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
