"""One line of JSON in, one out: the form in which a message is understood from the command line."""

import json
from datetime import date
from typing import Any

from chat.understanding.reply import Item, ReplyContext
from chat.understanding.understanding import understand


def understand_line(line: str) -> str:
    """Return {"id", "kind", "items"} for {"id", "context", "text"}, or {"id", "error"} of a broken line."""
    identifier = None
    try:
        message = json.loads(line)
        identifier = message.get("id")
        found = understand(_text(message["text"]), _context(message["context"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as problem:
        return _line({"id": identifier, "error": f"{type(problem).__name__}: {problem}"})
    return _line({"id": identifier, "kind": found.kind, "items": [_item(item) for item in found.items]})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text: expected a string")
    return value


def _context(value: dict[str, Any]) -> ReplyContext:
    about = value.get("about")
    return ReplyContext(
        unit=str(value.get("unit", "")),
        tasks=tuple(str(task) for task in value["tasks"]),
        about=None if about is None else str(about),
        today=date.fromisoformat(value["today"]),
    )


def _item(item: Item) -> dict[str, Any]:
    until = item.extension_until
    return {
        "task": item.task,
        "status": item.status,
        "percent": item.percent,
        "figures": [{"done": one.done, "total": one.total, "what": one.what} for one in item.figures],
        "obstacle": item.obstacle,
        "proposal": item.proposal,
        "extension_until": until.isoformat() if until else None,
        "document": item.document,
    }


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
