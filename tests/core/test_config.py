"""Settings: each one wrong in each way stops the start with a sentence that names it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from challenge.config import SettingsError, read_settings

STRONG = "0f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeeff0"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Everything that production asks for."""
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{STRONG}\n")
    return {
        "CHALLENGE_ENV": "production",
        "CHALLENGE_BASE_URL": "https://lernt.example",
        "CHALLENGE_SECRET_FILE": str(secret),
        "CHALLENGE_DATA_DIR": str(tmp_path / "data"),
    }


def test_nothing_needs_to_be_set_in_development(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = read_settings({})
    assert (found.production, found.now, found.data_dir) == (False, None, tmp_path / "var")
    assert found.database_url == f"sqlite:///{tmp_path}/var/challenge.sqlite"


def test_the_secret_is_made_once_for_nobody_else_to_read(tmp_path: Path) -> None:
    environ = {"CHALLENGE_DATA_DIR": str(tmp_path / "data")}
    first = read_settings(environ)
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o777 == 0o600
    assert read_settings(environ).secret == first.secret


def test_production_has_what_it_needs(environ: dict[str, str]) -> None:
    found = read_settings(environ)
    assert found.production
    assert found.origin == "https://lernt.example"
    assert found.secret == STRONG.encode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CHALLENGE_ENV", "live"),
        ("CHALLENGE_ENV", ""),
        ("CHALLENGE_DATABASE_URL", "mysql://localhost/x"),
        ("CHALLENGE_DATABASE_URL", "postgresql://localhost/x"),
        ("CHALLENGE_BASE_URL", ""),
        ("CHALLENGE_BASE_URL", "lernt.example"),
        ("CHALLENGE_BASE_URL", "http://lernt.example"),
        ("CHALLENGE_BASE_URL", "ftp://lernt.example"),
        ("CHALLENGE_BASE_URL", "https://"),
        ("CHALLENGE_SECRET_FILE", ""),
        ("CHALLENGE_SECRET_FILE", "/nowhere/secret"),
        ("CHALLENGE_NOW", "2026-10-25T01:59:00+02:00"),
    ],
)
def test_a_wrong_setting_of_production_is_named(environ: dict[str, str], name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({**environ, name: value})


@pytest.mark.parametrize("name", ["CHALLENGE_BASE_URL", "CHALLENGE_SECRET_FILE"])
def test_a_missing_setting_of_production_is_named(environ: dict[str, str], name: str) -> None:
    del environ[name]
    with pytest.raises(SettingsError, match=name):
        read_settings(environ)


@pytest.mark.parametrize("secret", ["", "short", "a" * 64, "password" * 8, "0123456789abcdef0123456789abcde"])
def test_a_weak_secret_is_refused(environ: dict[str, str], tmp_path: Path, secret: str) -> None:
    (tmp_path / "secret.txt").write_text(secret)
    with pytest.raises(SettingsError, match="CHALLENGE_SECRET_FILE is too weak"):
        read_settings(environ)


@pytest.mark.parametrize("text", ["yesterday", "2026-10-25T01:59:00", "25.10.2026"])
def test_a_clock_setting_that_is_no_instant_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="CHALLENGE_NOW"):
        read_settings({"CHALLENGE_DATA_DIR": str(tmp_path), "CHALLENGE_NOW": text})


def test_the_clock_of_development_can_be_moved(tmp_path: Path) -> None:
    environ = {"CHALLENGE_DATA_DIR": str(tmp_path), "CHALLENGE_NOW": "2026-10-25T01:59:00+02:00"}
    assert read_settings(environ).now == datetime(2026, 10, 24, 23, 59, tzinfo=UTC)
