"""Messages of our own invention with what a careful secretary would record, one a line in messages.jsonl."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from chat.understanding import Item, Kind, ReplyContext, SaidFigure, Understood, understand
from plans.status import Status

TODAY = date(2025, 6, 12)


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    context: ReplyContext
    meaning: Understood


def invented() -> list[Message]:
    """Return the messages of messages.jsonl; a field that is absent was not stated."""
    lines = (Path(__file__).parent / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    return [_message(json.loads(line)) for line in lines]


def context(*tasks: str, about: str | None = None, today: date = TODAY) -> ReplyContext:
    """Return the context of a reply of a unit that leads tasks 1, 54 and 55, unless others are given."""
    return ReplyContext("Sở Tài chính", tasks or ("1", "54", "55"), about, today)


def items_of(text: str, about: str | None = None) -> list[Item]:
    """Return what a message says of each task, of a unit that leads 7, 12, 15, 18, 20 and 33."""
    return list(understand(text, context("7", "12", "15", "18", "20", "33", about=about)).items)


def only_item(text: str, about: str | None = None) -> Item:
    """Return what a message says of the one task that it is about."""
    (item,) = items_of(text, about)
    return item


def said_alike(one: str | None, other: str | None) -> bool:
    """Return whether two spans are the same but for their length: one holds the other."""
    if not one or not other:
        return not one and not other
    first, second = _normal(one), _normal(other)
    return first in second or second in first


def without_marks(text: str) -> str:
    """Return a text as typed on a keyboard without Vietnamese letters."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _message(row: dict[str, Any]) -> Message:
    return Message(
        row["text"],
        context(*row["tasks"], about=row["about"], today=date.fromisoformat(row["today"])),
        Understood(Kind(row["kind"]), tuple(_item(item) for item in row["items"])),
    )


def _item(row: dict[str, Any]) -> Item:
    until = row.get("extension_until")
    return Item(
        task=row["task"],
        status=Status(row["status"]) if "status" in row else None,
        percent=row.get("percent"),
        figures=tuple(SaidFigure(**figure) for figure in row.get("figures", ())),
        obstacle=row.get("obstacle"),
        proposal=row.get("proposal"),
        extension_until=date.fromisoformat(until) if until else None,
        document=row.get("document"),
    )


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
