"""Which findings and reasons of an e-service need a second look."""

from argparse import Namespace

from clerkdesk.bootstrap import Installation
from clerkdesk.cli.output import Output
from clerkdesk.domain.eservices import Service
from clerkdesk.usecases.administration import second_look_changes, second_look_rules


def run(arguments: Namespace, installation: Installation, output: Output) -> int:
    """findings list or second-look."""
    unit = installation.unit_of_work
    service = Service(arguments.service)
    if arguments.part == "second-look":
        unit.run(
            second_look_changes.mark,
            str(service),
            arguments.code,
            second_look=arguments.needed == "yes",
        )
    rules = unit.read(second_look_rules.rules, (service,))
    document = {
        "service": str(service),
        "rules": [
            {
                "of": str(rule.of),
                "code": rule.code,
                "severity": rule.severity,
                "second_look": rule.second_look,
            }
            for rule in rules
        ],
    }
    lines = [
        f"{'yes' if rule.second_look else 'no ':3}  {rule.of:7}  {rule.code:24}  {rule.titles[0]}"
        for rule in rules
    ]
    output.document(document, lines)
    return 0
