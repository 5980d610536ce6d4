"""Content of a PDF's page that lies on layers which are switched off: a reader shows nothing of it,
so it is neither drawn nor found. Runs in the child process only.
"""

import ctypes
from typing import Any

MOST = 5_000
"""So many objects of a page are looked at."""
DEEPEST = 8
"""Drawings within drawings."""
_SIDE = 4
"""Of the page for trials, in points, and of its picture in pixels."""
_WHITE = 0xFFFFFFFF


def take_off(document: Any, page: Any) -> int:
    """Take such content off a page; returns of how many pieces."""
    import pypdfium2.raw as pdfium

    # Behind the last one: no page of the file gets another number.
    trial = pdfium.FPDFPage_New(document, len(document), _SIDE, _SIDE)
    try:
        hidden = _Hidden(page, trial).pieces
    finally:
        pdfium.FPDF_ClosePage(trial)
        pdfium.FPDFPage_Delete(document, len(document) - 1)
    for owner, part in hidden:
        if owner is None:
            pdfium.FPDFPage_RemoveObject(page, part)
        else:
            pdfium.FPDFFormObj_RemoveObject(owner, part)
        pdfium.FPDFPageObj_Destroy(part)
    return len(hidden)


class _Hidden:
    """What of a page, and of the drawings that it is made of, lies on layers that are off: each
    piece with the drawing that holds it, None: the page.
    """

    def __init__(self, page: Any, trial: Any) -> None:
        import pypdfium2.raw as pdfium

        self.pieces: list[tuple[Any, Any]] = []
        self._trial = trial
        self._states: dict[int, bool] = {}
        self._left = MOST
        count = pdfium.FPDFPage_CountObjects(page)
        self._look([pdfium.FPDFPage_GetObject(page, number) for number in range(count)], None, 0)

    def _look(self, parts: list[Any], owner: Any, depth: int) -> None:
        import pypdfium2.raw as pdfium

        for part in parts:
            self._left -= 1
            if self._left < 0:
                return
            if self._is_off(part):
                self.pieces.append((owner, part))
            elif depth < DEEPEST and pdfium.FPDFPageObj_GetType(part) == pdfium.FPDF_PAGEOBJ_FORM:
                count = pdfium.FPDFFormObj_CountObjects(part)
                within = [pdfium.FPDFFormObj_GetObject(part, number) for number in range(count)]
                self._look(within, part, depth + 1)

    def _is_off(self, part: Any) -> bool:
        import pypdfium2.raw as pdfium

        for place in range(pdfium.FPDFPageObj_CountMarks(part)):
            mark = pdfium.FPDFPageObj_GetMark(part, place)
            if not _is_of_layer(mark):
                continue
            # What stands between the same two words of the content has the same mark.
            key = ctypes.cast(mark, ctypes.c_void_p).value or 0
            if key not in self._states:
                self._states[key] = _is_shown(self._trial, mark)
            if not self._states[key]:
                return True
        return False


def _is_of_layer(mark: Any) -> bool:
    import pypdfium2.raw as pdfium

    length = ctypes.c_ulong()
    name = (pdfium.FPDF_WCHAR * 8)()
    read = pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
    return bool(read) and bytes(name)[: length.value] == "OC\0".encode("utf-16-le")


def _is_shown(trial: Any, mark: Any) -> bool:
    """Whether pdfium draws what has this mark: tried with a black field on a page of its own."""
    import pypdfium2.raw as pdfium

    black = pdfium.FPDFPageObj_CreateNewRect(0, 0, _SIDE, _SIDE)
    pdfium.FPDFPageObj_SetFillColor(black, 0, 0, 0, 255)
    pdfium.FPDFPath_SetDrawMode(black, pdfium.FPDF_FILLMODE_WINDING, False)
    pdfium.FPDFPageObj_AddExistingMark(black, mark)
    pdfium.FPDFPage_InsertObject(trial, black)
    bitmap = pdfium.FPDFBitmap_Create(_SIDE, _SIDE, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, _SIDE, _SIDE, _WHITE)
    pdfium.FPDF_RenderPageBitmap(bitmap, trial, 0, 0, _SIDE, _SIDE, 0, 0)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), 4 * _SIDE * _SIDE)
    pdfium.FPDFBitmap_Destroy(bitmap)
    pdfium.FPDFPage_RemoveObject(trial, black)
    pdfium.FPDFPageObj_Destroy(black)
    # One octet of the first pixel: 0 in the field, 255 on the bare page.
    return pixels[:1] == b"\0"
