"""The preview of a plan document, and what became of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from chat.markup import Block, Listing, Marked, message, names, printed, short
from chat.texts.plans.pieces import what_was_read
from chat.texts.words import count, day, weekday_rule
from plans.plan import Deadline, DeadlineKind, Plan, PlanReading, Problem, ReportRule, RuleKind, Task
from reports.names import REPORT_RULES

LISTED = 5
LONGEST_REASON = 1000
COMMUNES = "cấp xã"
LOAD_COMMUNES = Marked("Nạp mọi xã, phường của tỉnh: <code>/donvi nạp</code>. ")
LONGEST_LEDGER = 600
TO_DECIDE = "Chưa có gì được lưu. Xin kiểm tra, rồi bấm nút dưới đây."
KINDS = ("có thời hạn", "thực hiện thường xuyên", "chờ chỉ đạo, hướng dẫn", "chưa có hạn cụ thể")


def preview(reading: PlanReading, today: date, decided: Marked | None = None) -> Marked:
    """Return what was understood of a plan document: counts, rules, what is past, what is doubtful.

    `decided` is what became of it; until then everything is still to be chosen.
    """
    plan = reading.plan
    lines: list[Block] = [
        Marked("📄 <b>{}</b>").format(printed(plan.title or "Kế hoạch chưa rõ tên", 200)),
        _origin(plan),
        "",
        _counted(plan),
        *_kinds(plan.tasks),
        *_pieces(reading),
        *_rules(plan.report_rules),
        *_past(past_tasks(plan, today), is_open=decided is None),
        *_doubts(plan.tasks),
        *_problems(reading.problems),
        "",
        decided or TO_DECIDE,
    ]
    return message(*lines)


def _counted(plan: Plan) -> Marked:
    of_groups = f" thuộc {count(len(plan.groups), 'nhóm')}" if plan.groups else ""
    return Marked("<b>{}</b>{}:").format(count(len(plan.tasks), "nhiệm vụ"), of_groups)


def past_tasks(plan: Plan, today: date) -> list[Task]:
    """Return the tasks whose last on-time day has gone by."""
    return [task for task in plan.tasks if task.deadline.due is not None and task.deadline.due < today]


def _origin(plan: Plan) -> Marked:
    number = Marked("Số {}").format(plan.number) if plan.number else "Chưa rõ số"
    issued = Marked("ngày {}").format(day(plan.issued)) if plan.issued else "chưa rõ ngày"
    issuer = plan.issuer or "chưa rõ cơ quan ban hành"
    return Marked("{number} · {issued} · {issuer}").format(number=number, issued=issued, issuer=issuer)


def _kinds(tasks: Sequence[Task]) -> list[Marked]:
    """Return how many tasks there are of each kind; every task is counted once."""
    numbers = Counter(_kind(task.deadline) for task in tasks)
    return [Marked("• {} {}").format(numbers[kind], kind) for kind in KINDS if numbers[kind]]


def _kind(deadline: Deadline) -> str:
    dated, ongoing, awaiting, unclear = KINDS
    if deadline.due is not None:
        return dated
    if deadline.kind is DeadlineKind.AWAITING_GUIDANCE:
        return awaiting
    return ongoing if deadline.ongoing else unclear


def _pieces(reading: PlanReading) -> list[Marked]:
    said = what_was_read(reading)
    return [Marked("🔎 {}.").format(printed(said, LONGEST_LEDGER))] if said else []


def _rules(rules: Sequence[ReportRule]) -> list[Block]:
    if not rules:
        return []
    return ["", Marked("<b>Chế độ báo cáo</b>:"), *(f"• {rule_in_words(rule)}" for rule in rules)]


def rule_in_words(rule: ReportRule) -> str:
    """Return "hằng tháng: trước ngày 15", "6 tháng: trước ngày 15/6"."""
    named, name = rule.due_rule, REPORT_RULES[rule.kind]
    if named is None:
        return "đột xuất khi có yêu cầu" if rule.kind is RuleKind.AD_HOC else f"{name} (chưa rõ ngày)"
    when = "trước ngày" if rule.strictly_before else "ngày"
    if named.weekday is not None:
        return f"{name}: {weekday_rule(named, strictly_before=rule.strictly_before)}"
    if named.date is not None:
        return f"{name}: {when} {day(named.date)}"
    if named.month is not None:
        return f"{name}: {when} {named.day:02}/{named.month}"
    return f"{name}: {when} {named.day:02}"


def is_undecided(shown: str) -> bool:
    """Return whether a message is a preview as it was shown while nothing was decided."""
    return shown.endswith(TO_DECIDE)


def saved_at(at: time, person: str) -> Marked:
    """Return what stands below a reading that was saved."""
    return Marked("✅ Đã lưu lúc {} – {}").format(f"{at:%H:%M}", person)


def dropped_at(at: time, person: str) -> Marked:
    """Return what stands below a reading that was thrown away."""
    return Marked("Đã bỏ lúc {}, chưa lưu gì – {}").format(f"{at:%H:%M}", person)


def _past(tasks: Sequence[Task], *, is_open: bool) -> list[Block]:
    if not tasks:
        return []
    listed = [
        Marked("• NV {}: “{}”").format(task.number, printed(task.deadline_text or "", 60))
        for task in tasks[:LISTED]
    ]
    choose = " (xin chọn cách tính trước khi lưu)" if is_open else ""
    heading = Marked("⏰ <b>{} đã qua hạn</b>{}:").format(count(len(tasks), "nhiệm vụ"), choose)
    return ["", heading, Listing(listed, LISTED, "nhiệm vụ", len(tasks))]


def _doubts(tasks: Sequence[Task]) -> list[Block]:
    doubtful = [task for task in tasks if task.deadline.doubt]
    if not doubtful:
        return []
    listed = [
        Marked("• NV {}: {}").format(task.number, printed(task.deadline.doubt or "", 120))
        for task in doubtful[:LISTED]
    ]
    heading = Marked("❓ <b>{} cần xem lại</b>:").format(count(len(doubtful), "thời hạn"))
    return ["", heading, Listing(listed, LISTED, "thời hạn", len(doubtful))]


def _problems(problems: Sequence[Problem]) -> list[Block]:
    if not problems:
        return []
    listed = [
        Marked("• {}: {}").format(problem.where, printed(problem.reason, 220))
        + (Marked(" (“{}”)").format(printed(problem.text, 50)) if problem.text else "")
        for problem in problems[:LISTED]
    ]
    heading = Marked("⚠️ <b>{} cần xem lại</b>:").format(count(len(problems), "chỗ"))
    return ["", heading, Listing(listed, LISTED, "chỗ", len(problems))]


def sheet_caption() -> Marked:
    """Return the words below the sheet of a reading."""
    return Marked(
        "Bản đọc đầy đủ: mỗi nhiệm vụ một dòng, ô tô vàng là chỗ chưa chắc. "
        "Có thể sửa trong tệp này rồi trả lời (reply) tin này bằng tệp đã sửa."
    )


def send_document() -> Marked:
    """Return how a plan is sent."""
    return Marked(
        "Xin <b>trả lời (reply) tin này</b> bằng tệp kế hoạch "
        "(Word, PDF, Excel hoặc văn bản; không quá 20 MB)."
    )


def unreadable(reason: str) -> Marked:
    """Return why a document gave no plan; the reason names the file and says what to send instead."""
    return short(reason, LONGEST_REASON)


def took_too_long() -> Marked:
    """Return the refusal of a document that could not be read in time."""
    return Marked("Đọc tệp mất quá nhiều thời gian. Xin gửi riêng phụ lục danh mục nhiệm vụ (.docx).")


def broke_the_reader() -> Marked:
    """Return the refusal of a document that needs more memory than a plan ever does, or is damaged."""
    return Marked("Tệp quá lớn sau khi mở hoặc đã hỏng. Xin lưu lại dưới dạng .docx rồi gửi lại.")


def too_large() -> Marked:
    """Return the refusal of a file that Telegram does not let a bot fetch."""
    return Marked("Tệp lớn hơn 20 MB nên chưa nhận được. Xin gửi tệp nhỏ hơn (ví dụ bỏ hình ảnh trong tệp).")


def choose_past_first(number: int) -> Marked:
    """Return what to do before saving a plan with dates already past."""
    return Marked(
        "Kế hoạch có {} đã qua hạn. Trước khi lưu, xin chọn “Tính là quá hạn” "
        "hoặc “Không tính quá hạn các việc này”."
    ).format(count(number, "nhiệm vụ"))


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan that was saved, and what is still to be done before everybody is reminded."""

    title: str
    tasks: int
    units: int
    without_group: Sequence[str]
    """Of the units that lead something."""
    without_members: Sequence[str]
    """The phrases that lead something and stand for nobody yet."""
    doubts: int
    """Doubts that nobody has answered."""


def saved(plan: SavedPlan, person: str) -> Marked:
    """Return the confirmation of a saved plan with everything that comes next."""
    head = Marked("✅ Đã lưu: <b>{title}</b>\n{tasks}, {units} chủ trì. Người lưu: {person}.").format(
        title=printed(plan.title, 200),
        tasks=count(plan.tasks, "nhiệm vụ"),
        units=count(plan.units, "đơn vị"),
        person=person,
    )
    doubts = (
        [
            Marked("⚠️ Còn <b>{}</b> chưa trả lời, đã lưu theo bản đọc.").format(
                count(plan.doubts, "chỗ chưa chắc")
            )
        ]
        if plan.doubts
        else []
    )
    steps = _next_steps(plan)
    if not steps:
        return message(head, *doubts, "", "Mọi đơn vị chủ trì đã có nhóm: bot nhắc từ sáng làm việc tới.")
    numbered = [Marked("{}. {}").format(place, step) for place, step in enumerate(steps, start=1)]
    if len(steps) == 1:
        numbered = steps
    return message(head, *doubts, "", Marked("<b>Bước tiếp theo</b>"), *numbered)


def _next_steps(plan: SavedPlan) -> list[Marked]:
    steps = []
    if plan.without_group:
        steps.append(
            Marked(
                "<b>{number}</b> chủ trì chưa có nhóm nên chưa ai được nhắc ({units}). "
                "Lấy mã cho tất cả: <code>/lienket tất cả</code>; từng đơn vị: <code>/lienket {first}</code>"
            ).format(
                number=count(len(plan.without_group), "đơn vị"),
                units=names(plan.without_group, 3, "đơn vị"),
                first=plan.without_group[0],
            )
        )
    if plan.without_members:
        steps.append(
            Marked(
                "<b>{number}</b> chủ trì chưa có thành viên ({phrases}). {loading}Đặt thành viên: /nhomdonvi"
            ).format(
                loading=LOAD_COMMUNES if any(COMMUNES in one for one in plan.without_members) else "",
                number=count(len(plan.without_members), "nhóm đơn vị"),
                phrases=names([short(one, 60) for one in plan.without_members], 3, "nhóm"),
            )
        )
    return steps


def dropped(person: str) -> Marked:
    """Return the confirmation that a preview was thrown away."""
    return Marked("Đã bỏ bản đọc kế hoạch này, chưa lưu gì (người thao tác: {}).").format(person)


def decided_before() -> Marked:
    """Return what is said of a second press on a preview."""
    return Marked("Bản đọc này đã được lưu hoặc bỏ trước đó.")
