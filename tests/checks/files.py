"""The files of the house: what git knows, and what it would know."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def tracked(*suffixes: str) -> list[Path]:
    """All files that are not ignored, with one of the suffixes (all for none)."""
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / line for line in sorted(set(found.stdout.splitlines()))]
    return [path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes)]


def named(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()
