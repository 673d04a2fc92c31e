"""Screens as a person uses them; every method is one thing that somebody does or sees."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect


class TodayScreen:
    """`/heute`."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def open(self) -> "TodayScreen":
        self.page.goto(f"{self.url}/heute")
        return self

    @property
    def lit(self) -> Locator:
        """The windows with light."""
        return self.page.locator("#house .window[data-state=lit]")

    def learned_today(self) -> None:
        """The one tap."""
        self.page.get_by_role("button", name="Heute gelernt").click()
        expect(self.page.get_by_text("Dein Licht brennt")).to_be_visible()

    def take_back(self) -> None:
        self.page.get_by_role("button", name="Zurücknehmen", exact=True).click()
        expect(self.page.get_by_role("button", name="Heute gelernt")).to_be_visible()

    def write_more(self, mood: str, note: str) -> None:
        """Mood, note and a photo for the day."""
        fold = self.page.locator("#details")
        fold.locator("summary").click()
        fold.get_by_label(mood, exact=True).check()
        fold.get_by_label("Notiz").fill(note)
        fold.locator("input[name=photo]").set_input_files(files=[a_photo()])
        fold.get_by_role("button", name="Speichern").click()


def a_photo() -> FilePayload:
    """A small picture as a phone would take it."""
    buffer = BytesIO()
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(buffer, "JPEG")
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def join(page: Page, url: str, idea: str = "czech") -> TodayScreen:
    """Join with an idea by one tap."""
    page.goto(f"{url}/mitmachen?idee={idea}")
    page.get_by_role("button", name="Los geht").click()
    page.wait_for_url("**/heute")
    return TodayScreen(page, url)
