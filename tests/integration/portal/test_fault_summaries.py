"""What is wrong with a citizen's form is listed once above it; each line names its field and leads
there, and the field says so itself.
"""

import re
from collections.abc import Iterator

import pytest

from clerkdesk.demo.visitor import Visitor
from clerkdesk.usecases.case import casework
from tests import citizens
from tests.citizens import ELCIN, FAMILY, Pages, applied, at_documents
from tests.conftest import Desk

pytestmark = pytest.mark.timeout(90)


@pytest.fixture
def pages(embedded: Desk) -> Iterator[Pages]:
    with citizens.pages(embedded) as opened:
        yield opened


def listed(visitor: Visitor) -> list[tuple[str, str]]:
    """The lines of the summary: the id to which each leads, and its words.

    Each leads to something of this page that is not hidden, and says what stands at the field.
    """
    html = visitor.answer.text
    (summary,) = re.findall(r'<section class="card bad" role="alert".*?</section>', html, re.S)
    assert 'tabindex="-1" autofocus' in summary and 'aria-labelledby="faults"' in summary
    lines = re.findall(r"<li>(.*?)</li>", summary, re.S)
    links = [re.fullmatch(r'<a href="#([^"]+)">(.+)</a>', line, re.S) for line in lines]
    assert all(links), lines
    targets = [(link[1], link[2]) for link in links if link is not None]
    rest = html.replace(summary, "")
    for target, words in targets:
        (tag,) = re.findall(rf'<(\w+)[^>]* id="{re.escape(target)}"', rest)
        assert tag in ("input", "select", "textarea", "fieldset"), (target, tag)
        assert f' for="{target}"' in rest or "<legend>" in rest, target
        name, *sentence = words.split(": ")
        behind = [": ".join(sentence[place:]) for place in range(len(sentence))]
        assert name and any(text in rest for text in behind), "it is said at the field, too"
    assert visitor.status == 422 and "<title>" in html
    title = re.search(r"<title>(.*?)</title>", html, re.S)
    assert title is not None and title[1].strip().startswith("Səhv"), "heard before all else"
    return targets


def targets(visitor: Visitor) -> list[str]:
    return [target for target, _words in listed(visitor)]


def test_each_fault_of_a_form_leads_to_its_field(pages: Pages) -> None:
    visitor = pages.signed_in().open("/apply/no-debt").press("Göndərmək")
    assert targets(visitor) == ["subscriber_code"]
    visitor.press("Göndərmək", {"subscriber_code": "12045567890"})
    visitor.press("Təsdiqlə", {"owner.fin": "5XK2M7O", "contact.mobile": "12"})
    assert targets(visitor) == ["owner.fin", "contact.mobile", "contact.email"]
    assert all(
        words.startswith(("Obyekt", "Mobil", "E-poçt", "Elektron")) or ": " in words
        for _target, words in listed(visitor)
    )


def test_each_fault_of_a_familys_form_leads_to_its_field(pages: Pages) -> None:
    visitor = pages.signed_in(ELCIN).open("/apply/idp").press("Davam et").press("Davam et")
    assert set(targets(visitor)) >= {
        "object.district",
        "object.address",
        "object.previous_address",
        "object.reason_code",
    }
    visitor.press("Davam et", {**FAMILY, "registered_persons": ["2MN8T5W", "6PLORR9", "2MN8T5W"]})
    assert any(target.startswith("registered_persons.1") for target in targets(visitor))


def test_what_is_missing_of_the_documents_leads_to_its_file(pages: Pages) -> None:
    visitor = at_documents(pages).press("Davam et", ending="/no-debt/documents")
    assert len(targets(visitor)) == 2
    visitor.press("Yüklə", ending="/documents/id_card", file=("x.pdf", b"MZ"))
    assert len(targets(visitor)) == 1


def test_an_answer_without_its_file_leads_there(pages: Pages) -> None:
    visitor = applied(pages)
    number = visitor.path.rsplit("/", 1)[1]
    pages.desk.worker().once()
    pages.desk.run("gunel", casework.take, number)
    pages.desk.run("gunel", casework.wait, number, "Çıxarışın ikinci səhifəsini göndərin")
    visitor.open(f"/applications/{number}")
    visitor.press("Sənədi göndər", {"kind": "ownership_extract"}, file=("x.pdf", b"MZ"))
    assert len(targets(visitor)) == 1
    visitor.press("Sənədi göndər", {"kind": "ownership_extract"})
    assert len(targets(visitor)) == 1
