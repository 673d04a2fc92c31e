"""The second factor: time-based codes (RFC 6238), their secrets as ciphertext, each code good for one use."""

import hmac
from datetime import datetime

import pyotp

from challenge.core.tokens import cipher

STEP = 30
ISSUER = "Dresden lernt Team"
PURPOSE = "staff totp"


def new_draft(key: bytes) -> str:
    """A fresh secret as ciphertext."""
    return cipher(key, PURPOSE).encrypt(pyotp.random_base32().encode()).decode()


def opened(key: bytes, stored: str) -> str:
    """The secret in base32, for a person's authenticator app."""
    return cipher(key, PURPOSE).decrypt(stored.encode()).decode()


def address(secret: str, name: str) -> str:
    """The otpauth address that the QR code holds."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime, *, after: int) -> int | None:
    """The 30-second step whose code this is: the present one or a neighbour, later than `after`; else None."""
    present = int(now.timestamp()) // STEP
    totp = pyotp.TOTP(secret)
    for step in (present - 1, present, present + 1):
        if step > after and hmac.compare_digest(totp.at(step * STEP), code):
            return step
    return None
