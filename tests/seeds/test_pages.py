"""The texts every installation starts with: complete in every language, honest about what only the operator knows."""

import re

import pytest
from markdown_it import MarkdownIt

from challenge.core.i18n import LANGUAGES
from challenge.seeds.pages import PAGES, default_text

TEXTS = [(page, language) for page in PAGES for language in LANGUAGES]
GAPS = {"de": "[Vom Betreiber ", "en": "[To be "}
EMERGENCY = {"110", "112", "116 111"}
STANDARD_AND_POSTCODE = {"301 549", "01067"}


@pytest.mark.parametrize(("page", "language"), TEXTS)
def test_a_text_has_one_heading_of_level_1_at_its_top(page: str, language: str) -> None:
    tokens = MarkdownIt().parse(default_text(page, language))
    assert tokens[0].tag == "h1"
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1


@pytest.mark.parametrize(("page", "language"), TEXTS)
def test_a_text_is_substantial_and_leaves_the_operators_part_open(page: str, language: str) -> None:
    text = default_text(page, language)
    assert len(text) > 1_500
    assert f"**{GAPS[language]}" in text
    assert text.count("**[") == text.count("]**") == text.count(GAPS[language])


@pytest.mark.parametrize(("page", "language"), TEXTS)
def test_a_text_invents_no_e_mail_address_and_no_phone_number(page: str, language: str) -> None:
    text = default_text(page, language)
    assert "@" not in text
    numbers = re.findall(r"(?<![\d/.])(?:\+\d[\d /-]{5,}|0\d{2,}[\d /-]+|\d{3} \d{3,}|1\d\d(?!\d))", text)
    assert {number.strip() for number in numbers} <= EMERGENCY | STANDARD_AND_POSTCODE


@pytest.mark.parametrize(("page", "language"), TEXTS)
def test_both_languages_of_a_page_say_the_same_things_in_the_same_order(page: str, language: str) -> None:
    assert shape(default_text(page, language)) == shape(default_text(page, "de"))


@pytest.mark.parametrize(("page", "language"), TEXTS)
def test_a_text_needs_nothing_but_commonmark(page: str, language: str) -> None:
    text = default_text(page, language)
    assert not re.search(r"^\|", text, flags=re.MULTILINE)
    assert not re.search(r"<[a-z/]", text)


def test_only_the_transparency_page_asks_for_figures_on_a_line_of_their_own() -> None:
    asking = [page for page, language in TEXTS if "\n\n{{figures}}\n\n" in default_text(page, language)]
    assert asking == ["transparenz"] * len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_law_s_musts_are_named(language: str) -> None:
    assert "Maternistraße 17, 01067 Dresden" in default_text("datenschutz", language)
    assert "TDDDG" in default_text("datenschutz", language)
    assert "Archivstraße 1" in default_text("barrierefreiheit", language)
    assert "(Art" in default_text("impressum", language)
    assert "dl-de/by-2-0" in default_text("impressum", language)
    assert re.search(r"\*\*6 (Monate|months)\*\*", default_text("regeln", language))


def test_a_language_without_a_text_reads_german() -> None:
    assert default_text("hilfe", "tlh") == default_text("hilfe", "de")


def test_an_unknown_page_has_no_text() -> None:
    with pytest.raises(KeyError):
        default_text("../data/ideas", "de")


def shape(text: str) -> list[str]:
    tokens = MarkdownIt().parse(text)
    return [token.type for token in tokens if token.type in {"heading_open", "list_item_open"}]
