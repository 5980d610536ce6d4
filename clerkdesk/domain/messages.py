"""What citizens are told: the events, and the arithmetic of an SMS."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class MessageEvent(StrEnum):
    """What happens to an application that its citizen may be told."""

    REGISTERED = "registered"
    INVESTIGATION = "investigation"
    WAITING = "waiting"
    REFUSED = "refused"
    APPROVED = "approved"
    COMPLETED_DEBT = "completed_debt"
    COMPLETED_CLEAR = "completed_clear"
    REOPENED = "reopened"
    TERM_MOVED = "term_moved"


OF_BILLINGS_ANSWER = (MessageEvent.COMPLETED_DEBT, MessageEvent.COMPLETED_CLEAR)
"""What a completed application's citizen hears once billing has answered."""
OF_A_DECISION = (MessageEvent.REFUSED, MessageEvent.APPROVED, *OF_BILLINGS_ANSWER)
"""What an undo takes back."""


LETTER_BUTTON = "Qərarı çap et"
"""As citizens read it on a portal, by which they get the letter of a decision."""


class MessageChannel(StrEnum):
    """How a message reaches its citizen."""

    SMS = "sms"
    EMAIL = "email"


class Language(StrEnum):
    """In which a citizen is told; Azerbaijani where nobody has said another."""

    AZ = "az"
    EN = "en"
    RU = "ru"


class MessageState(StrEnum):
    """What became of a message."""

    QUEUED = "queued"
    SENT = "sent"
    WRITTEN = "written"
    """No server is set: the text lies as a file in the data folder."""
    DELIVERED = "delivered"
    FAILED = "failed"
    UNCLEAR = "unclear"
    """It may have left: a person decides whether it is sent again."""
    CANCELLED = "cancelled"


LEFT = (MessageState.SENT, MessageState.WRITTEN, MessageState.DELIVERED, MessageState.UNCLEAR)
"""The citizen has it, or may have it."""
GIVE_UP = timedelta(hours=72)
"""So long it is tried to reach somebody outside."""


LONGEST_GAP = timedelta(hours=4)
GAP_OF_OURS = timedelta(minutes=10)
"""At most, where our own account or line is at fault: whoever has mended it waits for the first
message to leave.
"""


def gap(attempts: int, *, ours: bool = False) -> timedelta:
    """How long to wait after so many attempts in vain: half a minute, then four times as long each
    time, at most four hours; ``ours``: it was our account's or the line's fault.
    """
    longest = GAP_OF_OURS if ours else LONGEST_GAP
    # Of more attempts the power would soon be too large for a timedelta.
    return min(timedelta(seconds=30 * 4 ** (min(attempts, 10) - 1)), longest)


_GSM7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM7_DOUBLE = set("^{}\\[~]|€\f")
_LATIN = str.maketrans("əƏıİşŞçÇğĞöÖüÜ", "eEiIsScCgGoOuU") | {
    ord("₼"): "AZN",
    ord("№"): "N",
    ord("“"): '"',
    ord("”"): '"',
    ord("–"): "-",
    ord("—"): "-",
}


def transliterate(text: str) -> str:
    """The text in letters that an SMS of 160 characters can carry."""
    return text.translate(_LATIN)


@dataclass(frozen=True, slots=True)
class SmsSize:
    """What a text costs as SMS."""

    characters: int
    """As the network counts them: some letters count twice."""
    parts: int
    unicode: bool
    """A letter outside GSM-7 makes all of them wide."""


def sms_size(text: str) -> SmsSize:
    """How many SMS the text costs: 160 (153) characters a part in GSM-7, 70 (67) otherwise. Source:
    3GPP TS 23.038, 23.040.
    """
    if all(letter in _GSM7 or letter in _GSM7_DOUBLE for letter in text):
        length = sum(2 if letter in _GSM7_DOUBLE else 1 for letter in text)
        single = 160
        several = 153
        unicode = False
    else:
        # An SMS has UTF-16: a picture sign is two characters.
        length = len(text.encode("utf-16-be")) // 2
        single = 70
        several = 67
        unicode = True
    return SmsSize(length, 1 if length <= single else -(-length // several), unicode)
