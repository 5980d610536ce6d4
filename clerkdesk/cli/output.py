"""What a command prints: one JSON document, or lines for people."""

import json
import sys
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.packages import FieldRemark
from clerkdesk.domain.submission import Fault

_MESSAGE_STYLE = 0x10 | 0x10000
"""MB_ICONERROR and MB_SETFOREGROUND of winuser.h."""


def plain(value: Any) -> Any:
    """A value as JSON has it: instants with Baku's offset, dates as YYYY-MM-DD, enumerations as
    their text.
    """
    if isinstance(value, datetime):
        return value.astimezone(BAKU).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _printable(line: str) -> str:
    """What citizens and portals wrote must not move the cursor of a terminal."""
    return "".join(letter if letter.isprintable() else "·" for letter in line)


def _tell(sentence: str) -> None:
    """What is wrong, on standard error; Windows' window program has none, and asks the system to
    show it.
    """
    if sys.stderr is not None:
        print(_printable(sentence), file=sys.stderr)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, "ClerkDesk", _MESSAGE_STYLE)


@dataclass(frozen=True, slots=True)
class Output:
    as_json: bool
    language: str

    def document(self, document: dict[str, Any], lines: list[str]) -> None:
        """Print the document, or its lines for people."""
        if self.as_json:
            print(json.dumps(plain(document), ensure_ascii=False, indent=1))
        else:
            for line in lines:
                print(_printable(line))

    def error(self, error: Expected) -> None:
        # The sentences come with the database's libraries; the window's frame waits for neither.
        from clerkdesk.usecases.catalogue import of_error

        message = of_error(error, self.language)
        named = error.params.get("field")
        details = error.params.get("details")
        if self.as_json:
            print(
                json.dumps(
                    {
                        "error": {
                            "code": error.code,
                            "message": message,
                            **({"field": str(named)} if named else {}),
                            **({"details": plain(details)} if details else {}),
                        }
                    },
                    ensure_ascii=False,
                )
            )
        _tell(f"{named}: {message}" if named else message)

    def refused(self, code: str, **params: object) -> None:
        """The sentence beside a document that already says what was refused."""
        from clerkdesk.usecases.catalogue import sentence

        _tell(sentence(code, params, self.language))

    def remark(self, stated: FieldRemark) -> dict[str, Any]:
        from clerkdesk.usecases.catalogue import sentence

        remark = stated.remark
        return {
            "field": stated.field,
            "code": remark.code,
            "message": sentence(remark.code, remark.params, self.language),
        }

    def fault(self, fault: Fault) -> dict[str, Any]:
        from clerkdesk.usecases.catalogue import sentence

        return {
            "field": fault.field,
            "code": fault.code,
            "message": sentence(fault.code, fault.params, self.language),
        }
