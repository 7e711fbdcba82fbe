"""The morning's message: what a unit owes, the most urgent first, in short lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chat.markup import Listing, Marked, and_others, message, names, printed, short
from chat.texts.words import (
    capitalised,
    count,
    day,
    deadline,
    of_plan,
    period_deadline,
    reports,
    weekday,
    weekday_and_day,
)
from plans.ladder import Rung, RungKind
from plans.standing import NamedPeriod

LONGEST_LIST = 10
MOST_REPORTS = 4
MOST_REQUESTS = 3
MOST_ESCALATED = 5
HEADINGS = {
    RungKind.OVERDUE: Marked("🔴 <b>Quá hạn</b>"),
    RungKind.LAST_CHANCE: Marked("🟠 <b>Hôm nay</b>"),
    RungKind.COMING: Marked("🟡 <b>Sắp đến hạn</b>"),
}
REPORTS = Marked("📋 <b>Báo cáo kỳ</b>")
REQUESTS = Marked("📣 <b>Yêu cầu báo cáo</b>")
# What the ten lines go to first, where there is more: what can still be done in time today.
FIRST_SHOWN = (RungKind.LAST_CHANCE, RungKind.OVERDUE, RungKind.COMING)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with a date, and what today's rung says of it."""

    number: str
    title: str
    deadline_text: str | None
    before: date | None
    rung: Rung
    plan: str | None = None
    """The plan, named only to a unit that is in several."""
    acknowledged_on: date | None = None
    """When the unit said that it saw it, where that has just expired."""
    is_escalated: bool = False
    """Whether the unit's leader is told of it today."""
    is_moved: bool = False
    """Whether the unit has another day than the plan's."""


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """Period reports due on one day, and what today's rung says of them."""

    periods: tuple[NamedPeriod, ...]
    rung: Rung
    plan: str | None = None
    acknowledged_on: date | None = None
    is_escalated: bool = False


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A report asked for out of turn, and what today's rung says of it."""

    number: int
    what: str
    rung: Rung
    acknowledged_on: date | None = None
    is_escalated: bool = False


@dataclass(frozen=True, slots=True)
class Morning:
    """Everything that one unit is reminded of on one morning."""

    unit: str
    today: date
    tasks: Sequence[TaskLine] = ()
    periods: Sequence[PeriodLine] = ()
    requests: Sequence[RequestLine] = ()
    leader: str | None = None
    """Who answers for the unit, where that is known."""

    @property
    def count(self) -> int:
        """Return of how many things it speaks."""
        return len(self.tasks) + len(self.periods) + len(self.requests)


def morning(value: Morning) -> Marked:
    """Return one message with everything a unit is reminded of this morning; never called with nothing."""
    heading = Marked("<b>{}</b> · {}").format(value.unit, capitalised(weekday_and_day(value.today)))
    return message(heading, *body(value), "", _how_to_answer(value))


def body(value: Morning, room: int = LONGEST_LIST) -> list[str]:
    """Return the lines of everything a unit is reminded of, in sections, at most so many of them."""
    shown, periods, requests = tasks_shown(value, room), _reports_shown(value), _requests_shown(value)
    lines: list[str] = []
    if late := [*_escalated(value)]:
        whom = Marked("<b>{}</b>").format(value.leader) if value.leader else "lãnh đạo đơn vị"
        what = names(late, MOST_ESCALATED, "việc")
        lines += [
            "",
            Marked("⚠️ Đã quá hạn nhiều ngày: {}. Kính đề nghị {} chỉ đạo thực hiện.").format(what, whom),
        ]
    lines += _by_urgency(shown, periods, requests)
    rest = and_others(len(shown) + len(periods) + len(requests), value.count, "việc")
    return [*lines, *(Marked("{}: /nhiemvu").format(line) for line in rest)]


def tasks_shown(value: Morning, room: int = LONGEST_LIST) -> list[TaskLine]:
    """Return the tasks that find room beside the reports and requests."""
    return _shown(value.tasks, max(0, room - len(_reports_shown(value)) - len(_requests_shown(value))))


def _reports_shown(value: Morning) -> list[PeriodLine]:
    return sorted(value.periods, key=_urgency)[:MOST_REPORTS]


def requests_shown(value: Morning) -> list[int]:
    """Return the numbers of the requests that find room."""
    return [line.number for line in _requests_shown(value)]


def _requests_shown(value: Morning) -> list[RequestLine]:
    return sorted(value.requests, key=_urgency)[:MOST_REQUESTS]


def _urgency(line: TaskLine | PeriodLine | RequestLine) -> int:
    return list(HEADINGS).index(line.rung.kind)


def _by_urgency(
    tasks: Sequence[TaskLine], periods: Sequence[PeriodLine], requests: Sequence[RequestLine]
) -> list[str]:
    """Return the sections, each where its most urgent line belongs: what is overdue before what is coming."""
    lines: list[str] = []
    for place, (kind, heading) in enumerate(HEADINGS.items()):
        lines += _section(heading, _in_parts([line for line in tasks if line.rung.kind is kind], tasks))
        if periods and _urgency(periods[0]) == place:
            lines += _section(REPORTS, [_period(line) for line in periods])
        if requests and _urgency(requests[0]) == place:
            lines += _section(REQUESTS, [_request(line) for line in requests])
    return lines


def _in_parts(lines: Sequence[TaskLine], tasks: Sequence[TaskLine]) -> list[Marked]:
    """Return a line for each task; what falls due in parts stands in one, where its most urgent part is."""
    parts: dict[tuple[str, str | None], list[TaskLine]] = {}
    for task in tasks:
        parts.setdefault((task.number, task.plan), []).append(task)
    told = []
    for line in lines:
        first, *others = parts[line.number, line.plan]
        if line is first:
            told.append(_task(line) + Marked("").join(Marked("; {}").format(_part(one)) for one in others))
    return told


def _part(line: TaskLine) -> Marked:
    """Return another part of a task that falls due in parts."""
    return Marked("{title} — ngày {due}, {left}").format(
        title=printed(line.title, 40), due=day(line.rung.due), left=time_left(line.rung)
    )


def _shown(tasks: Sequence[TaskLine], room: int) -> list[TaskLine]:
    """Return the tasks that find room, in their order."""
    by_urgency = sorted(range(len(tasks)), key=lambda index: FIRST_SHOWN.index(tasks[index].rung.kind))
    return [tasks[index] for index in sorted(by_urgency[:room])]


def _section(heading: Marked, lines: Sequence[Marked]) -> list[str]:
    return ["", heading, *(Marked("• {}").format(line) for line in lines)] if lines else []


def _escalated(value: Morning) -> Iterator[str]:
    """Yield how the things are called that the leader is told of."""
    yield from (f"NV {line.number}" for line in value.tasks if line.is_escalated)
    yield from (reports(line.periods) for line in value.periods if line.is_escalated)
    yield from (f"yêu cầu số {line.number}" for line in value.requests if line.is_escalated)


def to_leader(value: Morning) -> Marked:
    """Return what the unit's leader is told of what has been late for long: only that, in full."""
    whom = value.leader or "lãnh đạo đơn vị"
    late = [
        *(_task(line) for line in value.tasks if line.is_escalated),
        *(_period(line) for line in value.periods if line.is_escalated),
        *(_request(line) for line in value.requests if line.is_escalated),
    ]
    return message(
        Marked("⚠️ Kính gửi {whom}: <b>{unit}</b> có {late} đã quá hạn nhiều ngày.").format(
            whom=whom, unit=value.unit, late=count(len(late), "việc")
        ),
        "",
        Listing([Marked("• {}").format(line) for line in late], LONGEST_LIST, "việc"),
        "",
        "Kính đề nghị đồng chí chỉ đạo thực hiện; đơn vị báo cáo trong nhóm của đơn vị.",
    )


def _task(line: TaskLine) -> Marked:
    written = deadline(line.deadline_text, line.before, line.rung.due)
    if line.is_moved:
        written = Marked("ngày {} (đã đổi hạn)").format(day(line.rung.due))
    return Marked("NV {number}{of_plan}: {title} — hạn {written}, {left}").format(
        number=line.number,
        of_plan=of_plan(line.plan),
        title=printed(line.title),
        written=written,
        left=f"{time_left(line.rung)}{_expired(line.acknowledged_on)}",
    )


def _period(line: PeriodLine) -> Marked:
    return Marked("{what}{of_plan}: {deadline}, {left}").format(
        what=capitalised(reports(line.periods)),
        of_plan=of_plan(line.plan),
        deadline=period_deadline(line.periods[0]),
        left=f"{time_left(line.rung)}{_expired(line.acknowledged_on)}",
    )


def _request(line: RequestLine) -> Marked:
    left = f"{time_left(line.rung)}{_expired(line.acknowledged_on)}"
    return Marked("Số {number}: {what} — chậm nhất ngày {due}, {left}").format(
        number=line.number, what=short(line.what), due=day(line.rung.due), left=left
    )


def _expired(acknowledged_on: date | None) -> str:
    """Return why a thing is back that a unit said it saw."""
    return f" (đã nhận ngày {day(acknowledged_on)}, hết 2 ngày làm việc)" if acknowledged_on else ""


def time_left(rung: Rung) -> str:
    """Return "còn 7 ngày (5 ngày làm việc)", "hôm nay là hạn cuối", and why a day off matters."""
    if rung.kind is RungKind.OVERDUE:
        return f"quá hạn {rung.working_days_late} ngày làm việc"
    off = (
        f" (ngày {day(rung.due)} là {weekday(rung.due)})"
        if rung.due.weekday() >= 5
        else " (hạn vào ngày nghỉ)"
    )
    if rung.kind is RungKind.LAST_CHANCE:
        if rung.due_on_a_day_off:
            return f"hôm nay là ngày làm việc cuối cùng trước hạn{off}"
        return "hôm nay là hạn cuối"
    left = f"còn {rung.days_left} ngày"
    if rung.working_days_left != rung.days_left:
        left += f" ({rung.working_days_left} ngày làm việc)"
    if not rung.due_on_a_day_off:
        return left
    last = f"{weekday(rung.last_chance)} {day(rung.last_chance)}"
    if rung.days_left == 1:
        return f"ngày mai, {last}, là ngày làm việc cuối cùng trước hạn{off}"
    return f"{left}; ngày làm việc cuối cùng trước hạn là {last}{off}"


def period_button(period: NamedPeriod, lines: int) -> str:
    """Return the label of the button to a period report, with its date where there are several."""
    return "Nộp báo cáo kỳ" if lines == 1 else f"Nộp báo cáo kỳ, hạn {day(period.due)}"


def _how_to_answer(value: Morning) -> Marked:
    if tasks := tasks_shown(value):
        return Marked(
            "Xin bấm nút để báo cáo, hoặc trả lời (reply) tin này, ví dụ: “NV {} đang thực hiện 85%”."
        ).format(tasks[0].number)
    if requests := requests_shown(value):
        return how_to_answer_request(requests[0])
    return Marked("Xin bấm nút dưới đây để báo cáo.")


def how_to_answer_request(number: int) -> Marked:
    """Return how a request is answered where nothing but requests and reports is listed."""
    return Marked("Xin bấm nút, hoặc trả lời (reply) tin này, ví dụ: “Yêu cầu số {}: đã cấp 40/120”.").format(
        number
    )
