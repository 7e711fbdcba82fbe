"""The messages of /summary against what plain SQL counts: every number, and the first names of every list."""

import re
from collections.abc import Sequence

from plans.text import alphabetical
from reports.words import day
from tests.numbers import sql
from tests.numbers.counted import LATE, MISSING, ON_TIME, Row, State, timeliness
from tests.numbers.shown import bullets, list_length, number_in
from tests.numbers.words import LABELS, SIGNS, date_of

FEW = 10
"""Of a task that more units lead, it is told how many of them have reported."""


def whole(text: str, state: State) -> None:
    """Compare the summary itself."""
    assert number_in(r"^([\d.]+) nhiệm vụ$", text) == len(state.tasks)
    shown = {code: number_in(rf"^\S+ {label}: (\d+)$", text) for code, label in LABELS.items()}
    assert shown == {code: state.by_status[code] for code in LABELS}
    assert _change(text) == state.change
    assert number_in(r"^☑️ Trong số hoàn thành, chờ xác nhận: (\d+)$", text) == len(state.unconfirmed)
    assert number_in(r"^⏰ Đến hạn trong 14 ngày tới: (\d+) nhiệm vụ$", text) == state.due_soon
    assert number_in(r"^⚠️ Vướng mắc, kiến nghị chưa trả lời: (\d+)$", text) == len(state.open_matters)
    _periods(text, state)
    _overdue(text, state, 5)


def _change(text: str) -> dict[str | None, int]:
    line = next(line for line in text.splitlines() if line.startswith("So với cuối kỳ trước ("))
    return {
        code: int(found[1])
        for code, label in LABELS.items()
        if (found := re.search(rf"[:·] {label[:1].lower()}{label[1:]} ([+-]\d+)", line))
    }


def _periods(text: str, state: State) -> None:
    counts = re.findall(
        r"^([\d.]+) đơn vị: (\d+) đúng hạn · (\d+) chậm · (\d+) chưa báo cáo(?: · (\d+) chưa có nhóm)?$",
        text,
        re.M,
    )
    expected = []
    for rows in _reported_alike(state):
        found = timeliness(rows)
        alone = len(_unlinked([row for row in rows if row["came"] is None]))
        expected.append((len(rows), found[ON_TIME], found[LATE], found[MISSING] - alone, alone))
    assert [tuple(int(number or 0) for number in count) for count in counts] == expected


def _reported_alike(state: State) -> list[list[Row]]:
    """Return the reports of each period; those of periods that were reported alike once."""
    by_period = [[row for row in state.present_reports if row["period"] == one] for one in state.periods]
    same = [[(row["name"], row["came"]) for row in rows] for rows in by_period]
    return [rows for place, rows in enumerate(by_period) if place == 0 or same[place] != same[place - 1]]


def _overdue(text: str, state: State, most: int) -> None:
    assert number_in(r"^🔴 Quá hạn: (\d+) nhiệm vụ$", text) == len(state.late)
    lines = [line for line in bullets(text) if " — hạn " in line]
    assert list(map(_owing, lines)) == _expected_overdue(state)[:most]
    assert len(lines) == min(most, len(state.late))


def _owing(line: str) -> tuple[str, str, int, int]:
    """Return the task, its date, how many owe it or have reported, and how many lead it if they are many."""
    found = re.fullmatch(r"NV (\S+): .* — hạn (\S+) \((.*)\)", line)
    assert found, line
    counted = re.fullmatch(r"(\d+)/(\d+) đã báo cáo", found[3])
    if counted:
        return found[1], found[2], int(counted[1]), int(counted[2])
    names = re.sub(r" và \d+ đơn vị khác$", "", found[3]).split(", ")
    return found[1], found[2], len(names) + number_in(r" và (\d+) đơn vị khác$", found[3]), 0


def _expected_overdue(state: State) -> list[tuple[str, str, int, int]]:
    expected = []
    for task in state.tasks:
        owing = state.late.get(task["number"], [])
        if owing:
            many = task["units"] > FEW
            counts = (task["reported"], task["units"]) if many else (len(owing), 0)
            expected.append((min(row["due"] for row in owing), task["number"], counts))
    expected.sort(key=lambda one: one[0])
    return [(number, day(date_of(due)), *counts) for due, number, counts in expected]


def by_group(text: str, state: State) -> None:
    """Compare "Theo nhóm"."""
    blocks = re.findall(r"^(?:(\d+)\. .*|Nhiệm vụ khác) \((\d+)\)\n(.*)$", text, re.M)
    shown = {
        heading or None: {sign: int(number) for sign, number in re.findall(r"(\D+?)(\d+) ?", signs)}
        for heading, _, signs in blocks
    }
    assert shown == {
        heading: {SIGNS[code]: number for code, number in counts.items()}
        for heading, counts in state.by_heading.items()
    }
    assert [int(total) for _, total, _ in blocks] == [
        state.by_heading[heading or None].total() for heading, _, _ in blocks
    ]


def by_unit(text: str, state: State) -> None:
    """Compare "Theo đơn vị"."""
    units = sorted(
        state.units, key=lambda row: (-row["late"], row["finished"] - row["tasks"], alphabetical(row["name"]))
    )
    expected = [
        f"{row['name']}: hoàn thành {row['finished']}/{row['tasks']}"
        + (f", 🔴 quá hạn {row['late']}" if row["late"] else "")
        for row in units
    ]
    assert list(bullets(text)) == expected[:20]
    assert list_length(text) == len(expected) == number_in(r"chủ trì \(([\d.]+) đơn vị\)$", text)


def overdue(text: str, state: State) -> None:
    """Compare "Quá hạn"."""
    _overdue(text, state, 10)


def obstacles(text: str, state: State) -> None:
    """Compare "Vướng mắc"."""
    assert number_in(r"^⚠️ Vướng mắc, kiến nghị chưa trả lời: (\d+)$", text) == len(state.open_matters)
    expected = [
        row["name"]
        + (f" (NV {row['number']})" if row["number"] else "")
        + f", ngày {day(date_of(row['raised_on']))}: {row['text']}"
        for row in state.open_matters
    ]
    assert list(bullets(text)) == expected[:10]
    assert list_length(text) == len(expected)


def missing(text: str, state: State) -> None:
    """Compare "Chưa báo cáo"."""
    blocks = text.split("📋 ")[1:]
    for block, rows in zip(blocks, _reported_alike(state), strict=True):
        unheard = [row for row in rows if row["came"] is None]
        alone = _unlinked(unheard)
        silent = [row for row in unheard if row not in alone]
        assert number_in(r"^Chưa báo cáo: ([\d.]+) đơn vị", block) == len(silent)
        assert ("📵 Chưa có nhóm" in block) is bool(alone)
        assert list(bullets(block)) == [row["name"] for row in silent][:20]
        assert list_length(block) == len(silent)


def _unlinked(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not row["linked"]]


def ranking(text: str, state: State) -> None:
    """Compare /xephang."""
    year, last = state.day.year, str(state.until)
    told = {"since": f"{year - 1}-12-15", "closed": min(last, f"{year}-12-14")}
    rows = state.rows(sql.RANKING, first=f"{year}-01-01", last=last, **told)
    ordered = sorted(rows, key=lambda row: alphabetical(row["name"]))
    merit = [
        (row["on_time"] / row["expected"], row["reported"] / row["expected"], row["accepted"])
        for row in ordered
    ]
    places = sorted(
        (1 + sum(other > own for other in merit), alphabetical(row["name"]), row)
        for row, own in zip(ordered, merit, strict=True)
    )
    lines = [
        f"{place}. {row['name']}: đúng hạn {row['on_time']}/{row['expected']}, "
        f"đã nộp {row['reported']}/{row['expected']}"
        + (f", xác nhận {row['accepted']} việc" if row["accepted"] else "")
        for place, _, row in places
    ]
    shown = re.findall(r"^\d+\. .*: đúng hạn .*$", text, re.M)
    assert shown == [*lines[:12], *lines[12:][-8:]]
    assert number_in(r"^([\d.]+) đơn vị\. Cách xếp", text) == len(lines)


PARTS = {
    "Theo nhóm": by_group,
    "Theo đơn vị": by_unit,
    "Quá hạn": overdue,
    "Vướng mắc": obstacles,
    "Chưa báo cáo": missing,
}
"""What each button below the summary shows."""
