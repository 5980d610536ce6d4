"""A list that somebody was sent, read in a process that can be killed."""

from pathlib import Path

from clerkdesk.adapters.child_process import ChildDied, ChildHung, ChildProcess
from clerkdesk.domain.errors import Invalid

MOST_OCTETS = 10 << 20
_MEMORY_MIB = 512
_SECONDS = 20.0
_CODES = frozenset({"list_not_a_table", "list_broken", "list_encoding", "list_too_large"})


def read(path: Path) -> list[list[str]]:
    """The rows of an XLSX or CSV file.

    Raises Invalid: list_unreadable (the file itself), list_too_large, list_not_a_table,
    list_encoding, list_broken.
    """
    try:
        if path.stat().st_size > MOST_OCTETS:
            raise Invalid("list_too_large")
        content = path.read_bytes()
    except OSError:
        raise Invalid("list_unreadable", path=path.name) from None
    return rows(content)


def rows(content: bytes) -> list[list[str]]:
    """The same of a file's bytes. Raises as ``read``."""
    child = ChildProcess(_MEMORY_MIB)
    try:
        child.start()
        answer = child.ask({"op": "rows"}, [content], len(content), _SECONDS)
    except ChildHung:
        raise Invalid("list_too_large") from None
    except ChildDied as died:
        raise Invalid("list_too_large" if died.out_of_memory else "list_broken") from None
    finally:
        child.close()
    if "rows" in answer:
        return [list(map(str, row)) for row in answer["rows"]]
    code = answer.get("error")
    if code == "document_too_large":  # it had no more memory
        raise Invalid("list_too_large")
    raise Invalid(code if code in _CODES else "list_broken")
