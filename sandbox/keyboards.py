"""The rules for inline keyboards that go beyond names and types."""

from urllib.parse import urlsplit

from sandbox.errors import Json, bad_request

MAX_BUTTONS = 100
MAX_CALLBACK_DATA = 64

_LINK_SCHEMES = frozenset({"http", "https", "tg", "ton"})


def inline_keyboard(markup: Json | None) -> list[list[Json]]:
    """Return the rows of an inline keyboard, none for another reply markup.

    Raises RefusalError: a button is of no kind or of two, its data or its link is one Telegram refuses.
    """
    rows: list[list[Json]] = [row for row in (markup or {}).get("inline_keyboard", []) if row]
    buttons = [button for row in rows for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check(button)
    return rows


def _check(button: Json) -> None:
    kinds = button.keys() - {"text"}
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if not kinds:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(kinds) > 1:
        raise bad_request(f"an inline keyboard button has one kind, this one has {', '.join(sorted(kinds))}")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_link(button["url"])


def _check_link(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in _LINK_SCHEMES:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if parts.scheme.startswith("http") and "." not in (parts.hostname or ""):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
