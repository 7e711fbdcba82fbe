"""Scores the reading of work given in prose: half of the documents were kept unseen while it was written."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plans.plan import Task, UnreadableDocumentError
from plans.reading.document import read_document
from plans.text import fold
from plans.units import read_unit

DOCUMENTS = Path(__file__).resolve().parents[1] / "plans" / "prose"
HALVES = ("seen", "unseen")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ProseScore:
    """How one document was read: work not proposed, led by the wrong units, dated wrongly, or invented."""

    document: str
    given: int
    proposed: int
    missing: tuple[str, ...]
    wrong_lead: tuple[str, ...]
    wrong_coordinating: tuple[str, ...]
    wrong_due: tuple[str, ...]
    not_apart: tuple[str, ...]
    invented: tuple[str, ...]

    @property
    def right(self) -> int:
        """Return how many pieces of work are proposed with the right lead."""
        return self.given - len(self.missing) - len(self.wrong_lead)


def documents(half: str) -> list[Path]:
    """Return the documents of one half."""
    return sorted((DOCUMENTS / half).glob("*.txt"))


def score(document: Path, content: bytes | None = None) -> ProseScore:
    """Return how a document is read; `content` holds it in another format than text."""
    gold = json.loads(document.with_suffix(".gold.json").read_text(encoding="utf-8"))["tasks"]
    tasks = list(_tasks(content if content is not None else document.read_bytes()))
    pairs = _paired(gold, tasks)
    counted = [(work, task) for work, task in pairs if task is not None or not work.get("optional")]
    found = [(work, task) for work, task in counted if task is not None]
    matched = {id(task) for _, task in found}
    return ProseScore(
        document.stem,
        len(counted),
        len(tasks),
        tuple(work["what"] for work, task in counted if task is None),
        tuple(work["what"] for work, task in found if not _same(work["lead"], task.lead)),
        tuple(work["what"] for work, task in found if not _same(work["coordinating"], task.coordinating)),
        tuple(work["what"] for work, task in found if "due" in work and work["due"] != _due(task)),
        tuple(work["what"] for work, task in found if work.get("apart") and not task.deadline.ongoing),
        tuple(task.title for task in tasks if id(task) not in matched),
    )


def _tasks(content: bytes) -> tuple[Task, ...]:
    try:
        return read_document("k", content).plan.tasks
    except UnreadableDocumentError:
        return ()


def _paired(gold: Sequence[Json], tasks: Sequence[Task]) -> list[tuple[Json, Task | None]]:
    """Give each piece of work the proposal that quotes it; one proposal is given but once."""
    free = list(tasks)
    pairs: list[tuple[Json, Task | None]] = []
    for work in gold:
        quoting = [task for task in free if fold(work["what"]) in fold(f"{task.title} {task.source}")]
        best = next((task for task in quoting if _same(work["lead"], task.lead)), next(iter(quoting), None))
        if best is not None:
            free.remove(best)
        pairs.append((work, best))
    return pairs


def _same(names: Sequence[str], others: Sequence[str]) -> bool:
    return _units(names) == _units(others)


def _units(names: Sequence[str]) -> set[str]:
    return {fold(read_unit(name).canonical) for name in names}


def _due(task: Task) -> str | None:
    return task.deadline.due.isoformat() if task.deadline.due else None


def report() -> Iterator[str]:
    """Yield the lines of a table: what is given, found with the right lead and invented, by half."""
    yield (
        f"{'work given in prose':<28}{'given':>6}{'right':>6}{'':>8}{'invented':>9}{'':>8}"
        f"{'due':>5}{'with':>5}{'apart':>6}"
    )
    for half in HALVES:
        scores = [score(document) for document in documents(half)]
        given, right = sum(one.given for one in scores), sum(one.right for one in scores)
        proposed, invented = sum(one.proposed for one in scores), sum(len(one.invented) for one in scores)
        wrong = (
            sum(len(one.wrong_due) for one in scores),
            sum(len(one.wrong_coordinating) for one in scores),
            sum(len(one.not_apart) for one in scores),
        )
        yield (
            f"{f'{half} ({len(scores)} documents)':<28}{given:>6}{right:>6}{right / given:>8.1%}{invented:>9}"
            f"{invented / proposed:>8.1%}{wrong[0]:>5}{wrong[1]:>5}{wrong[2]:>6}"
        )


if __name__ == "__main__":
    sys.stdout.write("\n".join(report()) + "\n")
