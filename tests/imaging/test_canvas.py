"""Share cards: measured before they are drawn, and read again after."""

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pytest
import zxingcpp
from PIL import Image

from challenge.imaging.canvas import Block, CardContent, blocks, card
from challenge.imaging.fonts import covers
from challenge.imaging.house import house
from challenge.imaging.lettering import advance
from challenge.imaging.sheets import SHEETS, Format
from challenge.imaging.window import WindowState

LINK = "https://dresden-lernt.example/mit/k7m2xq"
STATES: tuple[WindowState, ...] = ("lit",) * 12 + ("joker", "dark", "today") + ("future",) * 15
CONTENT = CardContent(
    day=15,
    headline="Tag 15",
    goal="Dresden zeichnen",
    name_line="Ada aus der Neustadt lernt mit",
    windows=STATES,
    call="Mach mit: 30 Tage, 30 Fenster",
    hashtags=("#DresdenLernt", "#30TageDresdenLernt", "#IamALifelongLearner"),
    claim="Dresden lernt. Ein Leben lang.",
    url="dresden-lernt.example/mit/k7m2xq",
    qr=LINK,
    language="de",
)
GOAL = (
    "Jeden Tag fünf tschechische Wörter und ein ganzer Satz, damit ich mit meiner "
    "Nachbarin in Prag plaudern kann, hurra!!!!!"
)
HARD = {
    "plain": CONTENT,
    "long goal": replace(CONTENT, goal=GOAL),
    "wide letters": replace(CONTENT, goal="W" * 120, name_line="W" * 40, call="M" * 90),
    "empty": replace(CONTENT, goal="🎉", name_line="", hashtags=()),
    "emoji": replace(CONTENT, goal="Backen 👩🏽‍🍳 lernen 🥨", name_line="Ada ❤️"),
    "Ukrainian": replace(CONTENT, headline="День 15", goal="Вивчаю німецьку щодня по десять хвилин", language="uk"),
    "Arabic": replace(CONTENT, headline="اليوم 15", goal="أتعلم Deutsch كل يوم – B1", language="ar", direction="rtl"),
}
FORMATS: tuple[Format, ...] = ("story", "quadrat", "vorschau")
SIZES = {"story": (1080, 1920), "quadrat": (1080, 1080), "vorschau": (1200, 630)}


def opened(content: CardContent, form: Format) -> Image.Image:
    """The finished card as pixels."""
    return Image.open(BytesIO(card(content, form))).convert("RGB")


def written(content: CardContent, form: Format) -> list[Block]:
    """The texts that have something to say."""
    return [block for block in blocks(content, form) if block.setting.lines]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", HARD)
def test_every_text_stays_in_its_column_and_the_picture(kind: str, form: Format) -> None:
    width, height = SIZES[form]
    for block in written(HARD[kind], form):
        left, top, right, bottom = block.box
        assert block.setting.width <= block.width + 0.5, block.name
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", HARD)
def test_no_text_lies_on_another_or_on_the_code_or_the_house(kind: str, form: Format) -> None:
    sheet = SHEETS[form]
    x, y, side = sheet.code
    roof = sheet.house.y + 18 * sheet.house.scale
    wall = (sheet.house.x + 28 * sheet.house.scale, roof, sheet.house.x + 290 * sheet.house.scale, sheet.ground)
    boxes = [block.box for block in written(HARD[kind], form)] + [(x, y, x + side, y + side), wall]
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_goal_of_120_characters_is_written_out(form: Format) -> None:
    assert len(GOAL) == 120
    goal = next(block for block in blocks(HARD["long goal"], form) if block.name == "goal")
    assert " ".join(goal.setting.lines) == GOAL


def test_emoji_leave_the_card_and_words_stay() -> None:
    texts = [line for block in blocks(HARD["emoji"], "story") for line in block.setting.lines]
    assert "Backen lernen" in texts
    assert "Ada" in texts
    assert all(covers(text) for text in texts)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", ["plain", "wide letters", "Arabic"])
def test_the_card_has_its_size_and_its_code_can_be_read(kind: str, form: Format) -> None:
    picture = opened(HARD[kind], form)
    assert picture.size == SIZES[form]
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [LINK]


def test_the_link_preview_is_small_enough_for_crawlers() -> None:
    assert len(card(replace(CONTENT, windows=("lit",) * 30, goal=GOAL), "vorschau")) <= 250 * 1024


@pytest.mark.parametrize("lit", [0, 1, 17, 30])
def test_as_many_windows_glow_on_the_card_as_were_lit(lit: int) -> None:
    states: list[WindowState] = ["lit" if number <= lit else "dark" for number in range(1, 31)]
    content = replace(CONTENT, windows=tuple(states))
    picture, place = opened(content, "story"), SHEETS["story"].house
    spots = [(pane.x + pane.width * 0.62, pane.y + pane.height * 0.5) for pane in house().panes]
    pixels = [picture.getpixel((round(place.x + x * place.scale), round(place.y + y * place.scale))) for x, y in spots]
    assert [isinstance(pixel, tuple) and pixel[0] > 200 for pixel in pixels] == [True] * lit + [False] * (30 - lit)


def test_arabic_text_begins_at_the_right_edge() -> None:
    block = blocks(HARD["Arabic"], "story")[0]
    assert block.box[2] == block.x == 88 + 904
    assert block.box[0] > 88


def test_latin_words_in_an_arabic_line_have_letters_of_their_own() -> None:
    mixed, alone = advance("أتعلم Deutsch", 40, "bold"), advance("أتعلم ", 40, "bold")
    assert mixed == pytest.approx(alone + advance("Deutsch", 40, "bold"))
