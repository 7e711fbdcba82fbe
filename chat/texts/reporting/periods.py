"""A unit's report of a period: its card, the warning of gaps, submitting, adding to it, opening it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chat.markup import Marked, message, names, printed, short
from chat.texts.reporting.recording import besides
from chat.texts.reporting.statuses import LISTED, TaskState
from chat.texts.words import capitalised, count, day, of_plan, period_deadline, reports, status_and_percent
from plans.attainment import Count
from plans.standing import NamedPeriod

NEXT_STEP = "Khi đã đủ, xin bấm “Nộp báo cáo”."
REPORT_FIRST = "Xin bấm số nhiệm vụ để báo cáo. Khi đã đủ, xin bấm “Nộp báo cáo”."


@dataclass(frozen=True, slots=True)
class CardLine:
    """A task on the card of a period: how it stands, whether only carried forward, in which words."""

    task: TaskState
    is_unchanged: bool
    words: str | None
    counts: Sequence[Count] = ()
    """The figures of the report."""

    @property
    def is_missing(self) -> bool:
        """Return whether nothing is said of it in the period."""
        return self.task.status is None and self.task.percent is None


@dataclass(frozen=True, slots=True)
class FreeText:
    """What a unit without tasks of its own says for a period."""

    text: str
    person: str
    on: date
    files: int = 0
    """How many photos and files came with it."""


def card(
    periods: Sequence[NamedPeriod],
    lines: Sequence[CardLine],
    plan: str | None = None,
    *,
    first: int = 0,
    after: int | None = None,
) -> Marked:
    """Return the report of a period as it stands: what is reported, what is missing, of some of its tasks."""
    reported = sum(not line.is_missing for line in lines)
    unchanged = sum(line.is_unchanged for line in lines)
    carried = f" (trong đó {unchanged} không thay đổi)" if unchanged else ""
    shown = [Marked("• {}").format(_line(line)) for line in lines[first:after]]
    is_part = len(shown) < len(lines)
    part = f"Đang xem nhiệm vụ thứ {first + 1}–{first + len(shown)}:" if is_part else ""
    return message(
        _head(periods, plan),
        Marked("Đã có nội dung trong kỳ: {reported}/{lines}{carried}").format(
            reported=reported, lines=count(len(lines), "nhiệm vụ"), carried=carried
        ),
        *([part] if part else []),
        *shown,
        "",
        NEXT_STEP if reported == len(lines) else REPORT_FIRST,
    )


def card_without_tasks(
    periods: Sequence[NamedPeriod], said: FreeText | None, plan: str | None = None
) -> Marked:
    """Return the report of a unit that has no task to speak of: what it says in its own words."""
    if said is None:
        body = Marked(
            "Đơn vị không có nhiệm vụ nào cần báo cáo trong kỳ này. Nếu có nội dung phối hợp, "
            "xin trả lời (reply) tin này bằng lời, rồi bấm “Nộp báo cáo”."
        )
    else:
        body = Marked(
            "Nội dung báo cáo ({person}, ngày {on}): “{text}”\n{files}\n"
            "Muốn sửa, xin trả lời (reply) tin này bằng nội dung mới. Khi đã đủ, xin bấm “Nộp báo cáo”."
        ).format(person=said.person, on=day(said.on), text=short(said.text, 1500), files=_files(said.files))
    return Marked("{}\n{}").format(_head(periods, plan), body)


def _files(files: int) -> str:
    return f"📎 Kèm theo: {count(files, 'ảnh, tệp')}.\n" if files else ""


def _head(periods: Sequence[NamedPeriod], plan: str | None) -> Marked:
    return Marked("📋 <b>{what}</b>{of_plan} — {deadline}").format(
        what=capitalised(reports(periods)), of_plan=of_plan(plan), deadline=period_deadline(periods[0])
    )


def _line(line: CardLine) -> Marked:
    task = line.task
    present = status_and_percent(task.status, task.percent, task.day_named) or "chưa có thông tin"
    same = " (không thay đổi)" if line.is_unchanged else ""
    return Marked("NV {number}: {title} — {present}{besides}").format(
        number=task.number,
        title=printed(task.title, 60),
        present=present,
        besides=besides(line.counts, line.words, same),
    )


def gaps(missing: int) -> Marked:
    """Return the one warning before a report is submitted with tasks missing."""
    return Marked(
        "Còn {} chưa có nội dung trong kỳ. Nếu vẫn nộp, các nhiệm vụ đó được ghi “chưa có thông tin”."
    ).format(count(missing, "nhiệm vụ"))


def nothing_said() -> Marked:
    """Return why a report without any content is not submitted yet, and the one word that it takes."""
    return Marked(
        "Báo cáo chưa có nội dung nào. Xin báo cáo nội dung; "
        "nếu trong kỳ không có gì, xin bấm “Không phát sinh”."
    )


def nothing_due() -> Marked:
    """Return the answer to /baocao when no period report is owed."""
    return Marked("Hiện không có kỳ báo cáo nào đang chờ. Xem việc của đơn vị: /nhiemvu")


def submitted(
    periods: Sequence[NamedPeriod],
    unit: str,
    person: str,
    *,
    on: date,
    days_late: int,
    missing: int,
    nothing_arose: bool = False,
) -> Marked:
    """Return the confirmation of a submitted period report, on time or late, also one without news."""
    rest = f" {count(missing, 'nhiệm vụ')} ghi “chưa có thông tin”." if missing else ""
    return Marked(
        "✅ <b>{unit}</b> đã nộp {periods} ngày {on} ({timing}){nothing}. Người nộp: {person}.{rest}"
    ).format(
        nothing=", nội dung: không phát sinh" if nothing_arose else "",
        unit=unit,
        periods=reports(periods),
        on=day(on),
        timing=_timing(periods[0], on, days_late),
        person=person,
        rest=rest,
    )


def _timing(period: NamedPeriod, on: date, days_late: int) -> str:
    if on <= period.due:
        return "đúng hạn"
    late = f"chậm {count(days_late, 'ngày làm việc')}" if days_late else "chậm"
    return f"{late}; hạn nộp là {period_deadline(period)}"


def submitted_before(periods: Sequence[NamedPeriod], added: Sequence[str] = ()) -> Marked:
    """Return what is shown in place of the card of a report that was submitted, and what was added since."""
    lines = [
        Marked("✅ Đơn vị đã nộp {}. Muốn cập nhật thêm, xin xem việc của đơn vị: /nhiemvu").format(
            reports(periods)
        )
    ]
    if added:
        about = names([f"NV {number}" for number in added], LISTED, "nhiệm vụ")
        lines.append(Marked("Bổ sung sau khi nộp: {}.").format(about))
    return message(*lines)


def added_afterwards(periods: Sequence[NamedPeriod]) -> Marked:
    """Return the line that says that a report had been submitted when this was said."""
    return Marked("Đơn vị đã nộp {}; nội dung này được đánh dấu là bổ sung sau khi nộp.").format(
        reports(periods)
    )


def free_text_kept() -> Marked:
    """Return that a unit's words were kept as its report of a period; the card follows."""
    return Marked("✅ Đã ghi nội dung báo cáo của kỳ.")


def no_change_recorded(number: int) -> Marked:
    """Return how many tasks were recorded as unchanged."""
    return Marked("Đã ghi “không thay đổi” cho {}.").format(count(number, "nhiệm vụ"))


def nothing_left_unchanged() -> Marked:
    """Return why "Không thay đổi" for all recorded nothing."""
    return Marked("Các nhiệm vụ còn lại chưa có báo cáo trước đó để giữ nguyên.")


def which_unit_to_reopen() -> Marked:
    """Return how /molai is used."""
    return Marked(
        "Xin ghi tên đơn vị cần mở lại báo cáo, ví dụ: <code>/molai Sở Tài chính</code>. "
        "Báo cáo mở lại thì đơn vị nộp lại được; lần nộp trước vẫn được lưu."
    )


def unit_not_sure(found: Sequence[str]) -> Marked:
    """Return that a name fits several units, or none."""
    if not found:
        return Marked("Không tìm thấy đơn vị đó. Xem danh sách: /donvi")
    return Marked("Tên đó có thể là {}. Xin ghi đủ tên.").format(names(found, LISTED, "đơn vị"))


def reopen_which(unit: str) -> Marked:
    """Return the question which submitted report of a unit is to be opened again; a button for each."""
    return Marked("Mở lại báo cáo nào của <b>{}</b>? Xin chọn:").format(unit)


def nothing_to_reopen(unit: str) -> Marked:
    """Return that a unit has submitted nothing that could be opened again."""
    return Marked("<b>{}</b> chưa nộp báo cáo kỳ nào.").format(unit)


def reopened(unit: str, period: NamedPeriod, person: str) -> Marked:
    """Return to the secretariat that a report is open again."""
    return Marked(
        "🔓 Đã mở lại {report} của <b>{unit}</b> (người mở: {person}). "
        "Đơn vị đã được báo và nộp lại bằng /baocao."
    ).format(report=reports([period]), unit=unit, person=person)


def told_unit(period: NamedPeriod) -> Marked:
    """Return to the unit that its report is open again."""
    return Marked(
        "🔓 Cơ quan thường trực đã mở lại {} để đơn vị bổ sung. Xin cập nhật rồi bấm nút dưới đây để nộp lại."
    ).format(reports([period]))


def sent_elsewhere(period: NamedPeriod) -> Marked:
    """Return that a report is kept as sent another way, and the question under which number."""
    return Marked(
        "✅ Đã ghi: {} được gửi qua đường khác. Xin trả lời (reply) tin này bằng số, ngày văn bản, "
        "ví dụ: “Báo cáo số 15/BC-STC ngày 12/6/2025”; rồi bấm nộp ở /baocao."
    ).format(reports([period]))
