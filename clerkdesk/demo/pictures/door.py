"""Before a window is open: who one is, and the lock."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from clerkdesk.demo.pictures.picture import Act, Picture
from clerkdesk.demo.pictures.scene import Scene
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.gui.session.first_people import DemoPeople
from clerkdesk.gui.session.joining import JoinForm
from clerkdesk.gui.session.sign_in import SignInForm
from clerkdesk.gui.session.welcome import Welcome
from clerkdesk.usecases.people import staff


def _sign_in(scene: Scene) -> QWidget:
    people = scene.installation.unit_of_work.read(staff.list_staff)
    return _shown(DemoPeople(people, "gunel"))


def _lock(scene: Scene) -> QWidget:
    tasks = TaskRunner(scene.installation.unit_of_work, lambda _error: None)
    return _shown(SignInForm(tasks, "gunel"))


def _welcome(_scene: Scene) -> QWidget:
    return _shown(Welcome())


def _welcome_small(_scene: Scene) -> QWidget:
    window = _shown(Welcome())
    window.resize(1280, 720)
    return window


def _join(scene: Scene) -> QWidget:
    return _shown(JoinForm(lambda _server: None, scene.installation.settings.data_dir))


def _shown(form: QWidget) -> QWidget:
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.show()
    form.activateWindow()
    return form


ACT = Act(
    pictures=(
        Picture("welcome", "a desk without any settings", _welcome),
        Picture("welcome-small", "the same on a small screen", _welcome_small),
        Picture("join", "where an office's server is", _join),
        Picture("sign-in", "the people of the sample office, of whom one is chosen", _sign_in),
        Picture("lock", "the password that a locked desk asks for", _lock),
    ),
)
