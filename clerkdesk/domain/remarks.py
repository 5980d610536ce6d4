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


@dataclass(frozen=True, slots=True)
class Remark:
    """``code``: a RemarkCode; or of a file that was taken in unseen, the fault that was found
    later. ``params``: what stands in its sentence.
    """

    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)


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


NOT_LOOKED_AT = Seen(remarks=(Remark(RemarkCode.NOT_LOOKED_AT),))
