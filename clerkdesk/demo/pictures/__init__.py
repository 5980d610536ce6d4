"""The pictures of every screen, without a screen: the same office, the same instant, the same bytes
on every run.

``catalogue`` says what each picture shows and how one gets there, ``runner`` makes them.
"""

from clerkdesk.demo.pictures.catalogue import SHARP, names
from clerkdesk.demo.pictures.runner import run

__all__ = ["SHARP", "names", "run"]
