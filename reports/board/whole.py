"""One plan on one page, as the leaders of all units see it: looked at for half a minute, or printed."""

from collections.abc import Sequence
from datetime import datetime

from plans.board import Board
from plans.standing import Scope
from plans.status import FINISHED, Status
from plans.text import capitalised
from reports.board.course import course_of
from reports.board.frame import choice, key, listed, more, page, section
from reports.board.html import Html, all_of
from reports.board.shapes import bar, stacked
from reports.board.signs import STATUSES, Sign, code
from reports.board.submissions import parts_of, path_of
from reports.board.tasks import overdue_row
from reports.board.units import grid
from reports.board.waiting import key_of_my_level, of_my_level
from reports.board.where import Where
from reports.summary import PeriodCounts, Summary, summarise
from reports.words import count, day, moment, period_deadline, reports

LISTED = 5
BRIEF = 110
"""Characters of a task's name."""


def board_page(
    board: Board, where: Where, at: datetime, *, for_leaders: bool, plans: Sequence[tuple[int, str]] = ()
) -> str:
    """Return the page; `at` is local time, `plans` are those between which one can choose."""
    value = summarise(board.facts, at)
    parts = [
        _statuses(value, where),
        _submissions(value, where),
        _overdue(value, where),
        of_my_level(board.waiting, where, for_leaders=for_leaders),
        course_of(board.course, value, where),
    ]
    keys = [*_keys(value, where), key_of_my_level(board.waiting, where, for_leaders=for_leaders)]
    body = Html('{}{}<div class="columns">{}</div>{}').format(
        choice(plans, where), listed(keys, kind="keys"), all_of(parts), grid(board.units, where)
    )
    return page(value.plan, as_of(value.scope, at), where, body)


def as_of(scope: Scope, at: datetime) -> str:
    """Return which moment the figures stand for."""
    return f"Tình hình đến hết ngày {day(scope.day)}" if scope.is_past else f"Tính đến {moment(at)}"


def _keys(value: Summary, where: Where) -> list[Html]:
    """Return the numbers that are looked at first."""
    finished = sum(value.by_status.get(status, 0) for status in FINISHED)
    late = len(value.overdue)
    keys = [
        key(str(late), "nhiệm vụ quá hạn", where.to("/qua-han"), is_bad=late > 0),
        key(f"{finished}/{value.task_count}", "nhiệm vụ hoàn thành", "#nhiem-vu"),
    ]
    for counts in value.periods[:1]:
        came = f"{len(counts.on_time) + len(counts.late)}/{counts.expected}"
        keys.append(key(came, "đơn vị đã nộp báo cáo", where.to(path_of(counts))))
    return keys


def _statuses(value: Summary, where: Where) -> Html:
    """Return how many tasks stand where, with those of the period before."""
    widest = max([1, *(value.by_status.get(status, 0) + abs(_change(value, status)) for status in STATUSES)])
    rows = []
    for status, sign in STATUSES.items():
        now = value.by_status.get(status, 0)
        then = now - _change(value, status) if value.change is not None else None
        if now or then:
            rows.append(_status(sign, now, then, widest, where.to("/nhiem-vu", code(status))))
    before = f"vạch mảnh: {day(value.change_since)}" if value.change_since is not None else "chưa có kỳ trước"
    note = Html('<p class="note">{}; {} đến hạn trong 14 ngày tới</p>').format(
        capitalised(before), count(value.due_soon, "nhiệm vụ")
    )
    return section("nhiem-vu", f"{count(value.task_count, 'nhiệm vụ')} theo trạng thái", listed(rows), note)


def _change(value: Summary, status: Status | None) -> int:
    return (value.change or {}).get(status, 0)


def _status(sign: Sign, now: int, then: int | None, widest: int, address: str) -> Html:
    compared = Html("")
    if then is not None:
        changed = f"{now - then:+}" if now != then else "không đổi"
        compared = Html("<small>kỳ trước {} ({})</small>").format(then, changed)
    return Html(
        '<a class="row" href="{}"><span class="name">{} {}</span> '
        '<span class="number"><b>{}</b> {}</span>{}</a>'
    ).format(address, sign.badge(), sign.name, now, compared, bar(sign.style, now, then, widest))


def _submissions(value: Summary, where: Where) -> Html:
    """Return who reported for the periods that matter on the day."""
    told = [_period(counts, where) for counts in value.periods]
    none = Html('<p class="note">Kế hoạch không quy định báo cáo định kỳ.</p>')
    return section("bao-cao", "Báo cáo kỳ", *(told or [none]))


def _period(counts: PeriodCounts, where: Where) -> Html:
    address = where.to(path_of(counts))
    rows = [
        Html('<a class="row" href="{}#{}"><span class="name">{} {}</span> <b>{}</b></a>').format(
            address, anchor, sign.badge(), sign.name, len(units)
        )
        for anchor, sign, units in parts_of(counts, where.shown)
        if units or sign.style == "done"
    ]
    parts = [(sign.style, len(units)) for _, sign, units in parts_of(counts, where.shown)]
    return Html('<h3>{} <span class="note">({})</span></h3>{}{}').format(
        capitalised(reports(counts.periods)),
        period_deadline(counts.periods[0]),
        stacked(parts),
        listed(rows),
    )


def _overdue(value: Summary, where: Where) -> Html:
    """Return what is overdue longest, and whose it is."""
    if not value.overdue:
        good = Html('<p class="good">✓ Không có nhiệm vụ quá hạn.</p>')
        return section("qua-han", "Quá hạn lâu nhất", good)
    rows = [overdue_row(task, where, BRIEF) for task in value.overdue[:LISTED]]
    every = more(where.to("/qua-han"), f"Tất cả {count(len(value.overdue), 'nhiệm vụ')} quá hạn")
    return section("qua-han", "Quá hạn lâu nhất", listed(rows, kind="tasks"), every)
