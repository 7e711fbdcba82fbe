"""The numbers of lists in an OpenDocument text, which are not written into its paragraphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plans.reading.archive import Element
from plans.reading.odf import STYLE, TEXT
from plans.reading.word.count_forms import BULLET, written

_FORMS = {
    "1": "decimal",
    "I": "upperRoman",
    "i": "lowerRoman",
    "A": "upperLetter",
    "a": "lowerLetter",
    "": "none",
}
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    before: str
    after: str
    start: int
    shown: int
    """How many levels, this one the last, the label shows."""


@dataclass(slots=True)
class OdtLists:
    """Counts the items of lists in their order."""

    styles: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """How far each list has counted, by level; lists that go on from one another count together."""
    names: dict[str, str] = field(default_factory=dict)
    """The list that each list goes on from in the end, by its own name."""
    latest: dict[str, str] = field(default_factory=dict)
    """The latest list of each style."""

    @classmethod
    def of(cls, roots: Iterable[Element]) -> "OdtLists":
        """Return the counters for the list styles of a document."""
        found = (style for root in roots for style in root.iter(f"{TEXT}list-style"))
        return cls(
            {style.get(f"{STYLE}name", ""): dict(map(_level, style.iterchildren())) for style in found}
        )

    def items(self, element: Element) -> Iterator[tuple[str, Element]]:
        """Return each paragraph of a list with the number that is shown before it, "-" for a bullet."""
        style = element.get(f"{TEXT}style-name", "")
        after = element.get(f"{TEXT}continue-list")
        earlier = None if after is None else self.names.get(after)
        if element.get(f"{TEXT}continue-numbering") == "true":
            earlier = earlier or self.latest.get(style)
        name = earlier or str(len(self.counts))
        self.latest[style] = self.names[element.get(_ID, "")] = name
        yield from self._items(element, style, self.counts.setdefault(name, {}), 1)

    def _items(
        self, element: Element, style: str, counts: dict[int, int], depth: int
    ) -> Iterator[tuple[str, Element]]:
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            label = self._count(item, style, counts, depth) if item.tag == f"{TEXT}list-item" else ""
            for child in item.iterchildren():
                if child.tag in _PARAGRAPHS:
                    yield label, child
                    label = ""
                elif child.tag == f"{TEXT}list":
                    yield from self._items(child, child.get(f"{TEXT}style-name", style), counts, depth + 1)

    def _count(self, item: Element, style: str, counts: dict[int, int], depth: int) -> str:
        level = self.styles.get(style, {}).get(depth)
        if level is None or next(item.iterchildren(*_PARAGRAPHS), None) is None:
            return ""  # an item that only holds a deeper list
        given = item.get(f"{TEXT}start-value", "")
        counts[depth] = _whole(given, counts.get(depth, level.start - 1) + 1)
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return self._label(style, counts, depth, level)

    def _label(self, style: str, counts: dict[int, int], depth: int, level: _Level) -> str:
        if level.form == BULLET:
            return "-"
        levels = self.styles[style]
        shown = [at for at in range(max(depth - level.shown + 1, 1), depth + 1) if at in levels]
        numbers = [written(counts.get(at, levels[at].start), levels[at].form) for at in shown]
        number = ".".join(filter(None, numbers))
        return f"{level.before}{number}{level.after}".strip() if number else ""


def _level(element: Element) -> tuple[int, _Level]:
    is_number = element.tag == f"{TEXT}list-level-style-number"
    return _whole(element.get(f"{TEXT}level"), 1), _Level(
        form=_FORMS.get(element.get(f"{STYLE}num-format", ""), "decimal") if is_number else BULLET,
        before=element.get(f"{STYLE}num-prefix", ""),
        after=element.get(f"{STYLE}num-suffix", ""),
        start=_whole(element.get(f"{TEXT}start-value"), 1),
        shown=_whole(element.get(f"{TEXT}display-levels"), 1),
    )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
