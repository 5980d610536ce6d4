"""A clerk's and a worker's day in one process, on whose clock nothing may depend.

Arguments: the clerk's address of the database, the worker's, a folder with a package, the number of
another application. Prints the process's own time, and what came of the certificate.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from clerkdesk.adapters import billing, mail, packages, papers
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework, outcomes, review
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.loop import ExternalServices, Worker
from tests import samples


def main(clerk: str, worker: str, folder: Path, known: str) -> None:
    unit = UnitOfWork(make_engine(clerk))
    number = registration.take_in(unit, packages.open_package(folder / "package")).number
    unit.run(casework.take, number)
    unit.run(casework.note, number, "saat")
    unit.run(casework.wait, number, "sənəd")
    unit.run(casework.resume, number)
    unit.run(review.accept_documents, number)
    unit.run(casework.take, known)
    unit.run(review.refuse, known, "other", "Sənəd çatmır.")
    unit.run(review.undo, known)
    stand_in = billing.StandIn(samples.stand_in())
    files = mail.Files(folder / "messages")
    services = ExternalServices(
        lambda: stand_in,
        lambda: stand_in,
        files,
        files,
        papers.render,
    )
    at_work = Worker(UnitOfWork(make_engine(worker)), services)
    at_work.once()
    unit.run(review.approve, number)
    at_work.once()
    inquiry = unit.run(issuing.request, number)
    at_work.once()
    outcome = unit.read(outcomes.outcome, inquiry)
    sys.stdout.write(f"{datetime.now(UTC).isoformat()} {outcome.ending}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4])
