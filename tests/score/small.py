"""Scores the reading of the small documents in ../shared/plans/small, each with one trap."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from plans.plan import UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.form import as_json
from plans.text import clean

SMALL = Path(__file__).resolve().parents[2] / ".." / "shared" / "plans" / "small"
EXPECTED = Path(__file__).with_suffix(".json")
Json = dict[str, Any]


def _of_tasks(value: Callable[[Json], object]) -> Callable[[Json], list[object]]:
    return lambda reading: [value(task) for task in reading["tasks"]]


def _names(units: list[str]) -> list[str]:
    return [clean(unit).casefold() for unit in units]


FIELDS: dict[str, Callable[[Json], object]] = {
    "numbers": _of_tasks(lambda task: task["number"]),
    "groups": lambda reading: [group["number"] for group in reading["groups"]],
    "group_of": _of_tasks(lambda task: task["group"]),
    "titles": _of_tasks(lambda task: clean(task["title"])),
    "leads": _of_tasks(lambda task: _names(task["lead"])),
    "coordinating": _of_tasks(lambda task: _names(task["coordinating"])),
    "due": _of_tasks(lambda task: task["deadline"]["due"]),
    "status": _of_tasks(lambda task: task.get("status")),
    "doubts": lambda reading: [task["number"] for task in reading["tasks"] if task["deadline"].get("doubt")],
    "problems": lambda reading: [problem["where"] for problem in reading["problems"]],
    "issuer": lambda reading: reading["issuer"],
    "title": lambda reading: reading["title"],
    "year": lambda reading: reading["year"],
    "rules": lambda reading: [
        [rule["kind"], rule["due_rule"], rule["strictly_before"]] for rule in reading["report_rules"]
    ],
}


def wrong_fields(document: str, folder: Path = SMALL) -> list[str]:
    """Return which fields of a small document are read otherwise than a reader of it would."""
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))[document]
    refusal = expected.pop("or_refused_with", None)
    try:
        reading = as_json(read_document(document, (folder / document).read_bytes()))
    except UnreadableDocumentError as error:
        return [] if refusal and refusal in str(error) else ["refused"]
    return [field for field, value in expected.items() if not _is_right(field, value, reading)]


def _is_right(field: str, value: Any, reading: Json) -> bool:
    found = FIELDS[field](reading)
    allowed = value["any"] if isinstance(value, dict) else [value]
    if field == "title":
        return str(found or "").startswith(tuple(allowed))
    return found in [[_names(names) for names in one] if field in _UNITS else one for one in allowed]


_UNITS = frozenset({"leads", "coordinating"})


def documents() -> list[str]:
    """Return the names of the small documents."""
    return list(json.loads(EXPECTED.read_text(encoding="utf-8")))


def report(folder: Path = SMALL) -> Iterator[str]:
    """Yield a line for each small document: right, or which fields are not."""
    if not folder.exists():
        yield f"small documents: {folder} is absent, nothing scored"
        return
    wrong = {document: wrong_fields(document, folder) for document in documents()}
    yield f"small documents right: {sum(not fields for fields in wrong.values())} of {len(wrong)}"
    yield from (f"  {document:<38}{', '.join(fields) or 'right'}" for document, fields in wrong.items())
