"""The shapes of addresses that are a post, per site, and what each is rebuilt to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from challenge.posts.rules.hosts import FEDIVERSE


@dataclass(frozen=True)
class Shape:
    """`key` and `url` are filled from the named groups and `host`; an empty key means the address itself."""

    platform: str
    pattern: re.Pattern[str]
    key: str
    url: str
    query: tuple[str, ...] = ()

    @property
    def needs_review(self) -> bool:
        """A short link: only the platform knows which post it is, so a moderator looks."""
        return not self.key


def _shape(platform: str, pattern: str, key: str, url: str, *query: str) -> Shape:
    return Shape(platform, re.compile(pattern, re.ASCII), key, url, query)


def _short(platform: str, pattern: str, url: str) -> Shape:
    return _shape(platform, pattern, "", url)


_STORY = r"(?P<id>pfbid\w{10,100}|\d{5,22})"
_PAGE = r"(?P<page>[\w.%-]{1,200})"
_TUBE = r"(?P<id>(?!videoseries|live_stream)[\w-]{11})"
_URN = r"(?P<kind>activity|share|ugcPost)[:-](?P<id>\d{10,22})"
_ACCOUNT = r"(?P<user>\w(?:[\w.-]{0,62}\w)?)"
_ULID = r"(?P<id>[0-9A-HJKMNP-TV-Z]{26})"
_NUMBER = r"(?P<id>\d{1,20})"

_WATCH = "https://www.youtube.com/watch?v={id}"
_FACEBOOK = "https://www.facebook.com"
_STATUS = "https://{host}/users/{user}/statuses/{id}"

_INSTAGRAM = (
    _short("instagram", r"/share/(?P<id>(?:(?:p|reel)/)?[\w-]{5,64})", "https://www.instagram.com/share/{id}/"),
    _shape(
        "instagram",
        r"(?:/[\w.]{1,30})?/(?:p|reels?|tv)/(?P<id>[\w-]{5,64})(?:/embed(?:/captioned)?)?",
        "{id}",
        "https://www.instagram.com/p/{id}/",
    ),
)
_TIKTOK = (
    _short("tiktok", r"/t/(?P<id>\w{5,32})", "https://www.tiktok.com/t/{id}/"),
    _shape(
        "tiktok",
        r"/@(?P<user>[\w.]{1,30})/(?P<kind>video|photo)/(?P<id>\d{5,22})",
        "{id}",
        "https://www.tiktok.com/@{user}/{kind}/{id}",
    ),
    _shape("tiktok", r"/v/(?P<id>\d{5,22})(?:\.html)?", "{id}", "https://m.tiktok.com/v/{id}.html"),
)
_FACEBOOK_SHAPES = (
    _short("facebook", r"/share/(?P<id>(?:[a-z]/)?\w{5,64})", f"{_FACEBOOK}/share/{{id}}/"),
    _shape("facebook", rf"/reel/{_STORY}", "{id}", f"{_FACEBOOK}/reel/{{id}}"),
    _shape(
        "facebook",
        rf"/groups/{_PAGE}/(?:posts|permalink)/{_STORY}",
        "{id}",
        f"{_FACEBOOK}/groups/{{page}}/posts/{{id}}",
    ),
    _shape("facebook", rf"/{_PAGE}/posts/(?:[^/]+/)?{_STORY}", "{id}", f"{_FACEBOOK}/{{page}}/posts/{{id}}"),
    _shape("facebook", rf"/{_PAGE}/videos/(?:[^/]+/)?{_STORY}", "{id}", f"{_FACEBOOK}/watch/?v={{id}}"),
    _shape("facebook", rf"/{_PAGE}/photos/(?:[^/]+/)?{_STORY}", "{id}", f"{_FACEBOOK}/photo/?fbid={{id}}"),
    _shape("facebook", rf"/watch\?v={_STORY}", "{id}", f"{_FACEBOOK}/watch/?v={{id}}", "v"),
    _shape("facebook", rf"/photo(?:\.php)?\?fbid={_STORY}", "{id}", f"{_FACEBOOK}/photo/?fbid={{id}}", "fbid"),
    _shape(
        "facebook",
        rf"/(?:story|permalink)\.php\?story_fbid={_STORY}&id=(?P<page>\d+)",
        "{id}",
        f"{_FACEBOOK}/{{page}}/posts/{{id}}",
        "story_fbid",
        "id",
    ),
)
_YOUTUBE = (
    _shape("youtube", rf"/watch\?v={_TUBE}", "{id}", _WATCH, "v"),
    _shape("youtube", rf"/(?:shorts|live|embed|v)/{_TUBE}", "{id}", _WATCH),
    _shape("youtube", r"/post/(?P<id>Ug[\w-]{10,60})", "{id}", "https://www.youtube.com/post/{id}"),
)
_THREADS = (
    _short("threads", r"/t/(?P<id>[\w-]{5,32})", "https://www.threads.com/t/{id}"),
    _shape(
        "threads",
        r"/@(?P<user>[\w.]{1,30})/post/(?P<id>[\w-]{5,32})(?:/embed|/media)?",
        "{id}",
        "https://www.threads.com/@{user}/post/{id}",
    ),
)
_LINKEDIN = tuple(
    _shape("linkedin", pattern, "urn:li:{kind}:{id}", "https://www.linkedin.com/feed/update/urn:li:{kind}:{id}/")
    for pattern in (rf"(?:/embed)?/feed/update/urn:li:{_URN}", rf"/posts/[^/]+-{_URN}(?:-[\w-]{{1,8}})?")
)
_BLUESKY = (
    _shape(
        "bluesky",
        r"/profile/(?P<user>(?:did:(?:plc|web):)?[\w.-]{3,253})/post/(?P<id>[2-7a-z]{13})",
        "at://{user}/app.bsky.feed.post/{id}",
        "https://bsky.app/profile/{user}/post/{id}",
    ),
)
# The keys are the ids under which servers pass the post on, so that a submitted link and a found post meet.
_FEDIVERSE = (
    _shape("mastodon", rf"(?:/web)?/@{_ACCOUNT}/{_NUMBER}(?:/embed)?", _STATUS, "https://{host}/@{user}/{id}"),
    _shape("mastodon", rf"/users/{_ACCOUNT}/statuses/{_NUMBER}", _STATUS, "https://{host}/@{user}/{id}"),
    _shape("mastodon", rf"/(?:@|users/){_ACCOUNT}/statuses/{_ULID}", _STATUS, "https://{host}/@{user}/statuses/{id}"),
    _shape(
        "mastodon",
        rf"(?:/web)?/@{_ACCOUNT}@(?P<remote>[\w.-]{{3,253}})/{_NUMBER}",
        "https://{host}/@{user}@{remote}/{id}",
        "https://{host}/@{user}@{remote}/{id}",
    ),
    _shape("pixelfed", rf"/p/{_ACCOUNT}/{_NUMBER}", "https://{host}/p/{user}/{id}", "https://{host}/p/{user}/{id}"),
)

SHAPES: Mapping[str, tuple[Shape, ...]] = MappingProxyType(
    {
        "instagram": _INSTAGRAM,
        "tiktok": _TIKTOK,
        "vm.tiktok": (_short("tiktok", r"/(?P<id>\w{5,32})", "https://vm.tiktok.com/{id}/"),),
        "vt.tiktok": (_short("tiktok", r"/(?P<id>\w{5,32})", "https://vt.tiktok.com/{id}/"),),
        "facebook": _FACEBOOK_SHAPES,
        "fb.watch": (_short("facebook", r"/(?P<id>[\w-]{5,32})", "https://fb.watch/{id}/"),),
        "youtube": _YOUTUBE,
        "youtu.be": (_shape("youtube", rf"/{_TUBE}", "{id}", _WATCH),),
        "threads": _THREADS,
        "linkedin": _LINKEDIN,
        "lnkd.in": (_short("linkedin", r"/(?P<id>(?:p/)?[\w-]{5,32})", "https://lnkd.in/{id}"),),
        "bluesky": _BLUESKY,
        FEDIVERSE: _FEDIVERSE,
    }
)
