"""Papers and codes that somebody has altered: none of them is ever taken for a genuine one."""

import hashlib
import random
import string

import pytest

from clerkdesk.adapters import certificate_reading
from clerkdesk.domain.certificate import normalise_code
from clerkdesk.domain.numbers import typed_number
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.certificates import register
from clerkdesk.usecases.portal import status
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import completed, print_one

LETTERS = string.ascii_uppercase + string.digits


def altered(content: bytes, chance: random.Random) -> bytes:
    """The paper with one thing of its bytes changed."""
    place = chance.randrange(len(content))
    length = chance.choice([1, 1, 1, 2, 16, 500])
    piece = content[place : place + length]
    match chance.randrange(6):
        case 0:
            return (
                content[:place]
                + bytes([content[place] ^ 1 << chance.randrange(8)])
                + (content[place + 1 :])
            )
        case 1:
            return content[:place] + content[place + length :]
        case 2:
            return content[:place] + chance.randbytes(length) + content[place:]
        case 3:
            return content[:place] + piece[::-1] + content[place + length :]
        case 4:
            return content[:place]
        case _:
            return content + chance.randbytes(length)


def mistyped(text: str, chance: random.Random) -> str:
    """A number or code with another letter, two that changed places, one more or one less."""
    place = chance.randrange(len(text))
    match chance.randrange(4):
        case 0:
            return text[:place] + chance.choice(LETTERS) + text[place + 1 :]
        case 1:
            return text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]
        case 2:
            return text[:place] + text[place + 1 :]
        case _:
            return text[:place] + chance.choice(LETTERS) + text[place:]


@pytest.mark.parametrize("rounds", [60, pytest.param(2000, marks=pytest.mark.long)])
def test_no_altered_paper_or_code_is_genuine(embedded: Desk, rounds: int) -> None:
    case = completed(embedded)
    number = print_one(embedded, case)
    content = embedded.as_("gunel").read(register.stored_file, number).content
    code = embedded.local.run(detail.open_case, case).certificates[0].code
    assert embedded.local.read(status.check_certificate, number, code).verdict == "genuine"
    chance = random.Random(2026)
    taken_in: list[object] = []
    for _ in range(rounds):
        paper = altered(content, chance)
        if paper != content:
            sha256 = hashlib.sha256(paper).hexdigest()
            stated = certificate_reading.number_and_code(paper)
            judged = embedded.local.read(register.verify, sha256, *stated)
            if judged.verdict not in ("altered", "unknown"):
                taken_in.append(paper)
        typed = [number, code]
        changed = chance.randrange(2)
        typed[changed] = mistyped(typed[changed], chance)
        # What is read alike is the same: O as 0, I and L as 1, zeros in front.
        read = typed_number(typed[0]), normalise_code(typed[1])
        checked = embedded.local.read(status.check_certificate, typed[0], typed[1])
        if read != (number, code) and (checked.verdict != "unknown" or checked.owner):
            taken_in.append(typed)
    assert taken_in == []
