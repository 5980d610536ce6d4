"""A clerk's day with applications of internally displaced people."""

from clerkdesk.demo.headless.stage import Stage

_SERVICE = "idp"
_APPLICANT = "Quliyev Elçin"


def play(stage: Stage) -> None:
    step = stage.record.step
    window = stage.drive.window("elnur")
    with step("queue", _SERVICE):
        window.until_listed(6)
    window.select(_APPLICANT)
    with step("open", _SERVICE):
        window.open_selected()
    with step("review", _SERVICE):
        window.judge_all().show_document_of("ownership_extract")
    with step("debt check", _SERVICE):
        window.ask_debt()
    window.parts.show_tab(1)
    stage.picture("idp-application-light", window.window)
    window.set_theme("dark")
    stage.picture("idp-application-dark", window.window)
    window.set_theme("light")
    number = window.number
    with step("take", _SERVICE):
        window.take_next()
    window.open(number)
    with step("approve", _SERVICE):
        stage.approve(window, "idp-undo")
    with step("message", _SERVICE):
        stage.until_told(number, "approved", ("sms", "email"))
    stage.drive.close_window(window)
