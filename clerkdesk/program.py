"""Which of the programs this process is: its log and its connections bear the name."""

from clerkdesk import __version__

LOGS = "logs"
"""The folder of the programs' logs, in the data folder."""
_NAMES = ["commands"]


def begin(name: str) -> None:
    """This process is the desk, the worker, the gateway, or a command."""
    _NAMES[0] = name


def name() -> str:
    return _NAMES[0]


def label() -> str:
    """With its version, as others see it."""
    return f"clerkdesk {name()} {__version__}"
