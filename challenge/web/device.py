"""A rough name for a device, so that people recognise it in their list; nothing else of the header is kept."""

from challenge.web.requests import Request

SYSTEMS = (("android", "Android"), ("iphone", "iPhone"), ("ipad", "iPad"), ("windows", "Windows"), ("mac os", "Mac"))
BROWSERS = (("firefox", "Firefox"), ("edg/", "Edge"), ("samsungbrowser", "Samsung Internet"), ("chrom", "Chrome"))


def label(request: Request) -> str:
    """Such as "Chrome · Android"."""
    agent = request.headers.get("user-agent", "").lower()
    browser = next((name for part, name in BROWSERS if part in agent), "Safari" if "safari" in agent else "Browser")
    system = next((name for part, name in SYSTEMS if part in agent), "")
    return f"{browser} · {system}" if system else browser
