"""What the citizen has done, beside the open application: asked to withdraw it, or sent a refused
one again.
"""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from clerkdesk.domain.eservices import Channel
from clerkdesk.gui.kit.forms import RefuseForm
from clerkdesk.usecases.case import detail, review
from clerkdesk.usecases.portal import portals, withdrawing
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)
FIN = "5XK2M7P"


def test_the_holder_withdraws_what_the_citizen_asked_for_with_one_click(
    office: Office, qtbot: QtBot
) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    card = drive.window.detail.side.withdrawal
    assert not card.isVisible()
    drive.window.open_case.close()
    portal = portals.of_channel(Channel.E_GOV)
    office.unit.run(withdrawing.withdraw, portal, number, FIN)
    drive.open(number)
    assert card.isVisible() and "geri götürməyi xahiş edib" in " ".join(texts_in(card))
    assert drive.window.detail.head.withdrawal_chip.isVisible()
    drive.window.detail.show_tab(1)
    tab = drive.window.detail.application_tab
    assert not card.isVisible() and "geri götürməyi xahiş edib" in " ".join(texts_in(tab))
    drive.window.detail.show_tab(0)
    card.findChildren(QPushButton)[0].click()
    form = drive.form(RefuseForm)
    assert form.code == "withdrawn" and "sizin xahişinizlə" in form.text.text
    form.try_accept()
    qtbot.waitUntil(
        lambda: office.unit.read(detail.header, number).status == "refused", timeout=15_000
    )
    assert office.unit.read(detail.header, number).decision_reason == "withdrawn"


def test_what_differs_from_the_refused_one_stands_beside_the_one_sent_again(
    office: Office,
) -> None:
    first = office.taken()
    office.desk.run("gunel", review.refuse, first, "document_missing", "Çıxarış tam deyil.")
    package = samples.no_debt()
    files = samples.files_of(package)  # the same as the first time
    package |= {"portal_request_id": "eg-2", "renews": first}
    package["contact"]["mobile"] = "055 234 56 79"
    extract = next(each for each in package["documents"] if each["kind"] == "ownership_extract")
    files[extract["file"]] = samples.pdf("tam çıxarış")
    extract["sha256"] = None
    second = office.desk.take_in(package, files)
    drive = office.drive("gunel").open(second)
    card = drive.window.detail.side.renewal
    shown = " ".join(texts_in(card))
    assert card.isVisible() and first in shown and "Çıxarış tam deyil." in shown
    assert "050 234 56 78 → 055 234 56 79" in shown and "Çıxarış" in shown
    assert "Şəxsiyyət vəsiqəsi" not in shown
    drive.window.detail.show_tab(1)
    assert "Hüquqi əsas" in " ".join(texts_in(drive.window.detail.application_tab))
