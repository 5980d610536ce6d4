"""The rules that C's libraries follow in this process: always the same, wherever its people are.

QApplication gives C the person's own locale. In Azerbaijani and Turkish ones C's toupper() leaves
`i` alone, which PySide's names of setters stand on, and a number is printed with a comma, which
reportlab's accelerator would write into a PDF. The window's words and dates are QLocale's, which
reads the environment by itself.
"""

import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_RULES = ("C.UTF-8", "C.utf8", "C")


def make_neutral() -> str:
    """Put C's rules back to the neutral ones and give their name; to be called once QApplication is
    made.
    """
    for name in _RULES:
        try:
            return locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            continue
    raise AssertionError("C knows its own locale everywhere")


@contextmanager
def in_utf8() -> Iterator[None]:
    """As long as it lasts the environment's locale is of UTF-8: Qt takes such a one by itself, and
    says on stderr that it had to. The person's own, where the machine has it so.
    """
    name, _is_known = of_environment()
    if sys.platform == "win32" or _is_utf8(""):
        yield
        return
    language = name.partition(".")[0].partition("@")[0]
    before = os.environ.get("LC_ALL")
    names = (f"{language}.UTF-8", *_RULES)
    os.environ["LC_ALL"] = next((each for each in names if _is_utf8(each)), name)
    try:
        yield
    finally:
        del os.environ["LC_ALL"]
        if before is not None:
            os.environ["LC_ALL"] = before


def _is_utf8(name: str) -> bool:
    """Whether the machine has the locale, and it is of UTF-8; "": the environment's."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
        return locale.nl_langinfo(locale.CODESET).upper() == "UTF-8"
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def of_environment() -> tuple[str, bool]:
    """The locale that the environment names ("C" where it names none), and whether this machine has
    it.
    """
    name = next(
        (os.environ[key] for key in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(key)), "C"
    )
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        return name, False
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return name, True
