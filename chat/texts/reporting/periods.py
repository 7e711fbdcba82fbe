"""A unit's report of a period: its card, the warning of gaps, submitting, adding to it, opening it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from chat.texts.reporting.statuses import LISTED, TaskState
from chat.texts.words import (
    and_others,
    capitalised,
    count,
    day,
    names,
    of_plan,
    period_deadline,
    reports,
    short,
    status_and_percent,
)
from chat.texts.words import said as spoken
from plans.standing import NamedPeriod

# "NV 32 đang thực hiện 85%": words no longer than this say nothing that the status does not.
SAID_BY_THE_STATUS = 40


@dataclass(frozen=True, slots=True)
class CardLine:
    """A task on the card of a period: how it stands, whether only carried forward, in which words."""

    task: TaskState
    is_unchanged: bool
    words: str | None


@dataclass(frozen=True, slots=True)
class FreeText:
    """What a unit without tasks of its own says for a period."""

    text: str
    person: str
    on: date
    files: int = 0
    """How many photos and files came with it."""


def card(periods: Sequence[NamedPeriod], lines: Sequence[CardLine], plan: str | None = None) -> str:
    """Return the report of a period as it stands: what is reported, what is missing."""
    reported = sum(line.task.status is not None or line.task.percent is not None for line in lines)
    unchanged = sum(line.is_unchanged for line in lines)
    carried = f" (trong đó {unchanged} không thay đổi)" if unchanged else ""
    return "\n".join(
        [
            _head(periods, plan),
            f"Đã có nội dung trong kỳ: {reported}/{count(len(lines), 'nhiệm vụ')}{carried}",
            *(f"• {_line(line)}" for line in lines[:LISTED]),
            *and_others(LISTED, len(lines), "nhiệm vụ"),
            "",
            "Khi đã đủ, xin bấm “Nộp báo cáo”.",
        ]
    )


def card_without_tasks(periods: Sequence[NamedPeriod], said: FreeText | None, plan: str | None = None) -> str:
    """Return the report of a unit that has no task to speak of: what it says in its own words."""
    if said is None:
        body = (
            "Đơn vị không có nhiệm vụ nào cần báo cáo trong kỳ này. Nếu có nội dung phối hợp, "
            "xin trả lời (reply) tin này bằng lời, rồi bấm “Nộp báo cáo”."
        )
    else:
        body = (
            f"Nội dung báo cáo ({escape(said.person)}, ngày {day(said.on)}): “{spoken(said.text, 1500)}”\n"
            f"{_files(said.files)}\n"
            "Muốn sửa, xin trả lời (reply) tin này bằng nội dung mới. Khi đã đủ, xin bấm “Nộp báo cáo”."
        )
    return f"{_head(periods, plan)}\n{body}"


def _files(files: int) -> str:
    return f"📎 Kèm theo: {count(files, 'ảnh, tệp')}.\n" if files else ""


def _head(periods: Sequence[NamedPeriod], plan: str | None) -> str:
    return f"📋 <b>{capitalised(reports(periods))}</b>{of_plan(plan)} — {period_deadline(periods[0])}"


def _line(line: CardLine) -> str:
    task = line.task
    present = status_and_percent(task.status, task.percent) or "chưa có thông tin"
    same = " (không thay đổi)" if line.is_unchanged else ""
    said = line.words or ""
    words = f" “{spoken(said, 80)}”" if len(said) > SAID_BY_THE_STATUS else ""
    return f"NV {escape(task.number)}: {short(task.title, 60)} — {present}{same}{words}"


def gaps(missing: int) -> str:
    """Return the one warning before a report is submitted with tasks missing."""
    return (
        f"Còn {count(missing, 'nhiệm vụ')} chưa có nội dung trong kỳ. "
        "Nếu vẫn nộp, các nhiệm vụ đó được ghi “chưa có thông tin”."
    )


def nothing_due() -> str:
    """Return the answer to /baocao when no period report is owed."""
    return "Hiện không có kỳ báo cáo nào đang chờ. Xem việc của đơn vị: /nhiemvu"


def submitted(
    periods: Sequence[NamedPeriod], unit: str, person: str, *, on: date, days_late: int, missing: int
) -> str:
    """Return the confirmation of a submitted period report, on time or late."""
    rest = f" {count(missing, 'nhiệm vụ')} ghi “chưa có thông tin”." if missing else ""
    return (
        f"✅ <b>{escape(unit)}</b> đã nộp {reports(periods)} ngày {day(on)} "
        f"({_timing(periods[0], on, days_late)}). Người nộp: {escape(person)}.{rest}"
    )


def _timing(period: NamedPeriod, on: date, days_late: int) -> str:
    if on <= period.due:
        return "đúng hạn"
    late = f"chậm {count(days_late, 'ngày làm việc')}" if days_late else "chậm"
    return f"{late}; hạn nộp là {period_deadline(period)}"


def submitted_before(periods: Sequence[NamedPeriod], added: Sequence[str] = ()) -> str:
    """Return what is shown in place of the card of a report that was submitted, and what was added since."""
    lines = [f"✅ Đơn vị đã nộp {reports(periods)}. Muốn cập nhật thêm, xin xem việc của đơn vị: /nhiemvu"]
    if added:
        about = names([f"NV {number}" for number in added], LISTED, "nhiệm vụ")
        lines.append(f"Bổ sung sau khi nộp: {about}.")
    return "\n".join(lines)


def added_afterwards(periods: Sequence[NamedPeriod]) -> str:
    """Return the line that says that a report had been submitted when this was said."""
    return f"Đơn vị đã nộp {reports(periods)}; nội dung này được đánh dấu là bổ sung sau khi nộp."


def free_text_kept() -> str:
    """Return that a unit's words were kept as its report of a period; the card follows."""
    return "✅ Đã ghi nội dung báo cáo của kỳ."


def no_change_recorded(number: int) -> str:
    """Return how many tasks were recorded as unchanged."""
    return f"Đã ghi “không thay đổi” cho {count(number, 'nhiệm vụ')}."


def nothing_left_unchanged() -> str:
    """Return why "Không thay đổi" for all recorded nothing."""
    return "Các nhiệm vụ còn lại chưa có báo cáo trước đó để giữ nguyên."


def which_unit_to_reopen() -> str:
    """Return how /molai is used."""
    return (
        "Xin ghi tên đơn vị cần mở lại báo cáo, ví dụ: <code>/molai Sở Tài chính</code>. "
        "Báo cáo mở lại thì đơn vị nộp lại được; lần nộp trước vẫn được lưu."
    )


def unit_not_sure(found: Sequence[str]) -> str:
    """Return that a name fits several units, or none."""
    if not found:
        return "Không tìm thấy đơn vị đó. Xem danh sách: /donvi"
    return f"Tên đó có thể là {names(found, LISTED, 'đơn vị')}. Xin ghi đủ tên."


def reopen_which(unit: str) -> str:
    """Return the question which submitted report of a unit is to be opened again; a button for each."""
    return f"Mở lại báo cáo nào của <b>{escape(unit)}</b>? Xin chọn:"


def nothing_to_reopen(unit: str) -> str:
    """Return that a unit has submitted nothing that could be opened again."""
    return f"<b>{escape(unit)}</b> chưa nộp báo cáo kỳ nào."


def reopened(unit: str, period: NamedPeriod, person: str) -> str:
    """Return to the secretariat that a report is open again."""
    return (
        f"🔓 Đã mở lại {reports([period])} của <b>{escape(unit)}</b> (người mở: {escape(person)}). "
        "Đơn vị đã được báo và nộp lại bằng /baocao."
    )


def told_unit(period: NamedPeriod) -> str:
    """Return to the unit that its report is open again."""
    return (
        f"🔓 Cơ quan thường trực đã mở lại {reports([period])} để đơn vị bổ sung. "
        "Xin cập nhật rồi bấm nút dưới đây để nộp lại."
    )
