"""Reading the number and the code back out of a certificate's file."""

import re

from clerkdesk.domain.certificate import normalise_code

MOST_PAGES = 4
"""No paper has more; what has is not read to its end."""
_NUMBER = re.compile(r"[A-Z]{2}-\d{4}-\d{7}")
_CODE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]")


def number_and_code(content: bytes) -> tuple[str | None, str | None]:
    """What the text says, of a second page, too; (None, None) where it is no readable PDF or says
    nothing of the kind.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        pages = range(min(len(document), MOST_PAGES))
        text = "\n".join(document[page].get_textpage().get_text_bounded() for page in pages)
    except pypdfium2.PdfiumError:
        return None, None
    return in_text(text)


def in_text(text: str) -> tuple[str | None, str | None]:
    """The number and the code that a page's words name; None for what they do not."""
    number = _NUMBER.search(text)
    code = _CODE.search(text)
    return (
        number[0] if number else None,
        normalise_code(code[0]) if code else None,
    )
