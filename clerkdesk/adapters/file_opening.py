"""A citizen's file as pages, of whatever kind it is. Runs in the child process only."""

from collections.abc import Sequence

from clerkdesk.adapters import media
from clerkdesk.adapters.citizen_files import CitizenFile, Unreadable


def opened(content: bytes, stated: str, inside: Sequence[int] = ()) -> CitizenFile:
    """What the bytes are decides; what was stated about them is an older program's word.

    ``inside``: which attachment of the file is meant, which of that one's, and so on. Raises
    Unreadable.
    """
    file = _of_kind(content, media.media_type(content[: media.HEAD_BYTES]) or stated)
    for number in inside:
        if not 0 <= number < len(file.attachments):
            raise Unreadable("document_broken")
        content = file.attachments[number].read()
        kind = media.media_type(content[: media.HEAD_BYTES])
        if kind is None:
            raise Unreadable("document_kind")
        file = _of_kind(content, kind)
    return file


def _of_kind(content: bytes, media_type: str) -> CitizenFile:
    if media_type == media.PDF:
        from clerkdesk.adapters.pdf_file import PdfFile

        return PdfFile(content)
    from clerkdesk.adapters.image_file import ImageFile

    return ImageFile(content, media_type)
