"""From the citizen's chair: applying, the message, the debt, and the certificate; in between the
clerk's part.
"""

from datetime import datetime

from clerkdesk.demo.citizen import Citizen
from clerkdesk.demo.headless.stage import Stage

_SERVICE = "portal"


def play(stage: Stage, now: datetime) -> None:
    """``now``: the sample papers' present."""
    step = stage.record.step
    citizen = Citizen(stage.pages, stage.stand_ins, now)
    with citizen.visitor:
        with step("sign in", _SERVICE):
            citizen.sign_in()
        with step("apply", _SERVICE):
            number = citizen.apply()
        window = stage.drive.window("gunel")
        with step("decide", _SERVICE):
            window.open(number).take()
            window.judge_all().show_document_of("ownership_extract")
            stage.picture("portal-application-light", window.window)
            stage.approve(window, "portal-undo")
        stage.drive.close_window(window)
        stage.pass_undo()
        with step("message", _SERVICE):
            stage.drive.waiting.until(citizen.told_of_debt, "no message of the debt arrives")
        with step("print with a debt", _SERVICE):
            citizen.refused_by_debt()
        with step("pay", _SERVICE):
            citizen.pay()
        with step("print", _SERVICE):
            certificate = citizen.printed()
    (stage.record.out / "portal-certificate.pdf").write_bytes(certificate)
