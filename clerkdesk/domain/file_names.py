"""Names of files that strangers give."""

import re
from collections.abc import Collection

from clerkdesk.domain.text import clean


def unsafe_path(file: str) -> bool:
    """Whether the name points out of its package, or at a place the system reserves."""
    parts = re.split(r"[\\/]", file)
    if "\\" in file or file.startswith("/"):
        return True
    return any(part in ("", ".", "..") or ":" in part or "\0" in part for part in parts)


_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def clean_name(name: str) -> str:
    """A file's name fit to be shown and saved: clean, no path, no controls, no reserved word."""
    name = re.split(r"[\\/]", clean(name))[-1]
    name = "".join(letter for letter in name if _is_harmless(letter))
    # Shorter than what is stored (FILE_NAME_LENGTH): a mark before it and an ending may be added.
    name = name.strip(". ")[:120] or "document"
    return f"_{name}" if _RESERVED.match(name) else name


def _is_harmless(letter: str) -> bool:
    return letter.isprintable() and letter not in '<>:"|?*'


def with_ending(name: str, ending: str, others: Collection[str]) -> str:
    """A cleaned name with the ending of what the file is: in place of one of the ``others`` (of
    types that it is not), behind any further. Endings are in small letters, with their dot.
    """
    stem, dot, last = name.rpartition(".")
    stated = f"{dot}{last}".lower()
    if stem and stated == ending:
        return name
    return f"{stem}{ending}" if stem and stated in others else f"{name}{ending}"
