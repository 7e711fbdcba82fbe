"""The reporting month: which month's report a statement of a day counts for."""

from datetime import date

from plans.periods import CLOSING_DAY


def reporting_month(day: date) -> str:
    """Return "2025-06" for every day from 15/5/2025 to 14/6/2025 (Nghị định 09/2019/NĐ-CP, art. 12)."""
    months = day.year * 12 + day.month - 1 + (day.day > CLOSING_DAY)
    return f"{months // 12}-{months % 12 + 1:02}"
