"""What stands in the columns of the list, with the names behind the ids of its rows."""

from PySide6.QtCore import QCoreApplication

from clerkdesk.gui.kit import texts
from clerkdesk.gui.queue.delegate import QueueDelegate
from clerkdesk.usecases.queue.names import Holder
from clerkdesk.usecases.queue.rows import QueueRow, moment


class RowWords:
    """The texts of a row, to whoever ``me`` is: an account's id, None without one."""

    def __init__(self, me: int | None) -> None:
        self._me = me
        self.holders: dict[int, Holder] = {}
        """By the account's id."""
        self.offices: dict[int, str] = {}
        """Names by id."""

    def of(self, delegate: QueueDelegate, shown: QueueRow, key: str) -> str:
        """The text of a column."""
        match key:
            case "place":
                return shown.place
            case "due":
                return delegate.due_text(shown)
            case "service":
                return texts.word(shown.service)
            case "holder":
                return self.holder(shown) or "—"
            case "department":
                return self.offices.get(shown.department_id, "")
            case "submitted":
                return texts.when(moment(shown.submitted_at))
        return shown.subscriber_code or "—"

    def holder(self, shown: QueueRow) -> str:
        """Who holds it; "": nobody, or somebody whose name is not known here."""
        if shown.holder_id is None:
            return ""
        if shown.holder_id == self._me:
            return QCoreApplication.translate("QueuePane", "You")
        holder = self.holders.get(shown.holder_id)
        return holder.name if holder is not None else ""

    def knows_holder(self, shown: QueueRow) -> bool:
        """Whether it can be said who holds it."""
        return shown.holder_id in (None, self._me) or shown.holder_id in self.holders
