"""Files inside a PDF. Runs in the child process only."""

from functools import partial
from typing import Any

from clerkdesk.adapters.citizen_files import Attachment, Unreadable

MOST = 50
_MOST_BYTES = 64 << 20
"""Of all of them that are kept on pages: these are read at once."""
_MOST_ANNOTATIONS = 2_000


def of_document(document: Any) -> list[Attachment]:
    """Those of the whole document; ``document``: pypdfium2's."""
    attached = [
        document.get_attachment(number) for number in range(min(document.count_attachments(), MOST))
    ]
    return [Attachment(_name(one), partial(_content, one)) for one in attached]


def on_pages(document: Any, pages: int) -> list[Attachment]:
    """Those that hang on the first pages, as a pin or a clip."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    attached: list[Attachment] = []
    room = _MOST_BYTES
    for number in range(pages):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            continue
        for position in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
            annotation = pdfium.FPDFPage_GetAnnot(page, position)
            file = pdfium.FPDFAnnot_GetFileAttachment(annotation) if annotation else None
            if file and len(attached) < MOST:
                one = pypdfium2.PdfAttachment(file, document)
                content = _data(one)
                if content is not None:
                    content = content[:room]
                    room -= len(content)
                attached.append(Attachment(_name(one), partial(_there, content)))
            pdfium.FPDFPage_CloseAnnot(annotation)
        pdfium.FPDF_ClosePage(page)
    return attached


def _data(attachment: Any) -> bytes | None:
    """None: the file names it, and does not bring it."""
    import pypdfium2

    try:
        return bytes(attachment.get_data())
    except pypdfium2.PdfiumError:
        return None


def _there(content: bytes | None) -> bytes:
    """Raises Unreadable: nothing is."""
    if content is None:
        raise Unreadable("document_broken")
    return content


def _content(attachment: Any) -> bytes:
    return _there(_data(attachment))


def _name(attachment: Any) -> str:
    """What it is called, on one line."""
    name = attachment.get_name().replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in name if letter.isprintable())[:120] or "?"
