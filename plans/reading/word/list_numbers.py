"""The numbers that Word counts by itself and does not write into the text of a paragraph."""

from dataclasses import dataclass, field, replace

from plans.reading.archive import Element
from plans.reading.word.count_forms import BULLET, written
from plans.reading.word.names import is_on, number, value, w
from plans.reading.word.styles import Styles

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_PLACES = range(9)


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int
    style: str = ""
    """The paragraph style that stands for this level."""
    restart: int | None = None
    """Up to which level (counted from 1) a new number starts this one anew; None for every one above."""
    is_legal: bool = False
    """Whether all numbers of the label are written in digits."""


@dataclass(slots=True)
class _List:
    """One list of the document: the pattern it shares with others, and where it differs."""

    pattern: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    """Where the list restarts the shared count, by level; each once, when the list is first used there."""


@dataclass(slots=True)
class ListNumbers:
    """Counts the numbered paragraphs of a document in their order."""

    styles: Styles = field(default_factory=Styles)
    lists: dict[str, _List] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """How far each pattern has counted, by level: lists made from one pattern count on from each other."""

    @classmethod
    def of(cls, numbering: Element | None, styles: Styles) -> "ListNumbers":
        """Return the counters for the lists defined in the numbering part and the styles that use them."""
        numbers = cls(styles)
        if numbering is None:
            return numbers
        patterns = {one.get(w("abstractNumId"), ""): one for one in numbering.iterchildren(w("abstractNum"))}
        used = {one.get(w("numId"), ""): one for one in numbering.iterchildren(w("num"))}
        for name, element in used.items():
            pattern = _resolved(value(element.find(w("abstractNumId"))), patterns, used, styles)
            numbers.lists[name] = _list(element, pattern, patterns.get(pattern))
        return numbers

    def label(self, paragraph: Element) -> str:
        """Count the paragraph and return the number Word shows before it, "-" for a bullet, "" for none."""
        found = self._place(paragraph)
        if found is None:
            return ""
        listed, depth = found
        level = listed.levels[depth]
        if level.form == BULLET:
            return "-"
        counts = self.counts.setdefault(listed.pattern, {})
        counts[depth] = listed.starts.pop(depth, counts.get(depth, level.start - 1) + 1)
        for deeper in [one for one in counts if one > depth and _starts_anew(listed.levels.get(one), depth)]:
            del counts[deeper]
        return _label(listed, depth, counts)

    def _place(self, paragraph: Element) -> tuple[_List, int] | None:
        """Return the list of a paragraph and its level there."""
        properties = paragraph.find(w("pPr"))
        if properties is None and not self.styles.usual:
            return None
        own = None if properties is None else properties.find(w("numPr"))
        named = None if properties is None else properties.find(w("pStyle"))
        style = value(named, self.styles.usual)
        name, level = (
            ("", None) if own is None else (value(own.find(w("numId"))), value(own.find(w("ilvl"))) or None)
        )
        if not name:
            name, by_style = self.styles.list_properties(style)
            level = level or by_style
        listed = self.lists.get(name)
        if listed is None:
            return None
        depth = (
            number(level, 0)
            if level
            else next((at for at, one in listed.levels.items() if one.style == style), 0)
        )
        return (listed, depth) if depth in listed.levels else None


def _starts_anew(level: _Level | None, depth: int) -> bool:
    """Return whether a number of this depth lets a deeper level start anew."""
    return level is None or level.restart is None or depth < level.restart


def _resolved(pattern: str, patterns: dict[str, Element], used: dict[str, Element], styles: Styles) -> str:
    """Return the pattern itself where one only points at the list style that defines it."""
    element = patterns.get(pattern)
    link = "" if element is None else value(element.find(w("numStyleLink")))
    name = styles.list_properties(link)[0] if link else ""
    return value(used[name].find(w("abstractNumId"))) if name in used else pattern


def _list(element: Element, pattern: str, definition: Element | None) -> _List:
    levels = {} if definition is None else dict(map(_level, definition.iterchildren(w("lvl"))))
    starts: dict[int, int] = {}
    for override in element.iterchildren(w("lvlOverride")):
        depth = number(override.get(w("ilvl")), 0)
        own, start = override.find(w("lvl")), override.find(w("startOverride"))
        if own is not None:
            levels[depth] = _level(own)[1]
        if start is not None:
            starts[depth] = number(value(start), 1)
            if depth in levels:
                levels[depth] = replace(levels[depth], start=starts[depth])
    return _List(pattern, levels, starts)


def _level(element: Element) -> tuple[int, _Level]:
    form = element.find(w("numFmt"))
    if form is None:  # forms of later editions stand beside a substitute
        form = next((one.find(w("numFmt")) for one in element.iter(_CHOICE)), None)
    restart = element.find(w("lvlRestart"))
    written_form = value(form, "decimal")
    return number(element.get(w("ilvl")), 0), _Level(
        form=str(form.get(w("format"), ""))
        if form is not None and written_form == "custom"
        else written_form,
        pattern=value(element.find(w("lvlText"))),
        start=number(value(element.find(w("start"))), 0 if element.find(w("start")) is not None else 1),
        style=value(element.find(w("pStyle"))),
        restart=None if restart is None else number(value(restart), 0),
        is_legal=is_on(element.find(w("isLgl"))),
    )


def _label(listed: _List, depth: int, counts: dict[int, int]) -> str:
    level = listed.levels[depth]
    label = level.pattern
    for place in _PLACES:
        mark = f"%{place + 1}"
        if mark not in label:
            continue
        shown = listed.levels.get(place)
        count = counts.get(place, shown.start if shown else 1)
        form = "decimal" if shown is None or level.is_legal else shown.form
        label = label.replace(mark, written(count, form))
    return label
