"""Random identifiers and keyed hashes; nothing that opens a door is stored in the clear."""

import base64
import hashlib
import hmac
import secrets

from cryptography.fernet import Fernet


def new_id() -> str:
    """96 random bits as 16 URL-safe characters: unguessable names for rows that appear in addresses."""
    return secrets.token_urlsafe(12)


def new_secret() -> str:
    """256 random bits for a session or a one-time link."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """SHA-256 in hex, for secrets with 128 bits or more of their own entropy."""
    return hashlib.sha256(secret.encode()).hexdigest()


def keyed(key: bytes, purpose: str, text: str) -> str:
    """HMAC-SHA-256 in hex, separated by purpose, for short secrets and for limiter keys."""
    return hmac.new(_derived(key, purpose), text.encode(), hashlib.sha256).hexdigest()


def cipher(key: bytes, purpose: str) -> Fernet:
    """An authenticated cipher for the few secrets that must be read again (such as TOTP seeds)."""
    return Fernet(base64.urlsafe_b64encode(_derived(key, purpose)))


def _derived(key: bytes, purpose: str) -> bytes:
    return hmac.new(key, purpose.encode(), hashlib.sha256).digest()
