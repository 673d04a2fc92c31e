"""The printed sheet: tagged, in German, readable by machines, and true whatever name is put on it."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from challenge.certificates.pdf.ornament import ornament
from challenge.certificates.pdf.printing import Check, Sheet, Wording, _compiler, _data, pdf
from challenge.imaging import qr
from challenge.imaging.window import WindowState

ADDRESS = "https://lernt.example/pruefen/AbCdEfGh_-345678"
GERMAN = Wording(
    "de",
    "ltr",
    "Urkunde",
    "hat an 24 von 30 Tagen gelernt:",
    "Gebärden für meinen Nachbarn",
    "vom 2. November 2026 bis zum 1. Dezember 2026",
    "Längste Serie: 24 Lerntage",
    "Die Lerntage sind eigene Angaben.",
)
ENGLISH = Wording(
    "en", "ltr", "Certificate", "learned on 24 of 30 days:", "Signs", "from 2 to 30 November", "Longest run: 24", "Own."
)
WINDOWS: tuple[WindowState, ...] = (*("lit",) * 20, *("joker",) * 2, *("lit",) * 4, *("future",) * 4)
LONG = "Ukrainisch, damit ich mit der Familie von nebenan über alles reden kann, auch über das Wetter und die Elbe"


def sheet(name: str = "Ada Morgenstern", *columns: Wording) -> Sheet:
    return Sheet(
        lang="de",
        title="Urkunde · Dresden lernt",
        issued_on=date(2026, 12, 1),
        name=name,
        columns=columns or (GERMAN,),
        ornament=ornament(WINDOWS),
        ornament_alt="Ein Haus in Dresden: 24 seiner 30 Fenster leuchten.",
        code=qr.svg(ADDRESS),
        code_alt="QR-Code zur Prüfseite",
        place="Dresden, 1. Dezember 2026",
        check=Check("Nachprüfen:", ADDRESS, "Den Namen hat die Person selbst eingesetzt."),
    )


def text_of(document: bytes) -> str:
    reader = PdfReader(BytesIO(document))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def test_it_says_who_learned_what_on_how_many_days() -> None:
    text = text_of(pdf(sheet()))
    for words in ("Urkunde", "Ada Morgenstern", GERMAN.done, GERMAN.goal, GERMAN.span, GERMAN.best, GERMAN.honest):
        assert words in text
    assert ADDRESS in text.replace(" ", "")


def test_it_is_tagged_and_has_title_language_and_alternative_texts() -> None:
    reader = PdfReader(BytesIO(pdf(sheet())))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Urkunde · Dresden lernt"
    tags = list(_tags(root["/StructTreeRoot"]))
    assert {"/H1", "/P", "/Figure", "/Link"} <= {tag for tag, _alt in tags}
    assert {alt for tag, alt in tags if tag == "/Figure"} == {
        "Ein Haus in Dresden: 24 seiner 30 Fenster leuchten.",
        "QR-Code zur Prüfseite",
    }
    described = root["/Metadata"].get_data()
    assert b"<pdfaid:part>3</pdfaid:part>" in described
    assert b"<pdfuaid:part>1</pdfuaid:part>" in described


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert pdf(sheet()) == pdf(sheet())


def test_a_second_language_stands_beside_the_german() -> None:
    text = text_of(pdf(sheet("Ada", GERMAN, ENGLISH)))
    assert GERMAN.done in text
    assert ENGLISH.done in text


@pytest.mark.parametrize(
    "name", ["W" * 60, " ".join(["Wwwwww"] * 8), "Zażółć Gęślą", "Оксана Ґалаґан", "Nguyễn Thị Hạnh", '#let x = "1"']
)
def test_any_name_stays_on_one_sheet_and_is_never_code(name: str) -> None:
    assert name.replace(" ", "") in text_of(pdf(sheet(name, GERMAN, ENGLISH))).replace(" ", "")


def test_an_arabic_name_is_written() -> None:
    assert len(text_of(pdf(sheet("ليلى الحسن")))) > len(text_of(pdf(sheet(" "))))


def test_the_longest_goal_in_two_languages_stays_on_one_sheet() -> None:
    wide = Wording("de", "ltr", "Urkunde", GERMAN.done, LONG, GERMAN.span, GERMAN.best, GERMAN.honest * 2)
    assert "über das Wetter" in text_of(pdf(sheet("Wwwwwwwwwwwwwww " * 4, wide, wide)))


def test_the_code_on_the_page_leads_to_the_check() -> None:
    picture = _compiler().compile(format="png", ppi=110, sys_inputs={"data": _data(sheet())})
    with Image.open(BytesIO(picture)) as page:
        (found,) = zxingcpp.read_barcodes(page.convert("RGB"))
    assert found.text == ADDRESS


def _tags(node: Any) -> Iterator[tuple[str, str]]:
    """Every tag of the structure with its alternative text."""
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        for each in found:
            yield from _tags(each)
    elif isinstance(found, dict):
        if "/S" in found:
            yield str(found["/S"]), str(found.get("/Alt", ""))
        if "/K" in found:
            yield from _tags(found["/K"])
