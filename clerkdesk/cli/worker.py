"""The worker: what is due once, or until told to end."""

import contextlib
import logging
import os
import signal
import sys
import threading
from argparse import Namespace

from clerkdesk import bootstrap
from clerkdesk.bootstrap import Installation
from clerkdesk.cli import logs, parent
from clerkdesk.cli.output import Output
from clerkdesk.worker.figures import Figures
from clerkdesk.worker.lanes import Lanes


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """Until told to end; ``--with-stdin``: as a desk's child, woken by lines, and saying one when
    something was done.
    """
    worker = bootstrap.make_worker(installation, "worker")
    if arguments.once:
        done = worker.once()
        output.document({"done": done}, [f"{done}"])
        return 0
    if arguments.recount:
        days = Figures(installation.unit_of_work).count_anew()
        output.document({"days": days}, [f"{days}"])
        return 0
    stop = threading.Event()

    def end(*_signal: object) -> None:
        stop.set()

    def report() -> None:
        with contextlib.suppress(OSError):  # the desk is gone, and this ends, too
            sys.stdout.write("\n")
            sys.stdout.flush()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    logs.begun()
    lanes = Lanes(worker, report if arguments.with_stdin else None)
    if arguments.with_stdin:
        parent.ended(end, lanes.wake)
    lanes.start()
    while not stop.wait(1.0):
        pass  # a signal is heard between two waits on Windows, too
    if not lanes.stop():
        # Whoever keeps a lane waiting keeps nobody from ending.
        logging.shutdown()
        os._exit(0)
    return 0
