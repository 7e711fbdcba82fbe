"""What a browser calls itself, in two words by which people know their devices."""

BROWSERS = {
    "coc_coc": "Coc Coc",
    "edg/": "Edge",
    "edga/": "Edge",
    "opr/": "Opera",
    "samsungbrowser": "Samsung Internet",
    "firefox": "Firefox",
    "fxios": "Firefox",
    "crios": "Chrome",
    "chrome": "Chrome",
    "safari": "Safari",
}
SYSTEMS = {
    "android": "Android",
    "iphone": "iPhone",
    "ipad": "iPad",
    "windows": "Windows",
    "mac os": "macOS",
    "cros": "ChromeOS",
    "linux": "Linux",
}


def named(agent: str) -> str:
    """Return browser and system, such as "Chrome, Windows"; of what is unknown, that it is some browser."""
    found = (_first(BROWSERS, agent), _first(SYSTEMS, agent))
    return ", ".join(name for name in found if name) or "?"


def _first(names: dict[str, str], agent: str) -> str | None:
    return next((name for part, name in names.items() if part in agent.casefold()), None)
