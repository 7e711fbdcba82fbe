"""What the secretariat hears of reminders that did not surely arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.texts.reminders.unit_names import LONGEST_NAME, NAMED, first_named
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


def doubtful(value: Doubtful) -> str:
    """Return which units were not surely reminded this morning; never called where all were."""
    lines = [f"🔎 <b>Tin nhắc sáng nay</b>: {value.confirmed}/{count(value.expected, 'nhóm')} đã nhận được."]
    for heading, units in (
        ("Chưa chắc đã đến (mở nhóm xem, chưa có thì bấm “Gửi lại”)", value.unknown),
        ("Không gửi được", value.refused),
        ("Đang chờ gửi", value.waiting),
        ("Chưa có tin", value.missing),
    ):
        if units:
            lines.append(f"• {heading}: {first_named(units, 3 * NAMED)}")
    return "\n".join(lines)


def resent(unit: str) -> str:
    """Return the answer to "Gửi lại"; what pops up is no HTML."""
    return f"Đang gửi lại cho {unit[:LONGEST_NAME]}."


def not_resent() -> str:
    """Return why a press sends nothing again."""
    return "Tin này đã được gửi lại, hoặc đã quá ngày nên không gửi nữa."
