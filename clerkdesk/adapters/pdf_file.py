"""A PDF as pages, by pdfium. Runs in the child process only."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from clerkdesk.adapters import (
    page_text,
    pdf_annotations,
    pdf_attachments,
    pdf_details,
    pdf_drawing,
    pdf_layers,
    pdf_letters,
    pdf_marks,
    pdf_objects,
    pdf_pictures,
    pdf_turning,
)
from clerkdesk.adapters.citizen_files import (
    MAX_PAGES,
    MAX_RENDERED_PIXELS,
    Attachment,
    Remark,
    Unreadable,
    is_blank,
)
from clerkdesk.domain.text import fold

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_POINTS = 100_000.0
"""Of a page's side; a PDF may state any."""
_MOST_WORDS = 600
"""So many letters of notes are shown in the viewer's head."""
_MOST_ANNOTATIONS = 2_000
_A4 = (595.0, 842.0)
_CATALOGUE = re.compile(rb"/Type\s*/Catalog\b")
_TABLE = re.compile(rb"endobj\s+(xref|trailer)\b")
_OBJECT = re.compile(rb"\b(\d{1,9}) 0 obj\b")
_TAIL = 2_048
"""In so many last octets of a whole file stands that it ends."""
_ACTIVE = ("javascript", "launch")
"""Marks that are told of the whole file."""


@dataclass(slots=True)
class _Page:
    """A page that is ready to be drawn and searched; ``text`` is of before letters were laid on."""

    number: int
    raw: Any
    letters: pdf_letters.Letters
    not_shown: int
    off: int
    """So many things lie on layers that are switched off."""
    notes: list[pdf_annotations.Note]
    """Beside what is drawn."""
    text: page_text.PageText | None = None
    completed: bool = False
    blank: bool = False
    pictures_not_drawn: int = 0


class PdfFile:
    """Opened by pdfium."""

    searchable = True

    def __init__(self, content: bytes) -> None:
        import pypdfium2.raw as pdfium

        marks = pdf_marks.read(content)
        self._end_is_missing = False
        try:
            self._document = _opened(content, encrypted="encrypted" in marks)
        except Unreadable:
            rest = _with_an_end(content)
            if rest is None or "encrypted" in marks:
                raise
            self._document = _opened(rest, encrypted=False)
            self._end_is_missing = True
        if "encrypted" in marks:
            # Locked for changes only; what its packed objects name is read from an open copy.
            unlocked = BytesIO()
            self._document.save(unlocked, flags=pdfium.FPDF_REMOVE_SECURITY)
            marks |= pdf_marks.read(unlocked.getvalue())
        if self._document.get_formtype() == 2:
            # Its pages are made by a program; a form of the other kind has pages as well.
            raise Unreadable("document_xfa")
        self.all_pages = len(self._document)
        self.pages = min(self.all_pages, MAX_PAGES)
        if not self.pages:
            raise Unreadable("document_broken")
        self.warnings = sorted(mark for mark in marks if mark in _ACTIVE)
        self._layered = "layers" in marks
        self._objects: pdf_objects.Objects | None = None
        if self._layered:
            self._bring_layers_into_content()
        self._draws_fields = "needs_appearances" in marks
        self._of_places: dict[str, bool] | None = None
        self._begin_with(self._document)
        self._pages_stand_alone = False
        self._loaded: _Page | None = None
        self._annotations: dict[int, pdf_annotations.Annotations] = {}
        """Of the pages that were shown: on the page itself they are no more."""
        self.attachments: list[Attachment] = []
        if "attachment" in marks:
            self.attachments += pdf_attachments.of_document(self._document)
        if "attachment_on_page" in marks:
            self.attachments += pdf_attachments.on_pages(self._document, self.pages)

    def _begin_with(self, document: Any) -> None:
        """What is shown from now on."""
        self._document = document
        self._form: Any | None = None
        if document.get_formtype():
            document.init_forms()
            self._form = document.formenv
        self._own = pdf_letters.OwnFont(document)

    def _let_pages_stand_alone(self) -> None:
        """Once, before the first look becomes part of its page."""
        self._pages_stand_alone = True
        try:
            content = self._all_objects().with_own_boxes_and_resources()
            if content is not None:
                self._begin_with(_opened(content, encrypted=False))
                self._objects = None
        except (pdf_objects.Unclear, Unreadable, RecursionError, ValueError, OverflowError):
            return  # it is shown as it is

    def _bring_layers_into_content(self) -> None:
        """Drawings and pictures that are on a layer themselves are hidden like what stands between
        a layer's words in a page's content.
        """
        try:
            content = self._all_objects().with_layers_in_content()
            if content is not None:
                self._document = _opened(content, encrypted=False)
                self._objects = None
        except (pdf_objects.Unclear, Unreadable, RecursionError, ValueError, OverflowError):
            return  # it is shown as it is

    # -- pages -------------------------------------------------------------------------------------

    def size(self, page: int) -> tuple[float, float]:
        width, height = self._points(page)
        return max(1.0, min(width, _MOST_POINTS)), max(1.0, min(height, _MOST_POINTS))

    def _points(self, page: int) -> tuple[float, float]:
        """Width and height as the file states them."""
        import pypdfium2

        try:
            width, height = self._document.get_page_size(page)
            if not (width > 0 and height > 0):
                self._uncrop(page)
                width, height = self._document.get_page_size(page)
        except pypdfium2.PdfiumError:
            width, height = _A4
        if not (width > 0 and height > 0):
            width, height = _A4
        return float(width), float(height)

    def _uncrop(self, number: int) -> None:
        """A part of the page that lies beside it is none: all of it is shown."""
        page = self._document[number]
        page.set_cropbox(*page.get_mediabox())
        page.close()

    def render(self, page: int, width: int, rotation: int) -> "Image":
        across, down = self._points(page)
        shown_across = down if rotation % 180 else across
        scale = min(width / shown_across, (MAX_RENDERED_PIXELS / (across * down)) ** 0.5)
        loaded = self._page(page)
        self._complete(loaded)
        # What lies on the page is part of it by now, or drawn by ``_load``.
        bitmap = loaded.raw.render(scale=scale, rotation=rotation, draw_annots=False)
        image: Image = bitmap.to_pil().convert("RGB")
        loaded.blank = is_blank(image)
        loaded.pictures_not_drawn = pdf_pictures.not_drawn(loaded.raw, image, rotation)
        return image

    def remarks(self, page: int) -> list[Remark]:
        loaded = self._page(page)
        remarks = [Remark("document_end_missing")] if self._end_is_missing else []
        if not_shown := loaded.not_shown + loaded.pictures_not_drawn:
            remarks.append(Remark("page_not_shown", {"count": not_shown}))
        # A page of which something is only not shown is not called empty.
        elif loaded.blank:
            remarks.append(Remark("page_blank"))
        if loaded.off:
            remarks.append(Remark("page_layers_off", {"count": loaded.off}))
        if loaded.notes:
            remarks.append(Remark("page_notes", {"words": _quoted(loaded.notes)}))
        if loaded.letters.undrawn:
            remarks.append(Remark("page_letters_not_shown", {"count": loaded.letters.undrawn}))
        if loaded.letters.fonts_missing:
            remarks.append(Remark("document_fonts_missing"))
        return remarks

    def find(self, page: int, query: str) -> tuple[list[list[page_text.Box]], int]:
        loaded = self._page(page)
        text = self._text(loaded)
        hits = text.find(query)
        boxes = page_text.boxes(loaded.raw, text, hits) if hits else []
        for note in loaded.notes:
            if query and query in fold(note.words):
                boxes.append([page_text.box(loaded.raw, note.box)])
        return boxes, len(text.folded)

    def text(self, page: int) -> str:
        return self._text(self._page(page)).plain

    @staticmethod
    def _text(loaded: _Page) -> page_text.PageText:
        if loaded.text is None:
            loaded.text = page_text.read(loaded.raw)
        return loaded.text

    def _page(self, number: int) -> _Page:
        # A page that is zoomed or searched again is not parsed again.
        if self._loaded is None or self._loaded.number != number:
            self._loaded = None
            self._loaded = self._load(number)
        return self._loaded

    def _load(self, number: int) -> _Page:
        import pypdfium2.raw as pdfium

        raw = self._raw(number)
        if not self._pages_stand_alone and _has_looks(raw):
            raw.close()
            self._let_pages_stand_alone()
            raw = self._raw(number)
        not_shown = 0
        off = 0
        notes: list[pdf_annotations.Note] = []
        if number not in self._annotations and pdfium.FPDFPage_GetAnnotCount(raw):
            self._annotations[number] = self._read_annotations(raw, number)
            raw.close()
            raw = self._raw(number)
        annotations = self._annotations.get(number)
        if annotations is not None:
            lost = pdf_turning.turn(raw, annotations.looks)
            notes = annotations.notes
            drawn_in_part = pdf_drawing.draw(raw, annotations.marks, self._own)
            not_shown = annotations.not_shown + lost + drawn_in_part
            off = annotations.off
        if self._layered:
            off += pdf_layers.take_off(self._document, raw)
        letters = pdf_letters.look(raw, self._own, self._fonts_of_places)
        return _Page(
            number=number, raw=raw, letters=letters, not_shown=not_shown, off=off, notes=notes
        )

    def _read_annotations(self, raw: Any, number: int) -> pdf_annotations.Annotations:
        """What lies on a page, the first time that it is shown: what brings its look along is part
        of the page from then on, as it is loaded anew.
        """
        import pypdfium2.raw as pdfium

        annotations = pdf_annotations.Reader(
            raw,
            self._form,
            pdf_details.Details(self._all_objects, number),
            draws_fields=self._draws_fields,
        ).read()
        became = pdfium.FPDFPage_Flatten(raw, pdfium.FLAT_NORMALDISPLAY)
        if became != pdfium.FLATTEN_SUCCESS:
            annotations.not_shown += sum(look.paints for look in annotations.looks)
            annotations.looks.clear()
        return annotations

    def _fonts_of_places(self) -> dict[str, bool]:
        if self._of_places is None:
            try:
                self._of_places = self._all_objects().fonts_of_places()
            except (ValueError, OverflowError):
                self._of_places = {}
        return self._of_places

    def _all_objects(self) -> pdf_objects.Objects:
        if self._objects is None:
            self._objects = pdf_objects.Objects(self._document)
        return self._objects

    def _raw(self, number: int) -> Any:
        import pypdfium2

        # Without the form's environment: it would keep what is taken off the page.
        form = self._document.formenv
        self._document.formenv = None
        try:
            return self._document[number]
        except pypdfium2.PdfiumError:
            raise Unreadable("page_broken") from None
        finally:
            self._document.formenv = form

    def _complete(self, page: _Page) -> None:
        """Lay on the letters that the page's fonts lack; its text is read before that."""
        if page.completed:
            return
        page.completed = True
        if page.letters.missing and page.text is None:
            page.text = page_text.read(page.raw)
        pdf_letters.hide(page.letters.hidden)
        for letter in page.letters.missing:
            self._own.draw(page.raw, letter)


def _has_looks(page: Any) -> bool:
    """Whether an annotation of a page brings its look along."""
    import pypdfium2.raw as pdfium

    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        has_one = bool(annotation) and pdfium.FPDFAnnot_HasKey(annotation, b"AP")
        pdfium.FPDFPage_CloseAnnot(annotation)
        if has_one:
            return True
    return False


def _quoted(notes: list[pdf_annotations.Note]) -> str:
    """What notes say, as far as there is room for it in the viewer's head."""
    text = " · ".join(f"“{each.words}”" for each in notes)
    return text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS]}…"


def _opened(content: bytes, *, encrypted: bool) -> Any:
    """The document. Raises Unreadable.

    ``encrypted``: whether the file says that it is.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    pdf_letters.leave_out_the_computers_fonts()
    # pdfium's last error may be that of the file before: this leaves one that is known.
    pdfium.FPDF_LoadMemDocument64(b"-", 1, None)
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        locked = pdfium.FPDF_GetLastError() in (
            pdfium.FPDF_ERR_PASSWORD,
            pdfium.FPDF_ERR_SECURITY,
        )
        code = "document_encrypted" if locked and encrypted else "document_broken"
        raise Unreadable(code) from None


def _with_an_end(content: bytes) -> bytes | None:
    """A file of which the end did not arrive, which says where the pages begin, with such an end;
    None: it has one, or nothing tells.
    """
    catalogues = list(_CATALOGUE.finditer(content))
    if not catalogues or b"%%EOF" in content[-_TAIL:]:
        return None
    begin = catalogues[-1].start()
    objects = _OBJECT.findall(content[max(0, begin - _TAIL) : begin])
    if not objects:
        return None
    if _TABLE.match(content, content.rfind(b"endobj")):
        content = content[: content.rfind(b"endobj")]  # a table and an end that nobody can read
    return content + b"\nendobj\ntrailer\n<</Root %s 0 R>>\n%%%%EOF\n" % objects[-1]
