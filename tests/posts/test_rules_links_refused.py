"""Links that are not taken, each with its reason."""

import pytest

from challenge.posts.rules.links import LINK_MAX, LinkFault, LinkRefused, canonical

HOSTILE: list[tuple[LinkFault, list[str]]] = [
    (
        LinkFault.not_https,
        [
            "",
            "hallo",
            "http://www.instagram.com/p/C8xY_z9AbC/",
            "ftp://instagram.com/p/C8xY_z9AbC/",
            "javascript:alert(1)//instagram.com/p/C8xY_z9AbC/",
            "data:text/html,<script>alert(1)</script>",
            "//instagram.com/p/C8xY_z9AbC/",
            "https:/instagram.com/p/C8xY_z9AbC/",
            "www.instagram.com/p/C8xY_z9AbC/",
            "at://ada.bsky.social/app.bsky.feed.post/3l3qabcdefg2h",
        ],
    ),
    (
        LinkFault.credentials,
        [
            "https://instagram.com@evil.net/p/C8xY_z9AbC/",
            "https://ada:secret@www.instagram.com/p/C8xY_z9AbC/",
            "https://@www.instagram.com/p/C8xY_z9AbC/",
        ],
    ),
    (
        LinkFault.port,
        [
            "https://www.instagram.com:8443/p/C8xY_z9AbC/",
            "https://www.instagram.com:443/p/C8xY_z9AbC/",
            "https://127.0.0.1:8000/@lisa/1134",
        ],
    ),
    (
        LinkFault.private_host,
        [
            "https://127.0.0.1/@lisa/113400000000000001",
            "https://127.1/@lisa/1134",
            "https://2130706433/@lisa/1134",
            "https://0x7f000001/@lisa/1134",
            "https://0177.0.0.1/@lisa/1134",
            "https://169.254.169.254/@lisa/1134",
            "https://8.8.8.8/@lisa/1134",
            "https://8.8.8.8./@lisa/1134",
            "https://[::1]/@lisa/1134",
            "https://[::ffff:127.0.0.1]:8443/@lisa/1134",
            "https://127.0.0.1.nip.io/@lisa/1134",
            "https://app-192-168-0-1.sslip.io/@lisa/1134",
            "https://localhost/@lisa/1134",
            "https://localhost./@lisa/1134",
            "https://intranet/p/lisa/1134",
            "https://db.internal/@lisa/1134",
            "https://drucker.local/@lisa/1134",
            "https://social.test/@lisa/1134",
            "https://a.localhost/@lisa/1134",
            "https://router.home.arpa/@lisa/1134",
            "https://dresden.network/@ben@localhost/1134",
            "https://dresden.network/@ben@10.0.0.1/1134",
        ],
    ),
    (
        LinkFault.look_alike,
        [
            "https://instagram.com.evil.example/p/C8xY_z9AbC/",
            "https://www.instagram.com.evil.net/@lisa/1134",
            "https://instаgram.com/p/C8xY_z9AbC/",
            "https://xn--instgram-2fg.com/p/C8xY_z9AbC/",
            "https://www.ｉnstagram.com/p/C8xY_z9AbC/",
            "https://instagram。com/p/C8xY_z9AbC/",
            "https://instagrarn.com/p/lisa/1134",
            "https://lnstagram.com/p/lisa/1134",
            "https://instagarm.com/p/lisa/1134",
            "https://instagram-login.com/p/lisa/1134",
            "https://notfb.com/@lisa/1134",
            "https://faceb00k.com/@lisa/1134",
            "https://youtu.be.video-dresden.net/@lisa/1134",
            "https://tiktok.com-dresden.net/@lisa/1134",
            "https://www.instagram.com./p/C8xY_z9AbC/",
        ],
    ),
    (
        LinkFault.unknown_host,
        [
            "https:///p/C8xY_z9AbC/",
            "https://",
            "https://evil.net/p/C8xY_z9AbC/",
            "https://twitter.com/ada/status/1134",
            "https://medium.com/@ada/lernen-macht-froh-1134",
            "https://dresden.network/@lisa",
            "https://dresden.network/@lisa/113400000000000001/../../etc",
            "https://ex_ample.net/@lisa/1134",
            "https://evil%2enet/@lisa/1134",
            "https://a..net/@lisa/1134",
            "https://-a.net/@lisa/1134",
            f"https://{'a' * 64}.net/@lisa/1134",
            f"https://{'a.' * 130}net/@lisa/1134",
        ],
    ),
    (
        LinkFault.not_a_post,
        [
            "https://www.instagram.com",
            "https://www.instagram.com/ada.lernt/",
            "https://www.instagram.com/stories/ada/31340000/",
            "https://l.instagram.com/?u=https%3A%2F%2Fevil.net",
            "https://www.youtube.com/@ada",
            "https://www.youtube.com/watch?v=kurz",
            "https://www.youtube.com/watch",
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/redirect?q=https://evil.net",
            "https://www.facebook.com/sharer/sharer.php?u=https://evil.net",
            "https://www.facebook.com/bildungsbuero",
            "https://www.tiktok.com/@ada",
            "https://www.linkedin.com/in/ada",
            "https://bsky.app/profile/ada.bsky.social",
            "https://bsky.app/profile/ada.bsky.social/post/zu-kurz",
            "https://www.threads.net/@ada",
        ],
    ),
    (
        LinkFault.control,
        [
            "https://www.instagram.com/p/C8xY\u0000z9AbC/",
            "https://www.instagram.com/p/C8xY\nz9AbC/",
            "https://www.instagram.com/p/C8xY z9AbC/",
            "https://www.insta\tgram.com/p/C8xYz9AbC/",
            "https://www.instagram.com/p/\u202eC8xYz9AbC/",
            "https://www.insta\u200bgram.com/p/C8xYz9AbC/",
            "https://www.instagram.com\\@evil.net/p/C8xYz9AbC/",
            "https://www.instagram.com/p/\ud800C8xYz9AbC/",
        ],
    ),
    (LinkFault.too_long, ["https://www.instagram.com/p/C8xY_z9AbC/?x=" + "a" * LINK_MAX]),
]


@pytest.mark.parametrize(("reason", "typed"), [(reason, typed) for reason, every in HOSTILE for typed in every])
def test_a_hostile_link_is_refused_with_its_reason(reason: LinkFault, typed: str) -> None:
    with pytest.raises(LinkRefused) as refusal:
        canonical(typed)
    assert refusal.value.reason is reason


def test_every_reason_is_in_the_table() -> None:
    assert {reason for reason, _ in HOSTILE} == set(LinkFault)


def test_the_longest_link_is_still_taken() -> None:
    typed = "https://www.instagram.com/p/C8xY_z9AbC/?x="
    assert canonical(typed + "a" * (LINK_MAX - len(typed))).key == "C8xY_z9AbC"
