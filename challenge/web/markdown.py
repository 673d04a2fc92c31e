"""CommonMark of the operator as HTML."""

from markdown_it import MarkdownIt
from markupsafe import Markup

RENDERER = MarkdownIt("commonmark", {"html": False}).disable("image")  # the CSP would block other hosts' pictures


def html(text: str) -> Markup:
    """With raw HTML switched off, the renderer escapes everything that is not its own markup."""
    return Markup(RENDERER.render(text))  # noqa: S704
