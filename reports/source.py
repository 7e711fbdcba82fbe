"""The note that tells when a file was made, and from what."""

from plans.report import PlanReport
from reports.words import day, moment


def source_note(report: PlanReport) -> str:
    """Return the moment and the data that a file was made from."""
    spoken = sum(task.spoken for task in report.tasks)
    submitted = sum(row.submitted_on is not None for row in report.present_submissions)
    return (
        f"Đôn đốc lập lúc {moment(report.made_at)} theo yêu cầu của {report.made_by}; tình hình đến hết ngày "
        f"{day(report.as_of)}: {spoken} cập nhật của các đơn vị chủ trì, {submitted} báo cáo kỳ đã nộp."
    )
