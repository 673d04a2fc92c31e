"""Settings, read once from the environment; whatever is wrong with them stops the start with a sentence."""

import math
import os
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

SECRET_BYTES = 32


class SettingsError(Exception):
    """A setting is missing or unusable; the message says which one and what would be right."""


@dataclass(frozen=True)
class Settings:
    """All settings of product.md §5b; `secret` keys every hash and cipher of the installation."""

    database_url: str
    data_dir: Path
    base_url: str
    production: bool
    secret: bytes
    now: datetime | None
    demo: bool = False
    secret_file: Path | None = None

    @property
    def media_dir(self) -> Path:
        return self.data_dir / "media"

    @property
    def demo_marker(self) -> Path:
        """The file that says for good that this installation holds made-up people."""
        return self.data_dir / "demo"

    @property
    def origin(self) -> str:
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read `CHALLENGE_*`; raises SettingsError naming the variable at fault."""
    production = _environment(environ) == "production"
    data_dir = Path(environ.get("CHALLENGE_DATA_DIR", "var")).resolve()
    return Settings(
        database_url=_database_url(environ, data_dir),
        data_dir=data_dir,
        base_url=_base_url(environ, production=production),
        production=production,
        secret=_secret(environ, data_dir, production=production),
        now=_now(environ, production=production),
        demo=(data_dir / "demo").exists(),
        secret_file=Path(environ["CHALLENGE_SECRET_FILE"]) if environ.get("CHALLENGE_SECRET_FILE") else None,
    )


def data_folder(name: str) -> Path:
    """The folder `templates`, `static` or `badges`: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).parent
    for candidate in (package / "_data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise SettingsError(f"The folder '{name}' is missing: reinstall the package or repair the checkout.")


def _environment(environ: Mapping[str, str]) -> str:
    value = environ.get("CHALLENGE_ENV", "development")
    if value not in ("development", "production"):
        raise SettingsError(f"CHALLENGE_ENV is '{value}'; it must be 'development' or 'production'.")
    return value


def _database_url(environ: Mapping[str, str], data_dir: Path) -> str:
    url = environ.get("CHALLENGE_DATABASE_URL") or f"sqlite:///{data_dir / 'challenge.sqlite'}"
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise SettingsError("CHALLENGE_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://.")
    return url


def _base_url(environ: Mapping[str, str], *, production: bool) -> str:
    url = environ.get("CHALLENGE_BASE_URL", "" if production else "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError("CHALLENGE_BASE_URL must be the public address, such as https://lernt.example.")
    if production and parts.scheme != "https":
        raise SettingsError("CHALLENGE_BASE_URL must begin with https:// in production.")
    return url


def _secret(environ: Mapping[str, str], data_dir: Path, *, production: bool) -> bytes:
    named = environ.get("CHALLENGE_SECRET_FILE")
    if production and not named:
        raise SettingsError("CHALLENGE_SECRET_FILE must name a file with at least 32 random bytes in production.")
    path = Path(named) if named else data_dir / "secret"
    if not named and not path.exists():
        _write_private(path, secrets.token_hex(SECRET_BYTES).encode())
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise SettingsError(f"CHALLENGE_SECRET_FILE cannot be read: {error}.") from error
    if len(secret) < SECRET_BYTES or _bits(secret) < 100:
        raise SettingsError("CHALLENGE_SECRET_FILE is too weak; make one with: openssl rand -hex 32 > FILE")
    return secret


def _bits(secret: bytes) -> float:
    """Shannon entropy in bits of the part that is not repeated: a repeated word has little, random hex has plenty."""
    once = secret[: (secret + secret).find(secret, 1)]
    counts = Counter(once)
    return -sum(n * math.log2(n / len(once)) for n in counts.values())


def _write_private(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)


def _now(environ: Mapping[str, str], *, production: bool) -> datetime | None:
    text = environ.get("CHALLENGE_NOW")
    if not text:
        return None
    if production:
        raise SettingsError("CHALLENGE_NOW moves the clock and is refused in production.")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"CHALLENGE_NOW is '{text}'; write it like 2026-10-25T01:59:00+02:00.") from error
    if moment.tzinfo is None:
        raise SettingsError("CHALLENGE_NOW needs a time zone, such as +02:00 at its end.")
    return moment
