"""The words of the commands around findings: the second look, and where an office wants one."""

from clerkdesk.cli.arguments import Commands, acting, command
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.sampling import SampleReason


def add(commands: Commands) -> None:
    """second-look, sample-look and findings."""
    look = command(commands, "second-look", "agree with a colleague's reason for a finding, or not")
    look.add_argument("number", metavar="NUMBER")
    answer = look.add_mutually_exclusive_group(required=True)
    answer.add_argument("--agree", action="store_true")
    answer.add_argument("--disagree", action="store_true", help="--text says why")
    look.add_argument("--text", metavar="TEXT", default=None)
    look.add_argument(
        "--finding", metavar="FINDING", default=None, help="its id or kind (every one that waits)"
    )
    acting(look)
    sample = command(commands, "sample-look", "agree with a decision that was picked, or not")
    sample.add_argument("number", metavar="NUMBER")
    answered = sample.add_mutually_exclusive_group(required=True)
    answered.add_argument("--agree", action="store_true")
    answered.add_argument(
        "--disagree",
        choices=[str(reason) for reason in SampleReason],
        default=None,
        help="--text says why",
    )
    sample.add_argument("--text", metavar="TEXT", default=None)
    acting(sample)
    findings = commands.add_parser("findings", help="which findings need a second look")
    parts = findings.add_subparsers(dest="part", metavar="list|second-look", required=True)
    listed = command(parts, "list", "every finding and reason of an e-service")
    marked = command(parts, "second-look", "whether a finding or a reason needs a second look")
    for part in (listed, marked):
        part.add_argument("service", choices=[str(service) for service in Service])
        acting(part)
    marked.add_argument("code", metavar="CODE", help="of the finding or of the reason")
    marked.add_argument("needed", choices=("yes", "no"))
