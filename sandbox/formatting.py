"""Turns Telegram's HTML into text with entities and back, and finds what Telegram finds in plain text."""

import re
from html import escape
from typing import NamedTuple

from sandbox.errors import Json
from sandbox.html_parser import HtmlParser

_FOUND = (
    (
        "url",
        re.compile(
            r"(?<![\w@./])(?:https?://[^\s<>\"]+|(?:[\w-]+\.)+(?:com|vn|org|net|me)\b(?:/[^\s<>\"]*)?)"
        ),
    ),
    ("email", re.compile(r"(?<![\w.@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z]\w{3,31}\b", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?(?![\w/])", re.ASCII)),
)
_CLOSED = frozenset({"code", "pre", "text_link", "text_mention"})
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


class FormattedText(NamedTuple):
    """A text and its entities, whose offsets count UTF-16 code units."""

    text: str
    entities: list[Json]


def units(text: str) -> int:
    """Return the length of a text in UTF-16 code units, the way Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> FormattedText:
    """Return the text and entities of Telegram's HTML; raises RefusalError when it does not parse."""
    return finish(*HtmlParser(source).parse())


def finish(text: str, entities: list[Json]) -> FormattedText:
    """Return the text without white space around it, with the entities Telegram finds by itself added."""
    before = units(text) - units(text.lstrip())
    trimmed = text.strip()
    entities = _within(entities, before, units(trimmed))
    found = [entity for entity in _find(trimmed) if not any(_disturbs(entity, other) for other in entities)]
    return FormattedText(trimmed, sorted(entities + found, key=_order))


def _within(entities: list[Json], before: int, length: int) -> list[Json]:
    """Return the entities cut to a text that lost its first `before` units."""
    kept = []
    for entity in entities:
        start = max(entity["offset"] - before, 0)
        end = min(entity["offset"] + entity["length"] - before, length)
        if start < end:
            kept.append(entity | {"offset": start, "length": end - start})
    return kept


def _find(text: str) -> list[Json]:
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            entity = {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
            if not any(_overlap(entity, other) for other in found):
                found.append(entity)
    return found


def _overlap(one: Json, other: Json) -> bool:
    before_end = bool(one["offset"] < other["offset"] + other["length"])
    return before_end and bool(other["offset"] < one["offset"] + one["length"])


def _disturbs(found: Json, given: Json) -> bool:
    """Return whether a found entity is inside given code or a link, or lies across a given edge."""
    if not _overlap(found, given):
        return False
    start, end = found["offset"], found["offset"] + found["length"]
    inside = given["offset"] <= start and end <= given["offset"] + given["length"]
    around = start <= given["offset"] and given["offset"] + given["length"] <= end
    return given["type"] in _CLOSED or not (inside or around)


def _order(entity: Json) -> tuple[int, int]:
    return (entity["offset"], -entity["length"])


def to_html(formatted: FormattedText) -> str:
    """Return the text with its entities as HTML tags."""
    content = formatted.text.encode("utf-16-le")
    return _render(content, 0, len(content) // 2, sorted(formatted.entities, key=_order))


def _render(content: bytes, start: int, end: int, entities: list[Json]) -> str:
    parts, position = [], start
    while entities:
        outer, *entities = entities
        opens, closes = outer["offset"], min(outer["offset"] + outer["length"], end)
        inner = [entity for entity in entities if entity["offset"] < closes]
        entities = entities[len(inner) :]
        parts.append(_plain(content, position, opens))
        parts.append(_tagged(outer, _render(content, opens, closes, inner)))
        position = closes
    return "".join(parts) + _plain(content, position, end)


def _plain(content: bytes, start: int, end: int) -> str:
    return escape(content[2 * start : 2 * end].decode("utf-16-le"), quote=False)


def _tagged(entity: Json, inner: str) -> str:
    match entity["type"]:
        case "text_link":
            return f'<a href="{escape(entity["url"])}">{inner}</a>'
        case "text_mention":
            return f'<a href="tg://user?id={entity["user"]["id"]}">{inner}</a>'
        case "expandable_blockquote":
            return f"<blockquote expandable>{inner}</blockquote>"
        case "pre" if "language" in entity:
            return f'<pre><code class="language-{escape(entity["language"])}">{inner}</code></pre>'
        case kind if kind in _TAGS:
            return f"<{_TAGS[kind]}>{inner}</{_TAGS[kind]}>"
        case _:
            return inner
