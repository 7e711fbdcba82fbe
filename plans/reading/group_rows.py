"""Which rows of a plan table are headings of groups, and what they say."""

from dataclasses import dataclass

from plans.reading.columns import Column
from plans.reading.groups import GroupTree
from plans.reading.numbering import (
    group_number,
    split_declared_count,
    split_group_line,
    split_heading_line,
    sub_number,
    task_number,
)
from plans.reading.row_view import RowView
from plans.text import clean

_NUMBER_AND_TITLE = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a group says; `holds_below` when only tasks numbered below it belong to it."""

    number: str | None
    title: str
    holds_below: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a row: the next one, the groups and the number before it, whether a page ended."""

    following: RowView | None
    groups: GroupTree
    last_number: str
    is_broken: bool


def heading_line(text: str) -> Heading:
    """Return the heading that a line above a table is: "1. Về hạ tầng" has the number 1."""
    return Heading(*(split_heading_line(text) or (None, clean(text))))


def heading_of(view: RowView, around: Surroundings) -> Heading | None:
    """Return the heading that the row is, or None when it is something else."""
    number = task_number(view.number)
    if not view.stands_alone:
        return _misplaced(view, around)
    lettered = group_number(view.number)
    if lettered and view.title:
        return Heading(lettered, view.title)
    if len(view.texts) == 1 and not number:
        return _in_one_cell(view, around)
    if not (number and view.title and around.following):
        return None
    if _heads_numbers_below(view, number, around.following):
        return Heading(number, view.title, holds_below=True)
    return Heading(number, view.title) if _heads_new_count(view, number, around) else None


def _in_one_cell(view: RowView, around: Surroundings) -> Heading | None:
    text = view.texts[0]
    lettered = split_group_line(text) or _compound(text)
    if lettered:
        return Heading(*lettered)
    return Heading(None, text) if _is_unnumbered_heading(view, around) else None


def _compound(text: str) -> tuple[str, str] | None:
    """Return number and title of "II.1. Về hạ tầng", but not of "1. Rà soát", which may be a task."""
    numbered = split_heading_line(text)
    return numbered if numbered and not numbered[0][0].isdigit() else None


def _is_unnumbered_heading(view: RowView, around: Surroundings) -> bool:
    """A heading without a number fills the first cell, claims a count, or stands above a number."""
    text, following = view.texts[0], around.following
    if not view.is_above_a_number:
        return False
    if view.number or split_declared_count(text)[1] is not None:
        return True
    stands_above = following is not None and task_number(following.number) is not None
    return stands_above and not around.is_broken and text[:1].isupper() and not text.endswith((".", ";", ","))


def _misplaced(view: RowView, around: Surroundings) -> Heading | None:
    """Read a heading in cells meant for something else, as where the units stand in the first column."""
    texts = [clean(text) for text in view.texts]
    if view.shared or around.is_broken or not view.is_above_a_number:
        return None
    if len(texts) == _NUMBER_AND_TITLE:
        number = next(filter(None, map(group_number, texts)), None)
        title = next((text for text in texts if group_number(text) is None), "")
        return Heading(number, title) if number and title[:1].isupper() else None
    if len(texts) != 1 or not view.row.cells[0].text.strip():
        return None
    lettered = split_group_line(texts[0]) or _compound(texts[0])
    if lettered:
        return Heading(*lettered)
    return Heading(None, texts[0]) if texts[0].isupper() and " " in texts[0] else None


def _heads_numbers_below(view: RowView, number: str, following: RowView) -> bool:
    """Return whether the rows below are parts of this one: "4" above "4.1", "a)" or unnumbered tasks."""
    if (task_number(following.number) or "").startswith(f"{number}."):
        return True
    is_part = not following.number or sub_number(following.number) is not None
    is_task = bool(following.title) and Column.LEAD in following.own
    return is_part and is_task and following.row.page == view.row.page


def _heads_new_count(view: RowView, number: str, around: Surroundings) -> bool:
    """Return whether tasks are counted below: "2. Về hạ tầng" above a task "1", or above "4" after "3"."""
    if split_declared_count(view.title)[1] is not None:
        return True
    following = around.following
    if following is None or following.stands_alone:
        return False
    first = task_number(following.number)
    is_title = view.title[:1].isupper() and not (around.is_broken and number == around.last_number)
    goes_on = is_title and first == _next(around.last_number) and number != first
    return (first == "1" or goes_on) and around.groups.comes_next(number)


def _next(number: str) -> str | None:
    return str(int(number) + 1) if number.isdigit() else None
