"""Scores the understanding of focal points' replies against the labelled set in ../shared/replies."""

import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chat.understanding import understand_line

LABELLED = Path(__file__).resolve().parents[2] / ".." / "shared" / "replies" / "replies.jsonl"
CORE = ("task", "status", "percent", "extension_until")
SPANS = ("obstacle", "proposal", "document")
_NOT_STATED: dict[str, Any] = dict.fromkeys((*CORE, *SPANS)) | {"figures": []}


def core_matches(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    """Return whether kind, tasks, status, percent and date of every item agree."""
    return found["kind"] == expected["kind"] and [_core(item) for item in found["items"]] == [
        _core(item) for item in expected["items"]
    ]


def fully_matches(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    """Return whether figures, obstacles, proposals and documents agree as well, spans by containment."""
    return core_matches(expected, found) and all(
        _same_figures(wanted["figures"], item["figures"])
        and all(_same_span(wanted[name], item[name]) for name in SPANS)
        for wanted, item in zip(expected["items"], found["items"], strict=True)
    )


def _core(item: dict[str, Any]) -> tuple[object, ...]:
    return tuple(item[name] for name in CORE)


def _same_figures(expected: list[dict[str, Any]], found: list[dict[str, Any]]) -> bool:
    return len(expected) == len(found) and all(
        wanted["done"] == figure["done"]
        and wanted["total"] == figure["total"]
        and _same_span(wanted["what"], figure["what"])
        for wanted, figure in zip(expected, found, strict=True)
    )


def _same_span(expected: str | None, found: str | None) -> bool:
    if not expected or not found:
        return not expected and not found
    wanted, span = _normal(expected), _normal(found)
    return wanted in span or span in wanted


def _normal(text: str) -> str:
    seen = "".join(
        letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf"
    )
    return " ".join(seen.split()).casefold()


def tasks_not_meant(expected: dict[str, Any], found: dict[str, Any]) -> int:
    """Return how many tasks would be changed that the label leaves alone; one for all open ones."""
    return len(_changed(found) - _changed(expected))


def _changed(meaning: dict[str, Any]) -> set[str | None]:
    if meaning["kind"] not in {"report", "extension", "no_change"}:
        return set()
    return {item["task"] for item in meaning["items"]} - {None} or (
        {"all"} if not meaning["items"] else set()
    )


def _whole(row: dict[str, Any]) -> dict[str, Any]:
    """Return a labelled message with what was not stated written out."""
    items = [_NOT_STATED | item for item in row["expect"]["items"]]
    return row | {"expect": row["expect"] | {"items": items}}


def report(labelled: Path = LABELLED, repeats: int = 10) -> Iterator[str]:
    """Yield the lines of a table: how many of the labelled messages are understood, and how fast."""
    if not labelled.exists():
        yield f"replies: {labelled} is absent, nothing scored"
        return
    rows = [_whole(json.loads(line)) for line in labelled.read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps({name: row[name] for name in ("id", "context", "text")}) for row in rows]
    started = time.process_time()
    for _ in range(repeats):
        found = [json.loads(understand_line(line)) for line in lines]
    speed = repeats * len(rows) / (time.process_time() - started)
    pairs = [(row["expect"], said) for row, said in zip(rows, found, strict=True)]
    count = Counter[str]()
    for expected, said in pairs:
        count["kind"] += expected["kind"] == said["kind"]
        count["core"] += core_matches(expected, said)
        count["full"] += fully_matches(expected, said)
        count["invented"] += said["kind"] == "report" and expected["kind"] in {"chatter", "question", "ack"}
        count["not meant"] += tasks_not_meant(expected, said)
    yield f"replies                          of {len(rows):>4}"
    yield f"  kind                              {count['kind']:>4}"
    yield f"  core exact                        {count['core']:>4}"
    yield f"  full exact                        {count['full']:>4}"
    yield f"  chatter, question, ack as report  {count['invented']:>4}"
    yield f"  tasks changed but not meant       {count['not meant']:>4}"
    yield f"  messages per second             {speed:>6.0f}"


if __name__ == "__main__":
    sys.stdout.write("\n".join(report()) + "\n")
