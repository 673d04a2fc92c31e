"""Static files under `/static/<hash of the tree>/…`: immutable, compressed once, styles as one file."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import brotli
import litestar
from litestar import get
from litestar.exceptions import NotFoundException

from challenge.web.requests import Request, Response

BUNDLE = "css/app.css"
COMPRESSIBLE = ("text/", "image/svg", "application/json", "text/javascript", "application/javascript")


@dataclass(frozen=True)
class Asset:
    """One file in the forms a browser may ask for."""

    media_type: str
    plain: bytes
    encoded: dict[str, bytes] = field(default_factory=dict)


class Assets:
    """The whole static tree, read at start; `url(path)` names a file with the hash of everything."""

    def __init__(self, folder: Path) -> None:
        raw = {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if _served(p)}
        raw[BUNDLE] = _bundle(folder)
        tree = hashlib.sha256()
        for name, data in sorted(raw.items()):
            tree.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
        self.version = tree.hexdigest()[:12]
        self._files = {name: _asset(name, data) for name, data in raw.items()}

    def url(self, path: str) -> str:
        """Address of a file; KeyError for one that isn't there, so a typo fails in the first test."""
        self._files[path]
        return f"/static/{self.version}/{path}"

    def find(self, path: str) -> Asset | None:
        return self._files.get(path)


@get("/static/{version:str}/{path:path}", sync_to_thread=False, opt={"public": True})
def static_file(request: Request, version: str, path: str) -> Response:
    """A static file; an old version answers with the present file, but may not be kept."""
    assets: Assets = request.app.state.assets
    asset = assets.find(path.lstrip("/"))
    if asset is None:
        raise NotFoundException
    accepted = request.headers.get("accept-encoding", "")
    encoding = next((name for name in ("br", "gzip") if name in accepted and name in asset.encoded), None)
    fresh = version == assets.version
    headers = {"Cache-Control": "public, max-age=31536000, immutable" if fresh else "no-cache"}
    headers["Vary"] = "Accept-Encoding"
    if encoding:
        headers["Content-Encoding"] = encoding
    body = asset.encoded[encoding] if encoding else asset.plain
    return litestar.Response(body, media_type=asset.media_type, headers=headers)


def _served(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")


def _bundle(folder: Path) -> bytes:
    names = (folder / "css" / "bundle.txt").read_text().split()
    return b"\n".join((folder / name).read_bytes() for name in names)


def _asset(name: str, data: bytes) -> Asset:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if not media_type.startswith(COMPRESSIBLE):
        return Asset(media_type, data)
    return Asset(media_type, data, _packed(data))


@cache
def _packed(data: bytes) -> dict[str, bytes]:
    """The slow part of a start, done once for each content."""
    return {"br": brotli.compress(data, quality=11), "gzip": gzip.compress(data, 9, mtime=0)}
