"""The numbers of proposed tasks: they lead back to the paragraph that gives the work."""

from collections import Counter
from dataclasses import dataclass, field

from plans.plan import TaskGroup
from plans.reading.given.items import Item
from plans.reading.given.markers import Rank

_TIDY = " ,;:.–-/"
_NUMBERED_BY_ITSELF = frozenset({Rank.ARTICLE, Rank.SUB_ITEM, Rank.LOWER_ITEM})


@dataclass(slots=True)
class Numbers:
    """Gives numbers to tasks, none twice in a group, and keeps the groups they stand in."""

    groups: list[TaskGroup] = field(default_factory=list)
    taken: set[tuple[str | None, str]] = field(default_factory=set)
    counts: Counter[tuple[str | None, str]] = field(default_factory=Counter)

    def group_of(self, item: Item) -> str | None:
        """Return the number of the chapter the item stands in, kept as a group."""
        chapters = [above for above in item.line() if above.rank <= Rank.CHAPTER and above.above is not None]
        if not chapters:
            return None
        number = ".".join(above.paragraph.marker.number for above in reversed(chapters))
        if number not in {group.number for group in self.groups}:
            self.groups.append(TaskGroup(number, chapters[0].paragraph.text.strip(_TIDY)))
        return number

    def next(self, item: Item, group: str | None, *, alone: bool) -> str:
        """Return the number of the next task of an item; `alone` tells that the item gives no other."""
        base = _path(item)
        has_own = bool(item.paragraph.marker.number) and item.rank > Rank.CHAPTER
        number = base if has_own and alone else ""
        while not number or (group, number) in self.taken:
            self.counts[group, base] += 1
            number = f"{base}.{self.counts[group, base]}".removeprefix(".")
        self.taken.add((group, number))
        return number


def _path(item: Item) -> str:
    """Return "2.a" for letter a below 2; "1.2" names its place by itself, item 2 of article 1 is one too."""
    parts: list[str] = []
    for above in item.line():
        if above.rank <= Rank.CHAPTER:
            break
        if above.paragraph.marker.number:
            parts.insert(0, above.paragraph.marker.number)
        if above.rank in _NUMBERED_BY_ITSELF:
            break
    return ".".join(parts)
