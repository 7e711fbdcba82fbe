"""The morning's message to a group of several levels: a part for each plan, the nearest day first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from chat.markup import Marked, message, printed
from chat.texts.reminders.morning import (
    LONGEST_LIST,
    Morning,
    body,
    how_to_answer_request,
    requests_shown,
    tasks_shown,
)
from chat.texts.units.levels import numbered
from chat.texts.words import capitalised, count, weekday_and_day

LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class LevelPart:
    """What a unit is reminded of by one plan of a level."""

    word: str
    """How the level is called: "xã"."""
    value: Morning
    plan: str | None = None
    """The plan, where the unit is in several of this level."""


def joint(today: date, parts: Sequence[LevelPart]) -> Marked:
    """Return one message with everything that a group is reminded of by its levels."""
    words = list(dict.fromkeys(part.word for part in parts))
    lines: list[str] = [
        Marked("<b>{}</b> · việc của {}").format(
            capitalised(weekday_and_day(today)), count(len(words), "cấp")
        )
    ]
    example = None
    for part, room in zip(parts, _rooms([part.value.count for part in parts]), strict=True):
        said = Marked("\n").join(map(Marked.escape, body(part.value, room)))
        lines += ["", _heading(part), numbered(said, part.word, words).strip()]
        shown = tasks_shown(part.value, room)
        example = example or (Marked("NV {} ({})").format(shown[0].number, part.word) if shown else None)
    requests = [number for part in parts for number in requests_shown(part.value)]
    return message(*lines, "", _how_to_answer(example, requests))


def _heading(part: LevelPart) -> Marked:
    of_plan = Marked(" · {}").format(printed(part.plan, 80)) if part.plan else ""
    return Marked("▶️ <b>{}</b>{} · {}").format(capitalised(part.word), of_plan, part.value.unit)


def _rooms(sizes: Collection[int]) -> list[int]:
    """Return how many lines each part has: what short ones leave free is the others'."""
    left, rooms = LONGEST_LIST, {}
    by_size = sorted(enumerate(sizes), key=lambda pair: pair[1])
    for place, (part, size) in enumerate(by_size):
        rooms[part] = max(LEAST_LINES, left // (len(by_size) - place))
        left -= min(size, rooms[part])
    return [rooms[part] for part in range(len(by_size))]


def _how_to_answer(example: Marked | None, requests: Sequence[int]) -> Marked:
    if example is None and requests:
        return how_to_answer_request(requests[0])
    if example is None:
        return Marked("Xin bấm nút dưới đây để báo cáo.")
    return Marked(
        "Xin bấm nút để báo cáo, hoặc trả lời (reply) tin này, ghi rõ cấp, ví dụ: “{} đang thực hiện 85%”."
    ).format(example)
