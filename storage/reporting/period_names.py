"""How report periods are named: the columns that say so, and the name of one that was read whole."""

from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from plans.standing import NamedPeriod
from storage.models import ReportPeriod

COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    ReportPeriod.id,
    ReportPeriod.kind,
    ReportPeriod.year,
    ReportPeriod.number,
    ReportPeriod.due,
    ReportPeriod.strictly_before,
    ReportPeriod.hour,
)
"""What a NamedPeriod is made of, in its order."""


def named(period: ReportPeriod) -> NamedPeriod:
    """Return a period as people name it."""
    return NamedPeriod(
        period.id,
        period.kind,
        period.year,
        period.number,
        period.due,
        period.strictly_before,
        period.hour,
    )
