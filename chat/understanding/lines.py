"""One line of JSON in, one out: the form in which a message is understood from the command line."""

import json
from datetime import date
from typing import Any

from chat.understanding.form import as_json
from chat.understanding.reply import ReplyContext
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
    return _line({"id": identifier, "kind": found.kind, "items": [as_json(item) for item in found.items]})


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


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
