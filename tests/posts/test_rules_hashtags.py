"""Hashtags in many scripts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from challenge.posts.rules.hashtags import folded, hashtags, matches

ROUND = ("#DresdenLernt", "#30TageDresdenLernt", "#IamALifelongLearner")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("Heute gelernt!", ()),
        ("Tag 1 #DresdenLernt", ("#DresdenLernt",)),
        ("#DresdenLernt #30TageDresdenLernt.", ("#DresdenLernt", "#30TageDresdenLernt")),
        ("(#DresdenLernt), »#Lesen«", ("#DresdenLernt", "#Lesen")),
        ("#dresdenlernt #DRESDENLERNT #DresdenLernt", ("#dresdenlernt",)),
        ("＃DresdenLernt", ("#DresdenLernt",)),
        ("##DresdenLernt", ("#DresdenLernt",)),
        ("#eins#zwei", ("#eins",)),
        ("#Bücherei-Tag", ("#Bücherei",)),
        ("#lesen_am_abend", ("#lesen_am_abend",)),
        ("#DresdenLernt❤️", ("#DresdenLernt",)),
        ("#вчимося #Учимся", ("#вчимося", "#Учимся")),
        ("#نتعلم_معا", ("#نتعلم_معا",)),
        ("#مُتَعَلِّم", ("#مُتَعَلِّم",)),
        ("#हिन्दी #学ぶ #ગુજરાતી", ("#हिन्दी", "#学ぶ", "#ગુજરાતી")),
        ("#1 #2026 #_ # #!", ()),
        ("#️⃣ #1️⃣", ()),
        ("Haus#DresdenLernt", ()),
        ("&#x41; /#DresdenLernt @#DresdenLernt", ()),
        ("https://dresden.network/tags#DresdenLernt", ()),
        ("siehe HTTPS://a.de/?x=(#DresdenLernt) www.a.de/!#Lesen", ()),
        ("https://a.de/ #DresdenLernt", ("#DresdenLernt",)),
    ],
)
def test_hashtags_are_found_as_people_write_them(text: str, expected: tuple[str, ...]) -> None:
    assert hashtags(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#dresdenlernt", {"#DresdenLernt"}),
        ("#DRESDENLERNT und #iamalifelonglearner", {"#DresdenLernt", "#IamALifelongLearner"}),
        ("#DresdenLerntNicht", set()),
        ("#DresdenLernt2", set()),
        ("#DresdenLern", set()),
        ("#30TageDresdenLernt", {"#30TageDresdenLernt"}),
        ("DresdenLernt", set()),
    ],
)
def test_only_the_whole_tag_matches(text: str, expected: set[str]) -> None:
    assert matches(hashtags(text), ROUND) == expected


def test_a_round_may_name_its_hashtags_without_the_sign() -> None:
    assert matches(["#dresdenlernt"], ["DresdenLernt"]) == {"DresdenLernt"}


def test_composed_and_decomposed_letters_are_the_same_tag() -> None:
    composed, decomposed = "#Bücherei", unicodedata.normalize("NFD", "#Bücherei")
    assert hashtags(f"{decomposed} {composed}") == (decomposed,)
    assert matches([decomposed], [composed]) == {composed}


def test_sharp_s_equals_double_s_in_capitals() -> None:
    assert folded("#Straße") == folded("#STRASSE")


@given(st.text(st.one_of(st.characters(), st.sampled_from("#＃#_a \n")), max_size=80))
def test_any_text_gives_clean_tags(text: str) -> None:
    found = hashtags(text)
    for tag in found:
        assert tag[0] == "#"
        assert len(tag) > 1
        assert not any(sign.isspace() or sign in "#＃" for sign in tag[1:])
        assert tag[1:] in text
        assert hashtags(tag) == (tag,)
    assert len({folded(tag) for tag in found}) == len(found)
