"""Links to public posts, brought to one form. Nothing is ever fetched.

Sources: product.md §3 (hashtags). An address is rebuilt from the parts that name the post, so query and
fragment with all their tracking fall away.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qs, quote

from challenge.posts.rules.hosts import FEDIVERSE, site_of
from challenge.posts.rules.refusals import LinkFault, LinkRefused
from challenge.posts.rules.shapes import SHAPES, Shape

__all__ = ["LINK_MAX", "PLATFORMS", "LinkFault", "LinkRefused", "PostLink", "canonical"]

LINK_MAX = 2048
PLATFORMS = (
    "instagram",
    "tiktok",
    "facebook",
    "youtube",
    "threads",
    "linkedin",
    "mastodon",
    "pixelfed",
    "bluesky",
)


@dataclass(frozen=True)
class PostLink:
    """One post: equal platform and key mean the same post. A short link needs a moderator's look."""

    platform: str
    key: str
    url: str
    needs_review: bool


_PARTS = re.compile(r"https://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#.*)?", re.IGNORECASE)
_NOT_IN_A_LINK = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
_PRINTABLE = "".join(map(chr, range(33, 127)))


def canonical(raw: str) -> PostLink:
    """The post that a typed or shared link names; raises LinkRefused and nothing else."""
    text = raw.strip()
    if len(text) > LINK_MAX:
        raise LinkRefused(LinkFault.too_long)
    if any(sign == "\\" or unicodedata.category(sign) in _NOT_IN_A_LINK for sign in text):
        raise LinkRefused(LinkFault.control)
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise LinkRefused(LinkFault.not_https)
    host = _host(parts["authority"])
    site = site_of(host)
    for shape in SHAPES[site]:
        found = shape.pattern.fullmatch(_subject(shape, parts["path"], parts["query"] or ""))
        if found is not None:
            return _link(shape, host, found.groupdict())
    raise LinkRefused(LinkFault.unknown_host if site == FEDIVERSE else LinkFault.not_a_post)


def _host(authority: str) -> str:
    if "@" in authority:
        raise LinkRefused(LinkFault.credentials)
    if authority.startswith("["):
        raise LinkRefused(LinkFault.private_host)
    if ":" in authority:
        raise LinkRefused(LinkFault.port)
    return authority.lower()


def _subject(shape: Shape, path: str, query: str) -> str:
    """The path without the slash at its end, and of the query only what names the post."""
    path = quote(path, safe=_PRINTABLE).rstrip("/")
    path = re.sub("%3a", ":", path, flags=re.IGNORECASE)
    path = re.sub("%40", "@", path)
    if not shape.query:
        return path
    values = parse_qs(query)
    return path + "?" + "&".join(f"{name}={values.get(name, [''])[0]}" for name in shape.query)


def _link(shape: Shape, host: str, groups: dict[str, str]) -> PostLink:
    folded = {name: value.lower() if name in {"user", "remote"} else value for name, value in groups.items()}
    if "remote" in folded:
        site_of(folded["remote"])
    url = shape.url.format(host=host, **folded)
    key = shape.key.format(host=host, **folded) or url
    return PostLink(shape.platform, key, url, shape.needs_review)
