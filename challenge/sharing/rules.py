"""What share links follow: their codes, whose visits count, and from when figures are shown (product.md §3)."""

from collections.abc import Callable

ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
"""No 0, 1, l that look like others, and no vowel, so that no code is a word."""

CODE_LENGTH = 8
"""28^8, about 378 thousand million codes: not to be found by trying."""

DAYS_TO_REACH = 3
"""Learning days from which a person counts as brought by a link."""

SHOWN_FROM = 5

# Link previews and search engines. No in-app browser is in here: behind those sits a person.
_MACHINES = ("bot", "crawl", "spider", "preview", "whatsapp/", "facebookexternalhit", "meta-external", "http-client")


def new_code(random: Callable[[int], int]) -> str:
    """A code from `random(n)`, which gives a number from 0 to n - 1 (`secrets.randbelow`)."""
    return "".join(ALPHABET[random(len(ALPHABET))] for _ in range(CODE_LENGTH))


def is_code(text: str) -> bool:
    """Whether the text has the form of a code; it says nothing about whether the link exists."""
    return len(text) == CODE_LENGTH and all(sign in ALPHABET for sign in text)


def is_machine(user_agent: str) -> bool:
    """Whether a page is fetched by a crawler or for a link preview; every browser says who it is."""
    agent = user_agent.lower()
    return not agent or any(name in agent for name in _MACHINES)


def shown_from(n: int, at_least: int = SHOWN_FROM) -> int | None:
    """A figure of a share link, or None while it is so small that one could guess who it was."""
    return n if n >= at_least else None
