import hashlib
from pathlib import Path

import pytest

from challenge.imaging import media

NAME = "ab" + "0" * 62 + ".webp"


def test_a_file_is_named_by_its_content_and_lies_in_a_subfolder(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    name = media.store(folder, b"a photo", ".webp")
    assert name == hashlib.sha256(b"a photo").hexdigest() + ".webp"
    assert [path for path in folder.rglob("*") if path.is_file()] == [folder / name[:2] / name]
    assert media.read(folder, name) == b"a photo"


def test_the_same_bytes_twice_are_one_file(tmp_path: Path) -> None:
    names = {media.store(tmp_path, b"a photo", ".webp") for _ in range(2)}
    assert len(names) == len(list(tmp_path.rglob("*.*"))) == 1


def test_a_deleted_file_is_gone_and_may_be_deleted_again(tmp_path: Path) -> None:
    name = media.store(tmp_path, b"a photo", ".webp")
    media.delete(tmp_path, name)
    media.delete(tmp_path, name)
    with pytest.raises(FileNotFoundError):
        media.read(tmp_path, name)


def test_a_write_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    name = hashlib.sha256(b"a photo").hexdigest() + ".webp"
    (tmp_path / name[:2] / name).mkdir(parents=True)  # nothing can be put in its place
    with pytest.raises(OSError, match="directory"):
        media.store(tmp_path, b"a photo", ".webp")
    assert list(tmp_path.rglob("*.part")) == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../secret.webp",
        NAME.upper(),
        NAME[1:],
        f"../{NAME}",
        f"{NAME}/../../x",
        NAME + "\n",
        NAME[:-5],
        "ab/" + NAME,
    ],
)
def test_what_is_not_a_name_is_not_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.webp").write_bytes(b"secret")
    with pytest.raises(FileNotFoundError):
        media.read(tmp_path / "media", name)
    with pytest.raises(FileNotFoundError):
        media.delete(tmp_path / "media", name)


@pytest.mark.parametrize("suffix", ["", "webp", "/../../x", ".php/"])
def test_a_file_needs_a_plain_suffix(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(FileNotFoundError):
        media.store(tmp_path, b"a photo", suffix)
