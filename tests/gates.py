"""Every gate on one page. `uv run python -m tests.gates` runs them alone; `tests/house/test_gates.py` as tests."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.checks import catalogues, markup, sizes, styles, words
from tests.checks.files import ROOT

Gate = Callable[[], list[str]]
HERE = Path(sys.executable).parent


def command(*words: str) -> Gate:
    """A gate that is a program: open when it ends with 0, else what it printed."""

    def run() -> list[str]:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
        return [] if done.returncode == 0 else [f"{done.stdout}{done.stderr}".strip()]

    return run


GATES: Mapping[str, Gate] = {
    "lint": command(sys.executable, "-m", "ruff", "check", "."),
    "format": command(sys.executable, "-m", "ruff", "format", "--check", "."),
    "types": command(sys.executable, "-m", "mypy"),
    "imports": command(str(HERE / "lint-imports"), "--no-cache"),
    "lock": command("uv", "lock", "--check", "--offline"),
    "sizes": sizes.too_long,
    "catalogues": catalogues.incomplete,
    "templates": markup.broken_templates,
    "directions": styles.one_direction_only,
    "weight": styles.too_heavy,
    "vendor": styles.altered_vendor_files,
    "settings": words.undocumented_settings,
    "words": words.unwanted_words,
}


def main() -> int:
    """Print a table of all gates and what is behind the closed ones; 1 when one is closed."""
    closed = 0
    for name, gate in GATES.items():
        begun = time.monotonic()
        complaints = gate()
        closed += bool(complaints)
        state = f"{len(complaints)} to mend" if complaints else "open"
        sys.stdout.write(f"{name:<12}{state:<14}{time.monotonic() - begun:6.1f} s\n")
        sys.stdout.writelines(f"    {line}\n" for complaint in complaints for line in complaint.splitlines())
        sys.stdout.flush()
    return 1 if closed else 0


if __name__ == "__main__":
    sys.exit(main())
