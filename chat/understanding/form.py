"""What is said of a task as plain JSON values: for the command line and for words that wait."""

from datetime import date
from typing import Any

from chat.understanding.reply import Item, SaidFigure
from plans.status import Status

SELDOM = ("given_back", "expected", "done_on", "range_said")
"""What is written only where it was said."""


def as_json(item: Item) -> dict[str, Any]:
    """Return an item as JSON values."""
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
        **{name: said for name in SELDOM if (said := getattr(item, name))},
    }


def from_json(values: dict[str, Any]) -> Item:
    """Return the item that JSON values stand for."""
    until = values["extension_until"]
    return Item(
        task=values["task"],
        status=Status(values["status"]) if values["status"] else None,
        percent=values["percent"],
        figures=tuple(SaidFigure(**one) for one in values["figures"]),
        obstacle=values["obstacle"],
        proposal=values["proposal"],
        extension_until=date.fromisoformat(until) if until else None,
        document=values["document"],
        given_back=values.get("given_back"),
        expected=values.get("expected"),
        done_on=values.get("done_on"),
        range_said=values.get("range_said"),
    )
