"""Files that portals and citizens send are looked at at once, on real sockets by real children."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.usecases.case import casework, detail
from clerkdesk.usecases.catalogue import sentence
from tests import arriving, citizens, conftest, gateways, samples
from tests.conftest import Desk
from tests.gateways import Portal

pytestmark = pytest.mark.timeout(180)
FIRST = "documents/vesiqe.pdf"


@pytest.fixture
def checkers() -> FileCheckers:
    """Started and ended by the gateway."""
    return FileCheckers()


@pytest.fixture
def egov(desk: Desk, checkers: FileCheckers) -> Iterator[Portal]:
    with gateways.listening(desk, checkers=checkers) as address:
        with Portal(address, gateways.add_key(desk)) as portal:
            yield portal


def package(request_id: str, content: bytes | None = None) -> tuple[dict[str, Any], Any]:
    """An application whose first document has this content."""
    stated = samples.no_debt(request_id)
    files = samples.files_of(stated)
    if content is not None:
        files[FIRST] = content
        stated["documents"][0]["sha256"] = None
    return stated, files


@pytest.mark.parametrize(("fault", "make"), arriving.KIND_OF_FAULT)
def test_a_file_the_desk_could_not_show_is_refused_at_its_field_in_the_citizen_s_language(
    desk: Desk, egov: Portal, fault: str, make: str
) -> None:
    stated, files = package("eg-1", getattr(arriving, make)())
    for language in ("az", "en", "ru"):
        answer = egov.send(stated, files, language=language)
        assert answer.status_code == 422, language
        assert answer.json()["faults"] == [
            {"field": "documents.0.file", "code": fault, "message": sentence(fault, None, language)}
        ], language
        assert desk.scalar("SELECT count(*) FROM application") == 0


def test_what_shows_only_in_part_is_taken_in_and_both_sides_are_told(
    desk: Desk, egov: Portal
) -> None:
    stated, files = package("eg-1", arriving.second_page_torn())
    remarks = [
        {
            "field": "documents.0.file",
            "code": "document_partly_shown",
            "message": "Pages that are not shown whole: 2. The rest is.",
        }
    ]
    first = egov.send(stated, files, language="en")
    assert (first.status_code, first.json()["remarks"]) == (201, remarks)
    again = egov.send(stated, files, language="en")
    assert (again.json()["duplicate"], again.json()["remarks"]) == (True, remarks)
    number = first.json()["number"]
    shown = egov.get(f"/applications/{number}").json()["remarks"]
    assert [(each["field"], each["code"]) for each in shown] == [
        ("documents.0.file", "document_partly_shown")
    ]
    case = desk.run("gunel", detail.open_case, number)
    assert [remark.code for remark in case.documents[0].remarks] == ["document_partly_shown"]


def test_a_file_without_faults_has_no_remarks(egov: Portal) -> None:
    assert egov.send(samples.no_debt("eg-1")).json()["remarks"] == []


def test_a_picture_of_another_type_than_its_name_says_is_taken_in_as_what_it_is(
    desk: Desk, egov: Portal
) -> None:
    stated, files = package("eg-1", arriving.picture("PNG"))
    assert egov.send(stated, files).status_code == 201
    assert desk.scalar("SELECT name FROM document ORDER BY position LIMIT 1") == "vəsiqə.png"
    assert desk.scalar("SELECT media_type FROM document ORDER BY position LIMIT 1") == "image/png"


def test_what_the_citizen_adds_later_is_looked_at_too(desk: Desk, egov: Portal) -> None:
    number = egov.send(samples.no_debt("eg-1")).json()["number"]
    desk.worker().once()
    desk.run("gunel", casework.take, number)
    desk.run("gunel", casework.wait, number, "Yeni çıxarış göndərin")
    refused = egov.add(number, {"yeni.pdf": arriving.encrypted()})
    assert refused.status_code == 422
    assert [(each["field"], each["code"]) for each in refused.json()["faults"]] == [
        ("documents.0.file", "document_encrypted")
    ]
    added = egov.add(number, {"yeni.pdf": arriving.attached()})
    assert added.status_code == 201
    assert [each["code"] for each in added.json()["remarks"]] == ["document_attachment"]
    case = desk.run("gunel", detail.open_case, number)
    assert [arriving.codes(document.remarks) for document in case.documents] == [
        [],
        [],
        ["document_attachment"],
    ]


def test_files_that_hang_keep_nobody_from_the_database_and_the_next_upload_is_looked_at(
    desk: Desk,
) -> None:
    checkers = FileCheckers(file_seconds=0.2)
    with gateways.listening(desk, checkers=checkers) as address:
        key = gateways.add_key(desk)

        def send(request_id: str, content: bytes | None) -> httpx2.Response:
            with Portal(address, key) as portal:
                portal.client.timeout = httpx2.Timeout(90)
                return portal.send(*package(request_id, content))

        with ThreadPoolExecutor(16) as pool:
            # More of them than the database has lanes; each another file, for what is known of one
            # is not asked again.
            hanging = [
                pool.submit(send, f"eg-{n}", arriving.endless() + str(n).encode())
                for n in range(14)
            ]
            answers = []
            for _ in range(5):
                begun = time.monotonic()
                health = httpx2.get(f"{address}/health", timeout=10).json()
                assert health["status"] != "down", "the database is reached, though no worker runs"
                answers.append(time.monotonic() - begun)
            statuses = {each.result().status_code for each in hanging}
            codes = {
                remark["code"] for each in hanging for remark in each.result().json()["remarks"]
            }
        assert statuses == {201} and codes == {"not_looked_at"}
        assert min(answers) < 2
        next_one = send("eg-next", arriving.encrypted())
        assert [each["code"] for each in next_one.json()["faults"]] == ["document_encrypted"]


def test_a_child_that_is_killed_in_the_middle_is_followed_by_another(
    egov: Portal, checkers: FileCheckers
) -> None:
    assert egov.send(samples.no_debt("eg-1")).status_code == 201
    for pid in checkers.pids():
        os.kill(pid, signal.SIGKILL)
    for n in range(3):
        answer = egov.send(samples.no_debt(f"eg-more-{n}"))
        assert (answer.status_code, answer.json()["remarks"]) == (201, [])


# -- citizens' pages -------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "button"), [("az", "Yüklə"), ("en", "Upload")])
def test_a_citizen_hears_beside_the_document_that_it_cannot_be_shown(
    desk: Desk, language: str, button: str
) -> None:
    with citizens.pages(desk, checkers=FileCheckers()) as pages:
        visitor = citizens.at_documents(pages).open(f"/apply/no-debt/documents?lang={language}")
        visitor.press(
            button, ending="/documents/id_card", file=("vesiqe.pdf", arriving.encrypted())
        )
        assert visitor.status == 422
        assert sentence("document_encrypted", None, language) in visitor.text
        visitor.press(button, ending="/documents/id_card", file=("v.pdf", samples.pdf("v")))
        assert visitor.status == 200 and "v.pdf" in visitor.text


def test_a_citizen_sees_the_remark_at_the_document_and_at_the_application_until_it_is_settled(
    desk: Desk,
) -> None:
    text = sentence("document_partly_shown", {"pages": "2"})
    with citizens.pages(desk, checkers=FileCheckers()) as pages:
        visitor = citizens.at_documents(pages)
        visitor.press(
            "Yüklə", ending="/documents/id_card", file=("scan.pdf", arriving.second_page_torn())
        )
        assert visitor.status == 200 and text in visitor.text and "scan.tif" in visitor.text
        citizens.sent(citizens.uploaded(visitor, ["ownership_extract"]))
        assert visitor.path.startswith("/applications/WD-")
        assert text in visitor.text and "scan.tif" in visitor.text


def test_what_a_citizen_adds_on_the_page_is_refused_there(desk: Desk) -> None:
    with citizens.pages(desk, checkers=FileCheckers()) as pages:
        visitor = citizens.applied(pages)
        number = visitor.path.rpartition("/")[2]
        desk.worker().once()
        desk.run("gunel", casework.take, number)
        desk.run("gunel", casework.wait, number, "Yeni çıxarış göndərin")
        visitor.open(f"/applications/{number}").press(
            "Sənədi göndər",
            {"kind": "id_card"},
            ending="/documents",
            file=("x.pdf", arriving.torn()),
        )
        assert visitor.status == 422 and sentence("document_broken") in visitor.text
        assert desk.scalar("SELECT count(*) FROM document WHERE added_at IS NOT NULL") == 0


def test_the_gateway_s_login_reads_no_remark_but_by_its_function(server: Desk) -> None:
    with gateways.listening(server, checkers=FileCheckers()) as address:
        with Portal(address, gateways.add_key(server)) as portal:
            assert portal.send(*package("eg-1", arriving.attached())).status_code == 201
    unit = server.as_(conftest.GATEWAY)
    with pytest.raises(Exception, match="permission denied"), unit.engine.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM document_remark")
