"""Pages: Jinja2 with autoescape and StrictUndefined; each page is a frozen dataclass, shown by `show`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.template import TemplateConfig

from challenge.config import data_folder
from challenge.core import i18n
from challenge.web.assets import Assets
from challenge.web.htmx import wants_json
from challenge.web.notices import sentence
from challenge.web.problems import refused_form
from challenge.web.requests import Request, Response

SESSION_COOKIE = "s"
STAFF_COOKIE = "t"


@dataclass(frozen=True)
class Chrome:
    """What surrounds every page; it needs no query."""

    language: str
    direction: str
    languages: tuple[tuple[str, str], ...]
    path: str
    query: str
    nav: str
    signed_in: bool
    staff: str | None
    demo: bool
    notice: str | None
    base_url: str
    organiser: bool


def template_config(assets: Assets) -> TemplateConfig[JinjaTemplateEngine]:
    """The environment all pages share."""
    environment = Environment(
        loader=FileSystemLoader(data_folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["asset"] = assets.url
    environment.filters.update(
        date_long=i18n.long_date,
        date_short=i18n.short_date,
        date_full=i18n.full_date,
        weekday=i18n.weekday,
        moment=i18n.moment,
        number=i18n.number,
    )
    return TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment))


def show(
    request: Request,
    template: str,
    page: object,
    *,
    nav: str = "",
    status_code: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A page or fragment; `page` is the frozen dataclass that the template names in its first comment.

    Where JSON was asked for, a form with wrong fields is a problem that names them.
    """
    told = refused_form(page, status_code) if wants_json(request) else None
    if told is not None:
        told.headers.update(headers or {})
        return told
    answer = Template(
        template,
        context={"page": page, "chrome": replace(chrome(request, nav), query=_query(request))},
        status_code=status_code,
        headers=dict(headers or {}),
    )
    if "notice" in request.cookies:
        answer.delete_cookie("notice")
    return answer


def chrome(request: Request, nav: str = "") -> Chrome:
    """The surroundings for this request in the current language."""
    settings = request.app.state.settings
    language = i18n.language()
    return Chrome(
        language=language.code,
        direction=language.direction,
        languages=tuple((each.code, each.name) for each in i18n.LANGUAGES.values()),
        path=request.url.path,
        query="",
        nav=nav,
        signed_in=cookie_name(SESSION_COOKIE, request) in request.cookies,
        staff=request.state.get("staff_name"),
        demo=settings.demo,
        notice=sentence(request.cookies.get("notice", "")),
        base_url=settings.base_url,
        organiser=request.state.get("organiser", False),
    )


def _query(request: Request) -> str:
    """What the address asks for, to be kept by links to the same page; ends with & unless it is empty."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return f"{urlencode(kept)}&" if kept else ""


def cookie_name(name: str, request: Request) -> str:
    """`__Host-` in production (needs https), the plain name in development."""
    return f"__Host-{name}" if request.app.state.settings.production else name
