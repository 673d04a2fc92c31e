"""The texts of the pages a German authority must have, as they are before the operator edits them."""

from importlib.resources import files

PAGES: tuple[str, ...] = (
    "impressum",
    "datenschutz",
    "barrierefreiheit",
    "einfache-sprache",
    "regeln",
    "hilfe",
    "transparenz",
)
SOURCE = "de"


def default_text(page: str, language: str) -> str:
    """CommonMark; German where the language has no text yet.

    What only the operator knows stands as bold text in square brackets. In `transparenz` the line `{{figures}}`
    is the place for the app's own figures. Raises KeyError for an unknown page.
    """
    if page not in PAGES:
        raise KeyError(page)
    texts = files("challenge.seeds").joinpath("texts")
    wanted = texts.joinpath(f"{page}.{language}.md")
    text = wanted if language.replace("-", "").isalpha() and wanted.is_file() else texts.joinpath(f"{page}.{SOURCE}.md")
    return text.read_text(encoding="utf-8")
