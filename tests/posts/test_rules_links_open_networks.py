"""Links to posts on Bluesky, Mastodon and Pixelfed."""

import pytest

from challenge.posts.rules.links import PostLink, canonical

DID = "did:plc:z72i7hdynmk6r22z27h6tvur"
ULID = "01M83WWTS8Z4AMTQFD4RQ8DDNY"

FOLDED: list[tuple[str, str, str, list[str]]] = [
    (
        "bluesky",
        "at://ada.bsky.social/app.bsky.feed.post/3l3qabcdefg2h",
        "https://bsky.app/profile/ada.bsky.social/post/3l3qabcdefg2h",
        [
            "https://bsky.app/profile/Ada.bsky.social/post/3l3qabcdefg2h?ref_src=embed",
            "https://www.bsky.app/profile/ada.bsky.social/post/3l3qabcdefg2h/",
        ],
    ),
    (
        "bluesky",
        f"at://{DID}/app.bsky.feed.post/3l3qabcdefg2h",
        f"https://bsky.app/profile/{DID}/post/3l3qabcdefg2h",
        ["https://bsky.app/profile/did%3Aplc%3Az72i7hdynmk6r22z27h6tvur/post/3l3qabcdefg2h"],
    ),
    (
        "mastodon",
        "https://dresden.network/users/lisa/statuses/113400000000000001",
        "https://dresden.network/@lisa/113400000000000001",
        [
            "https://dresden.network/users/lisa/statuses/113400000000000001",
            "https://Dresden.Network/@Lisa/113400000000000001?a=1#b",
            "https://dresden.network/web/@lisa/113400000000000001",
            "https://dresden.network/@lisa/113400000000000001/embed",
        ],
    ),
    (
        "mastodon",
        "https://dresden.network/@ben@mastodon.social/113400000000000002",
        "https://dresden.network/@ben@mastodon.social/113400000000000002",
        ["https://dresden.network/@Ben@Mastodon.Social/113400000000000002/"],
    ),
    (
        "mastodon",
        f"https://gts.schloss.dev/users/ben/statuses/{ULID}",
        f"https://gts.schloss.dev/@ben/statuses/{ULID}",
        [f"https://gts.schloss.dev/users/ben/statuses/{ULID}"],
    ),
    (
        "pixelfed",
        "https://pixelfed.de/p/ada/630000000000000001",
        "https://pixelfed.de/p/ada/630000000000000001",
        ["https://pixelfed.de/p/Ada/630000000000000001?utm_source=x"],
    ),
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (typed, PostLink(p, key, url, needs_review=False))
        for p, key, url, variants in FOLDED
        for typed in [url, *variants]
    ],
)
def test_a_link_and_a_post_found_by_its_hashtag_meet_in_one_key(typed: str, expected: PostLink) -> None:
    assert canonical(typed) == expected
