"""A day's photo: private, through the one upload pipeline, stored under its content hash."""

from pathlib import Path

from challenge.imaging import media
from challenge.imaging.uploads import cleaned

SUFFIX = ".webp"


def stored_photo(folder: Path, data: bytes | None) -> str | None:
    """The name of the stored picture, None without one. Raises UploadRefused; blocks while it is decoded."""
    return media.store(folder, cleaned(data).data, SUFFIX) if data is not None else None
