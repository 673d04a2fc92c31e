"""The drawing of a badge as SVG and as PNG. Needs neither database nor network, so it can run in a sandbox."""

import hashlib
from functools import cache, lru_cache
from io import BytesIO

from challenge.badges.catalogue import FOLDER, badge
from challenge.config import data_folder

LARGEST = 1024
SMALLEST = 16


def svg(badge_id: str) -> bytes:
    """The drawing as it stands in the catalogue; raises LookupError for an unknown id."""
    if badge(badge_id) is None:
        raise LookupError(f"no badge '{badge_id}'")
    return (data_folder(FOLDER) / "art" / f"{badge_id}.svg").read_bytes()


def png(badge_id: str, size: int) -> bytes:
    """The drawing on a transparent square, `size` pixels wide (16-1024).

    Raises LookupError for an unknown id, ValueError for another size.
    """
    if not SMALLEST <= size <= LARGEST:
        raise ValueError(f"size {size} is not between {SMALLEST} and {LARGEST}")
    return _compose(svg(badge_id), size)


@cache
def url(badge_id: str) -> str:
    """Address of the drawing that changes with it, so that browsers may keep it for good."""
    return f"/abzeichen/bild/{badge_id}.svg?v={version(badge_id)}"


def version(badge_id: str) -> str:
    """A digest of the drawing; raises LookupError for an unknown id."""
    return hashlib.sha256(svg(badge_id)).hexdigest()[:12]


@lru_cache(maxsize=128)
def _compose(drawing: bytes, size: int) -> bytes:
    from PIL import Image

    with Image.open(BytesIO(_raster(drawing))) as master:
        picture = master.convert("RGBA").resize((size, size), Image.Resampling.LANCZOS)
    canvas = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    canvas.alpha_composite(picture)
    out = BytesIO()
    canvas.save(out, "PNG", optimize=True)
    return out.getvalue()


# One raster per drawing serves every size; kept as PNG because 1024 x 1024 raw pixels would be 4 MiB each.
@lru_cache(maxsize=64)
def _raster(drawing: bytes) -> bytes:
    from resvg_py import svg_to_bytes

    # The drawings hold no text, and looking through the system's fonts takes longer than drawing.
    return bytes(
        svg_to_bytes(svg_string=drawing.decode("utf-8"), width=LARGEST, height=LARGEST, skip_system_fonts=True)
    )
