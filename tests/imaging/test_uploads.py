import os
import signal
import subprocess
import sys
from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from challenge.imaging import sandbox
from challenge.imaging.uploads import Reason, UploadRefused, blurred, cleaned, sentence
from tests.imaging.bad_images import REFUSED, noisy
from tests.imaging.good_images import GOOD, HEIGHT, WIDTH, colours, encoded, opened, scene

STATUS = {Reason.EMPTY: 400, Reason.TOO_LARGE: 413, Reason.NOT_A_PICTURE: 415, Reason.BUSY: 503}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_a_sound_photo_is_refused_with_its_reason(name: str) -> None:
    reason, make = REFUSED[name]
    with pytest.raises(UploadRefused) as refused:
        cleaned(make())
    assert refused.value.reason == reason
    assert refused.value.status == STATUS.get(reason, 422)


@pytest.mark.parametrize("name", GOOD)
def test_a_sound_photo_becomes_a_webp_that_looks_the_same(name: str) -> None:
    make, expected = GOOD[name]
    picture = cleaned(make())
    written = opened(picture.data)
    assert (written.format, written.mode, getattr(written, "n_frames", 1)) == ("WEBP", "RGB", 1)
    assert (written.width, written.height) == (picture.width, picture.height) == (WIDTH, HEIGHT)
    assert picture.media_type == "image/webp"
    assert colours(picture.data) == expected


def test_a_large_photo_is_made_smaller_and_keeps_its_shape() -> None:
    picture = cleaned(encoded(scene(5712, 4284), "JPEG"))
    assert (picture.width, picture.height) == (1600, 1200)
    assert colours(picture.data) == ["red", "blue"]


def test_every_reason_has_its_own_sentence() -> None:
    assert len({sentence(reason) for reason in Reason}) == len(Reason)


def test_a_blurred_preview_is_small_and_fine_print_is_gone() -> None:
    page = scene(800, 400)
    ImageDraw.Draw(page).multiline_text((20, 20), "\n".join(["Ada Beispiel, Musterweg 1"] * 20), "white")
    preview = opened(blurred(cleaned(encoded(page, "PNG")).data))
    assert (preview.format, preview.size) == ("WEBP", (320, 160))
    assert sharpest_step(preview) < 20 < sharpest_step(page)


def test_the_web_process_does_not_load_the_decoder() -> None:
    code = "import sys, challenge.imaging.uploads; sys.exit('PIL' in sys.modules or 'pillow_heif' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_an_upload_whose_decoder_hangs_is_refused_and_the_next_one_is_fine() -> None:
    sandbox.close()
    photo = encoded(noisy(), "PNG")
    assert cleaned(photo).width == 128
    worker = sandbox.run(os.getpid)
    os.kill(worker, signal.SIGSTOP)
    with pytest.raises(UploadRefused) as refused:
        cleaned(photo + bytes(1 << 20))  # more than the line holds while nobody reads
    assert (refused.value.reason, refused.value.status) == (Reason.TOO_SLOW, 422)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    assert cleaned(photo).width == 128


def sharpest_step(picture: Image.Image) -> int:
    """The largest difference between two neighbours, left half only."""
    grey = picture.convert("L").crop((0, 0, picture.width // 2 - 40, picture.height))
    rows = [grey.crop((0, y, grey.width, y + 1)).tobytes() for y in range(grey.height)]
    return max(abs(a - b) for row in rows for a, b in pairwise(row))
