"""The order of units as an Excel file, with the rule below it; and what has changed since an earlier one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plans.evaluation import OwedWork
from reports.evaluation_sheets import evaluation_sheets
from reports.figures import MOST_LISTED, Figures
from reports.ranking import RULE, Place
from reports.spreadsheet import Sheet, SheetColumn, workbook
from reports.words import day, moment, official

COLUMNS = (
    SheetColumn("Hạng", 8),
    SheetColumn("Đơn vị", 44),
    SheetColumn("Phải báo cáo", 12),
    SheetColumn("Đã nộp", 12),
    SheetColumn("Nộp đúng hạn", 12),
    SheetColumn("Tỷ lệ đúng hạn (%)", 14),
    SheetColumn("Tỷ lệ đã nộp (%)", 14),
    SheetColumn("Nhiệm vụ được xác nhận hoàn thành", 18),
)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order of the units of a plan over a span of days, and who asked for it when."""

    plan: str
    first: date
    last: date
    places: Sequence[Place]
    made_at: datetime
    """Local time."""
    made_by: str
    work: Sequence[OwedWork] = ()
    """What was due in the span, by unit."""
    told: tuple[date, date] | None = None
    """The days that these reports tell of: their tasks count."""


def ranking_workbook(ranking: Ranking) -> bytes:
    """Return the order as an .xlsx: every unit, equal ones with the same place; then the ratios of each."""
    notes = (
        f"Xếp hạng đơn vị: {ranking.plan}",
        f"Các kỳ báo cáo đến hạn từ {day(ranking.first)} đến {day(ranking.last)}{_told(ranking)}.",
        RULE,
        f"Đôn đốc lập lúc {moment(ranking.made_at)} theo yêu cầu của {ranking.made_by}.",
    )
    places = Sheet("Xếp hạng", COLUMNS, [_row(place) for place in ranking.places], notes=notes)
    return workbook([places, *evaluation_sheets(ranking.work)])


def _told(ranking: Ranking) -> str:
    return "; nhiệm vụ từ {} đến {}".format(*map(day, ranking.told)) if ranking.told else ""


def _row(place: Place) -> tuple[int | float | str, ...]:
    one = place.record
    return (
        place.place,
        one.unit,
        one.expected,
        one.reported,
        one.on_time,
        round(100 * one.on_time / one.expected, 1),
        round(100 * one.reported / one.expected, 1),
        one.accepted,
    )


def figures_of(ranking: Ranking) -> Figures:
    """Return the span and the place of every unit, to be compared with a later file."""
    return {
        "since": ranking.first.isoformat(),
        "places": {place.record.unit: place.place for place in ranking.places},
    }


def differences(before: Figures, after: Figures) -> list[str]:
    """Return which units have another place than in the earlier file, if that began on the same day."""
    if before["since"] != after["since"]:
        return []
    moved = [
        f"{unit}: hạng {before['places'][unit]} → {place}"
        for unit, place in after["places"].items()
        if before["places"].get(unit, place) != place
    ]
    rest = len(moved) - MOST_LISTED
    return [*moved[:MOST_LISTED], *([f"… và {official(rest)} đơn vị khác"] if rest > 0 else [])]
