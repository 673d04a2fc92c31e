"""Static files: small styles that read in both directions, and vendored files as they came."""

import hashlib
import re
import tomllib

from challenge.config import data_folder
from challenge.web.assets import BUNDLE, Assets
from tests.checks.files import named, tracked

STATIC = data_folder("static")
MOST = 15 * 1024
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right|float)\s*:|text-align:\s*(?:left|right)"
)


def one_direction_only() -> list[str]:
    """Styles that name left or right, which Arabic pages read the other way round."""
    files = [path for path in tracked(".css") if named(path).startswith("static/css/")]
    return [f"{named(path)}: {found}" for path in files for found in physical(path.read_text())]


def physical(source: str) -> list[str]:
    """The declarations of one style that name left or right; comments may."""
    return PHYSICAL.findall(COMMENT.sub("", source))


def too_heavy() -> list[str]:
    """All styles together fit into 15 KB as they travel."""
    found = Assets(STATIC).find(BUNDLE)
    size = len(found.encoded["br"]) if found else 0
    return [] if 0 < size <= MOST else [f"{BUNDLE} is {size} bytes, {MOST} are allowed"]


def altered_vendor_files() -> list[str]:
    """Files of static/vendor that are not as VERSIONS.toml says, missing or unlisted."""
    vendor = STATIC / "vendor"
    entries = tomllib.loads((vendor / "VERSIONS.toml").read_text()).values()
    listed = {name: checksum for entry in entries for name, checksum in entry["files"].items()}
    files = [path for path in vendor.rglob("*") if path.is_file() and path.name != "VERSIONS.toml"]
    found = {path.relative_to(vendor).as_posix(): _checksum(path.read_bytes()) for path in files}
    return [f"static/vendor/{name}" for name in sorted({*listed, *found}) if listed.get(name) != found.get(name)]


def _checksum(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
