"""The rules that C's libraries follow in this process: always the same, wherever its people are.

QApplication gives C the person's own locale. In Azerbaijani and Turkish ones C's toupper() leaves
`i` alone, which PySide's names of setters stand on, and a number is printed with a comma, which
reportlab's accelerator would write into a PDF. The window's words and dates are QLocale's, which
reads the environment by itself.
"""

import locale
import os

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
