"""What a page does behind one's back: complaints, requests, bytes, things it stores."""

from playwright.sync_api import ConsoleMessage, Page, Request

TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation",
  (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
STORED = """async () => [localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length]"""


class Witness:
    """Watches a page from before its first request; `complaints` stays empty on a good day."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.addresses: list[str] = []
        self.bytes = 0
        page.add_init_script(TELL_VIOLATIONS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._request)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._weigh)

    def strangers(self, own: str) -> list[str]:
        """Requests to any other address than `own`."""
        return [each for each in self.addresses if not each.startswith((own, "data:", "blob:"))]

    def stored(self) -> list[object]:
        """Cookies and everything else that the page left in the browser."""
        return [*self.page.context.cookies(), *filter(None, self.page.evaluate(STORED))]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _request(self, request: Request) -> None:
        self.addresses.append(request.url)

    def _weigh(self, event: dict[str, float]) -> None:
        self.bytes += int(event["encodedDataLength"])
