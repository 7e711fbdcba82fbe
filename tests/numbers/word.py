"""The Word report, its text and its appendices, against what plain SQL counts."""

import re
from collections import Counter
from datetime import date

from reports.words import day, official
from tests.numbers.counted import ALONE, LATE, MISSING, NOT_DUE, ON_TIME, Row, State, outcome, outcomes
from tests.numbers.shown import Shown, units_named
from tests.numbers.words import LABELS, date_of, points


def overview(shown: Shown, state: State) -> None:
    """Compare the sentences of part I of the Word report."""
    said = "\n".join(shown.sentences)
    assert f"xác định tổng số {official(len(state.tasks))} nhiệm vụ cụ thể thuộc 10 nhóm. " in said
    assert f"Tính đến ngày {day(state.day)}:" in said
    for code, label in LABELS.items():
        lowered = f"{label[:1].lower()}{label[1:]}"
        sentence = f"- Số nhiệm vụ {lowered}: {official(state.by_status[code])} nhiệm vụ"
        assert (sentence in said) == bool(state.by_status[code]), sentence
    assert f"số nhiệm vụ đã quá hạn mà chưa hoàn thành: {official(len(state.late))} nhiệm vụ" in said
    told = re.findall(
        r"^- Báo cáo .*: có ([\d.]+) đơn vị phải báo cáo; (.*)\.$", said, re.M)  # fmt: skip
    expected = []
    for period in state.periods:
        rows = [row for row in state.present_reports if row["period"] == period]
        expected.append((official(len(rows)), ", ".join(_outcomes(rows, state))))
    assert [(total, words.partition(";")[0]) for total, words in told] == expected


def _outcomes(rows: list[Row], state: State) -> list[str]:
    counts = outcomes(rows, state.until)
    alone = f"{official(counts[ALONE])} đơn vị chưa có nhóm nhận tin nên chưa được nhắc"
    told = [
        f"{_units(counts[ON_TIME])} báo cáo đúng hạn",
        f"{_units(counts[LATE])} báo cáo chậm",
        f"{_units(counts[MISSING])} chưa báo cáo",
    ]
    if counts[NOT_DUE]:
        due = day(date_of(rows[0]["due"]))
        to_come = f"{official(counts[NOT_DUE])} đơn vị chưa đến hạn (hạn {due})"
        told = [f"{_units(counts[ON_TIME])} đã báo cáo", to_come]
    return [*told, *([alone] if counts[ALONE] else [])]


def _units(number: int) -> str:
    return f"{official(number) if number else 'không có'} đơn vị"


def results(shown: Shown, state: State) -> None:
    """Compare the counts of part II, group by group."""
    said = "\n".join(shown.sentences)
    begin = said.index("II. KẾT QUẢ THỰC HIỆN")
    told = re.findall(r"^\d+\. .* \((\d+) nhiệm vụ\)\nCó (.*)\.$", said[begin:], re.M)
    groups = sorted(state.by_heading, key=lambda heading: int(heading) if heading else 99)
    assert [int(total) for total, _ in told] == [state.by_heading[group].total() for group in groups]
    for (_, words), group in zip(told, groups, strict=True):
        parts = {f"{LABELS[code][:1].lower()}{LABELS[code][1:]}": number
                 for code, number in state.by_heading[group].items()}  # fmt: skip
        assert {
            part: int(number)
            for number, part in re.findall(r"(\d+) nhiệm vụ (.*?)(?:, (?=\d)| và (?=\d)|$)", words)
        } == parts


def judgement(shown: Shown, state: State) -> None:
    """Compare the numbers of parts III and IV."""
    said = "\n".join(shown.sentences)
    finished = state.by_status["done"] + state.by_status["done_ongoing"]
    total = len(state.tasks)
    share = f"{round(100 * finished / total, 1):g}".replace(".", ",")
    unconfirmed = len(state.unconfirmed)
    unsure = f", trong đó {official(unconfirmed)} nhiệm vụ chờ xác nhận" if unconfirmed else ""
    assert f"thường xuyên {official(finished)}/{official(total)} nhiệm vụ, đạt {share}%{unsure}." in said
    silent = {row["name"] for row in state.present_reports if outcome(row, state.until) == MISSING}
    assert (f"- Còn {official(len(silent))} đơn vị chưa báo cáo: " in said) == bool(silent)
    unknown = state.by_status[None]
    assert (f"- Còn {official(unknown)} nhiệm vụ chưa có thông tin" in said) == bool(unknown)
    late = [task["number"] for task in state.tasks if task["number"] in state.late]
    listed = re.search(r"Còn (\d+) nhiệm vụ quá hạn chưa hoàn thành \(nhiệm vụ số (.*)\)\.", said)
    assert re.findall(r"[\d.]+", listed[2] if listed else "") == late
    _coming(said, state, late)


def _coming(said: str, state: State, late: list[str]) -> None:
    later = [row["due"] for row in state.all_reports if row["period"] not in state.periods]
    last = max(row["due"] for row in state.present_reports)
    until = min((due for due in later if due > last), default=None)
    due = state.due_by(date_of(until) if until else date.max) - set(late)
    part = said[said.index("IV. NHIỆM VỤ TRỌNG TÂM") :]
    numbers = re.findall(r"^- Nhiệm vụ ([^\s:,]+)", part, re.M)
    assert numbers[: len(late)] == late
    assert set(numbers[len(late) :]) == due
    assert f"Hoàn thành {official(len(due))} nhiệm vụ đến hạn trong kỳ tới" in part or not due


def appendix_tasks(shown: Shown, state: State) -> None:
    """Compare Phụ lục I: every task below its group, the group's count, who is silent."""
    rows = shown.table(1)
    numbers = [row[0] for row in rows if len(row) > 2]
    assert sorted(numbers, key=int) == sorted((task["number"] for task in state.tasks), key=int)
    totals = {row[0]: int(re.search(r"\((\d+) nhiệm vụ\)$", row[1])[1]) for row in rows if len(row) == 2}  # type: ignore[index] # every group has its count
    assert totals == {heading: counts.total() for heading, counts in state.by_heading.items() if heading}


def appendix_results(shown: Shown, state: State) -> None:
    """Compare Phụ lục II: what is finished and since when, what is not and who is late."""
    rows = shown.table(2)
    headings = [row[1] for row in rows if len(row) == 2]
    done = [task for task in state.tasks if task["status"] in {"done", "done_ongoing"}]
    left = [task for task in state.tasks if task not in done]
    assert headings == [
        f"Đã hoàn thành ({official(len(done))} nhiệm vụ)",
        f"Chưa hoàn thành ({official(len(left))} nhiệm vụ)",
    ]
    shown_rows = [row for row in rows if len(row) > 2]
    assert [row[0] for row in shown_rows] == [task["number"] for task in (*done, *left)]
    for row, task in zip(shown_rows, (*done, *left), strict=True):
        assert row[4].startswith(LABELS[task["status"]])
        since = state.finished_on.get(task["number"])
        on = re.search(r"\(ngày (\S+)\)", row[4])
        assert (on[1] if on else None) == (day(date_of(since)) if since else None), task["number"]
        late = re.search(r"quá hạn: (.*)$", row[4])
        assert units_named(late[1] if late else "") == len(state.late.get(task["number"], []))


def appendix_targets(shown: Shown, state: State) -> None:
    """Compare Phụ lục III: every figure, its share, and the change since the period before."""
    told, number, target = [], "", ""
    for row in shown.table(3):
        if len(row) == 2:
            number = row[0]
        elif row[3] != "[…]":
            target = row[1] or target
            told.append((number, target, *row[2:]))
    assert sorted(told) == sorted(_figure(row, state) for row in state.figures)


def _figure(row: Row, state: State) -> tuple[str, str, str, str, str, str]:
    share = 100 * row["done"] / row["total"]
    before = state.figures_before.get((row["number"], row["name"], row["target"]))
    change = ""
    if before is not None:
        moved = round(share - 100 * before["done"] / before["total"], 2)
        change = f"{'tăng' if moved > 0 else 'giảm'} {_two(abs(moved))} điểm %" if moved else "không đổi"
    counted = f"{_two(row['done'])}/{_two(row['total'])}"
    return row["number"], row["target"], row["name"], counted, f"{points(share)}%", change


def _two(value: float) -> str:
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return whole.replace(",", " ").replace(".", ",").replace(" ", ".")


def appendix_reports(shown: Shown, state: State) -> None:
    """Compare Phụ lục IV: who has not reported, who reported late and by how much, and who on time."""
    rows = shown.table(4)
    by_outcome = {
        one: [row for row in state.present_reports if outcome(row, state.until) == one]
        for one in (MISSING, LATE, ON_TIME, NOT_DUE, ALONE)
    }
    missing, late, punctual, *unasked = by_outcome.values()
    headings = [row[1] for row in rows if len(row) == 2 and row[0] in set("ABCDE")]
    titles = ("Chưa báo cáo", "Báo cáo chậm", "Báo cáo đúng hạn", "Chưa đến hạn báo cáo",
              "Chưa có nhóm nhận tin nên chưa được nhắc")  # fmt: skip
    assert headings == [
        f"{title} ({_units(len({row['name'] for row in found}))})"
        for title, found in zip(titles, by_outcome.values(), strict=True)
        if found or title in titles[:3]
    ]
    names = [set(row[1].split(", ")) for row in rows if len(row) == 2 and not row[0]]
    assert names == [{row["name"] for row in found} for found in unasked if found]
    told = Counter((row[1], row[3], row[4], row[5]) for row in rows if len(row) > 2)
    assert told == Counter(
        {
            (
                row["name"],
                day(date_of(row["due"])),
                day(date_of(row["came"])) if row["came"] else "",
                f"Chậm {(date_of(row['came']) - date_of(row['due'])).days} ngày"
                if row in late
                else "Đúng hạn"
                if row["came"]
                else "Chưa báo cáo",
            )
            for row in (*missing, *late, *punctual)
        }
    )


PARTS = (overview, results, judgement, appendix_tasks, appendix_results, appendix_targets, appendix_reports)
