"""Pages that stand amid the pages of a plan table and yet gave it no row, as where the rules are missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plans.reading.content import Content, Line, Part, Row
from plans.reading.ledger import Kind

_LEAST_LINES = 3


@dataclass(slots=True)
class _Page:
    """What stands on a page: how many lines, rows of which plan tables, and whether other tables."""

    place: str
    tables: set[int] = field(default_factory=set)
    lines: int = 0
    has_others: bool = False

    @property
    def holds_only_words(self) -> bool:
        return self.lines >= _LEAST_LINES and not self.tables and not self.has_others


def pages_outside(content: Content, plan_rows: Mapping[int, int]) -> frozenset[str]:
    """Return the places of these pages; `plan_rows` names, by the place of a row, the plan table it is in."""
    pages = list(_pages(content, plan_rows))
    return frozenset(
        page.place
        for number, page in enumerate(pages)
        if page.holds_only_words and _last(pages[:number]) & _last(pages[:number:-1])
    )


def _last(pages: list[_Page]) -> set[int]:
    """Return the plan tables of the nearest page that has any."""
    return next((page.tables for page in reversed(pages) if page.tables), set())


def _pages(content: Content, plan_rows: Mapping[int, int]) -> Iterator[_Page]:
    page: _Page | None = None
    for piece in content:
        if isinstance(piece, Part) and piece.kind is Kind.PAGE:
            if page is not None:
                yield page
            page = _Page(piece.place)
        elif page is not None and isinstance(piece, Line):
            page.lines += 1
        elif page is not None and isinstance(piece, Row):
            table = plan_rows.get(piece.ordinal)
            page.has_others = page.has_others or table is None
            page.tables |= set() if table is None else {table}
    if page is not None:
        yield page
