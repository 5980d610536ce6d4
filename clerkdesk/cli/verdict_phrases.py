"""The phrases that are offered where a document does not fit."""

from argparse import Namespace

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import phrases


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """phrases list or set."""
    unit = installation.unit_of_work
    service = str(arguments.service)
    if arguments.part == "set":
        unit.run(phrases.replace, service, arguments.kind, arguments.text)
    texts = unit.read(reference_data.verdict_phrases, service, arguments.kind)
    document = {"service": service, "kind": arguments.kind, "phrases": texts}
    output.document(document, [f"{number}  {text}" for number, text in enumerate(texts, 1)])
    return 0
