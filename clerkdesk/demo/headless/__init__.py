"""The main job of both services in the real windows, without a screen: pictures, the certificate,
and what every step took.
"""

from clerkdesk.demo.headless.runner import run

__all__ = ["run"]
