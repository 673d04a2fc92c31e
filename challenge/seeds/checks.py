"""What `challenge doctor` asks the features: whether everything is there that an installation cannot do without."""

from collections.abc import Sequence

from babel.messages.pofile import read_po
from sqlmodel import Session, col, select

from challenge.badges.catalogue import badges
from challenge.city.queries.recount import recount
from challenge.core import i18n
from challenge.core.doctor import Check, Finding
from challenge.goals.catalogue import ideas
from challenge.rounds.queries import all_rounds
from challenge.staff.models import StaffAccount


def round_is_set(session: Session) -> Finding:
    """There is a round."""
    found = all_rounds(session)
    if not found:
        return Finding(fine=False, sentence="There is no round: run `challenge round set --start DATE`")
    return Finding(fine=True, sentence=f"The newest round starts on {found[0].starts_on}")


def somebody_moderates(session: Session) -> Finding:
    """There is a staff account that somebody can sign in to."""
    ready = (col(StaffAccount.password_hash).is_not(None)) & col(StaffAccount.removed_at).is_(None)
    if session.exec(select(StaffAccount.id).where(ready)).first() is None:
        return Finding(fine=False, sentence="Nobody of the team can sign in: run `challenge staff add NAME --role …`")
    return Finding(fine=True, sentence="The team can sign in")


def sums_agree(session: Session) -> Finding:
    """The city's running sums are what the raw rows add up to."""
    found = recount(session)
    if found:
        first = found[0]
        told = f"{len(found)} sums differ, such as {first.what}: kept {first.kept}, counted {first.counted}"
        return Finding(fine=False, sentence=told)
    return Finding(fine=True, sentence="The city's sums agree with the raw rows")


def texts_are_complete(_session: Session) -> Finding:
    """Every sentence stands in every language that is offered, and the data files can be read."""
    missing = {code: _untranslated(code) for code in i18n.LANGUAGES if code != i18n.SOURCE}
    wrong = [f"{number} sentences in {code}" for code, number in missing.items() if number]
    if wrong:
        return Finding(fine=False, sentence=f"Translations are missing: {', '.join(wrong)}")
    return Finding(fine=True, sentence=f"All languages are complete; {len(ideas())} ideas, {len(badges())} badges")


CHECKS: Sequence[Check] = (round_is_set, somebody_moderates, sums_agree, texts_are_complete)


def _untranslated(code: str) -> int:
    path = i18n.LOCALES / code / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return 1
    with path.open("rb") as file:
        return sum(1 for each in read_po(file) if each.id and (not each.string or each.fuzzy))
