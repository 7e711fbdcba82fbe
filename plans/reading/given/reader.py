"""Walks through the paragraphs of a document and finds the work that they give."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plans.reading.content import Line
from plans.reading.given.assignments import Assignment, given_in
from plans.reading.given.charge import Charge
from plans.reading.given.doers import doers_of
from plans.reading.given.idle import asks_nobody, introduces_work, is_a_duty
from plans.reading.given.labels import Label, Labelled, labelled
from plans.reading.given.markers import Rank
from plans.reading.given.paragraphs import Paragraph, paragraphs
from plans.reading.given.sections import body, is_a_report, is_about_aims
from plans.reading.given.words import lowered

_NEAR = 20


@dataclass(slots=True)
class Item:
    """A paragraph with what it gives, whom it puts in charge below, and what its labels say."""

    paragraph: Paragraph
    above: "Item | None"
    idle: bool = False
    heads: Charge | None = None
    names_only: bool = False
    given: list[Assignment] = field(default_factory=list)
    said: Labelled | None = None
    below: list["Item"] = field(default_factory=list)

    @property
    def rank(self) -> Rank:
        """Return how deep the paragraph stands."""
        return self.paragraph.marker.rank

    @property
    def is_below_a_name(self) -> bool:
        """Return whether what put somebody in charge above is no more than their name: "2. Sở Y tế"."""
        above = next((item for item in self.line() if item.heads is not None), None)
        return above is not None and above is not self and above.names_only

    def line(self) -> "Iterator[Item]":
        """Return the item and, upwards, those it stands below."""
        item: Item | None = self
        while item is not None:
            yield item
            item = item.above

    @property
    def gives_work(self) -> bool:
        """Return whether the item, or one below it, gives work."""
        has_lead = self.said is not None and bool(self.said.lead)
        return has_lead or bool(self.given) or any(one.gives_work for one in self.below)

    @property
    def is_part_of_a_task(self) -> bool:
        """Return whether labels below an item above name who does it all."""
        return any(item.said is not None and item.said.lead for item in self.line())

    @property
    def is_replaced_by_what_is_below(self) -> bool:
        """Return whether it only introduces ("…, trong đó:") the work that is given below."""
        return self.paragraph.text.endswith(":") and any(one.gives_work for one in self.below)

    @property
    def charge(self) -> Charge | None:
        """Return who is in charge of this paragraph by what stands above it."""
        return next((item.heads for item in self.line() if item.heads is not None), None)


@dataclass(frozen=True, slots=True)
class Found:
    """All paragraphs of a document as items, in order, and how many tell of work that is given to nobody."""

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
    unled = tuple(item for item in walker.unled if not (item.gives_work or item.is_part_of_a_task))
    return Found(tuple(walker.items), len(read), unled, is_a_report=False)


@dataclass(slots=True)
class _Walker:
    root: Item = field(default_factory=lambda: Item(paragraphs([Line("-.x", "")])[0], None))
    stack: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    unled: list[Item] = field(default_factory=list)
    operative: bool = False
    addressing: bool = False
    addressees: list[str] = field(default_factory=list)

    def take(self, paragraph: Paragraph) -> None:
        """Take the next paragraph."""
        rank = paragraph.marker.rank
        while self.stack and rank is not Rank.PLAIN and self.stack[-1].rank >= rank:
            self.stack.pop()
        above = self.stack[-1] if self.stack else self.root
        item = Item(paragraph, above, idle=above.idle or is_about_aims(paragraph))
        if self._addresses(paragraph):
            return
        above.below.append(item)
        self.items.append(item)
        if rank is not Rank.PLAIN:
            self.stack.append(item)
        if not item.idle and not self._take_labels(item):
            self._take_given(item)

    def _addresses(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if lowered(text[:8]) == "kính gửi" or text.endswith(" điện:"):
            self.addressing = True
            self.addressees.append(paragraph.text.partition(":")[2].strip(" ."))
            return True
        if self.addressing:
            doers = doers_of(paragraph.text)
            self.addressing = doers is not None and doers.closed_by == "." and paragraph.text[-1] in ".;,"
            if self.addressing:
                self.addressees.append(paragraph.text.strip(" ;.,"))
        return self.addressing

    def _take_labels(self, item: Item) -> bool:
        said = labelled(item.paragraph.text)
        if said is None or not (
            said.labels
            & {Label.LEAD, Label.COORDINATING, Label.TERM, Label.PRODUCT, Label.CONTENT, Label.OTHER}
        ):
            return False
        if said.before and Label.LEAD in said.labels:
            item.said = said
            return True
        owner = self._owner(item)
        if owner is None or said.before:
            return False
        _merge(owner, said, item.paragraph.text)
        return True

    def _owner(self, item: Item) -> Item | None:
        above = item.above
        if above is None or above is self.root:
            return None
        if item.rank is Rank.PLAIN and above.rank >= Rank.DASH and above.above is not None:
            siblings = [one for one in above.above.below[-_NEAR:] if one.rank is above.rank]
            if len(siblings) > 1 and not any(one.said for one in siblings):
                return above.above
        return above

    def _take_given(self, item: Item) -> None:
        inherited = item.charge
        marked = item.rank is not Rank.PLAIN
        given = given_in(item.paragraph.text, inherited, operative=self.operative or marked)
        item.given, item.names_only = given.assignments, given.names_only
        if (
            not given.assignments
            and given.heads is None
            and item.is_below_a_name
            and is_a_duty(item.paragraph.text)
        ):
            item.given = [Assignment(inherited, item.paragraph.text.strip(" ,;:."), item.paragraph.text)]
        if given.heads is not None and (marked or not item.paragraph.text.isupper()):
            target = item if marked else item.above
            assert target is not None
            target.heads = given.heads
            item.heads = given.heads
        if given.assignments or given.heads or marked or introduces_work(item.paragraph.text):
            self.operative = True
        if marked and not item.given and inherited is None and asks_nobody(item.paragraph.text):
            self.unled.append(item)


def _merge(owner: Item, said: Labelled, words: str) -> None:
    if owner.said is None:
        owner.said = Labelled(before=owner.paragraph.text.strip(" ,;:."))
    owner.said.lead += said.lead
    owner.said.coordinating += said.coordinating
    owner.said.term = f"{owner.said.term}; {said.term}".strip("; ")
    owner.said.product = owner.said.product or said.product
    owner.said.content = owner.said.content or said.content
    owner.said.labels |= said.labels
