"""The extract of a case: all that was stated, judged and done, sealed, and logged as it leaves."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from clerkdesk.adapters.signing import archival
from clerkdesk.adapters.signing.press import Press
from clerkdesk.adapters.signing.reading import Trust, check
from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.extract import Extract
from clerkdesk.usecases.case import casework, outcomes, review
from clerkdesk.usecases.case.weighing import Weighed
from clerkdesk.usecases.certificates import extracts
from clerkdesk.usecases.supervision import giving_out
from clerkdesk.usecases.unit_of_work import now
from clerkdesk.worker.loop import Worker
from tests.conftest import WORKER, Desk
from tests.integration.case.test_findings import another_holder
from tests.integration.case.test_review import ready
from tests.integration.certificates.test_certificates import print_one
from tests.integration.certificates.test_issuing_steps import KEY
from tests.integration.certificates.test_letters import WHY, refused


def sealing(desk: Desk) -> Worker:
    """A worker with the key of an electronic seal."""
    services = replace(desk.worker().services, extract=Press(lambda: KEY).extract)
    return Worker(desk.local if desk.embedded else desk.as_(WORKER), services)


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).replace("\ufffe", "-").split())


def test_it_says_all_there_is_sealed_and_fit_for_archives(desk: Desk) -> None:
    number = refused(desk)
    desk.run("kamran", casework.note, number, "Komitədən soruşulub")
    inquiry = desk.run("kamran", extracts.request, number)
    sealing(desk).once()
    assert desk.as_("kamran").read(outcomes.outcome, inquiry).ending == "issued"
    content = desk.run("kamran", extracts.content, inquiry)
    assert archival.broken(content) == []
    seal = check(content, Trust([KEY.chain.certificate]), desk.local.read(now))
    assert (seal.fault, seal.signer) == (None, KEY.chain.seal.holder)
    words = words_of(content)
    digest = str(desk.scalar("SELECT min(sha256) FROM document"))
    for expected in (
        f"Müraciətdən çıxarış {number}",
        "FİN 2MN8T5W",
        "uyğundur, Elnur Məmmədli",
        "Siyahıda yoxdur",
        " ".join(WHY.split()),
        "Komitədən soruşulub",
        "İcraya götürüldü",
        "Qəbulundan imtina edildi",
        KEY.chain.seal.holder,
    ):
        assert expected in words, (expected, words)
    assert digest in words.replace(" ", "")
    (given, *_rest) = desk.as_("kamran").read(giving_out.given_out, 1)
    assert given.what == f"extract pdf {number}" and given.by == "Kamran Əhmədov"


def test_a_clerk_takes_none_and_nobody_sees_anothers(desk: Desk) -> None:
    number = refused(desk)
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.run("elnur", extracts.request, number)
    inquiry = desk.run("kamran", extracts.request, number)
    desk.worker().once()
    if not desk.embedded:
        with pytest.raises(NotFound):
            desk.run("sabina", extracts.content, inquiry)
    with desk.engine.begin() as connection, pytest.raises(DBAPIError, match="CD215"):
        connection.execute(text("UPDATE case_extract SET content = 'x'"))


def test_the_command_writes_it_into_a_file(
    embedded: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from clerkdesk.cli.main import run

    number = refused(embedded)
    out = tmp_path / "cixaris.pdf"
    url = str(embedded.engine.url)
    assert run(["extract", number, "--out", str(out), "--as", "elnur", "--database", url]) == 1
    assert not out.exists()
    assert run(["extract", number, "--out", str(out), "--as", "kamran", "--database", url]) == 0
    assert number in words_of(out.read_bytes())


def sections(desk: Desk, number: str, login: str = "sabina") -> dict[str, dict[str, str]]:
    """What stands in the extract that somebody asks for: heading → name → text."""
    contents: list[Extract] = []

    def render(content: Extract) -> bytes:
        contents.append(content)
        return b"%PDF-"

    inquiry = desk.run(login, extracts.request, number)
    for _worker in range(2):  # the second one comes too late
        desk.local.run(extracts.issue, inquiry, render)
    (extract,) = contents
    return {section.heading: dict(section.rows) for section in extract.sections}


def test_before_the_decision_it_speaks_of_none(desk: Desk) -> None:
    parts = sections(desk, ready(desk))
    assert "Qərar" not in parts["Müraciət"]
    for heading in ("Əsaslandırılmış tapıntılar", "Verilmiş kağızlar"):
        assert parts[heading] == {"": "yoxdur"}


def test_it_names_what_was_weighed_and_every_paper(desk: Desk) -> None:
    another_holder(desk)
    number = ready(desk)
    weighed = [Weighed("owner_differs", "other", "Varislik şəhadətnaməsi var")]
    desk.run("gunel", review.approve, number, weighed=weighed)
    desk.worker().once()
    certificate = print_one(desk, number)
    parts = sections(desk, number)
    ((_kind, why),) = parts["Əsaslandırılmış tapıntılar"].items()
    assert "Varislik şəhadətnaməsi var (Günel Hüseynova" in why
    assert list(parts["Verilmiş kağızlar"]) == [certificate]
    assert (
        str(desk.scalar("SELECT sha256 FROM certificate"))
        in (parts["Verilmiş kağızlar"][certificate])
    )


def test_pages_that_cannot_be_made_end_the_question_with_the_reason(desk: Desk) -> None:
    def fails(_content: Extract) -> bytes:
        raise OSError("the fonts are gone")

    inquiry = desk.run("kamran", extracts.request, refused(desk))
    desk.local.run(extracts.issue, inquiry, fails)
    outcome = desk.as_("kamran").read(outcomes.outcome, inquiry)
    assert (outcome.ending, outcome.fault) == ("cannot_be_formed", "certificate_maker_failed")
