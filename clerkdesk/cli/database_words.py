"""The words around the database: its schema and copies, backups, its history."""

from pathlib import Path

from clerkdesk.cli.arguments import Commands, acting, command, limit


def add(commands: Commands) -> None:
    """The database, its backups and its history."""
    _database(commands)
    _backup(commands)
    _history(commands)


def _database(commands: Commands) -> None:
    database = commands.add_parser("db", help="create, upgrade or check the database")
    parts = database.add_subparsers(
        dest="part", metavar="upgrade|overlap|check|copy|worker-login|gateway-login", required=True
    )
    upgrade = command(parts, "upgrade", "bring schema, rules and reference data up to this program")
    upgrade.add_argument(
        "--end",
        action="store_true",
        help="every desk is new: what older ones need goes, what they cannot do is refused",
    )
    command(parts, "overlap", "which versions of the program may work on the database")
    command(parts, "check", "prove that schema and rules are as they should be")
    copy = command(parts, "copy", "copy everything into another, empty database")
    copy.add_argument(
        "--to",
        dest="target",
        metavar="URL",
        required=True,
        help="the other database: sqlite:///FILE or postgresql://…",
    )
    for kind in ("worker", "gateway"):
        login = command(parts, f"{kind}-login", f"make the {kind}'s login on PostgreSQL")
        login.add_argument("login", metavar="LOGIN")
        login.add_argument(
            "--password-stdin", action="store_true", help="read its password from stdin"
        )


def _backup(commands: Commands) -> None:
    backup = command(commands, "backup", "keep everything in a file, new documents beside it")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument(
        "--encrypt-to",
        type=Path,
        metavar="PUBLIC.pem",
        help="encrypt it, so that only the private key opens it",
    )
    key = command(commands, "backup-key", "make a key for encrypted backups; prints the public one")
    key.add_argument("file", type=Path, metavar="PRIVATE.pem", help="keep it elsewhere")
    restore = command(commands, "restore", "bring a backup back into an empty database")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument(
        "--key", type=Path, metavar="PRIVATE.pem", help="what opens an encrypted backup"
    )
    restore.add_argument(
        "--after",
        metavar="NUMBER",
        action="append",
        default=[],
        help=(
            "the highest number that was seen on paper, at a portal or in mail, or “none”; "
            "may be given several times"
        ),
    )


def _history(commands: Commands) -> None:
    audit = commands.add_parser("audit", help="the history: whether it is whole, who administered")
    parts = audit.add_subparsers(dest="part", metavar="verify|office|files|cut", required=True)
    verify = command(parts, "verify", "every link, seal and row; says what was altered")
    verify.add_argument(
        "--documents", action="store_true", help="read the bytes of all documents, too"
    )
    cut = command(
        parts, "cut", "the access log before a year: says how much it is; with --yes takes it out"
    )
    cut.add_argument("year", type=int, metavar="YEAR", help="the first year that is kept")
    cut.add_argument("--yes", action="store_true", help="take it out, for good")
    office = command(
        parts, "office", "who changed which account, text, key or setting, from what to what"
    )
    office.add_argument("--days", type=limit, default=30, metavar="N")
    office.add_argument("--about", default="", metavar="TEXT", help="a login, a key, a setting")
    acting(office)
    files = command(parts, "files", "which lists and reports were taken out as files, by whom")
    files.add_argument("--days", type=limit, default=30, metavar="N")
    acting(files)
