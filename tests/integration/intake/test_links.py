"""Links between applications grow with their number, however many share the same thing."""

import time

import pytest

from clerkdesk.adapters import packages
from clerkdesk.store.guard.linking import MOST_LINKED
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk

COUNT = 120


def several(desk: Desk, count: int, address: str, first: int = 0) -> None:
    """So many IDP applications of different people, each with files of its own."""
    for number in range(first, first + count):
        fin = f"{number:05}AB"
        desk.link(
            desk.take_in(
                samples.idp(
                    f"eg-{number}",
                    applicant__fin=fin,
                    registered_persons=[{"fin": fin}],
                    subscriber_code=f"{130045501000000 + number}",
                    documents__0__fin=None,
                    object__previous_address=address,
                )
            )
        )


def links(desk: Desk) -> int:
    return int(desk.scalar("SELECT count(*) FROM application_link"))


@pytest.mark.parametrize(
    "address", ["Ağdam r-nu", "Ağdam r-nu, Quzanlı qəs.", "Ağdam rayonu, Nizami küçəsi"]
)
def test_an_old_address_without_house_or_flat_links_nobody(desk: Desk, address: str) -> None:
    several(desk, 5, address)
    assert links(desk) == 0


def test_a_house_or_a_flat_links(desk: Desk) -> None:
    several(desk, 3, "Ağdam r-nu, Nizami küç. 5, m. 2")
    assert links(desk) == 6


@pytest.mark.long
def test_hundreds_in_one_dormitory_grow_linearly(desk: Desk) -> None:
    several(desk, COUNT, "Ağdam ş., yataqxana, bina 3")
    assert links(desk) <= 2 * MOST_LINKED * COUNT
    most = desk.scalar(
        "SELECT max(n) FROM (SELECT count(*) AS n FROM application_link GROUP BY application_id) x"
    )
    assert most <= 2 * MOST_LINKED


@pytest.mark.long
def test_the_last_of_five_hundred_packages_comes_in_about_as_fast_as_the_first(desk: Desk) -> None:
    address = "Ağdam ş., yataqxana, bina 3"
    took = []
    for first in range(0, 500, 100):
        began = time.perf_counter()
        several(desk, 100, address, first)
        took.append(time.perf_counter() - began)
    assert links(desk) <= 2 * MOST_LINKED * 500
    assert took[-1] < 2 * took[0] + 1


def test_what_a_person_registers_on_a_server_is_linked_by_the_worker(server: Desk) -> None:
    """Before it is committed nobody learns of others by it."""
    server.take_in(samples.no_debt("eg-1"))
    package = samples.at_the_counter(samples.no_debt("eg-2"), server.local.read(now))
    folder = samples.write_folder(server.folder / "second", package, samples.files_of(package))
    registration.take_in(server.as_("tural"), packages.open_package(folder))
    assert links(server) == 0
    server.worker().once()
    assert links(server) > 0
