"""The sheets of the Excel file against what plain SQL counts."""

from collections import Counter
from datetime import date
from typing import Any

from tests.numbers import sql
from tests.numbers.counted import ALONE, LATE, MISSING, NOT_DUE, ON_TIME, Row, State, outcome, outcomes
from tests.numbers.shown import Shown, units_named
from tests.numbers.words import LABELS, date_of, local


def tasks_sheet(shown: Shown, state: State) -> None:
    """Compare the sheet of tasks, column by column."""
    rows = shown.sheet("Nhiệm vụ")
    assert [row["TT"] for row in rows] == [task["number"] for task in state.tasks]
    for row, task in zip(rows, state.tasks, strict=True):
        late = [one["name"] for one in state.late.get(task["number"], [])]
        assert row["Tình trạng"] == LABELS[task["status"]], task["number"]
        assert row["Tỷ lệ (%)"] == (task["percent"] if task["units"] == 1 else None), task["number"]
        assert units_named(row["Quá hạn"] or "") == len(late), task["number"]
        assert (row["Nhóm nhiệm vụ"] or "").partition(".")[0] == (task["heading"] or "")
        for title, matters in (("Vướng mắc", state.obstacles), ("Kiến nghị", state.proposals)):
            told = [f"{one['name']}: {one['text']}" for one in matters if one["number"] == task["number"]]
            assert (row[title] or "").splitlines() == told
        _last_said(row, [one for one in state.statements if one["number"] == task["number"]])


def _last_said(row: dict[str, Any], said: list[Row]) -> None:
    own = [local(one["said_at"]) for one in said if one["source"] != "returned"]
    assert row["Thời điểm báo cáo"] == max(own, default=None)


def units_sheet(shown: Shown, state: State) -> None:
    """Compare the sheet of what every unit said."""
    rows = [
        (row["TT"], row["Đơn vị"], row["Tình trạng"], row["Tỷ lệ (%)"], row["Thời điểm báo cáo"])
        for row in shown.sheet("Theo đơn vị")
    ]
    assert rows == [
        (one["number"], one["name"], LABELS[one["status"]], one["percent"],
         local(one["said_at"]) if one["source"] != "returned" else None)
        for one in state.statements
    ]  # fmt: skip


def periods_sheet(shown: Shown, state: State) -> None:
    """Compare the sheet of units × periods."""
    by_unit: dict[str, list[Row]] = {}
    for report in state.reports:
        by_unit.setdefault(report["name"], []).append(report)
    expected = {unit: _unit_row(rows, state) for unit, rows in by_unit.items()}
    shown_rows = {}
    for row in shown.sheet("Báo cáo kỳ"):
        states = [value for heading, value in row.items() if "(hạn " in heading and value is not None]
        counts = (row["Đúng hạn"], row["Chậm"], row["Chưa báo cáo"])
        shown_rows[row["Đơn vị"]] = (states, counts, row["Nhóm Telegram"])
    assert shown_rows == expected


def _unit_row(rows: list[Row], state: State) -> tuple[list[str], tuple[int, int, int], str]:
    counts = outcomes(rows, state.until)
    words = [
        "chưa đến hạn"
        if outcome(row, state.until) == NOT_DUE
        else "chưa báo cáo"
        if row["came"] is None
        else f"chậm {(date_of(row['came']) - date_of(row['due'])).days} ngày"
        if row["came"] > row["due"]
        else "đúng hạn"
        for row in rows
    ]
    linked = "đã liên kết" if rows[0]["linked"] else "chưa liên kết"
    return words, (counts[ON_TIME], counts[LATE], counts[MISSING] + counts[ALONE]), linked


def obstacles_sheet(shown: Shown, state: State) -> None:
    """Compare the sheet of obstacles, answered or not."""
    rows = [
        (
            row["Đơn vị"],
            row["Nhiệm vụ"],
            row["Vướng mắc"],
            row["Ngày nêu"].date(),
            row["Trả lời"],
            row["Tình trạng"],
        )
        for row in shown.sheet("Vướng mắc")
    ]
    assert rows == [
        (one["name"], one["number"], one["text"], date_of(one["raised_on"]), one["answer"],
         "chưa giải quyết" if one["last"] == "raised" else "đã đóng")
        for one in state.obstacles
    ]  # fmt: skip


def extensions_sheet(shown: Shown, state: State) -> None:
    """Compare the requests for more time in the sheet of moved dates, with what had become of each."""
    told = Counter(
        (row["Nhiệm vụ"], row["Đơn vị"], row["Hạn ban đầu"].date(), row["Hạn mới"].date(), row["Kết quả"])
        for row in shown.sheet("Gia hạn")
        if row["Kết quả"] in OUTCOMES.values()
    )
    assert told == Counter(_request(row, state) for row in state.rows(sql.EXTENSIONS))


OUTCOMES = {
    "waiting": "chờ quyết định",
    "proposed": "đề nghị ngày khác",
    "granted": "đồng ý",
    "refused": "không đồng ý",
    "replaced": "đơn vị đề nghị lại",
}


def _request(row: Row, state: State) -> tuple[str, str, date, date, str]:
    is_decided = row["decided_on"] is not None and row["decided_on"] <= str(state.day)
    outcome = row["state"] if is_decided else "waiting"
    if row["state"] == "replaced":
        outcome = "replaced" if row["followed"] else "proposed" if is_decided else "waiting"
    until = row["granted_until"] if outcome == "granted" else row["asked_until"]
    return row["number"], row["name"], date_of(row["due_before"]), date_of(until), OUTCOMES[outcome]


def information_sheet(shown: Shown, state: State) -> None:
    """Compare the sheet of totals."""
    told = {row["Mục"]: row["Nội dung"] for row in shown.sheet("Thông tin")}
    assert told["Tổng số nhiệm vụ"] == len(state.tasks)
    assert {code: told[label] for code, label in LABELS.items()} == {
        code: state.by_status[code] for code in LABELS
    }
    assert told["Nhiệm vụ quá hạn"] == len(state.late)
    submitted = sum(row["came"] is not None for row in state.present_reports)
    assert (
        f"{len(state.statements)} cập nhật của các đơn vị chủ trì, {submitted} báo cáo kỳ đã nộp"
        in told["Nguồn số liệu"]
    )


SHEETS = (tasks_sheet, units_sheet, periods_sheet, obstacles_sheet, extensions_sheet, information_sheet)
