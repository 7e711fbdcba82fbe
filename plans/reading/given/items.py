"""A paragraph in the tree of a document, with the work that it gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.reading.given.assignments import Assignment
from plans.reading.given.charge import Charge
from plans.reading.given.labels import Labelled
from plans.reading.given.markers import Rank
from plans.reading.given.paragraphs import Paragraph


@dataclass(slots=True)
class Item:
    """A paragraph with what it gives, whom it puts in charge below, and what its labels say."""

    paragraph: Paragraph
    above: "Item | None"
    idle: bool = False
    """Whether it tells of aims, figures or the past, so that nobody is given work here or below."""
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
    def charge(self) -> Charge | None:
        """Return who is in charge of this paragraph by what stands above it."""
        return next((item.heads for item in self.line() if item.heads is not None), None)

    @property
    def charge_of_a_name(self) -> Charge | None:
        """Return who is in charge where the paragraph above is no more than their name: "2. Sở Y tế"."""
        above = next((item for item in self.line() if item.heads is not None), None)
        return above.heads if above is not None and above is not self and above.names_only else None

    @property
    def gives_work(self) -> bool:
        """Return whether the item, or one below it, gives work."""
        return self.has_labelled_lead or bool(self.given) or any(one.gives_work for one in self.below)

    @property
    def has_labelled_lead(self) -> bool:
        """Return whether labels name who leads."""
        return self.said is not None and bool(self.said.lead)

    @property
    def is_part_of_a_task(self) -> bool:
        """Return whether labels of an item above name who does it all."""
        return any(item.has_labelled_lead for item in self.line())

    @property
    def is_replaced_by_what_is_below(self) -> bool:
        """Return whether it only introduces ("…, trong đó:") the work that is given below."""
        return self.paragraph.text.endswith(":") and any(one.gives_work for one in self.below)

    def line(self) -> Iterator["Item"]:
        """Return the item and, upwards, those it stands below."""
        item: Item | None = self
        while item is not None:
            yield item
            item = item.above
