"""Whose account moves along with an office, and which password opens it there."""

from pathlib import Path

from clerkdesk.usecases.people import accounts, sign_in
from tests.conftest import Desk
from tests.integration.copying import NewServer, copy, file_url, opened


def test_new_passwords_open_the_accounts_of_a_copy_and_a_closed_account_stays_closed(
    embedded: Desk, new_database: NewServer, tmp_path: Path
) -> None:
    embedded.run("admin", accounts.set_active, "tural", False)
    server = new_database()
    copy(embedded.url, server)
    on_server = opened(server, tmp_path / "server")
    closed = "SELECT NOT rolcanlogin FROM pg_roles WHERE rolname = 'tural'"
    assert on_server.scalar(closed) is True
    on_server.close()
    report = copy(server, file_url(tmp_path, "back.db"))
    passwords = {account.login: account.password for account in report.accounts}
    back = opened(file_url(tmp_path, "back.db"), tmp_path / "back")
    assert back.local.run(sign_in.sign_in, "gunel", passwords["gunel"]).login == "gunel"
    assert back.local.run(sign_in.sign_in, "gunel", passwords["tural"]).login is None
    assert back.local.run(sign_in.sign_in, "tural", passwords["tural"]).code == "account_disabled"
    back.close()
