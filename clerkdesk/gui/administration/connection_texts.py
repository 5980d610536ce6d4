"""What the page of connections calls the parts of an installation, and says of each."""

from PySide6.QtCore import QObject

from clerkdesk.domain.connections import State
from clerkdesk.gui.kit.texts import filled

_LANE = "lane "


class ConnectionTexts(QObject):
    """A class for its tr()."""

    def part(self, name: str) -> str:
        """As a person calls it; where there is no word, as the doctor does."""
        lane = name.removeprefix(_LANE)
        if lane != name:
            return filled(self.tr("Lane of the worker: %1"), lane)
        return {
            "billing": self.tr("Billing"),
            "register": self.tr("Register of people"),
            "mail": self.tr("E-mail"),
            "sms": self.tr("SMS"),
            "views": self.tr("Views of a database"),
            "hooks": self.tr("Portals that are told"),
            "citizens": self.tr("Citizens' sign-in"),
            "electronic seal": self.tr("Electronic seal"),
            "database": self.tr("Database"),
            "clock": self.tr("Clock"),
            "worker": self.tr("Worker"),
            "lanes": self.tr("Worker's lanes"),
            "alarms": self.tr("Alarms"),
            "messages": self.tr("Messages that wait"),
            "seal": self.tr("Seal of the history"),
            "audit": self.tr("History of the database"),
            "programs": self.tr("Programs' logins"),
            "database disk": self.tr("Database's disk"),
            "backup": self.tr("Backup"),
            "dns": self.tr("Names of computers"),
            "proxy": self.tr("Proxy"),
            "fonts": self.tr("Fonts"),
            "locale": self.tr("Locale"),
            "disk": self.tr("Disk"),
            "keyring": self.tr("Keyring"),
            "printer": self.tr("Printer"),
        }.get(name, name)

    def state(self, state: State | None) -> str:
        """Of a part; None: it was not tried."""
        return {
            None: self.tr("not tried"),
            "ok": self.tr("works"),
            "none": self.tr("not set up"),
            "unseen": self.tr("not seen"),
            "bad": self.tr("does not work"),
        }[state]

    def set_by(self, name: str) -> str:
        """Where an administrator sets it."""
        places = {
            "billing": "CLERKDESK_BILLING_URL, CLERKDESK_VIEWS",
            "register": "CLERKDESK_REGISTER_URL, CLERKDESK_VIEWS",
            "mail": "CLERKDESK_SMTP_URL, CLERKDESK_SMTP_PASSWORD_FILE",
            "sms": "CLERKDESK_SMS_URL, CLERKDESK_SMS_PASSWORD_FILE",
            "views": "CLERKDESK_VIEWS",
            "hooks": "CLERKDESK_HOOKS",
            "citizens": "CLERKDESK_CITIZENS",
            "electronic seal": (
                "CLERKDESK_SIGNING_KEY, CLERKDESK_SIGNING_PASSWORD_FILE, CLERKDESK_TIMESTAMP_URL"
            ),
            "seal": "CLERKDESK_SEAL_KEY_FILE",
            "backup": "backup_folder, backup_at, backup_keep, backup_key, CLERKDESK_BACKUP_COMMAND",
            "alarms": "alarm_mail",
            "database": "CLERKDESK_DATABASE_URL, servers.toml",
        }
        return places.get(name, self.tr("On this computer itself."))
