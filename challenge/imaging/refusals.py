"""Why an upload is not taken, and how that is said."""

from enum import StrEnum

from challenge.core.i18n import gettext, mark


class Reason(StrEnum):
    """What stands in the way of a picture."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_A_PICTURE = "not_a_picture"
    ANIMATED = "animated"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_SMALL = "too_small"
    BROKEN = "broken"
    TOO_SLOW = "too_slow"
    BUSY = "busy"


class UploadRefused(Exception):
    """The bytes are not kept. `status` is the HTTP answer; the words are made by `sentence`."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = _STATUS.get(reason, 422)


def sentence(reason: Reason) -> str:
    """What the person reads, in the current language: what it is about the picture, and what to do now."""
    return gettext(_SENTENCES[reason])


_STATUS = {Reason.EMPTY: 400, Reason.TOO_LARGE: 413, Reason.NOT_A_PICTURE: 415, Reason.BUSY: 503}
_SENTENCES = {
    Reason.EMPTY: mark("In der Datei ist nichts drin. Magst du das Bild noch einmal auswählen?"),
    Reason.TOO_LARGE: mark("Das Bild ist größer als 8 MB. Magst du eine kleinere Fassung schicken?"),
    Reason.NOT_A_PICTURE: mark("Wir nehmen Fotos als JPEG, PNG, WebP oder HEIC. Magst du ein anderes auswählen?"),
    Reason.ANIMATED: mark("Wir zeigen nur stehende Bilder. Magst du ein einzelnes Foto auswählen?"),
    Reason.TOO_MANY_PIXELS: mark("Das Bild ist riesig. Magst du eine kleinere Fassung schicken?"),
    Reason.TOO_SMALL: mark("Das Bild ist winzig. Magst du ein größeres auswählen?"),
    Reason.BROKEN: mark("Dieses Bild lässt sich nicht öffnen. Magst du ein anderes auswählen?"),
    Reason.TOO_SLOW: mark("Dieses Bild dauert uns zu lange. Magst du eine kleinere Fassung schicken?"),
    Reason.BUSY: mark("Gerade kommen viele Bilder an. Schick deins in einer Minute noch einmal."),
}
