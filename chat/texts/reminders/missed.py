"""Mornings on which nobody was reminded: what was not said, and that it is made up for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chat.markup import Block, Listing, Marked, message, short
from chat.texts.reminders.unit_names import first_named
from chat.texts.words import count, day
from plans.ladder import Rung, RungKind

LISTED, LISTED_MORNINGS, LISTED_UNITS = 5, 5, 2


@dataclass(frozen=True, slots=True)
class MissedLine:
    """Something of which units were not reminded, and on which rungs."""

    what: str
    rungs: tuple[Rung, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissedMornings:
    """What was not said on which mornings; of how many things nobody reminds this morning either."""

    days: Sequence[date]
    things: Sequence[MissedLine]
    unsaid: int


def not_reminded(value: MissedMornings) -> list[Block]:
    """Return the lines of the digest on mornings that were missed; none where there were none."""
    if not value.things:
        return []
    days = [day(each) for each in value.days[-LISTED_MORNINGS:]]
    earlier = "…, " if len(value.days) > LISTED_MORNINGS else ""
    heading = Marked("<b>⏰ Chưa nhắc được {} (bot hoặc mạng ngừng): {}{}</b>").format(
        count(len(value.days), "buổi sáng"), earlier, ", ".join(days)
    )
    lines = [_line(one) for one in value.things[:LISTED]]
    return ["", heading, Listing(lines, LISTED, "việc", len(value.things)), _what_now(value.unsaid)]


def _line(line: MissedLine) -> Marked:
    return Marked("• {what} ({rungs}): {units}").format(
        what=short(line.what, 60),
        rungs=", ".join(_rungs(line.rungs)),
        units=first_named(line.units, LISTED_UNITS),
    )


def _rungs(rungs: Sequence[Rung]) -> Iterable[str]:
    """Return how the rungs are called, each once."""
    return dict.fromkeys(
        f"mốc {one.days_left} ngày trước hạn" if one.kind is RungKind.COMING else KINDS[one.kind]
        for one in rungs
    )


KINDS = {RungKind.LAST_CHANCE: "ngày cuối", RungKind.OVERDUE: "quá hạn"}


def _what_now(unsaid: int) -> Marked:
    if not unsaid:
        return Marked("Các việc này đã có trong tin nhắc sáng nay.")
    return Marked("{} không có mốc nhắc hôm nay: bấm nút dưới đây để nhắc bù.").format(
        count(unsaid, "lượt việc")
    )


def sent(groups: int) -> Marked:
    """Return how many groups are reminded by the press."""
    return Marked("Đang nhắc bù {}.").format(count(groups, "nhóm"))


def sent_by(shown: Marked, person: str, groups: int) -> Marked:
    """Return the digest as everybody sees it after the press: with a line that says who pressed."""
    return message(
        shown, "", Marked("✓ Đã nhắc bù {} (người bấm: {}).").format(count(groups, "nhóm"), person)
    )


def nothing_to_send() -> Marked:
    """Return why a press reminds nobody."""
    return Marked("Đã nhắc bù trước đó, hoặc không còn việc nào cần nhắc bù.")
