"""What an administrator sets: the installation's settings, and the phrases of verdicts."""

from argparse import Namespace

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.office_settings import SETTINGS
from clerkdesk.usecases import installation_settings, reference_data
from clerkdesk.usecases.case import phrases


def settings(arguments: Namespace, installation: Installation, output: Output) -> int:
    """setting list or set."""
    unit = installation.unit_of_work
    if arguments.part == "set":
        unit.run(installation_settings.change, arguments.key, arguments.value)
    keys = list(SETTINGS) if arguments.part == "list" else [arguments.key]
    values = {key: unit.read(reference_data.setting, key) for key in keys}
    output.document({"settings": values}, [f"{key} = {value}" for key, value in values.items()])
    return 0


def verdict_phrases(arguments: Namespace, installation: Installation, output: Output) -> int:
    """phrases list or set."""
    unit = installation.unit_of_work
    service = str(arguments.service)
    if arguments.part == "set":
        unit.run(phrases.replace, service, arguments.kind, arguments.text)
    texts = unit.read(reference_data.verdict_phrases, service, arguments.kind)
    document = {"service": service, "kind": arguments.kind, "phrases": texts}
    output.document(document, [f"{number}  {text}" for number, text in enumerate(texts, 1)])
    return 0
