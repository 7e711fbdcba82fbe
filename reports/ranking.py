"""Units in the order of how well they report: shares compared exactly, equal units share a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from plans.report import UnitRecord
from plans.text import alphabetical

RULE = (
    "Cách xếp: tỷ lệ báo cáo kỳ nộp đúng hạn; bằng nhau thì tỷ lệ đã nộp, rồi số nhiệm vụ được xác nhận "
    "hoàn thành. Bằng nhau cả ba thì cùng hạng. Đơn vị không phải báo cáo "
    "hoặc chưa có nhóm (chưa ai nhắc) thì không xếp."
)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's place; equal units share one, and the next place counts them all: 1, 1, 3."""

    place: int
    record: UnitRecord


def ranked(records: Sequence[UnitRecord]) -> list[Place]:
    """Return the units that had something to report and are reached, the best first; equal ones by name."""
    owing = sorted(
        (one for one in records if one.expected and one.is_reached), key=lambda one: alphabetical(one.unit)
    )
    ordered = sorted(owing, key=_merit, reverse=True)
    better: dict[tuple[Fraction, Fraction, int], int] = {}
    for before, one in enumerate(ordered):
        better.setdefault(_merit(one), before)
    return [Place(better[_merit(one)] + 1, one) for one in ordered]


def _merit(record: UnitRecord) -> tuple[Fraction, Fraction, int]:
    return (
        Fraction(record.on_time, record.expected),
        Fraction(record.reported, record.expected),
        record.accepted,
    )
