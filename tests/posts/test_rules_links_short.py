"""Short links, and what holds for every link."""

import contextlib
import ipaddress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from challenge.posts.rules.links import PLATFORMS, LinkRefused, PostLink, canonical

SHORT: list[tuple[str, str, str]] = [
    ("tiktok", "https://vm.tiktok.com/ZMabcDEF1/", "https://vm.tiktok.com/ZMabcDEF1?k=1"),
    ("tiktok", "https://vt.tiktok.com/ZSabcDEF1/", "https://vt.tiktok.com/ZSabcDEF1/"),
    ("tiktok", "https://www.tiktok.com/t/ZTabcDEF1/", "https://tiktok.com/t/ZTabcDEF1/?_r=1"),
    ("instagram", "https://www.instagram.com/share/p/BAabc-DEF1/", "https://instagram.com/share/p/BAabc-DEF1"),
    (
        "instagram",
        "https://www.instagram.com/share/reel/BAabcDEF1/",
        "https://www.instagram.com/share/reel/BAabcDEF1?x",
    ),
    ("instagram", "https://www.instagram.com/share/BAabcDEF1/", "https://www.instagram.com/share/BAabcDEF1/"),
    (
        "facebook",
        "https://www.facebook.com/share/p/1AbCdEfGhI/",
        "https://www.facebook.com/share/p/1AbCdEfGhI/?mibextid=o",
    ),
    ("facebook", "https://www.facebook.com/share/v/1AbCdEfGhI/", "https://m.facebook.com/share/v/1AbCdEfGhI"),
    ("facebook", "https://www.facebook.com/share/1AbCdEfGhI/", "https://www.facebook.com/share/1AbCdEfGhI/"),
    ("facebook", "https://fb.watch/abc_DEF-1/", "https://fb.watch/abc_DEF-1/?mibextid=x"),
    ("threads", "https://www.threads.com/t/C9abcDEF1", "https://www.threads.net/t/C9abcDEF1/?x=1"),
    ("linkedin", "https://lnkd.in/eAbCdEf1", "https://lnkd.in/eAbCdEf1?trk=x"),
    ("linkedin", "https://lnkd.in/p/eAbCdEf1", "https://www.lnkd.in/p/eAbCdEf1"),
]


FULL = {
    "instagram": "https://instagram.com/ada/reel/C8xY_z-9AbC",
    "tiktok": "https://tiktok.com/@Ada/photo/7301234567890123456",
    "facebook": "https://m.facebook.com/story.php?story_fbid=122100000000000001&id=1000555",
    "youtube": "https://youtu.be/dQw4w9WgXcQ",
    "threads": "https://threads.net/@Ada/post/C9abcDEF_-1",
    "linkedin": "https://de.linkedin.com/posts/ada_lernen-ugcPost-7130000000000000002-xYz1",
    "mastodon": "https://dresden.network/users/Lisa/statuses/113400000000000001",
    "pixelfed": "https://pixelfed.de/p/Ada/630000000000000001",
    "bluesky": "https://bsky.app/profile/did%3Aplc%3Az72i7hdynmk6r22z27h6tvur/post/3l3qabcdefg2h",
}


@pytest.mark.parametrize(("platform", "url", "typed"), SHORT)
def test_a_short_link_is_taken_and_waits_for_a_look(platform: str, url: str, typed: str) -> None:
    assert canonical(typed) == PostLink(platform, key=url, url=url, needs_review=True)


def test_each_of_the_nine_platforms_is_recognised() -> None:
    assert {platform: canonical(typed).platform for platform, typed in FULL.items()} == {p: p for p in PLATFORMS}
    assert len(PLATFORMS) == 9


visible = st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\\"), max_size=12)


@given(st.sampled_from([*FULL.values(), *(typed for *_, typed in SHORT)]), visible)
def test_a_canonical_link_is_its_own_canonical_form(typed: str, fragment: str) -> None:
    once = canonical(typed)
    assert canonical(f"{typed}#{fragment}") == once
    assert canonical(once.url) == once


parts = st.sampled_from(
    [
        "https://",
        "instagram.com",
        "/@ada/",
        "1134",
        "[",
        "]",
        ":",
        "@",
        "?v=",
        "%",
        "&",
        "{",
        "youtu.be/",
        ".",
        "#",
        "é",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(parts, max_size=9).map("".join), st.text().map("https://".__add__)))
@example("https://[/@ada/1")
@example("https://www.facebook.com/watch?v=%ff%fe")
@example("https://dresden.network/@{host}/1")
def test_parsing_raises_nothing_but_a_refusal(typed: str) -> None:
    with contextlib.suppress(LinkRefused):
        assert canonical(typed).url.startswith("https://")


labels = st.from_regex(r"[a-z]{1,12}", fullmatch=True)
private_hosts = st.one_of(
    st.ip_addresses(v=4).map(str),
    st.ip_addresses(v=4).map(lambda ip: str(int(ip))),
    st.ip_addresses(v=4).map(lambda ip: hex(int(ip))),
    st.ip_addresses(v=6).map(lambda ip: f"[{ipaddress.IPv6Address(ip).compressed}]"),
    labels,
    st.builds("{}.{}".format, labels, st.sampled_from(["local", "internal", "localhost", "test", "lan", "home.arpa"])),
)


@given(private_hosts, st.sampled_from(["", "."]), st.sampled_from(["@ada/1134", "p/ada/1134", "users/a/statuses/9"]))
def test_a_private_host_is_never_taken(host: str, dot: str, path: str) -> None:
    with pytest.raises(LinkRefused):
        canonical(f"https://{host}{dot}/{path}")
