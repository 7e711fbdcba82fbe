"""The order of units by how well they report; for the secretariat, which decides what follows from it."""

from collections.abc import Sequence

from chat.markup import Marked, and_others, message, printed
from chat.texts.groups.reach import without_group
from chat.texts.words import count, day
from reports.ranking import RULE, Place
from storage.summary.ranking import Span

MOST_FIRST, MOST_LAST = 12, 8


def ranking(plan: str, span: Span, places: Sequence[Place], alone: Sequence[str] = ()) -> Marked:
    """Return the first and the last units with what they are ranked by, and the rule.

    `alone` are the units that are left out because nobody reaches them.
    """
    heading: list[str] = [
        Marked("🏅 <b>Xếp hạng đơn vị</b>: {}").format(printed(plan, 120)),
        Marked("Các kỳ báo cáo đến hạn từ {} đến {}; nhiệm vụ từ {} đến {}").format(
            *map(day, (span.first, span.last, span.data_from, span.data_to))
        ),
        "",
    ]
    left_out = [without_group(alone)] if alone else []
    if not places and alone:
        return message(*heading, "Chưa có đơn vị nào để xếp hạng.", *left_out)
    if not places:
        return message(*heading, "Chưa có kỳ báo cáo nào đến hạn.")
    lines = [_line(place) for place in places[:MOST_FIRST]]
    rest = places[MOST_FIRST:]
    lines += and_others(0, len(rest) - MOST_LAST, "đơn vị")
    lines += [_line(place) for place in rest[-MOST_LAST:]]
    return message(*heading, *lines, *left_out, "", f"{count(len(places), 'đơn vị')}. {RULE}")


def _line(place: Place) -> Marked:
    one = place.record
    accepted = f", xác nhận {one.accepted} việc" if one.accepted else ""
    return Marked(
        "{place}. {unit}: đúng hạn {on_time}/{expected}, đã nộp {reported}/{expected}{accepted}"
    ).format(
        place=place.place,
        unit=one.unit,
        on_time=one.on_time,
        expected=one.expected,
        reported=one.reported,
        accepted=accepted,
    )
