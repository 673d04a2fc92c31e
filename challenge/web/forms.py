"""Forms: reading what was sent, saying what is wrong beside the field, keeping everything typed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from litestar.datastructures import UploadFile
from litestar.exceptions import ClientException, InternalServerException

from challenge.core.i18n import gettext as _
from challenge.web.requests import Request


@dataclass(frozen=True)
class FormState:
    """What a template shows in a form: values as typed, and a sentence for each field that is wrong."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        return self.values.get(name, "")

    def error(self, name: str) -> str | None:
        return self.errors.get(name)

    def values_of(self, name: str) -> tuple[str, ...]:
        return tuple(filter(None, self.value(name).split(",")))


@dataclass(frozen=True)
class Sent:
    """A posted form: text fields (the first of each name), and at most one file a field, already read."""

    fields: Mapping[str, str]
    files: Mapping[str, bytes]

    def text(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    @property
    def body(self) -> Mapping[str, str]:
        """All of the form for the digest of a write key, files by their hash."""
        hashes = {name: hashlib.sha256(data).hexdigest() for name, data in self.files.items()}
        return {**self.fields, **hashes}

    def flag(self, name: str) -> bool:
        """A checked box: present and not one of the ways to say no."""
        return self.text(name) not in ("", "0", "false", "off")

    def file(self, name: str) -> bytes | None:
        """The file's bytes, or None where the person chose none."""
        return self.files.get(name)


async def read_form(request: Request) -> Sent:
    """Dependency: the form of this request; 400 for broken encodings.

    A file past 8 MiB is refused where pictures are taken in, so that everything typed stays in its form.
    """
    try:
        data = await request.form()
    except UnicodeDecodeError as error:
        raise ClientException(detail="The form is not UTF-8.") from error
    except InternalServerException as error:  # the phone went away in the middle: nobody's fault, no incident
        raise ClientException(detail="The form did not arrive whole.") from error
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            if value.filename or content:
                files.setdefault(name, content)
        else:
            fields.setdefault(name, _plain(str(value)))
    return Sent(fields, files)


def write_key(sent: Sent, errors: dict[str, str]) -> str:
    """The form's `key`; a missing one is made (a plain client), a malformed one is an error of the field."""
    text = sent.text("key")
    if not text:
        return str(uuid4())
    try:
        return str(UUID(text))
    except ValueError:
        errors["key"] = _("Dieses Formular ist beschädigt. Lade die Seite bitte neu.")
        return str(uuid4())


def new_key() -> str:
    """A key for a form that is being rendered."""
    return str(uuid4())


def too_long(text: str, most: int) -> str | None:
    """The sentence for a text past `most` characters, else None."""
    if len(text) <= most:
        return None
    return _("Das sind {n} Zeichen. Bis {most} passen hinein.").format(n=len(text), most=most)


def _plain(text: str) -> str:
    """NUL never means anything and PostgreSQL refuses it; lone surrogates cannot be stored."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
