"""Made-up photos for the demo: small still-lifes, drawn, so that they show nobody and belong to nobody."""

from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 900, 675
PALETTES = (
    ("#e9d8b6", "#8a5a3b", "#2f5d62", "#c8553d", "#f4b942"),
    ("#d7e3e0", "#5b6d5b", "#2b3a55", "#b8604d", "#f2cc8f"),
    ("#efe1d1", "#6b4f4f", "#3e6259", "#a44a3f", "#e3b23c"),
)
Colours = tuple[str, str, str, str, str]
Draw = ImageDraw.ImageDraw


def picture(motif: str, random: Random) -> bytes:
    """A JPEG of the motif, a key of MOTIFS; another one with each call."""
    colours = random.choice(PALETTES)
    image = Image.new("RGB", (WIDTH, HEIGHT), colours[0])
    MOTIFS[motif](ImageDraw.Draw(image), random, colours)
    data = BytesIO()
    image.filter(ImageFilter.GaussianBlur(0.8)).save(data, "JPEG", quality=82)
    return data.getvalue()


def _table(draw: Draw, random: Random, colours: Colours) -> None:
    draw.rectangle((0, 420, WIDTH, HEIGHT), fill=colours[1])
    for number in range(3):
        x, size = 110 + 250 * number + random.randint(-30, 30), random.randint(70, 110)
        draw.ellipse((x - size, 470, x + size, 530), fill="#3a2a20")
        draw.ellipse((x - size, 400, x + size, 515), fill=random.choice(colours[2:]))
        draw.ellipse((x - size + 18, 405, x + size - 18, 455), fill=colours[0])


def _shelf(draw: Draw, random: Random, colours: Colours) -> None:
    for y in (320, 620):
        x = 40
        while x < WIDTH - 90:
            width, height = random.randint(28, 70), random.randint(150, 240)
            draw.rectangle((x, y - height, x + width, y), fill=random.choice(colours[1:]))
            draw.rectangle((x + 6, y - height + 24, x + width - 6, y - height + 34), fill=colours[0])
            x += width + random.choice((3, 3, 40))
        draw.rectangle((0, y, WIDTH, y + 22), fill=colours[1])


def _window(draw: Draw, random: Random, colours: Colours) -> None:
    draw.rectangle((170, 60, 730, 520), fill="#bcd6e4")
    draw.ellipse((520, 90, 640, 210), fill=colours[4])
    for x in (170, 440, 712):
        draw.rectangle((x, 60, x + 18, 520), fill="#ffffff")
    draw.rectangle((130, 520, 770, 560), fill="#ffffff")
    for x in (260, 420, 600):
        for leaf in range(9):
            to = (x + random.randint(-90, 90), 430 - 12 * leaf)
            draw.line((x, 460, *to), fill=colours[2], width=9)
        draw.polygon((x - 50, 450, x + 50, 450, x + 36, 540, x - 36, 540), fill=colours[3])


def _river(draw: Draw, random: Random, colours: Colours) -> None:
    draw.rectangle((0, 0, WIDTH, 300), fill="#c9dbe6")
    draw.ellipse((620, 60, 720, 160), fill=colours[4])
    draw.rectangle((0, 300, WIDTH, 430), fill=colours[2])
    draw.rectangle((0, 430, WIDTH, HEIGHT), fill="#7d9a6c")
    for x in range(60, WIDTH, 190):
        draw.arc((x - 95, 250, x + 95, 400), 180, 360, fill=colours[1], width=16)
    draw.rectangle((0, 236, WIDTH, 258), fill=colours[1])
    for _ in range(60):
        x, y = random.randint(0, WIDTH), random.randint(440, HEIGHT)
        draw.line((x, y, x + random.randint(-6, 6), y - 26), fill="#5f7f52", width=4)


def _pattern(draw: Draw, random: Random, colours: Colours) -> None:
    step = random.choice((45, 75))
    for row in range(HEIGHT // step + 1):
        for column in range(WIDTH // step + 1):
            x, y = column * step, row * step
            colour = colours[1 + (row * (column % 3) + row + column) % 4]
            draw.polygon((x, y, x + step, y, x + step / 2, y + step), fill=colour)


def _board(draw: Draw, random: Random, colours: Colours) -> None:
    for row in range(8):
        for column in range(8):
            x, y = 150 + 75 * column, 40 + 75 * row
            draw.rectangle((x, y, x + 75, y + 75), fill=colours[1] if (row + column) % 2 else "#fff7e8")
    for _ in range(11):
        x, y = 150 + 75 * random.randrange(8), 40 + 75 * random.randrange(8)
        draw.ellipse((x + 16, y + 16, x + 59, y + 59), fill=random.choice(("#2a2118", "#fdfaf3")), outline="#2a2118")


def _notes(draw: Draw, random: Random, colours: Colours) -> None:
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=colours[1])
    draw.polygon((150, 60, 760, 90, 730, 640, 120, 610), fill="#fffdf5")
    for line in range(11):
        y, length = 140 + 42 * line, random.randint(280, 520)
        points = [(190 + n, y + n * 0.05 + random.randint(-7, 7)) for n in range(0, length, 14)]
        draw.line(points, fill="#35507a", width=4)
    draw.line((640, 560, 840, 420), fill=colours[3], width=22)


MOTIFS: Mapping[str, Callable[[Draw, Random, Colours], None]] = {
    "board": _board,
    "notes": _notes,
    "pattern": _pattern,
    "river": _river,
    "shelf": _shelf,
    "table": _table,
    "window": _window,
}
