"""Reading an answer as a person would: its text, links and forms, without a browser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = ("input", "img", "br", "hr", "meta", "link", "source", "area", "base", "col", "wbr", "use", "path", "rect")


@dataclass
class Form:
    """A form with everything that its fields hold as they were rendered."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """`Page(answer.text)`: `.text`, `.links`, `.forms`, `.ids`, `.title`; `.form("/heute")` finds one by its action."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.ids: list[str] = []
        self.classes: set[str] = set()
        self._words: list[str] = []
        self._inside: list[str] = []
        self._area = ""
        self.title = ""
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """Every visible word, with single spaces."""
        return " ".join(" ".join(self._words).split())

    def form(self, action: str) -> Form:
        """The first form that is sent to `action`."""
        return next(each for each in self.forms if each.action.split("?")[0] == action)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._inside.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        self.classes.update(found.get("class", "").split())
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag == "form":
            self.forms.append(Form(found.get("action", ""), found.get("method", "get").lower()))
        if self.forms and "name" in found:
            self._field(tag, found)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and self.forms:
            self.forms[-1].fields[self._area] = data.removeprefix("\n")
        if "title" in self._inside and "svg" not in self._inside:
            self.title = data
        elif not {"script", "style", "template"} & set(self._inside):
            self._words.append(data)

    def _field(self, tag: str, found: dict[str, str]) -> None:
        fields, name = self.forms[-1].fields, found["name"]
        if tag == "textarea":
            self._area = name
            fields[name] = ""
        if tag != "input" or found.get("type") in ("submit", "file"):
            return
        if found.get("type") not in ("checkbox", "radio") or "checked" in found:
            fields[name] = found.get("value", "on")
