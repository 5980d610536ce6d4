"""Whether a request that comes again says what it said before, however it is spelt."""

import dataclasses
import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clerkdesk.domain.packages import CheckedFile
from clerkdesk.domain.submission import Submission
from clerkdesk.domain.text import visible_text

_VERSION = "4:"
"""Before the digest of what one sees of what is said, in whatever order documents and registered
persons stand. The third was of what one sees in the order in which it stood, the second of what is
said, spaces and all; the first was of the spelling, and has none.
"""
_THIRD = "3:"
_SECOND = "2:"


@dataclass(frozen=True, slots=True)
class PackageDigest:
    """What tells a package from another one that comes under the same id."""

    stored: str
    """Kept beside the application: the version and the digest, 45 characters."""
    third: str
    second: str
    of_spelling: str
    """As the versions before made it, to be compared with what was kept then."""

    @property
    def kept(self) -> tuple[str, str, str, str]:
        """As every version keeps it."""
        return self.stored, self.third, self.second, self.of_spelling

    def matches(self, kept: str) -> bool:
        """Whether it is the package of which this was kept."""
        return kept in self.kept


def digest(
    submission: Submission, files: Sequence[CheckedFile], application: object
) -> PackageDigest:
    """Of a package without faults; ``application``: its data as they were sent.

    Offsets of moments, absent or null, the case of hashes, the form of telephone numbers, of
    letters and of spaces make no difference: what was read is compared, as one sees it. Paths
    within the package are none of it, nor is the order of its documents and persons.
    """
    stated = dataclasses.asdict(submission)
    for document in stated["documents"]:
        del document["file"]
        del document["sha256"]
    hashes = [file.sha256 for file in files]
    content = [stated, hashes]
    in_any_order = stated | {
        "documents": _unordered(list(zip(stated["documents"], hashes))),
        "registered_persons": _unordered(stated["registered_persons"]),
    }
    return PackageDigest(
        _VERSION + _figures(_as_seen(in_any_order)),
        _THIRD + _figures(_as_seen(content)),
        _SECOND + _figures(content),
        _of_spelling(application, files),
    )


def _as_seen(content: Any) -> Any:
    if isinstance(content, str):
        return visible_text(content)
    if isinstance(content, dict):
        return {name: _as_seen(value) for name, value in content.items()}
    if isinstance(content, (list, tuple)):
        return [_as_seen(each) for each in content]
    return content


def _unordered(each: Sequence[Any]) -> list[str]:
    return sorted(_spelled(_as_seen(one)) for one in each)


def _figures(content: object) -> str:
    text = _spelled(content)
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def _spelled(content: object) -> str:
    return json.dumps(content, default=str, sort_keys=True, ensure_ascii=True)


def _of_spelling(application: object, files: Sequence[CheckedFile]) -> str:
    """As the first version made it, byte for byte: it is compared with what was kept then."""
    canonical = json.dumps(application, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    identity = "\n".join([canonical, *(file.sha256 for file in files)])
    # JSON may have half a letter escaped, of which UTF-8 by itself knows nothing.
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
