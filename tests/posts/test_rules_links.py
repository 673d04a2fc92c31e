"""Links to posts on Instagram, TikTok, YouTube and Threads."""

import pytest

from challenge.posts.rules.links import PostLink, canonical

FOLDED: list[tuple[str, str, str, list[str]]] = [
    (
        "instagram",
        "C8xY_z-9AbC",
        "https://www.instagram.com/p/C8xY_z-9AbC/",
        [
            "https://instagram.com/p/C8xY_z-9AbC",
            "https://www.instagram.com/p/C8xY_z-9AbC/?igsh=MzRlODBi&utm_source=ig_web#comments",
            "https://www.instagram.com/reel/C8xY_z-9AbC/",
            "https://www.instagram.com/reels/C8xY_z-9AbC/",
            "https://www.instagram.com/tv/C8xY_z-9AbC/",
            "https://www.instagram.com/ada.lernt/p/C8xY_z-9AbC/",
            "https://www.instagram.com/ada.lernt/reel/C8xY_z-9AbC/",
            "https://m.instagram.com/p/C8xY_z-9AbC/",
            "https://instagr.am/p/C8xY_z-9AbC/",
            "HTTPS://WWW.INSTAGRAM.COM/p/C8xY_z-9AbC/",
            "  https://www.instagram.com/p/C8xY_z-9AbC/\n",
            "https://www.instagram.com/p/C8xY_z-9AbC/embed/captioned/",
        ],
    ),
    (
        "tiktok",
        "7301234567890123456",
        "https://www.tiktok.com/@ada.lernt/video/7301234567890123456",
        [
            "https://www.tiktok.com/@Ada.Lernt/video/7301234567890123456?is_from_webapp=1&sender_device=pc",
            "https://m.tiktok.com/@ada.lernt/video/7301234567890123456/",
            "https://www.tiktok.com/%40ada.lernt/video/7301234567890123456",
        ],
    ),
    (
        "tiktok",
        "7301234567890123457",
        "https://www.tiktok.com/@ada/photo/7301234567890123457",
        ["https://tiktok.com/@ada/photo/7301234567890123457?lang=de"],
    ),
    (
        "tiktok",
        "7301234567890123456",
        "https://m.tiktok.com/v/7301234567890123456.html",
        ["https://m.tiktok.com/v/7301234567890123456.html?u_code=1", "https://www.tiktok.com/v/7301234567890123456"],
    ),
    (
        "youtube",
        "dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        [
            "https://youtu.be/dQw4w9WgXcQ?si=abc&t=10",
            "https://youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&list=PL1&t=5s",
            "https://m.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://music.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com/shorts/dQw4w9WgXcQ?feature=share",
            "https://www.youtube.com/live/dQw4w9WgXcQ",
            "https://www.youtube.com/embed/dQw4w9WgXcQ",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        ],
    ),
    (
        "youtube",
        "UgkxQ1w2E3r4T5y6U7i8O9p0",
        "https://www.youtube.com/post/UgkxQ1w2E3r4T5y6U7i8O9p0",
        ["https://m.youtube.com/post/UgkxQ1w2E3r4T5y6U7i8O9p0?si=1"],
    ),
    (
        "threads",
        "C9abcDEF_-1",
        "https://www.threads.com/@ada/post/C9abcDEF_-1",
        [
            "https://www.threads.net/@ada/post/C9abcDEF_-1",
            "https://threads.net/@Ada/post/C9abcDEF_-1?xmt=AQF0",
            "https://threads.com/@ada/post/C9abcDEF_-1/media",
        ],
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
def test_every_way_to_write_a_post_becomes_the_same_link(typed: str, expected: PostLink) -> None:
    assert canonical(typed) == expected


def test_letter_case_tells_instagram_posts_apart() -> None:
    assert canonical("https://instagram.com/p/abcdeFG").key != canonical("https://instagram.com/p/ABCDEfg").key
