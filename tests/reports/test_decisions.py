"""How files say what the secretariat decided where several units lead a task."""

from dataclasses import replace
from datetime import UTC, date, datetime

from plans.report import LeadStatement, ReportedTask
from plans.status import Status
from plans.verdict import Judgement, Verdict
from reports.decisions import decisions, outcome

NOW = datetime(2025, 6, 12, tzinfo=UTC)
ACCEPTED, WAITING = Judgement(Verdict.ACCEPTED, date(2025, 6, 12)), Judgement(Verdict.WAITING)
RETURNED = Judgement(Verdict.RETURNED, date(2025, 6, 10), "Thiếu biểu số 2.")


def task(*decided: Judgement | None) -> ReportedTask:
    said = [
        LeadStatement(
            f"Đơn vị {place}", Status.DONE, None, None, NOW, NOW.date(), "Hà", imported=False, decision=one
        )
        for place, one in enumerate(decided, start=1)
    ]
    leads = tuple(one.unit for one in said)
    units: dict[Status | None, int] = {Status.DONE: len(said)}
    return ReportedTask(1, "1", "Việc", 1, leads, (), None, None, False, (), units, (), tuple(said), None)


def test_of_few_units_each_is_named():
    assert decisions(task(ACCEPTED, RETURNED, None)) == (
        "- Đơn vị 1: đã xác nhận ngày 12/6/2025\n- Đơn vị 2: đã trả lại ngày 10/6/2025: Thiếu biểu số 2"
    )


def test_the_only_one_of_several_units_that_spoke_is_named():
    """ "Đã xác nhận ngày 16/5/2025" stood beside "Đang thực hiện" without the unit of which it was true."""
    one = replace(task(ACCEPTED), units={Status.DONE: 1, None: 3})
    assert decisions(one) == "- Đơn vị 1: đã xác nhận ngày 12/6/2025"


def test_of_many_units_the_decisions_are_counted():
    many = task(*[ACCEPTED] * 12, *[WAITING] * 3, RETURNED)
    assert decisions(many) == ("Đã xác nhận 12 đơn vị, chờ xác nhận 03 đơn vị, đã trả lại 01 đơn vị.")
    assert outcome(task(ACCEPTED, WAITING)) == "đã xác nhận 01 đơn vị, chờ xác nhận 01 đơn vị"


def test_nothing_is_said_where_there_is_nothing_to_decide():
    assert (decisions(task(None)), outcome(task(None)), outcome(task(ACCEPTED, None))) == (
        "",
        "",
        "đã xác nhận ngày 12/6/2025",
    )
