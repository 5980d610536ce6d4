"""Whether a mobile number is its citizen's: a code goes there by SMS, and the page asks for it."""

import hmac
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

CODE_DIGITS = 6
CODE_SECONDS = 10 * 60
"""So long a code is good."""
MAX_TRIES = 5
"""With one code; at a million codes nobody guesses it."""
CODES_PER_HOUR = 5
"""To one number, and of one citizen."""
_HOUR = 3600.0
MAX_KEYS = 20_000
"""Numbers and citizens that are remembered; of more those whose code is the longest ago go."""


@dataclass(slots=True)
class MobileCheck:
    """``mobile``: in E.164. ``confirmed_at``: ISO, with its offset; None: not yet."""

    mobile: str
    until: float
    """Of the code, by the clock of ``SentCodes``."""
    code: str = field(default_factory=lambda: f"{secrets.randbelow(10**CODE_DIGITS):06}")
    tries: int = 0
    sent: bool = True
    """False: the SMS could not be sent, and its citizen may go on without."""
    confirmed_at: str | None = None

    def fault(self, written: str, at: float) -> str | None:
        """The code of the sentence why what was written does not confirm it; None: it does."""
        if at > self.until or self.tries >= MAX_TRIES:
            return "code_over"
        self.tries += 1
        digits = "".join(letter for letter in written if letter.isdecimal())
        if hmac.compare_digest(digits.encode(), self.code.encode()):
            return None
        return "code_wrong"


class SentCodes:
    """How many codes went to whom in the last hour: an SMS costs, and a stranger's telephone is no
    toy.

    ``clock``: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._sent: OrderedDict[str, deque[float]] = OrderedDict()

    def begin(self, mobile: str, fin: str) -> MobileCheck | None:
        """A new code for the number; None: there were too many."""
        at = self.clock()
        keys = (mobile, fin)
        if any(self._in_last_hour(key, at) >= CODES_PER_HOUR for key in keys):
            return None
        for key in keys:
            self._sent.setdefault(key, deque()).append(at)
            self._sent.move_to_end(key)
        while len(self._sent) > MAX_KEYS:
            self._sent.popitem(last=False)
        return MobileCheck(mobile, at + CODE_SECONDS)

    def _in_last_hour(self, key: str, at: float) -> int:
        sent = self._sent.get(key)
        if sent is None:
            return 0
        while sent and at - sent[0] > _HOUR:
            sent.popleft()
        return len(sent)
