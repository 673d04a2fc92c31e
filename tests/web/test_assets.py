"""Static files: immutable under their hash, compressed, and nothing but the static folder."""

import pytest
from litestar import Litestar

from challenge.config import data_folder
from challenge.web.assets import BUNDLE, Assets
from tests.conftest import Client


def test_a_file_under_the_present_hash_is_kept_for_ever(client: Client, app: Litestar) -> None:
    answer = client.get(app.state.assets.url(BUNDLE), headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-type"].startswith("text/css")
    assert "@layer" in answer.text


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_every_encoding_is_the_same_file(client: Client, app: Litestar, encoding: str) -> None:
    answer = client.get(app.state.assets.url(BUNDLE), headers={"Accept-Encoding": encoding})
    assert answer.content == app.state.assets.find(BUNDLE).plain


def test_an_old_hash_gets_the_present_file_but_may_not_keep_it(client: Client) -> None:
    answer = client.get(f"/static/000000000000/{BUNDLE}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    ["../README.md", "..%2fREADME.md", "css/../../pyproject.toml", "%2e%2e/pyproject.toml", "/etc/passwd", "css", ""],
)
def test_nothing_outside_the_folder_is_served(client: Client, app: Litestar, path: str) -> None:
    assert client.get(f"/static/{app.state.assets.version}/{path}").status_code == 404


def test_a_typo_fails_in_the_first_test() -> None:
    assets = Assets(data_folder("static"))
    with pytest.raises(KeyError):
        assets.url("css/ap.css")


def test_the_hash_changes_with_any_byte(tmp_path_factory: pytest.TempPathFactory) -> None:
    versions = set()
    for content in ("a", "b"):
        folder = tmp_path_factory.mktemp("static")
        (folder / "css").mkdir()
        (folder / "css" / "bundle.txt").write_text("css/one.css")
        (folder / "css" / "one.css").write_text(content)
        versions.add(Assets(folder).version)
    assert len(versions) == 2
