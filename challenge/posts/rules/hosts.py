"""Which site a host belongs to. A host must equal a known one, or be any public host of the fediverse."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from challenge.posts.rules.refusals import LinkFault, LinkRefused

FEDIVERSE = "fediverse"

SITES: Mapping[str, str] = MappingProxyType(
    {
        "instagram.com": "instagram",
        "instagr.am": "instagram",
        "tiktok.com": "tiktok",
        "vm.tiktok.com": "vm.tiktok",
        "vt.tiktok.com": "vt.tiktok",
        "facebook.com": "facebook",
        "fb.com": "facebook",
        "fb.watch": "fb.watch",
        "youtube.com": "youtube",
        "youtube-nocookie.com": "youtube",
        "youtu.be": "youtu.be",
        "threads.net": "threads",
        "threads.com": "threads",
        "linkedin.com": "linkedin",
        "lnkd.in": "lnkd.in",
        "bsky.app": "bluesky",
    }
)
"""Host without its front part (www, m, a country) and the site whose paths it uses."""

_FRONT = re.compile(r"(?:www|m|mobile|web|touch|mbasic|music|[a-z]{2}|[a-z]{2}-[a-z]{2})\.(.+)")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_TOP_LABEL = re.compile(r"[a-z]{2,63}")
_ENDS_IN_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)\.?")
_EMBEDDED_ADDRESS = re.compile(r"(?:.*[.-])?[0-9]{1,3}(?:[.-][0-9]{1,3}){3}[.-].*")
_PRIVATE_TOPS = frozenset(
    (
        "alt",
        "arpa",
        "corp",
        "home",
        "intern",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "example",
        "onion",
        "private",
        "test",
        "workgroup",
    )
)
_BRANDS = ("instagram", "tiktok", "facebook", "youtube", "linkedin")


def site_of(host: str) -> str:
    """The site of a host as typed, `FEDIVERSE` for a public host nobody else owns; raises LinkRefused."""
    if not host.isascii():
        raise LinkRefused(LinkFault.look_alike)
    host = host.lower()
    known = known_site(host)
    if known is not None:
        return known
    fault = _fault(host)
    if fault is not None:
        raise LinkRefused(fault)
    return FEDIVERSE


def known_site(host: str) -> str | None:
    """The site of one of the closed platforms, or None; `host` in lower case."""
    front = _FRONT.fullmatch(host)
    return SITES.get(host) or (SITES.get(front[1]) if front else None)


def _fault(host: str) -> LinkFault | None:
    if any(host.endswith("." + known) for known in SITES):
        return LinkFault.not_a_post
    if _resembles_a_known_one(host):
        return LinkFault.look_alike
    if _is_private(host):
        return LinkFault.private_host
    return None if _is_a_name(host) else LinkFault.unknown_host


def _resembles_a_known_one(host: str) -> bool:
    labels = host.split(".")
    if any(label.startswith("xn--") for label in labels):
        return True
    if any(f"{known}{end}" in f"{host}." for known in SITES for end in ".-"):
        return True
    looks = _look(host)
    if any(_look(brand) in looks for brand in _BRANDS):
        return True
    return any(get_close_matches(part, _BRANDS, n=1, cutoff=0.85) for part in re.split(r"[.-]", host[:253]))


def _look(text: str) -> str:
    """The text as a hasty eye reads it."""
    for written, read in (("rn", "m"), ("vv", "w"), ("cl", "d")):
        text = text.replace(written, read)
    return text.translate(str.maketrans("013l57", "oieist"))


def _is_private(host: str) -> bool:
    if host.startswith("[") or _ENDS_IN_NUMBER.fullmatch(host) or _EMBEDDED_ADDRESS.fullmatch(host):
        return True
    labels = host.rstrip(".").split(".")
    return labels[-1] in _PRIVATE_TOPS or (len(labels) == 1 and _LABEL.fullmatch(host) is not None)


def _is_a_name(host: str) -> bool:
    labels = host.split(".")
    return (
        len(host) <= 253
        and len(labels) >= 2
        and all(_LABEL.fullmatch(label) for label in labels)
        and _TOP_LABEL.fullmatch(labels[-1]) is not None
    )
