"""What stands in the fields of a PDF's forms, where they bring no look of their own. Runs in the
child process only.
"""

import ctypes
import re
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from clerkdesk.adapters import pdf_looks, pdf_values
from clerkdesk.adapters.pdf_details import Details, FieldLook
from clerkdesk.adapters.pdf_drawing import LINE, MARGIN, Box, Mark, Words

_MOST_OPTIONS = 2_000
# Flags of a field (ISO 32000-1, tables 226 and 228).
_MULTILINE = 1 << 12
_PASSWORD = 1 << 13
_PUSH_BUTTON = 1 << 16
_COMB = 1 << 24
_SHOWS_TEXT = re.compile(r"Tj|TJ|\bDo\b|['\"]\s")
_CHOSEN = (200, 215, 235, 255)
"""Behind what is chosen of a list."""


class Shown(NamedTuple):
    """What is drawn here of a field, and whether pdfium draws its own look."""

    marks: list[Mark]
    stays: bool


class Fields:
    """``form``: pypdfium2's environment of the document's form; None without one.
    ``details``: what stands in dictionaries within them.
    ``draws_fields``: whether the file asks the reader to draw its fields.
    """

    def __init__(self, form: Any | None, details: Details, *, draws_fields: bool) -> None:
        self._form = form
        self._details = details
        self._draws_fields = draws_fields

    def shown(self, annotation: Any, number: int, look: str) -> Shown:
        """``number``: the field's place among the page's annotations; ``look``: its operators."""
        box = pdf_values.rect(annotation)
        if box is None:
            return Shown([], stays=False)
        blank = not look or self._draws_fields or not _SHOWS_TEXT.search(look)
        own = self._details.field(number) if blank else FieldLook()
        marks = [] if look else pdf_looks.framed(box, own)
        kind = self._kind(annotation)
        if kind in _pressed():
            own_marks = [] if look else self._button(annotation, kind, box, own)
            return Shown(marks + own_marks, bool(look))
        if kind not in _written():
            return Shown([], bool(look))
        text = self._value(annotation, kind)
        if not text and not look:
            # Of a list nothing is chosen.
            marks += self._list(annotation, kind, self._words(annotation, kind, box, own))
        if not (text and blank):
            return Shown(marks, bool(look))
        if look and self._draws_fields:
            marks = pdf_looks.framed(box, own)
        words = replace(self._words(annotation, kind, box, own), text=text)
        listed = self._list(annotation, kind, words)
        # A look that is out of date would stand below the words.
        return Shown([*marks, *(listed or [words])], bool(look) and not self._draws_fields)

    def _kind(self, annotation: Any) -> int:
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
        kind = kinds.get(pdf_values.string(annotation, b"FT"), 0)
        if kind == pdfium.FPDF_FORMFIELD_CHECKBOX and self._flags(annotation) & _PUSH_BUTTON:
            return int(pdfium.FPDF_FORMFIELD_PUSHBUTTON)
        return kind

    def _button(self, annotation: Any, kind: int, box: Box, own: FieldLook) -> list[Mark]:
        """The mark of a box that is ticked, or what a button says."""
        import pypdfium2.raw as pdfium

        if kind != pdfium.FPDF_FORMFIELD_PUSHBUTTON:
            return [pdf_looks.ticked(box, own.caption)] if self._ticked(annotation) else []
        if not own.caption:
            return []
        words = self._words(annotation, kind, box, own)
        return [replace(words, text=own.caption, alignment=1)]

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
        for option in range(min(pdfium.FPDFAnnot_GetOptionCount(form, annotation), _MOST_OPTIONS)):
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

    def _words(self, annotation: Any, kind: int, box: Box, own: FieldLook) -> Words:
        """How its words are written, without the words."""
        import pypdfium2.raw as pdfium

        size = ctypes.c_float()
        known = self._form is not None and pdfium.FPDFAnnot_GetFontSize(
            self._form, annotation, size
        )
        stated = own.words or pdf_values.string(annotation, b"DA")
        flags = self._flags(annotation) if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD else 0
        cells = int(pdf_values.number(annotation, b"MaxLen") or 0) if flags & _COMB else 0
        return Words(
            box=box,
            text="",
            size=(size.value if known else 0.0) or pdf_values.font_size(stated),
            colour=pdf_values.text_colour(stated),
            alignment=own.alignment,
            turned=own.turned,
            several_lines=bool(flags & _MULTILINE) or kind == pdfium.FPDF_FORMFIELD_LISTBOX,
            cells=cells,
        )

    def _list(self, annotation: Any, kind: int, words: Words) -> list[Mark]:
        """All that a list offers, from where it was scrolled to, and behind what is chosen a bar;
        none: it is no list.
        """
        import pypdfium2.raw as pdfium

        if kind != pdfium.FPDF_FORMFIELD_LISTBOX or self._form is None:
            return []
        first = max(0, int(pdf_values.number(annotation, b"TI") or 0))
        size = words.size or pdf_looks.LIST_SIZE
        left, _bottom, right, top = words.box
        marks: list[Mark] = []
        count = min(pdfium.FPDFAnnot_GetOptionCount(self._form, annotation), _MOST_OPTIONS)
        for option in range(first, count):
            line = top - MARGIN - LINE * size * (option - first)
            row = (left + 1, line - LINE * size, right - 1, line)
            read = partial(pdfium.FPDFAnnot_GetOptionLabel, self._form, annotation, option)
            if row[1] < words.box[1]:
                break  # there is no room for it, as in the list on paper
            if pdfium.FPDFAnnot_IsOptionSelected(self._form, annotation, option):
                marks.append(pdf_looks.frame(row, _CHOSEN, filled=True))
            marks.append(
                replace(words, box=row, text=pdf_values.utf16(read), size=size, several_lines=False)
            )
        return marks if self._all_chosen_are_in(marks, annotation) else []

    def _all_chosen_are_in(self, marks: list[Mark], annotation: Any) -> bool:
        shown = {mark.text for mark in marks if isinstance(mark, Words)}
        return set(self._chosen(annotation)) <= shown


def _pressed() -> tuple[int, ...]:
    import pypdfium2.raw as pdfium

    return (
        pdfium.FPDF_FORMFIELD_CHECKBOX,
        pdfium.FPDF_FORMFIELD_RADIOBUTTON,
        pdfium.FPDF_FORMFIELD_PUSHBUTTON,
    )


def _written() -> tuple[int, ...]:
    import pypdfium2.raw as pdfium

    return (
        pdfium.FPDF_FORMFIELD_TEXTFIELD,
        pdfium.FPDF_FORMFIELD_COMBOBOX,
        pdfium.FPDF_FORMFIELD_LISTBOX,
    )
