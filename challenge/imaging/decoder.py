"""What touches untrusted picture bytes. Runs in the sandbox only; the web process never imports it."""

import io
import warnings

import pillow_heif
from PIL import Image, ImageOps

from challenge.imaging.refusals import Reason, UploadRefused

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
SMALLEST_SIDE = 8
LARGEST_SIDE = 8192
MOST_PIXELS = 25_000_000  # phones call 5712 x 4284 "24 megapixels"
KEPT_SIDE = 1600
HINT_SIDE = 24
PREVIEW_SIDE = 320

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


def clean(data: bytes) -> tuple[bytes, int, int]:
    """The first frame as WebP, upright, at most 1600 px, with nothing but its pixels; and its width and height.

    Raises UploadRefused. Any other error of a decoder means a broken picture, so nothing else comes out.
    """
    with _opened(data) as picture:
        _check(picture)
        try:
            canvas = _redrawn(picture)
        except Exception as error:
            raise UploadRefused(Reason.BROKEN) from error
    return _webp(canvas, quality=80), canvas.width, canvas.height


def blur(picture: bytes) -> bytes:
    """A picture of our own as a small WebP in which only colours and rough shapes are left."""
    with Image.open(io.BytesIO(picture), formats=("WEBP",)) as opened:
        shape = opened.convert("RGB")
    size = ImageOps.contain(shape, (PREVIEW_SIDE, PREVIEW_SIDE)).size
    # Thrown away, not smeared: what a filter has blurred could be sharpened again.
    shape.thumbnail((HINT_SIDE, HINT_SIDE))
    return _webp(shape.resize(size, Image.Resampling.BICUBIC), quality=50)


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UploadRefused(Reason.TOO_MANY_PIXELS) from error
    except Exception as error:
        raise UploadRefused(Reason.NOT_A_PICTURE) from error


def _check(picture: Image.Image) -> None:
    # Some phones add a preview or a depth map as a second picture (MPO); the first one is the photo.
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) != 1:
        raise UploadRefused(Reason.ANIMATED)
    if min(picture.size) < SMALLEST_SIDE:
        raise UploadRefused(Reason.TOO_SMALL)
    if max(picture.size) > LARGEST_SIDE or picture.width * picture.height > MOST_PIXELS:
        raise UploadRefused(Reason.TOO_MANY_PIXELS)


def _redrawn(picture: Image.Image) -> Image.Image:
    picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))  # JPEG only: decodes a large photo at half size or less
    picture.load()
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    pixels = picture if picture.mode == mode else picture.convert(mode)  # a copy takes 100 MB
    pixels.thumbnail((KEPT_SIDE, KEPT_SIDE))
    pixels = ImageOps.exif_transpose(pixels)
    canvas = Image.new("RGB", pixels.size, "white")
    canvas.paste(pixels, mask=pixels if pixels.mode == "RGBA" else None)
    return canvas


def _webp(picture: Image.Image, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=quality)
    return written.getvalue()
