"""One unit's part of a plan: for whoever sees all units, and for the unit itself and its leader."""

from collections.abc import Sequence

from plans.board import UnitBoard
from plans.leadership import OwnWaiting
from plans.standing import NamedPeriod, Submission, UnitTask
from plans.status import FINISHED
from plans.text import capitalised
from reports.board.frame import back, choice, key, listed, page, section
from reports.board.html import Html, all_of
from reports.board.shapes import stacked
from reports.board.signs import LATE, MISSING, ON_TIME, STATUSES
from reports.board.where import Where
from reports.words import count, day, period_deadline, reports, shortened, status_and_percent

LONGEST = 160


def unit_page(
    board: UnitBoard, as_of: str, where: Where, plans: Sequence[tuple[int, str]], *, is_own: bool
) -> str:
    """Return how a unit stands: in numbers, what is late, its tasks, its reports, what waits."""
    tasks = board.view.tasks
    late = [task for task in tasks if task.is_late]
    others = [task for task in tasks if not task.is_late and task.status not in FINISHED]
    finished = [task for task in tasks if not task.is_late and task.status in FINISHED]
    keys = [
        key(str(len(late)), "nhiệm vụ quá hạn", "#qua-han", is_bad=bool(late)),
        key(f"{sum(task.status in FINISHED for task in tasks)}/{len(tasks)}", "nhiệm vụ hoàn thành", "#xong"),
    ]
    body = [
        choice(plans, where),
        listed(keys, kind="keys"),
        _statuses(tasks),
        _submissions(board.view.submissions),
        _waiting(board.waiting) if board.waiting is not None else Html(""),
        _tasks("qua-han", "Quá hạn", late, where),
        _tasks("dang-lam", "Chưa hoàn thành, chưa quá hạn", others, where),
        _tasks("xong", "Đã hoàn thành", finished, where),
    ]
    subtitle = f"{board.view.plan} – {as_of}"
    above = Html("") if is_own else back(where)
    return page(board.view.unit, subtitle, where, all_of(body), above=above)


def _statuses(tasks: Sequence[UnitTask]) -> Html:
    counts = [(sign, sum(task.status is status for task in tasks)) for status, sign in STATUSES.items()]
    names = [
        Html('<span class="name">{} {}: <b>{}</b></span>').format(sign.badge(), sign.name, number)
        for sign, number in counts
        if number
    ]
    bar = stacked([(sign.style, number) for sign, number in counts])
    return section("nhiem-vu", f"{count(len(tasks), 'nhiệm vụ')} chủ trì", bar, listed(names, kind="counts"))


def _submissions(submissions: Sequence[tuple[NamedPeriod, Submission]]) -> Html:
    rows = [_submission(period, row) for period, row in submissions]
    if not rows:
        return Html("")
    return section("bao-cao", "Báo cáo kỳ", listed(rows))


def _submission(period: NamedPeriod, row: Submission) -> Html:
    if row.submitted_on is None:
        sign, told = MISSING, "chưa nộp"
    else:
        sign = LATE if row.submitted_on > period.due else ON_TIME
        told = f"đã nộp ngày {day(row.submitted_on)}{', chậm' if sign is LATE else ''}"
    return Html('<span class="name">{} {} ({}): <b>{}</b></span>').format(
        sign.badge(), capitalised(reports([period])), period_deadline(period), told
    )


def _waiting(waiting: OwnWaiting) -> Html:
    """Return what waits for the unit itself, then what of it waits above."""
    rows: list[object] = [
        *(f"NV {task} bị trả lại: {shortened(why, LONGEST)}" for task, why in waiting.returned),
        *(
            f"NV {task}: được đề nghị hạn {day(until)}, chờ đơn vị trả lời"
            for task, until in waiting.proposed
        ),
        *(f"Đã có trả lời, còn vướng không: “{shortened(text, LONGEST)}”" for text in waiting.answered),
    ]
    above = {
        "vướng mắc, kiến nghị": waiting.matters_above,
        "xin gia hạn": waiting.extensions_above,
        "báo hoàn thành, chờ xác nhận": waiting.claims_above,
    }
    told = " · ".join(f"{number} {what}" for what, number in above.items() if number)
    if told:
        rows.append(f"Chờ cấp trên: {told}")
    return section("cho", "Đang chờ", listed(rows)) if rows else Html("")


def _tasks(name: str, title: str, tasks: Sequence[UnitTask], where: Where) -> Html:
    if not tasks:
        return Html("")
    rows = [_task(task, where) for task in tasks]
    return section(name, f"{title}: {count(len(tasks), 'nhiệm vụ')}", listed(rows, kind="tasks"))


def _task(task: UnitTask, where: Where) -> Html:
    sign = STATUSES[task.status]
    late = (where.shown - task.due).days if task.is_late and task.due is not None else 0
    told = [
        status_and_percent(task.status, task.percent, task.day_named) or sign.name.lower(),
        f"thời hạn {task.deadline_text}" if task.deadline_text else "",
        f"chuyển đến {day(task.moved_to)}" if task.moved_to is not None else "",
    ]
    marked = Html('<b class="bad">! chậm {}</b> ').format(count(late, "ngày")) if late else Html("")
    return Html("{} <b>NV {}</b> {}{} <small>{}</small>").format(
        sign.badge(), task.number, marked, task.title, " · ".join(part for part in told if part)
    )
