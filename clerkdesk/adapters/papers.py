"""The papers of the registers, each by its own form."""

from clerkdesk.adapters import certificate_pdf, letter_pdf
from clerkdesk.adapters.signing.place import Place
from clerkdesk.domain.certificate import Content, Paper
from clerkdesk.domain.letter import Letter


def render(content: Paper, signature: Place | None = None) -> bytes:
    """The paper; ``signature``: the place to be kept for one. Raises NotPrintable."""
    match content:
        case Letter():
            return letter_pdf.render(content, signature)
        case Content():
            return certificate_pdf.render(content, signature)
    raise TypeError(type(content))
