"""Links between an office's tasks and those that its unit owes above: proposed, confirmed, listed."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.markup import Block, Listing, Marked, message, names, printed
from chat.texts.words import count, day
from plans.levels.days import ReportNotInTime, TaskNotInTime
from reports.names import REPORT_RULES

LISTED = 12
MOST_LISTED = 25
NUMBERS = 20
HOW = Marked(
    "Nối: <code>/noiviec NV 1-3, 5 = NV 12</code> (NV 1 đến 3, NV 5 của mình, NV 12 cấp trên giao); "
    "thôi nối: <code>/noiviec NV 3 bỏ</code>"
)


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A task, the one above that it seems to serve, and why."""

    number: str
    title: str
    above: str
    above_title: str
    is_named: bool = False
    percent: int = 0
    shared: str = ""
    days_late: int = 0
    as_alike: str | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is proposed for a plan."""

    tasks: int
    owed: int
    sure: Sequence[ShownLink]
    perhaps: Sequence[ShownLink]
    none: int


def proposed(unit: str, said: Proposed, warnings: Sequence[Marked]) -> Marked:
    """Return which tasks seem to serve those owed above, with why, and which days do not fit."""
    return message(
        Marked("🔗 <b>Nối với việc cấp trên giao {}</b>").format(unit),
        Marked("Cấp trên giao {}; đã so với {} của mình:").format(
            count(said.owed, "nhiệm vụ"), count(said.tasks, "nhiệm vụ")
        ),
        *_counted("✅ Chắc chắn", said.sure),
        *_counted("❓ Cần xác nhận", said.perhaps),
        *([Marked("▫️ Không thấy việc tương ứng: <b>{}</b>").format(said.none)] if said.none else []),
        *(["", Marked("⚠️ <b>Xem lại ngày</b>"), *warnings] if warnings else []),
        "",
        "Việc đã nối thì kỳ báo cáo lấy được số liệu từ cấp dưới. Xem, đổi: /noiviec",
    )


def _counted(what: str, links: Sequence[ShownLink]) -> list[Block]:
    if not links:
        return []
    lines = [Marked("   NV {} → NV {} cấp trên: {}").format(one.number, one.above, why(one)) for one in links]
    return [Marked("{}: <b>{}</b>").format(what, len(links)), Listing(lines, LISTED, "mục")]


def why(one: ShownLink) -> Marked:
    """Return why a link is proposed, and what speaks against it."""
    words = Marked(" (“{}”)").format(printed(one.shared, 60)) if one.shared else ""
    reasons = [Marked("văn bản nêu số nhiệm vụ")] if one.is_named else []
    reasons += [Marked("lời văn giống {}%{}").format(one.percent, words)] if not one.is_named else []
    if one.as_alike:
        reasons.append(Marked("NV {} cũng gần giống").format(one.as_alike))
    if one.days_late:
        reasons.append(Marked("hạn muộn hơn {}").format(count(one.days_late, "ngày")))
    return Marked("; ").join(reasons)


def report_not_in_time(unit: str, late: ReportNotInTime) -> Marked:
    """Return that the reports of the units below come too late for the unit's own."""
    what = f"Báo cáo {REPORT_RULES[late.kind]}"
    if late.below is None:
        return Marked(
            "• {} của {} phải nộp chậm nhất ngày {}; kế hoạch này chưa yêu cầu báo cáo nào trước đó."
        ).format(what, unit, day(late.above))
    end = "không còn ngày để tổng hợp" if late.is_same_day else "không kịp"
    return Marked("• {} của {} phải nộp chậm nhất ngày {}; đơn vị cấp dưới nộp ngày {}: {}.").format(
        what, unit, day(late.above), day(late.below), end
    )


def task_not_in_time(late: TaskNotInTime) -> Marked:
    """Return that a task ends later than the one above that it serves."""
    return Marked("• NV {} hạn {}, muộn hơn NV {} cấp trên giao (hạn {}).").format(
        late.below, day(late.due_below), late.above, day(late.due_above)
    )


def sure_taken(number: int, person: str) -> Marked:
    """Return that what was sure is linked."""
    return Marked("✅ Đã nối {} (người xác nhận: {}).").format(count(number, "mục"), person)


def confirm(one: ShownLink, left: int) -> Marked:
    """Return the question whether a task serves the one above that is proposed; so many are left with it."""
    return Marked(
        "❓ Còn {left}. <b>NV {number}</b>: “{title}”\n"
        "có phục vụ <b>NV {above}</b> cấp trên giao không: “{above_title}”?\n"
        "Căn cứ: {why}."
    ).format(
        left=count(left, "mục"),
        number=one.number,
        title=printed(one.title, 250),
        above=one.above,
        above_title=printed(one.above_title, 250),
        why=why(one),
    )


def all_confirmed() -> Marked:
    """Return that nothing is left to be confirmed."""
    return Marked("✅ Đã xem hết các mục cần xác nhận. Xem, đổi: /noiviec")


def left_for_later(number: int) -> Marked:
    """Return that so many links wait."""
    return Marked("Để lại {} chưa xác nhận. Xem lại bất cứ lúc nào: /noiviec").format(count(number, "mục"))


@dataclass(frozen=True, slots=True)
class Served:
    """A task owed above, and the numbers of the tasks that serve it."""

    number: str
    title: str
    by: Sequence[str]


def listed(served: Sequence[Served], undecided: Sequence[str], warnings: Sequence[Marked]) -> Marked:
    """Return which tasks serve which above, what is not linked on either side, and how that is changed."""
    linked = [one for one in served if one.by]
    lines = [
        Marked("• NV {} cấp trên “{}” ← {}").format(
            one.number, printed(one.title, 50), names([f"NV {by}" for by in one.by], NUMBERS, "nhiệm vụ")
        )
        for one in linked
    ]
    without = [f"NV {one.number}" for one in served if not one.by]
    return message(
        Marked("🔗 <b>Việc nối với cấp trên</b>: {}/{} cấp trên giao đã có việc nối").format(
            len(linked), count(len(served), "nhiệm vụ")
        ),
        *([Listing(lines, MOST_LISTED, "nhiệm vụ")] if lines else []),
        *_numbered("Cấp trên giao, chưa việc nào nối", without),
        *_numbered("Việc của mình chưa quyết định", [f"NV {one}" for one in undecided]),
        *(["", Marked("⚠️ <b>Xem lại ngày</b>"), *warnings] if warnings else []),
        "",
        HOW,
    )


def _numbered(what: str, numbers: Sequence[str]) -> list[Marked]:
    return [Marked("{}: {}.").format(what, names(numbers, NUMBERS, "nhiệm vụ"))] if numbers else []


def at_the_top() -> Marked:
    """Return that there is no level above, and so nothing to link."""
    return Marked("Cấp này không có cấp trên trong hệ thống nên không có việc để nối.")


def nothing_owed() -> Marked:
    """Return that the level above has given the unit nothing to do."""
    return Marked("Cấp trên chưa giao nhiệm vụ nào cho đơn vị nên chưa có việc để nối.")


def not_understood() -> Marked:
    """Return how the command is used."""
    return Marked("Chưa rõ cần nối việc nào. {}").format(HOW)


def no_such_task(number: str, *, is_above: bool) -> Marked:
    """Return that a number is of no task, on one of the two sides."""
    if is_above:
        return Marked("Cấp trên không giao đơn vị NV {}. Xem danh sách: /noiviec").format(number)
    return Marked("Kế hoạch của mình không có NV {}. Xem danh sách: /noiviec").format(number)


def which(below: Sequence[str], above: str | None) -> Marked:
    """Return the question which tasks are meant, as several plans have these numbers."""
    what = " = ".join([", ".join(f"NV {one}" for one in below), *([f"NV {above}"] if above else [])])
    return Marked("Số {} có ở nhiều kế hoạch. Xin chọn:").format(what)


def linked(below: Sequence[str], above: str, title: str, person: str) -> Marked:
    """Return that tasks serve one above from now on."""
    return Marked("✅ Đã nối {} với NV {} cấp trên giao “{}” (người nối: {}).").format(
        names([f"NV {one}" for one in below], NUMBERS, "nhiệm vụ"), above, printed(title, 80), person
    )


def cut_off(below: Sequence[str], person: str) -> Marked:
    """Return that tasks serve none above from now on; what was reported stays."""
    return Marked(
        "✅ {} không nối với việc cấp trên giao (người quyết định: {}). Báo cáo đã gửi không đổi."
    ).format(names([f"NV {one}" for one in below], NUMBERS, "nhiệm vụ"), person)


def decided_before() -> Marked:
    """Return that this was decided before, or the task is there no more."""
    return Marked("Mục này đã được quyết định hoặc không còn nữa. Xem: /noiviec")


def given_above(unit: str, title: str, tasks: Sequence[tuple[str, str, Marked]]) -> Marked:
    """Return to the secretariat below what its unit was given above: numbers, titles and deadlines."""
    lines = [
        Marked("• NV {}: {} – hạn {}").format(number, printed(what, 120), until)
        for number, what, until in tasks
    ]
    return message(
        Marked("📥 <b>Cấp trên mới giao {}</b> {} (“{}”):").format(
            unit, count(len(tasks), "nhiệm vụ"), printed(title, 120)
        ),
        Listing(lines, MOST_LISTED, "nhiệm vụ"),
        "",
        "Nối việc của mình với các việc này để lấy số liệu khi báo cáo: /noiviec",
    )


def changed_above(unit: str, title: str, lines: Sequence[Marked]) -> Marked:
    """Return to the secretariat below which linked tasks a new version of the plan above touches."""
    return message(
        Marked("📝 <b>Cấp trên vừa cập nhật</b> “{}”. Việc giao {} có thay đổi:").format(
            printed(title, 120), unit
        ),
        Listing(list(lines), MOST_LISTED, "nhiệm vụ"),
        "",
        "Xin xem lại kế hoạch của mình; đổi việc nối: /noiviec",
    )


def other_day_above(number: str, deadline: Marked, by: Sequence[str]) -> Marked:
    """Return that a task above has another deadline."""
    return Marked("• NV {} cấp trên: hạn mới {} – {}").format(number, deadline, _by(by))


def gone_above(number: str, by: Sequence[str]) -> Marked:
    """Return that a task is owed above no more."""
    return Marked("• NV {} cấp trên: không còn giao đơn vị – {}").format(number, _by(by))


def reworded_above(number: str, title: str, by: Sequence[str]) -> Marked:
    """Return that a task above is worded otherwise."""
    return Marked("• NV {} cấp trên: nội dung mới “{}” – {}").format(number, printed(title, 120), _by(by))


def new_above(number: str, title: str) -> Marked:
    """Return that a task is owed above that was not before, and which none serves yet."""
    return Marked("• NV {} cấp trên: mới giao “{}” – chưa việc nào nối").format(number, printed(title, 120))


def _by(numbers: Sequence[str]) -> Marked:
    return Marked("đã nối {}").format(names([f"NV {one}" for one in numbers], NUMBERS, "nhiệm vụ"))
