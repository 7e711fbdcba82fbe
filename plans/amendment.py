"""What a new version of a plan changes: tasks added, removed, with another deadline, lead or wording."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from plans.plan import Task
from plans.rule_amendment import RulesAmendment
from plans.text import fold

# How alike two titles are (0 to 1) to be the same task: less is asked where the number is the same too.
ALIKE_WITH_NUMBER = 0.5
ALIKE_WITHOUT_NUMBER = 0.85


@dataclass(frozen=True, slots=True)
class ChangedTask:
    """A task that stands in both versions, and what differs."""

    old: Task
    new: Task

    @property
    def deadline(self) -> bool:
        """Return whether the day, the kind or the ongoing part of the deadline differs."""
        before, after = self.old.deadline, self.new.deadline
        return (before.kind, before.due, before.ongoing) != (after.kind, after.due, after.ongoing)

    @property
    def lead(self) -> bool:
        """Return whether other units lead the task."""
        return _names(self.old.lead) != _names(self.new.lead)

    @property
    def coordinating(self) -> bool:
        """Return whether other units coordinate."""
        return _names(self.old.coordinating) != _names(self.new.coordinating)

    @property
    def wording(self) -> bool:
        """Return whether the title or the number differs."""
        return (fold(self.old.title), self.old.number) != (fold(self.new.title), self.new.number)

    @property
    def anything(self) -> bool:
        """Return whether anything differs."""
        return self.deadline or self.lead or self.coordinating or self.wording


@dataclass(frozen=True, slots=True)
class Amendment:
    """The difference between two versions of a plan; `same` pairs every task that stands in both."""

    added: tuple[Task, ...]
    removed: tuple[Task, ...]
    same: tuple[ChangedTask, ...]
    rules: RulesAmendment = field(default_factory=RulesAmendment)

    @property
    def changed(self) -> tuple[ChangedTask, ...]:
        """Return the tasks that stand in both versions but differ."""
        return tuple(pair for pair in self.same if pair.anything)

    @property
    def is_empty(self) -> bool:
        """Return whether the new version says the same as the old one."""
        return not (self.added or self.removed or self.changed) and self.rules.is_empty


def amendment(old: Sequence[Task], new: Sequence[Task]) -> Amendment:
    """Return what the new tasks change; a renumbered task is the same if its title nearly is."""
    partner = _same_numbers(old, new)
    _add_same_titles(old, new, partner)
    matched = set(partner.values())
    return Amendment(
        added=tuple(task for index, task in enumerate(new) if index not in partner),
        removed=tuple(task for index, task in enumerate(old) if index not in matched),
        same=tuple(ChangedTask(old[partner[index]], new[index]) for index in sorted(partner)),
    )


def _same_numbers(old: Sequence[Task], new: Sequence[Task]) -> dict[int, int]:
    """Return the index of the old task for each new one with its number and a title like its own."""
    by_number = {task.number: index for index, task in enumerate(old)}
    return {
        index: by_number[task.number]
        for index, task in enumerate(new)
        if task.number in by_number and _alike(old[by_number[task.number]], task) >= ALIKE_WITH_NUMBER
    }


def _add_same_titles(old: Sequence[Task], new: Sequence[Task], partner: dict[int, int]) -> None:
    """Pair what is left by title alone, the most alike first."""
    free_old = set(range(len(old))) - set(partner.values())
    pairs = [
        (alike, index, other)
        for index, task in enumerate(new)
        if index not in partner
        for other in free_old
        if (alike := _alike(old[other], task)) >= ALIKE_WITHOUT_NUMBER
    ]
    for _, index, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if index not in partner and other in free_old:
            partner[index] = other
            free_old.discard(other)


def _alike(one: Task, other: Task) -> float:
    first, second = fold(one.title), fold(other.title)
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE_WITH_NUMBER else 0.0


def _names(units: Sequence[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in units)
