"""Scores the reading of deadline phrases and plan documents against the golds in ../shared/plans."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plans.deadline import read_deadline
from plans.reading.document import read_document
from plans.reading.form import as_json
from plans.text import clean

PLANS = Path(__file__).resolve().parents[2] / ".." / "shared" / "plans"
DOCUMENTS = (
    "thanh-hoa-2025.txt",
    "thanh-hoa-2025.cells.txt",
    "thanh-hoa-2025.docx",
    "thanh-hoa-2025.pdf",
    "thanh-hoa-2025.xlsx",
    "hau-loc-2024.txt",
    "hau-loc-2024.docx",
    "hau-loc-2024.pdf",
    "thanh-hoa-6-thang-2024.txt",
)
WITHOUT_PROSE = frozenset({"thanh-hoa-2025.cells.txt", "thanh-hoa-2025.xlsx"})
"""Files that hold the table only: they state no report rules."""
_STATUS = {"done_and_maintained": "done_ongoing", "ongoing": "done_ongoing", "unclear": None}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """How one document was read: what is missing, invented or wrong, by field."""

    document: str
    tasks: int
    missing: tuple[str, ...]
    invented: tuple[str, ...]
    wrong: dict[str, tuple[str, ...]]
    rules_right: bool | None
    seconds: float

    @property
    def share_right(self) -> float:
        """Return the share of the fields, but for the targets, that are right."""
        fields = [numbers for field, numbers in self.wrong.items() if field != "targets"]
        return 1 - sum(map(len, fields)) / (self.tasks * len(fields))


def _words(text: str | None) -> str:
    return clean(text or "")


def _names(units: list[str]) -> list[str]:
    return [clean(unit).casefold() for unit in units]


FIELDS: dict[str, Callable[[Json], object]] = {
    "group": lambda task: task["group"],
    "title": lambda task: _words(task["title"]),
    "lead": lambda task: _names(task["lead"]),
    "coordinating": lambda task: _names(task["coordinating"]),
    "deadline_text": lambda task: _words(task["deadline_text"]),
    "kind": lambda task: task["deadline"]["kind"],
    "due": lambda task: (task["deadline"]["due"], task["deadline"]["before"]),
    "ongoing": lambda task: task["deadline"]["ongoing"],
    "note": lambda task: _words(task["note"]),
    "status": lambda task: _STATUS.get(task.get("status") or "", task.get("status")),
    "targets": lambda task: [_words(target) for target in task["targets"]],
}


def score(document: str, folder: Path = PLANS) -> Score:
    """Return how the document is read, compared with its gold."""
    gold = json.loads((folder / f"{document.partition('.')[0]}.gold.json").read_text(encoding="utf-8"))
    started = time.perf_counter()
    found = as_json(read_document(document, (folder / document).read_bytes()))
    seconds = time.perf_counter() - started
    expected = {task["number"]: task for task in gold["tasks"]}
    read = {task["number"]: task for task in found["tasks"]}
    both = [number for number in expected if number in read]
    wrong = {
        field: tuple(number for number in both if value(expected[number]) != value(read[number]))
        for field, value in FIELDS.items()
    }
    return Score(
        document,
        len(expected),
        tuple(number for number in expected if number not in read),
        tuple(number for number in read if number not in expected),
        wrong,
        None if document in WITHOUT_PROSE else _rules(gold) == _rules(found),
        seconds,
    )


def _rules(plan: Json) -> list[tuple[object, ...]]:
    return [
        (rule["kind"], rule["due_rule"], rule["strictly_before"]) for rule in plan.get("report_rules", [])
    ]


def wrong_phrases(folder: Path = PLANS) -> list[str]:
    """Return the deadline phrases that are read otherwise than they should be."""
    phrases = json.loads((folder / "deadline_phrases.json").read_text(encoding="utf-8"))
    return [row["text"] for row in phrases if _read(row["text"], row["year"]) != row["expected"]]


def _read(phrase: str, year: int) -> Json:
    deadline = read_deadline(phrase, year)
    return {
        "kind": deadline.kind.value,
        "due": deadline.due.isoformat() if deadline.due else None,
        "before": deadline.before.isoformat() if deadline.before else None,
        "ongoing": deadline.ongoing,
    }


def report(folder: Path = PLANS) -> Iterator[str]:
    """Yield the lines of a table: per document the tasks found and the fields that are wrong."""
    if not folder.exists():
        yield f"plans: {folder} is absent, nothing scored"
        return
    wrong = wrong_phrases(folder)
    yield f"deadline phrases read otherwise: {len(wrong)}"
    yield from (f"  {phrase}" for phrase in wrong)
    yield ""
    scores = [score(document, folder) for document in DOCUMENTS]
    yield (
        f"{'wrong fields per document':<28}{'tasks':>6}{'missing':>8}{'invented':>9}{'rules':>6}"
        + "".join(f"{field[:8]:>9}" for field in FIELDS)
        + f"{'right':>8}{'s':>6}"
    )
    for one in scores:
        rules = {True: "right", False: "WRONG", None: "-"}[one.rules_right]
        counts = "".join(f"{len(one.wrong[field]):>9}" for field in FIELDS)
        yield (
            f"{one.document:<28}{one.tasks:>6}{len(one.missing):>8}{len(one.invented):>9}{rules:>6}"
            f"{counts}{one.share_right:>8.1%}{one.seconds:>6.1f}"
        )


if __name__ == "__main__":
    sys.stdout.write("\n".join(report()) + "\n")
