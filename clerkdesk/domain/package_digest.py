"""Whether a request that comes again says what it said before, however it is spelt."""

import dataclasses
import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from clerkdesk.domain.packages import CheckedFile
from clerkdesk.domain.submission import Submission

_VERSION = "2:"
"""Before the digest of what is said; the first digests were of the spelling, and have none."""


@dataclass(frozen=True, slots=True)
class PackageDigest:
    """What tells a package from another one that comes under the same id."""

    stored: str
    """Kept beside the application: the version and the digest, 45 characters."""
    of_spelling: str
    """As the first version made it, to be compared with what was kept then."""

    @property
    def kept(self) -> tuple[str, str]:
        """As either version keeps it."""
        return self.stored, self.of_spelling

    def matches(self, kept: str) -> bool:
        """Whether it is the package of which this was kept."""
        return kept == (self.stored if kept.startswith(_VERSION) else self.of_spelling)


def digest(
    submission: Submission, files: Sequence[CheckedFile], application: object
) -> PackageDigest:
    """Of a package without faults; ``application``: its data as they were sent.

    Offsets of moments, absent or null, the case of hashes, the form of telephone numbers and of
    letters make no difference: what was read is compared. Paths within the package are none of
    it.
    """
    stated = dataclasses.asdict(submission)
    for document in stated["documents"]:
        del document["file"]
        del document["sha256"]
    content = [stated, [file.sha256 for file in files]]
    text = json.dumps(content, default=str, sort_keys=True, ensure_ascii=True)
    figures = urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    return PackageDigest(_VERSION + figures, _of_spelling(application, files))


def _of_spelling(application: object, files: Sequence[CheckedFile]) -> str:
    canonical = json.dumps(application, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    identity = "\n".join([canonical, *(file.sha256 for file in files)])
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
