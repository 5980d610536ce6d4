"""What must be weighed stands where one decides, and is decided with a reason."""

import hashlib

from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton

from clerkdesk import bundled
from clerkdesk.demo import scans
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.findings import FindingKind
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case import finding_texts
from clerkdesk.gui.case.finding_forms import WeighForm
from clerkdesk.gui.case.forms import NoteForm
from clerkdesk.gui.kit.forms import RefuseForm
from clerkdesk.usecases.case import casework, review
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import press, texts_in

CODE = "12045567890"


def with_another_holder(office: Office) -> str:
    """Günel holds it, and billing has another holder than it states."""
    office.desk.knows["accounts"][CODE] |= {
        "holder_fin": "6PL0RR9",
        "holder_name": "Quliyeva Sevil Akif qızı",
    }
    return office.taken()


def opened(office: Office, number: str) -> WindowDrive:
    drive = office.drive("gunel").open(number)
    return drive.until(
        lambda: drive.case.debt == "no_debt" and drive.case.findings,
        "the worker finds nothing",
    )


def words(drive: WindowDrive) -> str:
    return "\n".join(texts_in(drive.window.detail.findings))


def test_a_finding_stands_above_every_tab_and_in_the_row(office: Office) -> None:
    drive = opened(office, with_another_holder(office))
    strip = drive.window.detail.findings
    for tab in range(5):
        drive.window.detail.show_tab(tab)
        assert strip.isVisible() and "Quliyeva Sevil Akif qızı" in words(drive)

    def weighed() -> bool:
        row = drive.parts.row(0)
        return row is not None and (row.open_findings, row.serious_findings) == (1, 1)

    drive.until(weighed, "the list is read again, too")


def test_what_a_correction_elsewhere_brings_is_seen_by_itself(office: Office) -> None:
    number = office.taken()
    office.desk.run("gunel", casework.call, number, "reached", "Sabah gələcək")
    drive = office.drive("gunel").open(number)
    drive.until(lambda: drive.case.debt == "no_debt", "billing does not answer").settle()
    strip = drive.window.detail.findings
    with office.qtbot.waitSignal(
        strip.remade, timeout=10_000, check_params_cb=lambda: len(drive.case.findings) == 1
    ):
        owner = {"owner_name": "Quliyev Elçin Akif oğlu"}
        office.desk.run("gunel", casework.amend, number, owner, "çıxarışa görə")
        office.worker.wake()
    assert "Quliyev Elçin Akif oğlu" in words(drive)


def test_without_anything_to_weigh_there_is_no_strip(office: Office) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    drive.until(lambda: drive.case.debt == "no_debt", "billing does not answer").settle()
    assert not drive.window.detail.findings.isVisible()


def test_the_strip_is_never_above_a_third_of_the_pane(office: Office) -> None:
    number = with_another_holder(office)
    for place in range(6):
        text = f"{place}. Məhkəmədə mülkiyyət mübahisəsi var, qərar gözlənilir " * 6
        office.desk.run("tural", casework.note, number, text, True)
    drive = opened(office, number)
    detail = drive.window.detail
    for size in ((1440, 900), (1280, 720), (1024, 600)):
        drive.resize(*size).settle()
        assert detail.findings.isVisible()
        assert detail.findings.height() <= detail.height() / 3
    assert detail.findings.brief


def test_of_several_findings_the_next_one_alone_has_the_button_that_stands_out(
    office: Office,
) -> None:
    number = with_another_holder(office)
    office.desk.run("tural", casework.note, number, "Məhkəmədə mübahisə var", True)
    drive = opened(office, number)
    drive.until(lambda: len(drive.case.findings) == 2, "the note is no finding")
    drive.settle()
    lines = [
        line
        for line in drive.window.detail.findings.findChildren(QFrame)
        if line.property("finding")
    ]
    assert [line.property("next") for line in lines] == [True, False]
    first, second = [line.findChildren(QPushButton) for line in lines]
    assert "primary" in [button.property("kind") for button in first]
    assert second, "each has its button"
    assert "primary" not in [button.property("kind") for button in second]


def test_each_kind_of_finding_has_an_icon_of_its_own() -> None:
    icons = {kind: finding_texts.icon(kind) for kind in FindingKind}
    assert icons.keys() == set(FindingKind)
    assert finding_texts.icon("one that an office has added") not in icons.values()
    for name in icons.values():
        assert bundled.path("icons", f"{name}.svg").exists()


def test_approving_asks_for_the_reason_of_each_open_finding(office: Office) -> None:
    drive = opened(office, with_another_holder(office)).judge_all()
    number = drive.number
    assert drive.window.detail.action_bar.buttons[Action.APPROVE].isEnabled()
    form = drive.open_weighing()
    assert [box.currentIndex() for box in form.reasons] == [-1], "nothing is chosen beforehand"
    form.try_accept()
    assert form.isVisible() and not form.problem.isHidden()
    form.reject()
    drive.settle()
    assert drive.case.header.status == "in_progress"
    drive.weigh_all("inheritance")
    drive.open(number)
    assert drive.case.header.status == "completed"
    assert [finding.reason for finding in drive.case.findings] == ["inheritance"]


def test_one_finding_is_weighed_by_its_key_and_then_nothing_is_asked(office: Office) -> None:
    drive = opened(office, with_another_holder(office)).judge_all()
    drive.activate().press("Ctrl+E")
    form = drive.form(WeighForm)
    form.reasons[0].setCurrentIndex(form.reasons[0].findData("other"))
    form.try_accept()
    assert form.isVisible(), "another reason needs a word"
    drive.write("Abonent dəyişdirilir", on=form.texts[0])
    form.try_accept()
    drive.until(lambda: drive.case.findings[0].state == "acknowledged", "it is not weighed")
    assert "Abonent dəyişdirilir" in words(drive)
    drive.approve()


def test_an_important_note_is_written_in_the_window_and_weighed(office: Office) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    drive.until(lambda: drive.case.debt == "no_debt", "billing does not answer")
    drive.activate().press("Ctrl+M")
    form = drive.form(NoteForm)
    drive.write("Mübahisə var", on=form.text)
    form.important.setChecked(True)
    form.try_accept()
    drive.until(lambda: drive.case.findings, "the note is no finding")
    assert [finding.kind for finding in drive.case.findings] == ["important_note"]
    assert "Mübahisə var" in words(drive)


def test_notes_calls_and_what_was_asked_stand_there_too(office: Office) -> None:
    number = office.taken()
    office.desk.run("gunel", casework.call, number, "reached", "Sabah gələcək")
    office.desk.run("gunel", casework.wait, number, "Çıxarışın ikinci səhifəsi")
    drive = office.drive("gunel").open(number)
    assert drive.window.detail.findings.isVisible()
    assert "Sabah gələcək" in words(drive) and "Çıxarışın ikinci səhifəsi" in words(drive)


def test_another_application_about_the_same_code_is_opened_from_the_finding(
    office: Office,
) -> None:
    first = office.taken(package=samples.no_debt("first"))
    second = office.taken(package=samples.no_debt("second"))
    drive = opened(office, second)
    press(drive.window.detail.findings, "Müqayisə et")
    drive.until(lambda: drive.number == first, "the other one does not open")


# -- a refusal -------------------------------------------------------------------------------------


def test_a_refusal_is_shut_until_a_reason_is_chosen(office: Office) -> None:
    drive = office.drive("gunel").open(office.taken())
    form = drive.open_refusal()
    assert form.code == "" and not form.accept_button.isEnabled()
    form.try_accept()
    assert form.isVisible() and not form.problem.isHidden()
    form.reason.setCurrentIndex(form.reason.findData("duplicate"))
    assert form.accept_button.isEnabled() and form.text.text


def test_a_marked_document_is_a_reason_for_refusing(office: Office) -> None:
    drive = office.drive("gunel").open(office.taken())
    drive.show_document(drive.case.documents[0].id).judge(fits=False, reason="oxunmur")
    form: RefuseForm = drive.open_refusal()
    assert form.code == "documents_inconsistent" and form.accept_button.isEnabled()
    assert "oxunmur" in form.text.text


# -- the whole screen ------------------------------------------------------------------------------


def test_the_whole_screen_shows_findings_verdicts_and_debt_and_takes_back(office: Office) -> None:
    office.taken(package=samples.no_debt("next", subscriber_code="12045567899"))
    drive = opened(office, with_another_holder(office)).judge_all()
    number = drive.number
    viewer = drive.window.detail.viewer
    drive.activate().press("F11")
    drive.until(lambda: viewer.full_screen_window is not None, "the screen is not filled")
    screen = viewer.full_screen_window
    assert screen is not None
    viewer.update_companion()  # as when something changes before the screen has the keys
    beside = "\n".join(texts_in(screen))
    assert "Quliyeva Sevil Akif qızı" in beside and "0,00" in beside
    drive.until_decidable()
    drive.press("Ctrl+Return", on=screen)
    form = drive.form(WeighForm)
    form.reasons[0].setCurrentIndex(form.reasons[0].findData("sale"))
    form.try_accept()
    drive.until(lambda: drive.parts.undo_offered, "taking back is not offered")
    drive.until(lambda: drive.number != number, "the next one does not open").settle()
    assert drive.window.toast.window() is screen and drive.window.toast.isVisible()
    # Offscreen nobody gives the keyboard back when a form closes.
    screen.activateWindow()
    drive.until(screen.isActiveWindow, "the screen does not become active")
    drive.press("Ctrl+Z", on=screen)
    drive.until(lambda: drive.number == number, "it does not open again").settle()
    assert drive.case.header.status == "in_progress"
    assert drive.window.bar.window() is screen and drive.window.bar.isVisible()
    viewer.update_companion()
    stated = screen.beside.widget()
    assert stated is not None
    assert stated.width() == screen.beside.viewport().width(), "as wide as the last one at once"
    screen.close()
    drive.settle()
    assert drive.window.bar.window() is drive.window


def test_what_was_noted_is_in_sight_when_the_next_application_opens_by_itself(
    office: Office,
) -> None:
    """The strip is shown anew then, in a pane that has no height for it yet."""
    first = office.taken("gunel", samples.no_debt("first"))
    second = office.taken("gunel", samples.no_debt("second", subscriber_code="9900123"))
    office.desk.run("gunel", casework.note, second, "Vətəndaş sabah gələcək.")
    office.desk.run("gunel", review.accept_documents, first)
    office.desk.compare(first)
    drive = office.drive("gunel").open(first)
    drive.approve()
    drive.until(lambda: drive.number == second, "the next one does not open").settle()
    strip = drive.window.detail.findings
    assert strip.isVisible() and strip.verticalScrollBar().maximum() == 0
    noted = next(each for each in strip.findChildren(QLabel) if "sabah" in each.text())
    bottom = noted.mapTo(strip, noted.rect().bottomLeft()).y()
    assert 0 < bottom <= strip.height()


def test_ctrl_j_goes_from_finding_to_finding_and_shows_what_each_speaks_of(office: Office) -> None:
    package = samples.no_debt("evidence")
    files = samples.files_of(package)
    extract = scans.pdf(
        title="ÇIXARIŞ", subtitle="", rows=(("Mülkiyyətçi", "Əliyev Rəşad Kamil oğlu"),), stamp="R"
    )
    files["documents/cixaris.pdf"] = extract
    package["documents"][1]["sha256"] = hashlib.sha256(extract).hexdigest()
    office.desk.knows["accounts"][CODE] |= {
        "holder_fin": "6PL0RR9",
        "holder_name": "Quliyeva Sevil Akif qızı",
    }
    number = office.desk.take_in(package, files)
    office.desk.run("gunel", casework.take, number)
    office.desk.run("tural", casework.note, number, "Məhkəmədə mübahisə var", True)
    drive = opened(office, number)
    drive.until(lambda: len(drive.case.findings) == 2, "there are not two findings").settle()
    strip = drive.window.detail.findings
    drive.press("Ctrl+J", on=drive.window)
    assert drive.parts.document is not None and drive.parts.document.kind == "ownership_extract"
    first = QApplication.focusWidget()
    assert first is not None and strip.isAncestorOf(first)
    drive.until(lambda: drive.parts.viewer.finder.hits, "the owner's name is not marked")
    drive.press("Ctrl+J", on=drive.window)
    second = QApplication.focusWidget()
    assert second is not None and strip.isAncestorOf(second) and second is not first
    drive.press("Ctrl+J", on=drive.window)
    assert QApplication.focusWidget() is first
