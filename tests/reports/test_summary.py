"""The counts of /summary: every task under one status, every unit on time, late or missing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from plans.plan import RuleKind
from plans.standing import CountedTask, Facts, NamedPeriod, OwedCounts, Scope, Submission
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
    assert (counts.on_time, counts.late, counts.missing) == (("A",), ("B",), ("C",))
    assert (counts.expected, len(counts.alone)) == (4, 1)


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


def standing(number: str, *units: Status | None) -> CountedTask:
    return CountedTask(int(number), number, f"Việc {number}", 1, None, Counter(units))


def facts(
    *tasks: CountedTask,
    before: Sequence[CountedTask] | None = None,
    owed: Mapping[int, OwedCounts] | None = None,
) -> Facts:
    scope = Scope(1, (), NOW.date(), is_past=False, submitted_by=NOW.date())
    then = Counter(task.status for task in before) if before is not None else None
    return Facts("Kế hoạch", scope, tasks, then, owed or {}, {1: ["A"]}, [], 0)


def test_every_task_is_counted_under_one_status():
    summary = summarise(
        facts(
            standing("1", Status.DONE),
            standing("2", Status.DONE, Status.IN_PROGRESS),
            standing("3", None, None),
            standing("4"),
        ),
        NOW,
    )
    assert summary.by_status == {Status.DONE: 1, Status.IN_PROGRESS: 1, None: 2}
    assert sum(summary.by_status.values()) == summary.task_count == 4


def test_the_longest_overdue_task_comes_first_with_all_units_that_owe_it():
    owed = {
        1: OwedCounts(2, 2, 0, DUE),
        2: OwedCounts(1, 1, 0, date(2025, 6, 1)),
        3: OwedCounts(1, 0, 1, None),
    }
    summary = summarise(facts(standing("1", None), standing("2", None), standing("3"), owed=owed), NOW)
    assert summary.overdue == (
        OverdueTask(2, "2", "Việc 2", date(2025, 6, 1), (), 1, 1, 0),
        OverdueTask(1, "1", "Việc 1", DUE, ("A",), 2, 2, 0),
    )


def test_the_change_names_only_what_differs_from_the_month_before():
    before = [standing("1", Status.IN_PROGRESS), standing("2", None), standing("3", Status.DONE)]
    now = [standing("1", Status.DONE), standing("2", None), standing("3", Status.DONE)]
    assert summarise(facts(*now, before=before), NOW).change == {Status.DONE: 1, Status.IN_PROGRESS: -1}
    assert summarise(facts(*now), NOW).change is None
