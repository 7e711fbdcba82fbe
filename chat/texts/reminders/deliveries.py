"""What the secretariat hears of reminders that did not surely arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.markup import Marked, message
from chat.texts.reminders.unit_names import NAMED, first_named, named
from chat.texts.words import count


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What became of a morning's reminders where that is not what should have."""

    expected: int
    confirmed: int
    unknown: Sequence[str]
    refused: Sequence[str]
    waiting: Sequence[str]
    missing: Sequence[str]


def doubtful(value: Doubtful) -> Marked:
    """Return which units were not surely reminded this morning; never called where all were."""
    lines = [
        Marked("🔎 <b>Tin nhắc sáng nay</b>: {}/{} đã nhận được.").format(
            value.confirmed, count(value.expected, "nhóm")
        )
    ]
    for heading, units in (
        ("Chưa chắc đã đến (mở nhóm xem, chưa có thì bấm “Gửi lại”)", value.unknown),
        ("Không gửi được", value.refused),
        ("Đang chờ gửi", value.waiting),
        ("Chưa có tin", value.missing),
    ):
        if units:
            lines.append(Marked("• {}: {}").format(heading, first_named(units, 3 * NAMED)))
    return message(*lines)


def resent(unit: str) -> Marked:
    """Return the answer to "Gửi lại"."""
    return Marked("Đang gửi lại cho {}.").format(named(unit))


def not_resent() -> Marked:
    """Return why a press sends nothing again."""
    return Marked("Tin này đã được gửi lại, hoặc đã quá ngày nên không gửi nữa.")
