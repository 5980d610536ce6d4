"""The words of the commands about papers: certificates of no debt, letters, extracts."""

from pathlib import Path

from clerkdesk.cli.arguments import Commands, acting, command


def add(commands: Commands) -> None:
    """certificate, extract."""
    certificate = commands.add_parser(
        "certificate", help="issue, verify or revoke a certificate of no debt"
    )
    parts = certificate.add_subparsers(dest="part", metavar="issue|verify|revoke", required=True)
    issue = command(parts, "issue", "check the debt now and form the certificate")
    issue.add_argument("number", metavar="NUMBER")
    issue.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    acting(issue)
    verify = command(parts, "verify", "is this file genuine and valid?")
    verify.add_argument("file", type=Path, metavar="FILE.pdf")
    verify.add_argument(
        "--trust-root",
        type=Path,
        metavar="ROOT.pem",
        help="without a database: whose seals are believed; default: CLERKDESK_TRUST_ROOTS",
    )
    verify.add_argument(
        "--revocations",
        type=Path,
        metavar="LIST",
        help="without a database: the signed list that the gateway publishes",
    )
    verify.add_argument(
        "--crl",
        type=Path,
        metavar="LIST.crl",
        help="with --trust-root: which signers their authority has revoked",
    )
    extract = command(
        commands, "extract", "all that there is of a case, sealed, for a court or an auditor"
    )
    extract.add_argument("number", metavar="NUMBER")
    extract.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    acting(extract)
    revoke = command(parts, "revoke", "make a certificate invalid")
    revoke.add_argument("number", metavar="NUMBER")
    revoke.add_argument("--reason", required=True)
    acting(revoke)
