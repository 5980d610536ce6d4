"""What the log says of a bug: where in the program it was, and never whose data it had in its
hands.
"""

import logging
import traceback
from types import TracebackType

from clerkdesk.domain.errors import Expected

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class Discreet(logging.Formatter):
    """Frames and types of exceptions, down the whole chain; their words may quote a citizen, and
    are left out.

    An Expected error's code stays: it is one of ours. Messages of the program itself carry ids
    only.
    """

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return "" if ei[1] is None else "\n".join(_chain(ei[1], set()))


def _chain(error: BaseException, seen: set[int]) -> list[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = _chain(before, seen) if before is not None and id(before) not in seen else []
    lines += ["Traceback (most recent call last):"]
    lines += [line.rstrip("\n") for line in traceback.format_tb(error.__traceback__)]
    kind = type(error)
    lines.append(
        f"{kind.__module__}.{kind.__qualname__}"
        + (f" {error.code}" if isinstance(error, Expected) else "")
    )
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            lines += _chain(inner, seen)
    return lines


def set_up(level: int = logging.WARNING) -> None:
    """One handler to stderr for everything."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(FORMAT))
    logging.basicConfig(level=level, handlers=[handler])
