"""Content of a PDF's page that lies on layers which are switched off: a reader shows nothing of it,
so it is neither drawn nor found. Runs in the child process only.
"""

import ctypes
from typing import Any

MOST = 5_000
"""So many objects of a page are looked at."""
_SIDE = 4
_WHITE = 0xFFFFFFFF


def take_off(document: Any, page: Any) -> int:
    """Take such content off a page; returns of how many pieces."""
    import pypdfium2.raw as pdfium

    trial = pdfium.FPDFPage_New(document, len(document), _SIDE, _SIDE)
    try:
        hidden = _hidden(page, trial)
    finally:
        pdfium.FPDF_ClosePage(trial)
        pdfium.FPDFPage_Delete(document, len(document) - 1)
    for part in hidden:
        pdfium.FPDFPage_RemoveObject(page, part)
        pdfium.FPDFPageObj_Destroy(part)
    return len(hidden)


def _hidden(page: Any, trial: Any) -> list[Any]:
    import pypdfium2.raw as pdfium

    states: dict[int, bool] = {}
    hidden = []
    for number in range(min(pdfium.FPDFPage_CountObjects(page), MOST)):
        part = pdfium.FPDFPage_GetObject(page, number)
        for place in range(pdfium.FPDFPageObj_CountMarks(part)):
            mark = pdfium.FPDFPageObj_GetMark(part, place)
            if not _is_of_layer(mark):
                continue
            # What stands between the same two words of the content has the same mark.
            key = ctypes.cast(mark, ctypes.c_void_p).value or 0
            if key not in states:
                states[key] = _is_shown(trial, mark)
            if not states[key]:
                hidden.append(part)
                break
    return hidden


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
    return pixels[:1] == b"\0"
