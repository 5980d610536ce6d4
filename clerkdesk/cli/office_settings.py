"""What is set for an organisation, or for the installation."""

from argparse import Namespace

from clerkdesk.bootstrap import Installation
from clerkdesk.cli import calendar
from clerkdesk.cli.output import Output
from clerkdesk.domain.office_settings import HOURS
from clerkdesk.usecases import installation_settings, reference_data


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """setting list or set."""
    unit = installation.unit_of_work
    if arguments.part == "set":
        unit.run(installation_settings.set_setting, arguments.key, arguments.value)
        if arguments.key in HOURS:
            calendar.follow(installation, changed=True)
        output.document(
            {"key": arguments.key, "value": arguments.value},
            [f"{arguments.key} = {arguments.value}"],
        )
        return 0
    rows = unit.read(reference_data.listed_settings)
    lines = [f"{row.key} = {row.value}{'  *' if row.own else ''}" for row in rows]
    output.document({"settings": [row._asdict() for row in rows]}, lines)
    return 0
