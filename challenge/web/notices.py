"""One-time messages after a redirect: the cookie holds a name, never a text."""

from challenge.core.i18n import gettext, mark

NOTICES = {
    "saved": mark("Gespeichert."),
    "paused": mark("Deine Pause ist eingetragen. Genieß sie."),
    "pause-ended": mark("Die Pause ist zu Ende. Schön, dass du weitermachst."),
    "signed-out": mark("Du bist auf diesem Gerät abgemeldet."),
    "others-signed-out": mark("Alle anderen Geräte sind abgemeldet."),
    "restored": mark("Willkommen zurück! Dein Haus ist wieder da."),
    "new-card": mark("Das ist deine neue Schlüsselkarte. Die alte gilt nicht mehr."),
    "deleted": mark("Alle deine Daten sind gelöscht. Danke, dass du dabei warst."),
    "post-sent": mark("Danke! Dein Beitrag ist angekommen. Wir schauen ihn uns an, dann sehen ihn alle."),
    "post-saved": mark("Deine Änderung ist angekommen. Wir schauen sie uns an."),
    "post-withdrawn": mark("Dein Beitrag ist zurückgezogen."),
    "reported": mark("Danke für deine Meldung. Wir schauen uns das an."),
    "appealed": mark("Dein Widerspruch ist angekommen. Ein anderer Mensch schaut noch einmal hin."),
    "award-shown": mark("Jetzt können alle dein Abzeichen sehen, die den Link haben."),
    "award-hidden": mark("Dein Abzeichen siehst wieder nur du."),
    "second-factor": mark("Dein zweiter Faktor ist eingerichtet."),
    "share-opened": mark("Deine Seite ist offen. Schick den Link los!"),
    "share-closed": mark("Deine Seite ist zu. Du kannst sie jederzeit wieder öffnen."),
    "decided": mark("Entschieden."),
    "taken": mark("Das hat schon jemand anders entschieden oder gerade in der Hand."),
}


def sentence(name: str) -> str | None:
    """The message in the current language; None for no or an unknown name."""
    message = NOTICES.get(name)
    return gettext(message) if message else None
