"""Share cards as pictures: story, square and link preview with the person's house, goal, days, hashtags and QR.

Loads Pillow, so only the worker process that draws pictures imports this module.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from challenge.imaging import qr
from challenge.imaging.house import house
from challenge.imaging.lettering import Direction, Setting, Style, draw, fit
from challenge.imaging.painting import FINE, GROUND, Box, Place, paint_city, paint_house, sky
from challenge.imaging.sheets import SHEETS, Column, Format, Sheet
from challenge.imaging.skyline import skyline
from challenge.imaging.window import WindowState


@dataclass(frozen=True)
class CardContent:
    """All texts as they shall be read, in the card's language; `day` hangs as number at the door, 0 hangs nowhere."""

    day: int
    headline: str
    goal: str
    name_line: str
    windows: tuple[WindowState, ...]
    call: str
    hashtags: tuple[str, ...]
    claim: str
    url: str
    qr: str
    language: str
    direction: Direction = "ltr"


@dataclass(frozen=True)
class Block:
    """One text in its place: the start edge of its column, its top, and the column's width in pixels."""

    name: str
    setting: Setting
    x: float
    y: float
    width: float
    colour: str

    @property
    def box(self) -> Box:
        """Left, top, right, bottom of what is written."""
        left = self.x if self.setting.direction == "ltr" else self.x - self.setting.width
        return left, self.y, left + self.setting.width, self.y + self.setting.height


_COLOURS = {"headline": "#f6c869", "goal": "#eaf2f1", "name_line": "#a9c3c7", "call": "#eaf2f1", "hashtags": "#f6c869"}


def card(content: CardContent, form: Format) -> bytes:
    """The finished picture: PNG for story and square, JPEG for the preview, which crawlers want small."""
    sheet = SHEETS[form]
    texts = blocks(content, form)
    picture = _scene(content, sheet, [block.box for block in texts]).reduce(FINE)
    pen = ImageDraw.Draw(picture)
    for block in texts:
        draw(pen, block.setting, block.x, block.y, block.colour, content.language)
    _paste_code(picture, content.qr, sheet.code)
    file = BytesIO()
    if form == "vorschau":
        picture.save(file, "JPEG", quality=86, optimize=True, progressive=True)
    else:
        picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def blocks(content: CardContent, form: Format) -> tuple[Block, ...]:
    """All texts of a card set and placed, without drawing: what a test measures."""
    return tuple(block for column in SHEETS[form].columns for block in _column(content, column))


def _column(content: CardContent, column: Column) -> Iterator[Block]:
    y, start = column.y, column.x if content.direction == "ltr" else column.x + column.width
    for name, style, gap in column.parts:
        text = " ".join(content.hashtags) if name == "hashtags" else str(getattr(content, name))
        setting = fit(text, column.width, style, content.direction)
        yield Block(name, setting, start, y, column.width, _COLOURS.get(name, "#a9c3c7"))
        y += setting.height + (gap if setting.lines else 0)


def _scene(content: CardContent, sheet: Sheet, texts: list[Box]) -> Image.Image:
    picture = sky(sheet.size, sheet.ground, texts)
    left, scale = sheet.city
    city = skyline(60)
    paint_city(picture, city, Place(left, sheet.ground - city.bank * scale, scale), texts)
    across, down = picture.size
    ImageDraw.Draw(picture).rectangle((0, sheet.ground * FINE, across, down), fill=GROUND)
    picture = paint_house(picture, house(), content.windows, sheet.house)
    if content.day:
        _number(picture, content.day, sheet.house.finer())
    return picture


def _number(picture: Image.Image, day: int, at: Place) -> None:
    plate = house().plate
    setting = fit(str(day), plate.width * at.scale, Style(round(11 * at.scale), 8))
    middle = at.x + (plate.x + plate.width / 2) * at.scale - setting.width / 2
    top = at.y + (plate.y + plate.height / 2) * at.scale - setting.height / 2
    draw(ImageDraw.Draw(picture), setting, middle, top, "#ffffff", "de")


def _paste_code(picture: Image.Image, data: str, place: tuple[int, int, int]) -> None:
    """The code on its own white card, in whole pixels per module so that every camera reads it."""
    x, y, side = place
    rows = qr.matrix(data)
    scale = max(2, side // len(rows))
    code = Image.open(BytesIO(qr.png(data, scale))).convert("RGB")
    quiet, side = qr.QUIET_ZONE * scale, max(side, code.width)
    ImageDraw.Draw(picture).rounded_rectangle((x, y, x + side, y + side), radius=quiet, fill="#ffffff")
    inner = code.crop((quiet, quiet, code.width - quiet, code.height - quiet))
    picture.paste(inner, (x + (side - inner.width) // 2, y + (side - inner.height) // 2))
