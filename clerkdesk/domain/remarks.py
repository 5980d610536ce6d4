"""What the desk can show of a citizen's file, as it was found when the file arrived."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LOOK_SECONDS = 20.0
"""So long the files of one sender are looked at; then they are taken in unseen."""
QUEUE_SECONDS = 20.0
"""So long one sender's files wait, beside that, for their turn: others' files must not make honest
ones unseen, and nobody waits for ever.
"""


class RemarkCode(StrEnum):
    """What is said of a document that was taken in; each is the code of a sentence."""

    PARTLY_SHOWN = "document_partly_shown"
    FONTS_MISSING = "document_fonts_missing"
    ATTACHMENT = "document_attachment"
    NOT_LOOKED_AT = "not_looked_at"
    PAGES_NOT_LOOKED_AT = "pages_not_looked_at"
    """There was no time for the pages behind the first ones."""
    MORE_PARTLY_SHOWN = "document_more_partly_shown"
    """What the worker found beside what was said when the file arrived."""
    PAGES_NOT_SHOWN = "document_pages_not_shown"
    """However often they were looked at, it came to no end."""
    SIGNED = "document_signed"
    """Its electronic signature fits the file, and its authority is trusted."""
    SIGNED_UNTRUSTED = "document_signed_untrusted"
    SIGNED_EXPIRED = "document_signed_expired"
    SIGNATURE_BROKEN = "document_signature_broken"
    """The file is another one than was signed."""
    SIGNATURE_UNREAD = "document_signature_unread"
    """Nothing is known of it."""


WAITING = (RemarkCode.NOT_LOOKED_AT, RemarkCode.PAGES_NOT_LOOKED_AT)
"""The worker looks again; then something else is said, or nothing."""
OF_SIGNATURES = (
    RemarkCode.SIGNED,
    RemarkCode.SIGNED_UNTRUSTED,
    RemarkCode.SIGNED_EXPIRED,
    RemarkCode.SIGNATURE_BROKEN,
    RemarkCode.SIGNATURE_UNREAD,
)
"""What the signatures of a document are worth; ``signers``: whose they are."""
SHOWN_WHOLE = (*WAITING, RemarkCode.FONTS_MISSING, RemarkCode.ATTACHMENT, *OF_SIGNATURES)
"""Said of documents of which, as far as one knows, every page is shown."""


@dataclass(frozen=True, slots=True)
class Remark:
    """``code``: a RemarkCode; or of a file that was taken in unseen, the fault that was found
    later. ``params``: what stands in its sentence.
    """

    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


def tone(code: str) -> str:
    """How the sentence of a remark looks: ok, bad, or warn."""
    if code == RemarkCode.SIGNED:
        return "ok"
    return "bad" if code == RemarkCode.SIGNATURE_BROKEN else "warn"


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a look at a file.

    ``fault``: the code of the sentence why the desk could not show any of it; None: it shows.
    """

    fault: str | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def all_remarks(self) -> tuple[Remark, ...]:
        """All that there is to say of a file that is in already."""
        return (Remark(self.fault),) if self.fault is not None else self.remarks

    @property
    def pages_left(self) -> str | None:
        """The pages that nobody has looked at yet, as they are said; None: none are left."""
        for remark in self.remarks:
            if remark.code == RemarkCode.PAGES_NOT_LOOKED_AT:
                return str(remark.params["pages"])
        return None


def beside(before: Remark | None, later: Remark) -> Remark | None:
    """What a later look adds to the remark of the same code that stands already; None: nothing.

    A remark is said once: other pages are a remark of their own.
    """
    if before is None:
        return later
    if later.code != RemarkCode.PARTLY_SHOWN:
        return None
    earlier = str(before.params["pages"]).split(", ")
    more = [pages for pages in str(later.params["pages"]).split(", ") if pages not in earlier]
    return Remark(RemarkCode.MORE_PARTLY_SHOWN, {"pages": ", ".join(more)}) if more else None


NOT_LOOKED_AT = Seen(remarks=(Remark(RemarkCode.NOT_LOOKED_AT),))
