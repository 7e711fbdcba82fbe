"""The order of units by how well they report; for the secretariat, which decides what follows from it."""

from collections.abc import Sequence
from datetime import date
from html import escape

from chat.texts.words import and_others, count, day, short
from reports.ranking import RULE, Place

MOST_FIRST, MOST_LAST = 12, 8


def ranking(plan: str, first: date, last: date, places: Sequence[Place]) -> str:
    """Return the first and the last units with what they are ranked by, and the rule."""
    heading = [
        f"🏅 <b>Xếp hạng đơn vị</b>: {short(plan, 120)}",
        f"Các kỳ báo cáo đến hạn từ {day(first)} đến {day(last)}",
        "",
    ]
    if not places:
        return "\n".join([*heading, "Chưa có kỳ báo cáo nào đến hạn."])
    lines = [_line(place) for place in places[:MOST_FIRST]]
    rest = places[MOST_FIRST:]
    lines += and_others(0, len(rest) - MOST_LAST, "đơn vị")
    lines += [_line(place) for place in rest[-MOST_LAST:]]
    return "\n".join([*heading, *lines, "", f"{count(len(places), 'đơn vị')}. {RULE}"])


def _line(place: Place) -> str:
    one = place.record
    accepted = f", xác nhận {one.accepted} việc" if one.accepted else ""
    return (
        f"{place.place}. {escape(one.unit)}: đúng hạn {one.on_time}/{one.expected}, "
        f"đã nộp {one.reported}/{one.expected}{accepted}"
    )
