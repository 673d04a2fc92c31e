"""Pictures that we draw ourselves, kept under what they were drawn from, so that each is drawn once."""

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path


def drawn(folder: Path, recipe: bytes, suffix: str, draw: Callable[[], bytes]) -> bytes:
    """The kept picture of this recipe, else what `draw` makes; it may be deleted at any time, it comes again.

    The recipe must hold everything the picture depends on, the drawing's own version included.
    """
    name = hashlib.sha256(recipe).hexdigest()
    path = folder / "drawn" / name[:2] / (name + suffix)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        picture = draw()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{secrets.token_hex(8)}.part")
    draft.write_bytes(picture)
    draft.replace(path)
    return picture
