"""The one way in for pictures from people (bytes in, a clean WebP out); decoding happens in the sandbox.

This module does not import Pillow, so the web process stays small and never decodes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from challenge.imaging.refusals import Reason, UploadRefused, sentence
from challenge.imaging.sandbox import SandboxBusy, SandboxFailed, SandboxSlow, run

__all__ = ["MOST_BYTES", "Picture", "Reason", "UploadRefused", "blurred", "cleaned", "sentence"]

MOST_BYTES = 8 << 20

Result = TypeVar("Result")


@dataclass(frozen=True)
class Picture:
    """A picture that is safe to keep: only pixels, upright, no side longer than 1600."""

    data: bytes
    width: int
    height: int
    media_type: str = "image/webp"


def cleaned(data: bytes) -> Picture:
    """The picture redrawn without anything that was hidden in it. Blocks up to 10 s; raises UploadRefused."""
    if not data:
        raise UploadRefused(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise UploadRefused(Reason.TOO_LARGE)
    return Picture(*_decoded(_clean, data))


def blurred(picture: bytes) -> bytes:
    """A small WebP of a cleaned picture for moderators, with no detail left. Raises UploadRefused."""
    return _decoded(_blur, picture)


def _decoded(function: Callable[[bytes], Result], data: bytes) -> Result:
    try:
        return run(function, data)
    except SandboxBusy as error:
        raise UploadRefused(Reason.BUSY) from error
    except SandboxSlow as error:
        raise UploadRefused(Reason.TOO_SLOW) from error
    except (SandboxFailed, MemoryError) as error:
        raise UploadRefused(Reason.BROKEN) from error


def _clean(data: bytes) -> tuple[bytes, int, int]:
    from challenge.imaging import decoder

    return decoder.clean(data)


def _blur(picture: bytes) -> bytes:
    from challenge.imaging import decoder

    return decoder.blur(picture)
