"""The counts of /summary: every task under one status, every unit on time, late or missing."""

from datetime import UTC, date, datetime

from plans.plan import RuleKind
from plans.standing import LateTask, NamedPeriod, Submission, TaskStanding
from plans.status import Status
from reports.summary import OverdueTask, count_periods, summarise

DUE = date(2025, 6, 14)
NOW = datetime(2025, 6, 16, 2, 0, tzinfo=UTC)


def period(number: int, kind: RuleKind = RuleKind.MONTHLY) -> NamedPeriod:
    return NamedPeriod(number, kind, 2025, 6, DUE, strictly_before=True)


def submission(unit: str, on: date | None = None, *, linked: bool = True) -> Submission:
    return Submission(unit, linked, on)


def test_a_report_on_its_last_day_is_on_time_and_one_the_day_after_is_late():
    (counts,) = count_periods(
        [
            (
                period(1),
                [
                    submission("A", DUE),
                    submission("B", date(2025, 6, 15)),
                    submission("C"),
                    submission("D", linked=False),
                ],
            )
        ]
    )
    assert (counts.on_time, counts.late, counts.missing) == (("A",), ("B",), ("C", "D"))
    assert (counts.expected, counts.missing_unlinked) == (4, 1)


def test_periods_reported_alike_are_counted_together():
    rows = [submission("A", DUE), submission("B")]
    half = period(2, RuleKind.HALF_YEAR)
    (counts,) = count_periods([(period(1), rows), (half, rows)])
    assert counts.periods == (period(1), half)


def test_periods_reported_otherwise_are_counted_apart():
    counts = count_periods([(period(1), [submission("A", DUE)]), (period(2), [submission("A")])])
    assert [one.periods for one in counts] == [(period(1),), (period(2),)]


def test_no_periods_give_no_counts():
    assert count_periods([]) == []


def test_every_task_is_counted_under_one_status():
    tasks = [
        TaskStanding("1", "a", None, (Status.DONE,)),
        TaskStanding("2", "b", None, (Status.DONE, Status.IN_PROGRESS)),
        TaskStanding("3", "c", None, (None, None)),
        TaskStanding("4", "d", None, ()),
    ]
    summary = summarise("Kế hoạch", NOW, tasks, [], [])
    assert summary.by_status == {Status.DONE: 1, Status.IN_PROGRESS: 1, None: 2}
    assert sum(summary.by_status.values()) == summary.task_count == 4


def test_a_late_task_is_listed_once_with_all_units_that_owe_it():
    late = [LateTask("1", "a", DUE, "A"), LateTask("2", "b", DUE, "C"), LateTask("1", "a", DUE, "B")]
    summary = summarise("Kế hoạch", NOW, [], [], late)
    assert summary.overdue == (
        OverdueTask("1", "a", DUE, ("A", "B")),
        OverdueTask("2", "b", DUE, ("C",)),
    )
