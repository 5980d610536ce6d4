"""The forms that open over an application."""

from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk.demo import samples
from clerkdesk.demo.pictures.judged import first_of_gunel
from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.conflicts import ConflictForm
from clerkdesk.gui.case.forms import AmendForm, CallForm
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.intake.intake_report import IntakeReport
from clerkdesk.gui.kit.facts import FactsForm
from clerkdesk.gui.kit.form import Form
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.gui.shell.palette import Palette
from clerkdesk.usecases.case import casework

_REFUSAL = (
    "Təqdim etdiyiniz çıxarışın ikinci səhifəsi yoxdur. "
    "Sənədi tam şəkildə əlavə edib yenidən müraciət edin."
)
_NOTE = "Vətəndaş sənədin əslini sabah göstərəcək."
_QUESTION = "Zəhmət olmasa, çıxarışın ikinci səhifəsini göndərin."
_TYPED_AT_THE_COUNTER = {
    "applicant.fin": "6QW3R8T",
    "applicant.surname": "Kərimova",
    "applicant.name": "Lalə",
    "applicant.patronymic": "Arif qızı",
    "applicant.birth_date": "12.04.1984",
    "contact.mobile": "050 234 5",
    "subscriber_code": "12 0456 7789 0",
}


def _why_this_date(scene: Scene) -> QWidget:
    scene.window.parts.explain_deadline()
    return scene.window.form(Form)


def _keys(scene: Scene) -> QWidget:
    scene.window.parts.show_keys()
    return scene.window.form(Form)


def _about(scene: Scene) -> QWidget:
    scene.window.window.person_menu.show_about()
    return scene.window.form(FactsForm)


def _palette(scene: Scene) -> QWidget:
    scene.window.parts.show_palette()
    palette = scene.window.form(Palette)
    palette.query.setText("icra")
    return palette


def _call(scene: Scene) -> QWidget:
    scene.window.parts.perform(Action.CALL)
    form = scene.window.form(CallForm)
    form.text.setPlainText(_NOTE)
    return form


def _wait(scene: Scene) -> QWidget:
    scene.window.parts.perform(Action.WAIT)
    form = scene.window.form(TextForm)
    form.text.setPlainText(_QUESTION)
    scene.window.preview(form)
    return form


def _amend(scene: Scene) -> AmendForm:
    scene.window.parts.perform(Action.AMEND)
    form = scene.window.form(AmendForm)
    form.take_over({"mobile": "055 111 22 33"}, "Vətəndaş zəng edib, nömrəsi dəyişib.")
    return form


def _refuse(scene: Scene) -> QWidget:
    form = scene.window.open_refusal()
    scene.window.choose(form)
    form.text.setPlainText(_REFUSAL)
    scene.window.preview(form)
    return form


def _note(scene: Scene) -> QWidget:
    scene.window.parts.perform(Action.NOTE)
    form = scene.window.form(TextForm)
    form.text.setPlainText(_NOTE)
    return form


def _conflict(scene: Scene) -> QWidget:
    """The same person at another desk was quicker."""
    form = _amend(scene)
    elsewhere = scene.installation.unit_of_work.acting_as("gunel")
    elsewhere.run(
        casework.amend,
        scene.window.number,
        {"mobile": "050 999 88 77", "email": "yeni@example.az"},
        "Vətəndaş qəbulda dəqiqləşdirib",
    )
    form.try_accept()
    return scene.window.form(ConflictForm)


def _help(scene: Scene) -> QWidget:
    return scene.window.parts.show_help("documents")


def _counter(scene: Scene) -> QWidget:
    scene.window.parts.open_counter_form("no_debt")
    form = scene.window.form(CounterForm)
    for path, text in _TYPED_AT_THE_COUNTER.items():
        field = form.fields[path]
        assert isinstance(field, QLineEdit)
        field.setText(text)
    form.add_files(
        [
            samples.paper(scene.folder / "Şəxsiyyət vəsiqəsi.pdf", scene.now),
            samples.paper(scene.folder / "Çıxarış.pdf", scene.now),
        ]
    )
    (of_card, _path), _extract = form.files
    of_card.setCurrentIndex(of_card.findData("id_card"))
    form.try_accept()
    scene.window.until(form.problem.isVisible, "the form says nothing")
    return form


def _packages(scene: Scene) -> QWidget:
    scene.window.parts.take_in(samples.packages(scene.folder / "packages", scene.now))
    return scene.window.form(IntakeReport)


ACT = Act(
    login="gunel",
    begin=first_of_gunel,
    pictures=(
        Picture("why-this-date", "each day of the term, and why it counts or not", _why_this_date),
        Picture("keys", "every key", _keys),
        Picture("about", "which version this is, and the way to its log", _about),
        Picture("palette", "every command that a word finds", _palette, over_window=True),
        Picture("call", "a call to the citizen", _call),
        Picture("wait", "a question to the citizen, as it will be read", _wait),
        Picture("amend", "what may be corrected", _amend),
        Picture("refuse", "a refusal, as it will be read", _refuse),
        Picture("note", "a note for colleagues", _note),
        Picture("conflict", "a colleague was quicker: both versions", _conflict),
        Picture("help", "the guide at the section about documents", _help),
        Picture("counter", "an application at the counter, with mistakes", _counter),
        Picture("packages", "two packages taken in, one of them not in order", _packages),
    ),
)
