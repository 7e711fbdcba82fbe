"""Walks through the paragraphs of a document and finds the work that they give."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from plans.reading.content import Line
from plans.reading.given.assignments import Assignment, Given, given_in
from plans.reading.given.charge import Charge
from plans.reading.given.doers import doers_of, units_in
from plans.reading.given.idle import asks_nobody, introduces_work, is_a_duty
from plans.reading.given.items import Item
from plans.reading.given.labels import Label, Labelled, labelled
from plans.reading.given.markers import Marker, Rank
from plans.reading.given.paragraphs import Paragraph, paragraphs
from plans.reading.given.sections import body, is_a_report, is_about_aims
from plans.reading.given.terms import is_a_term, terms_in
from plans.reading.given.words import lowered

_NEAR = 20
_POLITE = "quý "


@dataclass(frozen=True, slots=True)
class Found:
    """The paragraphs of a document as items, in order, and those that ask for work of nobody."""

    items: tuple[Item, ...]
    paragraphs: int
    unled: tuple[Item, ...]
    is_a_report: bool


def find_work(lines: Sequence[Line]) -> Found:
    """Return what the lines of a document give to do."""
    read = paragraphs(lines)
    if is_a_report(read):
        return Found((), len(read), (), is_a_report=True)
    walker = _Walker()
    for paragraph in body(read):
        walker.take(paragraph)
    unled = (item for item in walker.unled if not (item.gives_work or item.is_part_of_a_task))
    return Found(tuple(walker.items), len(read), tuple(unled), is_a_report=False)


@dataclass(slots=True)
class _Walker:
    """Goes from paragraph to paragraph, knowing those it stands below."""

    root: Item = field(default_factory=lambda: Item(Paragraph(Marker(Rank.PART, "", 0), "", ""), None))
    stack: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    unled: list[Item] = field(default_factory=list)
    operative: bool = False
    """Whether the document has begun to give work."""
    addressing: bool = False
    addressees: tuple[str, ...] = ()

    def take(self, paragraph: Paragraph) -> None:
        """Take the next paragraph."""
        if self._take_address(paragraph):
            return
        rank = paragraph.marker.rank
        while self.stack and rank is not Rank.PLAIN and self.stack[-1].rank >= rank:
            self.stack.pop()
        above = self.stack[-1] if self.stack else self.root
        item = Item(paragraph, above, idle=above.idle or is_about_aims(paragraph))
        above.below.append(item)
        self.items.append(item)
        if rank is not Rank.PLAIN:
            self.stack.append(item)
        if not (item.idle or self._take_labels(item) or self._take_term(item)):
            self._take_given(item)

    def _take_address(self, paragraph: Paragraph) -> bool:
        """Take "Kính gửi: …" with the lines below it that name nobody but those addressed."""
        text = paragraph.text
        if lowered(text[:8]) == "kính gửi" or text.endswith(" điện:"):
            self.addressing = True
            self.addressees += units_in(text.partition(":")[2].rstrip(" ."))
        elif self.addressing:
            doers = doers_of(text)
            self.addressing = doers is not None and doers.closed_by == "." and text[-1] in ".;,"
            self.addressees += doers.units if doers is not None and self.addressing else ()
        return self.addressing

    def _take_labels(self, item: Item) -> bool:
        """Take what labels say: of the paragraph itself, or of the one it stands below."""
        said = labelled(item.paragraph.text)
        if said is None:
            return False
        if said.before:
            item.said = said if Label.LEAD in said.labels else None
            return item.said is not None
        owner = self._owner(item)
        if owner is not None:
            owner.said = owner.said or Labelled(before=owner.paragraph.text.strip(" ,;:."))
            owner.said.add(said)
        return owner is not None

    def _owner(self, item: Item) -> Item | None:
        """Return what the labels of an item are about; after several points without labels, all of them."""
        above = item.above
        if above is None or above is self.root:
            return None
        if item.rank is Rank.PLAIN and above.rank >= Rank.DASH and above.above is not None:
            points = [one for one in above.above.below[-_NEAR:] if one.rank is above.rank]
            if len(points) > 1 and not any(one.said for one in points):
                return above.above
        return above

    def _take_term(self, item: Item) -> bool:
        """Take a paragraph of its own that says when the work above is to be done."""
        text, above = item.paragraph.text, item.above
        if above is None or not (above.given or above.has_labelled_lead) or not is_a_term(text):
            return False
        above.said = above.said or Labelled(before=above.paragraph.text.strip(" ,;:."))
        above.said.term = above.said.term or "; ".join(term.text for term in terms_in(text))
        return True

    def _take_given(self, item: Item) -> None:
        (text, partners), inherited = _apart_from_partners(item.paragraph.text), item.charge
        is_marked = item.rank is not Rank.PLAIN
        addressed = Charge(self.addressees) if self.addressees else None
        given = given_in(text, inherited, addressed, operative=self.operative or is_marked)
        item.names_only = given.names_only
        if given.assignments and partners:
            given.assignments[-1] = _along_with(given.assignments[-1], partners)
        item.given = [self._addressed_by_name(one) for one in given.assignments] or _duty(item, given)
        introduces = introduces_work(text)
        if introduces and not (given.heads or item.given or inherited):
            given.heads = addressed
        if given.heads is not None and (is_marked or not text.isupper()):
            item.heads = given.heads
            if not is_marked and item.above is not None:
                item.above.heads = given.heads
        self.operative = self.operative or is_marked or introduces or bool(item.given or item.heads)
        if is_marked and not (item.given or inherited) and asks_nobody(text):
            self.unled.append(item)

    def _addressed_by_name(self, given: Assignment) -> Assignment:
        """Return the work with those addressed in place of "quý đơn vị"."""
        if not any(lowered(unit).startswith(_POLITE) for unit in given.charge.lead) or not self.addressees:
            return given
        return replace(given, charge=replace(given.charge, lead=self.addressees))


def _apart_from_partners(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the words before "…; phối hợp: Trạm Y tế, các trường học", and those whom it names."""
    said = labelled(text)
    if said is None or not said.before or said.labels != {Label.COORDINATING}:
        return text, ()
    return said.before, said.coordinating


def _along_with(given: Assignment, partners: tuple[str, ...]) -> Assignment:
    charge = given.charge
    return replace(given, charge=replace(charge, coordinating=(*charge.coordinating, *partners)))


def _duty(item: Item, given: Given) -> list[Assignment]:
    """Return the paragraph as a duty of the unit whose name alone stands above it."""
    charge, text = item.charge_of_a_name, item.paragraph.text
    if charge is None or given.heads is not None or not is_a_duty(text):
        return []
    return [Assignment(charge, text.strip(" ,;:."), text)]
