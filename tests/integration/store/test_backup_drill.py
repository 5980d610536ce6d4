"""The drill: an office of 10,000 applications with their documents, from a file onto a server and
back, whole each time.
"""

from pathlib import Path

import pytest

from clerkdesk.usecases import backups
from tests import samples
from tests.conftest import Desk
from tests.integration.copying import NewServer, file_url, silent

APPLICATIONS = 10_000


def _taken_in(desk: Desk, number: int) -> None:
    """Each of another citizen, at another address: nothing links them."""
    package = samples.no_debt(
        f"eg-drill-{number}",
        subscriber_code=f"12{number:09}",
        object__address=f"Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi {number}",
        applicant__fin=f"{number:05}AB",
        owner__fin=f"{number:05}AB",
    )
    package["documents"][0]["fin"] = f"{number:05}AB"
    package["contact"] = {"mobile": f"050 {number:07}", "email": f"c{number}@example.az"}
    desk.take_in(package)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_ten_thousand_applications_go_onto_a_server_and_back_with_every_document(
    filled: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    for number in range(APPLICATIONS):
        _taken_in(filled, number)
    folder = tmp_path / "backups"
    first = backups.write(filled.url, folder / "file.cdb", silent)
    assert first.tables["application"] >= APPLICATIONS
    assert first.documents >= 2 * APPLICATIONS and first.altered == []
    server = new_database()
    there = backups.restore(folder / "file.cdb", server, silent, after=["none"])
    assert there.whole and there.restored.documents >= first.documents

    second = backups.write(server, folder / "server.cdb", silent)
    assert (second.new_documents, second.new_bytes) == (0, 0), "every document is there already"
    back = backups.restore(folder / "server.cdb", file_url(tmp_path, "back.db"), silent)
    assert back.whole and back.series == 2
    assert back.restored.tables["application"] == first.tables["application"]
