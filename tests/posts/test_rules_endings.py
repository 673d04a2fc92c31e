"""Hashtags put at the end of a text, and taken off it."""

import pytest

from challenge.posts.rules.hashtags import with_hashtags, without_hashtags


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Gelernt!", ["#DresdenLernt"], "Gelernt!\n\n#DresdenLernt"),
        ("Gelernt! #dresdenlernt", ["#DresdenLernt", "#Neu"], "Gelernt! #dresdenlernt\n\n#Neu"),
        ("", ["#DresdenLernt"], "#DresdenLernt"),
        ("Gelernt!", [], "Gelernt!"),
    ],
)
def test_only_missing_hashtags_are_added(text: str, wanted: list[str], expected: str) -> None:
    assert with_hashtags(text, wanted) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gelernt!\n\n#DresdenLernt #Neu", "Gelernt!"),
        ("Mit #DresdenLernt gelernt", "Mit #DresdenLernt gelernt"),
        ("C#", "C#"),
        ("a#b", "a#b"),
        ("Platz #1", "Platz #1"),
        ("#DresdenLernt", ""),
        ("", ""),
    ],
)
def test_the_hashtags_at_the_end_are_taken_off(text: str, expected: str) -> None:
    assert without_hashtags(text) == expected


def test_only_wanted_hashtags_are_taken_off() -> None:
    assert without_hashtags("Gelernt #Mine #dresdenlernt", ["#DresdenLernt"]) == "Gelernt #Mine"
