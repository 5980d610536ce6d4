"""What is to be seen in the pictures: each act plays on the office as it was built, and paints what
the job wants of it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from clerkdesk.demo import pictures, samples
from clerkdesk.demo.screens import Screens

if TYPE_CHECKING:
    from clerkdesk.gui.shell.window import MainWindow

_REFUSED = "Təqdim etdiyiniz çıxarışın ikinci səhifəsi yoxdur. Sənədi tam şəkildə əlavə edib yenidən müraciət edin."
_OLD_REFERENCE = (
    "Komitənin arayışının müddəti bitib. Yeni arayışı əlavə edib yenidən müraciət edin."
)
_NOTE = "Vətəndaş sənədin əslini sabah göstərəcək."
_ASKED = "Zəhmət olmasa, çıxarışın ikinci səhifəsini göndərin."


class Scenes(Screens):
    def play(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "door": self._door,
            "application": self._application,
            "forms": self._forms,
            "lists": self._lists,
            "decision": self._decision,
            "idp": self._idp,
            "supervision": self._supervision,
            "administration": self._administration,
        }
        for name, act in acts.items():
            if self.wants(*pictures.ACTS[name]) or (
                name == "application" and self.wants(pictures.SHARP)
            ):
                self.open_office()
                try:
                    act()
                finally:
                    self.close_office()

    # -- the parts ---------------------------------------------------------------------------------

    def _door(self) -> None:
        from clerkdesk.gui.kit.tasks import TaskRunner
        from clerkdesk.gui.session.sign_in import DemoPeople, SignInForm
        from clerkdesk.usecases.people import administration

        people = self.office.unit_of_work.read(administration.list_staff)
        tasks = TaskRunner(self.office.unit_of_work, lambda _error: None)
        for name, form in (
            ("sign-in", DemoPeople(people, "gunel")),
            ("lock", SignInForm(tasks, "gunel")),
        ):
            form.show()
            form.activateWindow()
            self.picture(name, form)
            form.deleteLater()
        self.wait(20)

    def _judged(
        self, login: str, least: int, name: str | None = None, *, masked: bool = False
    ) -> "MainWindow":
        """A clerk's window with an application that was judged and whose debt was asked for."""
        window = self.window(login)
        self.until(lambda: window.queue.model.rowCount() >= least, "the list is empty")
        if name is not None:
            window.queue.table.selectRow(
                next(
                    n
                    for n in range(least)
                    if (found := window.queue.model.row_at(n)) is not None
                    and found.name.startswith(name)
                )
            )
        if masked:
            self.picture("queue-masked", window)
            self._small("queue-masked", window)
        self.open_first(window)
        self.review(window)
        self.debt(window)
        self.rest(window)
        return window

    def _small(self, name: str, window: "MainWindow") -> None:
        if self.wants(f"{name}-1280"):
            self.size(window, 1280, 720)
            self.picture(f"{name}-1280", window)
            self.size(window, 1440, 900)

    def _application(self) -> None:
        window = self._judged("gunel", 9, masked=True)
        if self.wants(pictures.SHARP):
            self.size(window, 1920, 1080)
            self.picture(pictures.SHARP, window)
            self.close(window)
            return
        for tab, name in enumerate(("documents", "application", "debt", "messages", "history")):
            window.detail.show_tab(tab)
            self.picture(f"no-debt-{name}", window)
            self._small(f"no-debt-{name}", window)
        window.detail.show_tab(0)
        viewer = window.detail.viewer
        viewer.toggle_thumbnails()
        viewer.find()
        viewer.find_bar.line.setText("nesimi")
        self.until(lambda: viewer.finder.total > 0, "nothing is found in the document")
        self.picture("document-search", window)
        viewer.find_bar.close_bar()
        viewer.toggle_full_screen()
        screen = viewer.full_screen_window
        assert screen is not None
        screen.showNormal()
        screen.resize(1440, 900)
        screen.activateWindow()
        self.picture("document-whole-screen", screen)
        screen.close()
        self.activate(window)
        self.close(window)

    def _forms(self) -> None:
        from clerkdesk.domain.lifecycle import Action
        from clerkdesk.gui.shell.palette import Palette

        window = self._judged("gunel", 9)
        perform = window.controller.perform
        self.form("why-this-date", window.explain_deadline)
        self.form("keys", window.show_keys)
        if self.wants("palette"):
            window.show_palette()
            self.until(lambda: window.findChild(Palette) is not None, "the palette does not open")
            palette: Any = window.findChild(Palette)
            palette.query.setText("icra")
            self.picture("palette", palette, over=window)
            palette.reject()
        self.form("call", lambda: perform(Action.CALL), lambda form: form.text.setPlainText(_NOTE))
        self.form(
            "wait", lambda: perform(Action.WAIT), lambda form: self._with_message(form, _ASKED)
        )
        self.form("amend", lambda: perform(Action.AMEND), self._amended)
        self.form(
            "refuse",
            lambda: perform(Action.REFUSE),
            lambda form: self._with_message(form, _REFUSED),
        )
        self.form("note", lambda: perform(Action.NOTE), lambda form: form.text.setPlainText(_NOTE))
        if self.wants("conflict"):
            self._conflict(window)
        if self.wants("help"):
            self._help(window)
        if self.wants("counter"):
            self._counter(window)
        if self.wants("packages"):
            self.form(
                "packages",
                lambda: window.intake.take_in(
                    samples.packages(self.folder / "packages", self.job.now)
                ),
            )
        self.close(window)

    def _with_message(self, form: Any, text: str) -> None:
        form.text.setPlainText(text)
        form.preview_wanted.emit()
        self.until(lambda: form._previews.count() > 0, "the message is not shown")

    @staticmethod
    def _amended(form: Any) -> None:
        form._edits["mobile"].setText("055 111 22 33")
        form.reason.setPlainText("Vətəndaş zəng edib, nömrəsi dəyişib.")

    def _conflict(self, window: "MainWindow") -> None:
        """The same person at another desk was quicker."""
        from clerkdesk.domain.lifecycle import Action
        from clerkdesk.usecases.case import casework

        assert window.detail.case is not None
        number = window.detail.case.header.number
        form = self.form(
            "amend-again", lambda: window.controller.perform(Action.AMEND), self._amended, keep=True
        )
        elsewhere = self.office.unit_of_work.acting_as("gunel")
        elsewhere.run(
            casework.amend,
            number,
            {"mobile": "050 999 88 77", "email": "yeni@example.az"},
            "Vətəndaş qəbulda dəqiqləşdirib",
        )
        self.form("conflict", form.try_accept)

    def _counter(self, window: "MainWindow") -> None:
        typed = {
            "applicant.fin": "6QW3R8T",
            "applicant.surname": "Kərimova",
            "applicant.name": "Lalə",
            "applicant.patronymic": "Arif qızı",
            "applicant.birth_date": "12.04.1984",
            "contact.mobile": "050 234 5",
            "subscriber_code": "12 0456 7789 0",
        }

        def fill(form: Any) -> None:
            for path, text in typed.items():
                form.fields[path].setText(text)
            form.add_files(
                [
                    samples.paper(self.folder / "Şəxsiyyət vəsiqəsi.pdf", self.job.now),
                    samples.paper(self.folder / "Çıxarış.pdf", self.job.now),
                ]
            )
            form.try_accept()
            self.until(form.problem.isVisible, "the form says nothing")

        # Closed twice: what was typed is not lost by one Escape.
        self.form("counter", lambda: window.intake.open_form("no_debt"), fill).reject()

    def _help(self, window: "MainWindow") -> None:
        self.picture("help", window.help.open("documents"))

    def _lists(self) -> None:
        from clerkdesk.usecases.queue.browsing import Queue

        window = self.window("gunel")
        self.until(lambda: window.queue.model.rowCount() >= 9, "the list is empty")
        window.focus_search()
        window.queue.search.setText("ismayil")
        self.rest(window)
        self.until(lambda: 0 < window.queue.model.rowCount() != 9, "nothing is found")
        self.picture("search", window)
        self._small("search", window)
        window.queue.search.setText("Zülfüqarov")
        self.rest(window)
        self.until(lambda: window.queue.model.rowCount() == 0, "something is found")
        self.picture("empty", window)
        window.show_queue(Queue.NEW)
        self.until(lambda: window.queue.model.rowCount() > 50, "the list of the new ones is empty")
        if self.wants("filter", "view-form", "saved-views"):
            self._views(window)
        if self.wants("several-selected", "several-selected-1280", "several-result"):
            self._several(window)
        self.close(window)

    def _views(self, window: "MainWindow") -> None:
        def narrow(form: Any) -> None:
            form.dates["due_from"].setText("23.11.2026")
            form.dates["due_to"].setText("24.11.2026")

        form = self.form("filter", window.views.ask_filter, narrow, keep=True)
        named = self.form(
            "view-form", form._keep, lambda form: form.name.setText("Sabahadək bitənlər"), keep=True
        )
        named.try_accept()
        self.until(lambda: bool(window.views.views), "the view is not kept")
        self.rest(window)
        self.picture("saved-views", window)

    def _several(self, window: "MainWindow") -> None:
        from PySide6.QtCore import QItemSelection, QItemSelectionModel

        from clerkdesk.domain.lifecycle import Action
        from clerkdesk.usecases.case import casework
        from clerkdesk.usecases.queue.browsing import Queue

        window.show_queue(Queue.NEW)
        self.until(lambda: window.queue.model.rowCount() > 50, "the list of the new ones is empty")
        self.rest(window)
        model = window.queue.model
        window.queue.table.selectRow(1)
        span = QItemSelection(model.index(1, 0), model.index(5, model.columnCount() - 1))
        window.queue.table.selectionModel().select(span, QItemSelectionModel.SelectionFlag.Select)
        self.picture("several-selected", window)
        self._small("several-selected", window)
        rows = window.queue.chosen()
        self.office.unit_of_work.acting_as("tural").run(casework.take, rows[2].id)
        window.bulk.start(Action.TAKE, rows)
        form = self.dialog("nothing is done to several")
        self.until(lambda: form.accept_button.isEnabled(), "it does not end")
        self.picture("several-result", form)
        form.accept()

    def _decision(self) -> None:
        from clerkdesk.domain.lifecycle import Action

        window = self._judged("gunel", 9)
        assert window.detail.case is not None
        number = window.detail.case.header.number
        window.open_case.opened_at -= 1.0  # a decision in haste is ignored
        window.controller.perform(Action.APPROVE)
        self.until(window.toast.isVisible, f"taking back is not offered: {window.bar.text.text()}")
        # The seconds stand still as the clock does.
        window.toast._timer.stop()
        window.toast._left = 15
        window.toast._show_left()
        self.until(
            lambda: window.detail.case is not None and window.detail.case.header.number != number,
            "the next one does not open",
        )
        self.picture("decided", window)
        window.toast._end()
        self.clock.forward(16)
        window.open_number(number)
        self.until(
            lambda: window.detail.case is not None and window.detail.case.header.number == number,
            "the completed one does not open",
        )
        window.controller.perform(Action.CERTIFICATE)
        paper = self.dialog("no certificate is formed")
        self.until(lambda: paper.viewer.canvas.image is not None, "the certificate is not shown")
        self.picture("certificate", paper)
        paper.accept()
        self.close(window)

    def _idp(self) -> None:
        from clerkdesk.domain.lifecycle import Action

        window = self._judged("elnur", 6, "Quliyev Elçin")
        for tab, name in enumerate(("documents", "application")):
            window.detail.show_tab(tab)
            self.picture(f"idp-{name}", window)
            self._small(f"idp-{name}", window)
        self.form(
            "idp-refuse",
            lambda: window.controller.perform(Action.REFUSE),
            lambda form: self._with_message(form, _OLD_REFERENCE),
        )
        self.close(window)

    def _supervision(self) -> None:
        from clerkdesk.gui.certificates.register import RegisterPage
        from clerkdesk.gui.supervision.audit import AuditPage
        from clerkdesk.gui.supervision.dashboard import DashboardPage
        from clerkdesk.gui.supervision.undelivered import UndeliveredPage

        window = self.window("sabina")
        window.show_page("dashboard")
        self.until(
            lambda: window.pages.of(DashboardPage).clerks.rowCount() > 0, "no load per clerk"
        )
        self.picture("dashboard", window)
        self._small("dashboard", window)
        window.show_page("register")
        self.until(
            lambda: window.pages.of(RegisterPage).model.rowCount() > 0, "the register is empty"
        )
        self.picture("register", window)
        window.show_page("undelivered")
        self.until(
            lambda: window.pages.of(UndeliveredPage).model.rowCount() > 0,
            "what did not arrive is not shown",
        )
        self.picture("undelivered", window)
        window.show_page("audit")
        window.pages.of(AuditPage).number.setText("WD-2026-0041734")
        window.pages.of(AuditPage).ask()
        self.until(lambda: window.pages.of(AuditPage).trail is not None, "no trail is shown")
        self.picture("audit", window)
        window.pages.of(AuditPage).show_tab(1)
        self.until(lambda: window.pages.of(AuditPage).outliers.rowCount() > 0, "nobody is shown")
        self.picture("audit-people", window)
        if self.wants("report"):
            window.pages.show_report()
            paper = self.dialog("the report does not open")
            self.until(lambda: paper.viewer.canvas.image is not None, "the report is not shown")
            self.picture("report", paper)
            paper.accept()
        self.close(window)

    def _administration(self) -> None:
        from clerkdesk.gui.supervision.message_texts import MessageTextsPage
        from clerkdesk.gui.supervision.people import PeoplePage

        window = self.window("inzibatci")
        window.show_page("people")
        self.until(lambda: window.pages.of(PeoplePage).model.rowCount() > 0, "nobody is shown")
        window.pages.of(PeoplePage).table.selectRow(0)
        self.picture("people", window)
        self.form("person-form", window.pages.of(PeoplePage).add)
        window.show_page("message_texts")
        self.until(
            lambda: (
                bool(window.pages.of(MessageTextsPage).boxes)
                and window.pages.of(MessageTextsPage).version_box.count() > 0
            ),
            "no texts are shown",
        )
        self.picture("message-texts", window)
        self.close(window)
