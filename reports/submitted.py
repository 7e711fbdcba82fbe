"""What became of a unit's report on the day of a file; who was not asked has failed in nothing."""

from collections.abc import Sequence
from enum import StrEnum

from plans.report import PlanReport, ReportedPeriod


class Submitted(StrEnum):
    """How a unit stands with one report, in the words of the files."""

    MISSING = "Chưa báo cáo"
    """Its day is over, and the unit was asked for it."""
    LATE = "Báo cáo chậm"
    ON_TIME = "Báo cáo đúng hạn"
    NOT_DUE = "Chưa đến hạn báo cáo"
    ALONE = "Chưa có nhóm nhận tin nên chưa được nhắc"
    """Its day is over, but the unit has no group: nobody asked it."""


def submitted(report: PlanReport, row: ReportedPeriod) -> Submitted:
    """Return how a unit stands with one report on the day of the file."""
    if row.submitted_on is not None:
        return Submitted.LATE if row.is_late else Submitted.ON_TIME
    if not report.is_over(row.period):
        return Submitted.NOT_DUE
    return Submitted.MISSING if row.linked else Submitted.ALONE


def those(report: PlanReport, rows: Sequence[ReportedPeriod], state: Submitted) -> list[ReportedPeriod]:
    """Return the reports that stand so."""
    return [row for row in rows if submitted(report, row) is state]
