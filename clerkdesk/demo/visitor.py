"""A browser without a script: it opens pages, fills in their forms and presses their buttons, over
real HTTP. For the demo and the tests.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from httpx2 import Response


@dataclass(slots=True)
class Button:
    text: str = ""
    name: str = ""
    value: str = ""
    disabled: bool = False


@dataclass(slots=True)
class PageForm:
    action: str
    method: str
    files: bool
    fields: list[tuple[str, str]] = field(default_factory=list)
    file_field: str = ""
    buttons: list[Button] = field(default_factory=list)

    def value(self, name: str) -> str:
        return next((value for each, value in self.fields if each == name), "")


class _Reader(HTMLParser):
    """The forms of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.words: list[str] = []
        self._form: PageForm | None = None
        self._button: Button | None = None
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = PageForm(
                stated.get("action", ""),
                stated.get("method", "get"),
                stated.get("enctype") == "multipart/form-data",
            )
            self.forms.append(self._form)
        if self._form is None:
            return
        name = stated.get("name", "")
        match tag:
            case "input" if stated.get("type") == "file":
                self._form.file_field = name
            case "input" if stated.get("type") in ("radio", "checkbox"):
                if "checked" in stated:
                    self._form.fields.append((name, stated.get("value", "on")))
            case "input" if name:
                self._form.fields.append((name, stated.get("value", "")))
            case "select":
                self._select = name
            case "option" if self._select:
                self._offer(self._form, stated)
            case "button":
                self._button = Button("", name, stated.get("value", ""), "disabled" in stated)
                self._form.buttons.append(self._button)

    def _offer(self, form: PageForm, stated: dict[str, str]) -> None:
        """Of a list the selected option is sent, else the first one."""
        names = [name for name, _value in form.fields]
        if "selected" in stated or self._select not in names:
            others = [field for field in form.fields if field[0] != self._select]
            form.fields = [*others, (self._select, stated.get("value", ""))]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "button":
            self._button = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._button is not None:
            self._button.text += data.strip()


class Visitor:
    """``status``, ``url``, ``text`` (what is read), ``content`` and ``forms`` are of the page it is
    on.
    """

    def __init__(self, address: str, language: str = "az") -> None:
        import httpx2

        self.client = httpx2.Client(
            timeout=30, follow_redirects=True, headers={"Accept-Language": language}
        )
        self.url = address
        self.status = 0

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.client.close()

    def open(self, address: str) -> "Visitor":
        return self._on(self.client.get(urljoin(self.url, address)))

    def _on(self, answer: "Response") -> "Visitor":
        self.answer = answer
        self.status = answer.status_code
        self.url = str(answer.url)
        self.content = answer.content
        self.kind = answer.headers.get("content-type", "")
        read = _Reader(answer.text if self.kind.startswith("text/html") else "")
        self.forms = read.forms
        self.text = " ".join(" ".join(read.words).split())
        return self

    @property
    def path(self) -> str:
        return "/" + self.url.split("/", 3)[3].partition("?")[0]

    def form(self, ending: str = "") -> PageForm:
        """The form whose address ends so; the first that is not for signing out."""
        return next(
            form
            for form in self.forms
            if form.action.partition("?")[0].endswith(ending)
            and (ending or form.action != "/sign-out")
        )

    def press(
        self,
        button: str,
        values: Mapping[str, str | Sequence[str]] | None = None,
        ending: str = "",
        file: tuple[str, bytes] | None = None,
    ) -> "Visitor":
        """Fill in the form that ends so, and press its button of this text.

        Raises StopIteration: there is none, or it is not active.
        """
        form, pressed = next(self._pressable(button, ending))
        fields = [field for field in form.fields if field[0] not in (values or {})]
        for name, value in (values or {}).items():
            several = [value] if isinstance(value, str) else value
            fields += [(name, each) for each in several]
        if pressed.name:
            fields.append((pressed.name, pressed.value))
        address = urljoin(self.url, form.action)
        if form.files:
            file_name, content = file or ("", b"")
            parts: list[tuple[str, Any]] = [(name, (None, value)) for name, value in fields]
            parts.append((form.file_field, (file_name, content, "application/octet-stream")))
            return self._on(self.client.post(address, files=parts))
        if form.method == "get":
            return self._on(self.client.get(address, params=dict(fields)))
        data: dict[str, list[str]] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        return self._on(self.client.post(address, data=data))

    def _pressable(self, button: str, ending: str) -> Iterator[tuple[PageForm, Button]]:
        """Active buttons whose text begins so, in forms whose address ends so."""
        for form in self.forms:
            if not form.action.partition("?")[0].endswith(ending):
                continue
            for offered in form.buttons:
                if offered.text.startswith(button) and not offered.disabled:
                    yield form, offered
