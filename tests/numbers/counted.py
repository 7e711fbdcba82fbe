"""The rows of plain SQL for one state of a plan, added up as the outputs show them."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from tests.numbers import sql

Row = sqlite3.Row
ON_TIME, LATE, MISSING = "on time", "late", "missing"
ALONE, NOT_DUE = "alone", "not due"


@dataclass(frozen=True)
class State:
    """The end of a day in a database: tasks as they stood then, reports as far as they came until a day."""

    path: Path
    day: date
    until: date
    due: date | None = None
    """When the periods are due that it is about; None for those that matter on the day."""

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path)
        connection.row_factory = sqlite3.Row
        for statement in sql.PREPARATION:
            connection.execute(statement, self._values)
        return connection

    @property
    def _values(self) -> dict[str, str | int | None]:
        return {"plan": 1, "day": str(self.day), "until": str(self.until)}

    def rows(self, query: str, **values: str | None) -> list[Row]:
        """Return what a query gives."""
        return self._connection.execute(query, self._values | values).fetchall()

    @cached_property
    def tasks(self) -> list[Row]:
        return self.rows(sql.TASKS)

    @cached_property
    def by_status(self) -> Counter[str | None]:
        return Counter(task["status"] for task in self.tasks)

    @cached_property
    def by_heading(self) -> dict[str | None, Counter[str | None]]:
        """Return the same for each group of tasks, by its number."""
        counts: dict[str | None, Counter[str | None]] = {}
        for task in self.tasks:
            counts.setdefault(task["heading"], Counter())[task["status"]] += 1
        return counts

    @cached_property
    def owed(self) -> list[Row]:
        return self.rows(sql.OWED)

    @cached_property
    def late(self) -> dict[str, list[Row]]:
        """Return what is past its date, by the task's number; the units by name."""
        late: dict[str, list[Row]] = {}
        for row in self.owed:
            if row["due"] < str(self.day):
                late.setdefault(row["number"], []).append(row)
        return late

    def due_by(self, last: date) -> set[str]:
        """Return the numbers of the tasks that are due from the day on until another."""
        return {row["number"] for row in self.owed if str(self.day) <= row["due"] <= str(last)}

    @cached_property
    def due_soon(self) -> int:
        return len(self.due_by(self.day + timedelta(days=14)))

    @cached_property
    def units(self) -> list[Row]:
        return self.rows(sql.UNITS)

    @cached_property
    def statements(self) -> list[Row]:
        return self.rows(sql.STATEMENTS)

    @cached_property
    def periods(self) -> list[int]:
        """Return the ids of the periods that it is about."""
        if self.due is None:
            return [row["id"] for row in self.rows(sql.PERIODS)]
        return list(dict.fromkeys(row["period"] for row in self.all_reports if row["due"] == str(self.due)))

    @cached_property
    def all_reports(self) -> list[Row]:
        return self.rows(sql.REPORTS)

    @cached_property
    def reports(self) -> list[Row]:
        """Return what became of every report that was due by the day, and of those it is about."""
        return [
            row for row in self.all_reports if row["due"] <= str(self.day) or row["period"] in self.periods
        ]

    @cached_property
    def present_reports(self) -> list[Row]:
        return [row for row in self.reports if row["period"] in self.periods]

    @cached_property
    def obstacles(self) -> list[Row]:
        return [row for row in self._matters if row["kind"] == "obstacle"]

    @cached_property
    def open_matters(self) -> list[Row]:
        return [row for row in self._matters if row["waits"]]

    @cached_property
    def proposals(self) -> list[Row]:
        return [row for row in self._matters if row["kind"] == "proposal" and row["last"] == "raised"]

    @cached_property
    def _matters(self) -> list[Row]:
        return [row for row in self.rows(sql.MATTERS) if row["last"] != "withdrawn"]

    @cached_property
    def before(self) -> "State":
        """Return the last day before the shortest of the periods that it is about, or before the month.

        A month of reports ends on the 14th.
        """
        begins = [row["data_from"] for row in self.rows(sql.BEGINS) if row["id"] in self.periods]
        if begins:
            return State(self.path, date.fromisoformat(max(begins)) - timedelta(days=1), self.until)
        same_month = self.day if self.day.day > 14 else self.day.replace(day=1) - timedelta(days=1)
        return State(self.path, same_month.replace(day=14), self.until)

    @cached_property
    def unconfirmed(self) -> list[str]:
        """Return the numbers of the finished tasks that a unit calls so without the secretariat's yes."""
        return [row["number"] for row in self.rows(sql.UNCONFIRMED)]

    @cached_property
    def change(self) -> dict[str | None, int]:
        now, before = self.by_status, self.before.by_status
        return {code: now[code] - before[code] for code in {*now, *before} if now[code] != before[code]}

    @cached_property
    def month(self) -> str:
        """Return the reporting month that the day is in, from the 15th to the 14th."""
        named = self.day if self.day.day <= 14 else self.day.replace(day=28) + timedelta(days=4)
        return f"{named:%Y-%m}"

    @cached_property
    def figures(self) -> list[Row]:
        return self.rows(sql.FIGURES, month=None)

    @cached_property
    def figures_before(self) -> dict[tuple[str, str, str], Row]:
        rows = self.rows(sql.FIGURES, month=self.month)
        return {(row["number"], row["name"], row["target"]): row for row in rows}

    @cached_property
    def finished_on(self) -> dict[str, str]:
        """Return when the last unit called each task finished, of those that all did."""
        return {row["number"]: row["day"] for row in self.rows(sql.FINISHED)}


def outcome(row: Row, until: date) -> str:
    """Return how a unit stands with a report on a day: who has no group was not asked, nor who has time."""
    if row["came"] is not None:
        return LATE if row["came"] > row["due"] else ON_TIME
    if row["due"] >= str(until):
        return NOT_DUE
    return MISSING if row["linked"] else ALONE


def outcomes(reports: Sequence[Row], until: date) -> Counter[str]:
    """Return how many of these reports stand how."""
    return Counter(outcome(row, until) for row in reports)


def timeliness(reports: Sequence[Row]) -> Counter[str]:
    """Return how many of these reports came on time, late, or not."""
    return Counter(
        MISSING if row["came"] is None else LATE if row["came"] > row["due"] else ON_TIME for row in reports
    )
