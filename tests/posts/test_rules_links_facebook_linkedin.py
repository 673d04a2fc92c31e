"""Links to posts on Facebook and LinkedIn."""

import pytest

from challenge.posts.rules.links import PostLink, canonical

FOLDED: list[tuple[str, str, str, list[str]]] = [
    (
        "facebook",
        "pfbid02AbCdEfGhIjKlMn",
        "https://www.facebook.com/bildungsbuero.dresden/posts/pfbid02AbCdEfGhIjKlMn",
        [
            "https://facebook.com/bildungsbuero.dresden/posts/pfbid02AbCdEfGhIjKlMn?rdid=x",
            "https://m.facebook.com/bildungsbuero.dresden/posts/pfbid02AbCdEfGhIjKlMn/",
            "https://de-de.facebook.com/bildungsbuero.dresden/posts/wir-lernen/pfbid02AbCdEfGhIjKlMn",
            "https://fb.com/bildungsbuero.dresden/posts/pfbid02AbCdEfGhIjKlMn",
        ],
    ),
    (
        "facebook",
        "122100000000000001",
        "https://www.facebook.com/1000555/posts/122100000000000001",
        [
            "https://m.facebook.com/story.php?story_fbid=122100000000000001&id=1000555&mibextid=abc",
            "https://www.facebook.com/permalink.php?id=1000555&story_fbid=122100000000000001",
        ],
    ),
    (
        "facebook",
        "1234567890",
        "https://www.facebook.com/watch/?v=1234567890",
        [
            "https://www.facebook.com/bildungsbuero/videos/1234567890/",
            "https://www.facebook.com/bildungsbuero/videos/wir-lernen/1234567890/",
            "https://www.facebook.com/watch?ref=saved&v=1234567890",
        ],
    ),
    (
        "facebook",
        "987654321",
        "https://www.facebook.com/reel/987654321",
        ["https://m.facebook.com/reel/987654321/?s=a"],
    ),
    (
        "facebook",
        "555666777",
        "https://www.facebook.com/photo/?fbid=555666777",
        [
            "https://www.facebook.com/photo.php?fbid=555666777&set=a.1",
            "https://www.facebook.com/ada/photos/a.100/555666777/",
        ],
    ),
    (
        "facebook",
        "444555666",
        "https://www.facebook.com/groups/lernen-dd/posts/444555666",
        ["https://www.facebook.com/groups/lernen-dd/permalink/444555666/"],
    ),
    (
        "facebook",
        "12345678",
        "https://www.facebook.com/K%C3%A4the/posts/12345678",
        ["https://www.facebook.com/Käthe/posts/12345678"],
    ),
    (
        "linkedin",
        "urn:li:activity:7130000000000000001",
        "https://www.linkedin.com/feed/update/urn:li:activity:7130000000000000001/",
        [
            "https://www.linkedin.com/posts/ada-l_dresdenlernt-activity-7130000000000000001-aB3d?utm_source=share",
            "https://de.linkedin.com/posts/ada-l_dresdenlernt-activity-7130000000000000001-aB3d",
            "https://www.linkedin.com/embed/feed/update/urn:li:activity:7130000000000000001",
            "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7130000000000000001",
        ],
    ),
    (
        "linkedin",
        "urn:li:ugcPost:7130000000000000002",
        "https://www.linkedin.com/feed/update/urn:li:ugcPost:7130000000000000002/",
        ["https://linkedin.com/posts/ada_lernen-ugcPost-7130000000000000002-xYz1"],
    ),
    (
        "linkedin",
        "urn:li:share:7130000000000000003",
        "https://www.linkedin.com/feed/update/urn:li:share:7130000000000000003/",
        ["https://www.linkedin.com/feed/update/urn:li:share:7130000000000000003?commentUrn=1"],
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
def test_every_facebook_or_linkedin_address_of_a_post_becomes_the_same_link(typed: str, expected: PostLink) -> None:
    assert canonical(typed) == expected
