"""Finding one's way on the moderators' desk."""

from tests.conftest import Client
from tests.support.pages import Page

DESK = "/team/moderation"


def item_of(client: Client) -> str:
    """The item on the desk of this browser, taken if there is none yet."""
    client.post(DESK)
    return next(each.action for each in Page(client.get(DESK).text).forms if each.action.startswith(f"{DESK}/"))
