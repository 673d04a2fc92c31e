"""What the typefaces can write, and what is taken out before it could show as a box."""

import pytest

from challenge.imaging.fonts import covers, is_arabic, is_shared, path, without_unsupported


@pytest.mark.parametrize(
    "text",
    ["Grüße", "Příliš žluťoučký", "Їжак і ґанок", "Съешь ещё", "أتعلّم الألمانية", "Việt", "10 € – „gut“ …"],
)
def test_the_languages_of_the_city_are_covered(text: str) -> None:
    assert covers(text)
    assert without_unsupported(text) == text


@pytest.mark.parametrize("text", ["Ada 🎉", "日本語", "line\nbreak", "\x07"])
def test_signs_without_a_glyph_are_noticed(text: str) -> None:
    assert not covers(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ada 🎉 lernt", "Ada lernt"),
        ("Backen 👩🏽‍🍳!", "Backen!"),
        ("zwei\nZeilen", "zwei Zeilen"),
        ("❤️", ""),
        ("Cafe\u0301", "Café"),
    ],
)
def test_emoji_are_dropped_and_leave_no_gap(text: str, left: str) -> None:
    assert without_unsupported(text) == left
    assert covers(left)


def test_the_typeface_of_a_letter_is_known() -> None:
    assert is_arabic("ت")
    assert not is_arabic("T")
    assert not is_arabic("ч")
    assert is_shared(" ")
    assert is_shared("7")
    assert not is_shared("ä")


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("script", ["latin", "arabic"])
def test_the_font_files_come_with_their_licence(weight: str, script: str) -> None:
    file = path(weight, script)  # type: ignore[arg-type]
    assert file.read_bytes()[:4] == b"\0\1\0\0"
    assert "SIL OPEN FONT LICENSE" in (file.parent / "OFL.txt").read_text(encoding="utf-8")
