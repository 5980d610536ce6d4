"""Drives the real windows as a clerk does: opens a desk, an application, takes, judges, approves.

The one home of it, for the demo and for the tests: a demo that is installed cannot import tests.

    drive = Drive(desk, state)
    gunel = drive.window("gunel")
    gunel.open(number).take().judge_all().approve()
    gunel.press("Ctrl+R")
    gunel.form(RefuseForm).reject()
    drive.close()

Every step waits in the event loop until its result is on the screen, and raises StepFailed with a
sentence where it does not come. What a window is made of is known to ``parts`` alone.
"""

from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.keyboard import Keyboard
from clerkdesk.demo.driving.parts import WindowParts
from clerkdesk.demo.driving.waiting import StepFailed, Waiting
from clerkdesk.demo.driving.window import WindowDrive

__all__ = ["Drive", "Keyboard", "StepFailed", "Waiting", "WindowDrive", "WindowParts"]
