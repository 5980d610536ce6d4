"""What the window says of a certificate that is not formed, or not yet, on each database."""

import time

import pytest
from pytestqt.qtbot import QtBot

from clerkdesk.adapters.billing import Silent
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.certificates.register import RegisterPage
from clerkdesk.usecases.case import detail
from tests.conftest import Desk
from tests.gui.conftest import OpenWindow
from tests.gui.seen import texts_in
from tests.integration.certificates.test_certificates import completed
from tests.integration.certificates.test_certificates_not_formed import breaks, does_not_fit

pytestmark = pytest.mark.timeout(90)


def waits(desk: Desk) -> bool:
    asked = "SELECT count(*) FROM inquiry WHERE kind = 'certificate' AND outcome IS NULL"
    return bool(desk.scalar(asked))


def test_a_paper_that_does_not_fit_is_told_within_five_seconds_with_the_reason(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    number = completed(desk)
    drive = open_window("gunel").open(number)
    drive.parts.perform(Action.CERTIFICATE)
    qtbot.waitUntil(lambda: waits(desk), timeout=20_000)
    begun = time.monotonic()
    desk.worker(render=does_not_fit).once()
    bar = drive.window.bar.text
    qtbot.waitUntil(lambda: "formalaşdırıla bilmir" in bar.text(), timeout=20_000)
    assert time.monotonic() - begun < 5
    assert "Mətn çox uzundur: ən çoxu" in bar.text()


def test_a_maker_that_breaks_is_told_and_stands_among_the_questions_to_billing(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    number = completed(desk)
    drive = open_window("gunel").open(number)
    drive.parts.perform(Action.CERTIFICATE)
    qtbot.waitUntil(lambda: waits(desk), timeout=20_000)
    desk.worker(render=breaks).once()
    bar = drive.window.bar.text
    qtbot.waitUntil(lambda: "Hadisə" in bar.text(), timeout=20_000)
    check = desk.local.run(detail.open_case, number).debt_checks[0]
    incident = str(check.outcome.fault_params["incident"])
    assert incident in bar.text()
    drive.parts.show_tab(2)

    def listed() -> bool:
        return sum(incident in text for text in texts_in(drive.window)) == 2

    qtbot.waitUntil(listed, timeout=20_000)


def test_a_desk_that_is_closed_meanwhile_finds_the_paper_when_it_is_opened_again(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    number = completed(desk)
    drive = open_window("gunel").open(number)
    drive.parts.perform(Action.CERTIFICATE)
    qtbot.waitUntil(lambda: waits(desk), timeout=20_000)
    assert "Borc yoxlanılır" in drive.window.bar.text.text(), "it says what it waits for"
    drive.window.close()
    desk.worker().once()
    window = open_window("gunel").open(number).window
    window.show_page("register")
    listed = window.pages.of(RegisterPage).list.model
    qtbot.waitUntil(lambda: listed.rowCount() == 1, timeout=20_000)
    [certificate] = desk.local.run(detail.open_case, number).certificates
    assert listed.index(0, 0).data() == certificate.number
    assert desk.scalar("SELECT count(*) FROM certificate") == 1


def test_silence_and_an_unknown_code_are_two_sentences(
    desk: Desk, open_window: OpenWindow, qtbot: QtBot
) -> None:
    number = completed(desk)
    drive = open_window("gunel").open(number)
    bar = drive.window.bar.text
    drive.parts.perform(Action.CERTIFICATE)
    qtbot.waitUntil(lambda: waits(desk), timeout=20_000)
    desk.worker(Silent()).once()
    qtbot.waitUntil(lambda: "Billinq cavab vermədi" in bar.text(), timeout=20_000)
    desk.knows["debts"].clear()
    drive.parts.perform(Action.CERTIFICATE)
    qtbot.waitUntil(lambda: waits(desk), timeout=20_000)
    desk.worker().once()
    qtbot.waitUntil(lambda: "kodunu tanımır" in bar.text(), timeout=20_000)
