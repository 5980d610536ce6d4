"""Joining an office: where its server is, and whether it is to be trusted, before anybody signs
in.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QLineEdit, QWidget

from clerkdesk import servers
from clerkdesk.domain.errors import Invalid
from clerkdesk.gui.kit import files, texts
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.kit.texts import filled, sentence
from clerkdesk.gui.kit.widgets import button, label
from clerkdesk.gui.session.session_form import SessionForm
from clerkdesk.servers import Server
from clerkdesk.usecases.unit_of_work import UnitOfWork

Look = Callable[[Server], datetime | None]
"""Until when a server's certificate is valid, None: it needs none; takes seconds, and raises
Expected.
"""


class JoinForm(SessionForm):
    """``server`` is set when one was found there that may be signed in to, ``finding`` says what
    was seen of it.

    ``folder``: where an authority's file is kept.
    """

    section = "first"

    def __init__(self, look: Look, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(self._title(), self._accept(), parent, width=460)
        # Nothing is open yet to run use cases on: the runner only carries the call off this thread.
        self._tasks = TaskRunner(cast(UnitOfWork, None), lambda _error: None, self)
        self._look = look
        self._folder = folder
        self._authority: Path | None = None
        self.server: Server | None = None
        self.finding = ""
        hint = self.tr("Server and account are given to you by your office's administrator.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.address = QLineEdit()
        self.address.setPlaceholderText(servers.EXAMPLE)
        self.field(self.tr("Server's name"), self.address)
        self.authority = label(self._no_authority(), "muted", wrap=True)
        self.choose_button = button(self.tr("Choose a file…"), None, None, self._choose)
        self.body.addWidget(label(self.tr("The office's root certificate"), "muted"))
        self.body.addLayout(row(self.authority, self.choose_button))
        self.address.setFocus()

    def _title(self) -> str:
        return self.tr("Join an office")

    def _accept(self) -> str:
        return self.tr("Look at the server")

    def _no_authority(self) -> str:
        return self.tr("Only if the administrator gave you a file")

    def wait(self) -> None:
        """Until nothing is under way any more."""
        self._tasks.wait()

    @property
    def said(self) -> str:
        """The address as it was written."""
        return self.address.text().strip()

    def _choose(self) -> None:
        kinds = self.tr("Certificates (*.crt *.cer *.pem *.der);;All files (*)")
        chosen = files.open_file(self, self.tr("The office's root certificate"), kinds)
        if chosen is not None:
            self.take_authority(chosen)

    def take_authority(self, file: Path) -> None:
        """Trust whoever stands in the file to sign the server's certificate, or say why not."""
        try:
            self._authority = servers.keep_authority(self._folder, file)
        except Invalid as error:
            self.say(message(error))
            return
        self.problem.hide()
        self.authority.setText(file.name)

    def try_accept(self) -> None:
        """Look at the server, unless that is under way already."""
        if not self.accept_button.isEnabled():
            return
        if not self.said:
            self.say(self.wrong(self.address, sentence("missing")))
            return
        try:
            server = servers.of_address(self.said, authority=self._authority)
        except Invalid as error:
            self.say(self.wrong(self.address, message(error)))
            return
        self._busy(True)
        look = self._look
        task = self._tasks.call(self, lambda: look(server))
        task.handled = True
        task.succeeded.connect(lambda until: self._seen(server, until))
        task.failed.connect(self._failed)

    def _busy(self, busy: bool) -> None:
        for widget in (self.address, self.choose_button, self.accept_button):
            widget.setEnabled(not busy)
        self.accept_button.setText(self.tr("Looking…") if busy else self._accept())
        self.problem.hide()

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        self.say(message(error))
        self.address.setFocus()

    def _seen(self, server: Server, until: datetime | None) -> None:
        self._busy(False)
        if until is not None:
            self.finding = filled(
                self.tr("The line is protected; the server's certificate is valid until %1."),
                texts.day(until.date()),
            )
        self.server = server
        self.accept()
