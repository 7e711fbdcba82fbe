"""The preview of a plan document, and what became of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from html import escape

from chat.texts.plans.pieces import what_was_read
from chat.texts.words import and_others, count, day, short
from plans.plan import Deadline, DeadlineKind, Plan, PlanReading, Problem, ReportRule, RuleKind, Task
from reports.names import REPORT_RULES

LISTED = 5
KINDS = ("có thời hạn", "thực hiện thường xuyên", "chờ chỉ đạo, hướng dẫn", "chưa có hạn cụ thể")


def preview(reading: PlanReading, today: date) -> str:
    """Return what was understood of a plan document: counts, rules, what is past, what is doubtful."""
    plan = reading.plan
    lines = [
        f"📄 <b>{short(plan.title or 'Kế hoạch chưa rõ tên', 200)}</b>",
        _origin(plan),
        "",
        f"<b>{count(len(plan.tasks), 'nhiệm vụ')}</b> thuộc {count(len(plan.groups), 'nhóm')}:",
        *_kinds(plan.tasks),
        *_pieces(reading),
        *_rules(plan.report_rules),
        *_past(past_tasks(plan, today)),
        *_doubts(plan.tasks),
        *_problems(reading.problems),
        "",
        "Chưa có gì được lưu. Xin kiểm tra, rồi bấm nút dưới đây.",
    ]
    return "\n".join(lines)


def past_tasks(plan: Plan, today: date) -> list[Task]:
    """Return the tasks whose last on-time day has gone by."""
    return [task for task in plan.tasks if task.deadline.due is not None and task.deadline.due < today]


def _origin(plan: Plan) -> str:
    number = f"Số {escape(plan.number)}" if plan.number else "Chưa rõ số"
    issued = f"ngày {day(plan.issued)}" if plan.issued else "chưa rõ ngày"
    issuer = escape(plan.issuer) if plan.issuer else "chưa rõ cơ quan ban hành"
    return f"{number} · {issued} · {issuer}"


def _kinds(tasks: Sequence[Task]) -> list[str]:
    """Return how many tasks there are of each kind; every task is counted once."""
    numbers = Counter(_kind(task.deadline) for task in tasks)
    return [f"• {numbers[kind]} {kind}" for kind in KINDS if numbers[kind]]


def _kind(deadline: Deadline) -> str:
    dated, ongoing, awaiting, unclear = KINDS
    if deadline.due is not None:
        return dated
    if deadline.kind is DeadlineKind.AWAITING_GUIDANCE:
        return awaiting
    return ongoing if deadline.ongoing else unclear


def _pieces(reading: PlanReading) -> list[str]:
    said = what_was_read(reading)
    return [f"🔎 {escape(said, quote=False)}."] if said else []


def _rules(rules: Sequence[ReportRule]) -> list[str]:
    return ["", "<b>Chế độ báo cáo</b>:", *(f"• {rule_in_words(rule)}" for rule in rules)] if rules else []


def rule_in_words(rule: ReportRule) -> str:
    """Return "hằng tháng: trước ngày 15", "6 tháng: trước ngày 15/6"."""
    named, name = rule.due_rule, REPORT_RULES[rule.kind]
    if named is None:
        return "đột xuất khi có yêu cầu" if rule.kind is RuleKind.AD_HOC else f"{name} (chưa rõ ngày)"
    when = "trước ngày" if rule.strictly_before else "ngày"
    if named.date is not None:
        return f"{name}: {when} {day(named.date)}"
    if named.month is not None:
        return f"{name}: {when} {named.day:02}/{named.month}"
    return f"{name}: {when} {named.day:02}"


def _past(tasks: Sequence[Task]) -> list[str]:
    if not tasks:
        return []
    listed = [
        f"• NV {escape(task.number)}: “{short(task.deadline_text or '', 60)}”" for task in tasks[:LISTED]
    ]
    heading = f"⏰ <b>{count(len(tasks), 'nhiệm vụ')} đã qua hạn</b> (xin chọn cách tính trước khi lưu):"
    return ["", heading, *listed, *and_others(LISTED, len(tasks), "nhiệm vụ")]


def _doubts(tasks: Sequence[Task]) -> list[str]:
    doubtful = [task for task in tasks if task.deadline.doubt]
    if not doubtful:
        return []
    listed = [
        f"• NV {escape(task.number)}: {short(task.deadline.doubt or '', 120)}" for task in doubtful[:LISTED]
    ]
    heading = f"❓ <b>{count(len(doubtful), 'thời hạn')} cần xem lại</b>:"
    return ["", heading, *listed, *and_others(LISTED, len(doubtful), "thời hạn")]


def _problems(problems: Sequence[Problem]) -> list[str]:
    if not problems:
        return []
    listed = [
        f"• {escape(problem.where)}: {short(problem.reason, 220)}"
        + (f" (“{short(problem.text, 50)}”)" if problem.text else "")
        for problem in problems[:LISTED]
    ]
    heading = f"⚠️ <b>{count(len(problems), 'chỗ')} cần xem lại</b>:"
    return ["", heading, *listed, *and_others(LISTED, len(problems), "chỗ")]


def sheet_caption() -> str:
    """Return the words below the sheet of a reading."""
    return (
        "Bản đọc đầy đủ: mỗi nhiệm vụ một dòng, ô tô vàng là chỗ chưa chắc. "
        "Có thể sửa trong tệp này rồi trả lời (reply) tin này bằng tệp đã sửa."
    )


def send_document() -> str:
    """Return how a plan is sent."""
    return (
        "Xin <b>trả lời (reply) tin này</b> bằng tệp kế hoạch "
        "(Word, PDF, Excel hoặc văn bản; không quá 20 MB)."
    )


def unreadable(reason: str) -> str:
    """Return why a document gave no plan; the reason names the file and says what to send instead."""
    return escape(reason, quote=False)


def took_too_long() -> str:
    """Return the refusal of a document that could not be read in time."""
    return "Đọc tệp mất quá nhiều thời gian. Xin gửi riêng phụ lục danh mục nhiệm vụ (.docx)."


def broke_the_reader() -> str:
    """Return the refusal of a document that needs more memory than a plan ever does, or is damaged."""
    return "Tệp quá lớn sau khi mở hoặc đã hỏng. Xin lưu lại dưới dạng .docx rồi gửi lại."


def too_large() -> str:
    """Return the refusal of a file that Telegram does not let a bot fetch."""
    return "Tệp lớn hơn 20 MB nên chưa nhận được. Xin gửi tệp nhỏ hơn (ví dụ bỏ hình ảnh trong tệp)."


def choose_past_first(number: int) -> str:
    """Return what to do before saving a plan with dates already past."""
    return (
        f"Kế hoạch có {count(number, 'nhiệm vụ')} đã qua hạn. "
        "Xin chọn “Tính là quá hạn” hoặc “Bỏ qua hạn đã qua” trước khi lưu."
    )


def saved(title: str, tasks: int, units: int, person: str) -> str:
    """Return the confirmation of a saved plan with the next step."""
    return (
        f"✅ Đã lưu: <b>{short(title, 200)}</b>\n"
        f"{count(tasks, 'nhiệm vụ')}, {count(units, 'đơn vị')} chủ trì. Người lưu: {escape(person)}.\n\n"
        "Bước tiếp theo: liên kết nhóm của từng đơn vị, ví dụ <code>/lienket Sở Tài chính</code>"
    )


def dropped(person: str) -> str:
    """Return the confirmation that a preview was thrown away."""
    return f"Đã bỏ bản đọc kế hoạch này, chưa lưu gì (người thao tác: {escape(person)})."


def decided_before() -> str:
    """Return what is said of a second press on a preview."""
    return "Bản đọc này đã được lưu hoặc bỏ trước đó."
