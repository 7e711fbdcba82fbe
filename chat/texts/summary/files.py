"""What is said beside the files that are made of a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chat.markup import LONGEST_CAPTION, Block, Listing, Marked, and_others, message, printed, short
from chat.texts.groups.reach import without_group
from chat.texts.words import count, day, moment
from storage.models import ExportKind

NAMES = {
    ExportKind.WORD: "Báo cáo (Word)",
    ExportKind.EXCEL: "Bảng tổng hợp (Excel)",
    ExportKind.CHART: "Biểu đồ",
    ExportKind.LETTER: "Dự thảo công văn đôn đốc",
    ExportKind.RANKING: "Xếp hạng đơn vị (Excel)",
    ExportKind.TRACKER: "Tệp của hệ thống khác",
}
LONGEST_REASON = 1000
ADVICE = {
    ExportKind.WORD: "Chỗ tô vàng chờ cơ quan thường trực bổ sung.",
    ExportKind.LETTER: "Dự thảo để xem xét, ký ban hành; chỗ tô vàng cần bổ sung.",
}


def being_made() -> Marked:
    """Return what pops up when a file is asked for."""
    return Marked("Đang lập tệp, xin chờ trong giây lát.")


def made_just_now() -> Marked:
    """Return what pops up when the same file is asked for twice."""
    return Marked("Tệp này vừa được gửi.")


def too_much_to_make(*, own_template: bool) -> Marked:
    """Return that a file takes more memory or time than is given for it, and what can be done."""
    how = (
        "Đề nghị dùng lại mẫu có sẵn (gửi /mau bỏ) rồi bấm lại"
        if own_template
        else "Đề nghị chọn một kỳ báo cáo hẹp hơn rồi bấm lại"
    )
    return Marked("Chưa lập được tệp này: nội dung quá lớn, vượt thời gian hoặc bộ nhớ cho phép. {}.").format(
        how
    )


def caption(
    kind: ExportKind,
    plan: str,
    state: str,
    *,
    before: datetime | None = None,
    changes: Sequence[str] = (),
    notes: Sequence[Marked] = (),
) -> Marked:
    """Return what a file is, what it was made from, and how it differs from the one before.

    `notes` say what is not in it.
    """
    lines: list[Block] = [Marked("📄 <b>{}</b>: {}").format(NAMES[kind], printed(plan, 120))]
    lines.append(Marked("{}.").format(state))
    if kind in ADVICE:
        lines.append(ADVICE[kind])
    lines += notes
    if before is not None and changes:
        lines.append(f"🔁 Bản cập nhật; thay đổi so với bản lập lúc {moment(before)} (xem lại: /hoso):")
        lines.append(Listing([f"• {change}" for change in changes], len(changes), "thay đổi"))
    return message(*lines, limit=LONGEST_CAPTION)


def letter_notes(own: Mapping[str, tuple[int, int]], alone: Sequence[str]) -> list[Marked]:
    """Return who is late and not in a letter, because it writes it, and who in it was never reminded.

    `own` are how many things the unit that writes owes, and for how many working days at most.
    """
    notes = [
        Marked("⚠️ {} (cơ quan ký) cũng còn {} quá hạn, lâu nhất {}; không ghi trong công văn.").format(
            unit, count(things, "việc"), count(days, "ngày làm việc")
        )
        for unit, (things, days) in own.items()
    ]
    return [*notes, without_group(alone)] if alone else notes


def state(as_of: date, today: date, local: datetime) -> Marked:
    """Return which state a file shows, and when it was made."""
    if as_of >= today:
        return Marked("Số liệu lúc {}").format(moment(local))
    return Marked("Tình hình đến hết ngày {}; lập lúc {}").format(day(as_of), moment(local))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was handed out."""

    kind: ExportKind
    plan: str
    made: datetime
    """Local time."""
    as_of: date


def archive(files: Sequence[KeptFile], total: int) -> Marked:
    """Return the latest files that were handed out, numbered as their buttons are."""
    if not files:
        return Marked("Chưa lập tệp nào. Xin gửi /summary rồi bấm “Word”, “Excel” hoặc “Biểu đồ”.")
    lines = [Marked("{}. {}").format(place, _kept(file)) for place, file in enumerate(files, start=1)]
    heading = Marked("🗂 <b>Hồ sơ: {} đã lập</b>, được giữ nguyên như khi gửi").format(count(total, "tệp"))
    return message(heading, *lines, *and_others(len(files), total, "tệp cũ hơn"))


def kept(file: KeptFile) -> Marked:
    """Return the words below a file that is sent again."""
    return Marked("🗂 {}").format(_kept(file))


def _kept(file: KeptFile) -> Marked:
    return Marked("{kind}, lập lúc {made}, tình hình đến hết ngày {as_of}: {plan}").format(
        kind=NAMES[file.kind], made=moment(file.made), as_of=day(file.as_of), plan=printed(file.plan, 60)
    )


def letter_of_which_plan() -> Marked:
    """Return the question which plan a chase letter is for."""
    return Marked("Xin chọn kế hoạch cần dự thảo công văn đôn đốc:")


def how_to_send_template(present: str | None) -> Marked:
    """Return how a template is sent, and which one is used now."""
    used = Marked("mẫu “{}” (bỏ mẫu: /mau bỏ)").format(short(present, 60)) if present else "mẫu có sẵn"
    return Marked(
        "📐 Báo cáo Word đang dùng {}.\n"
        "Muốn dùng mẫu của cơ quan: sửa tệp này hoặc đặt các tên trong dấu {{{{ }}}} vào tệp Word "
        "của cơ quan, rồi trả lời (reply) tin này bằng tệp đó. Phụ lục cần trang nằm ngang."
    ).format(used)


def template_saved(name: str, unknown: Sequence[str]) -> Marked:
    """Return that reports are made of this file from now on, and which names in it mean nothing."""
    listed = Marked(", ").join(unknown[:10])
    left = Marked("\nChưa hiểu các tên: {}; sẽ để nguyên.").format(listed) if unknown else ""
    return Marked("✅ Từ nay báo cáo Word dùng mẫu “{}”. Trở lại mẫu có sẵn: /mau bỏ{}").format(
        short(name, 60), left
    )


def template_dropped() -> Marked:
    """Return that the built-in form is used again."""
    return Marked("Đã bỏ mẫu; báo cáo Word dùng lại mẫu có sẵn.")


def no_template() -> Marked:
    """Return that the built-in form is used already."""
    return Marked("Báo cáo Word đang dùng mẫu có sẵn. Xem cách gửi mẫu của cơ quan: /mau")


def not_a_template(reason: str) -> Marked:
    """Return why a file cannot be a template: it cannot be opened, or not be filled."""
    return Marked(
        "Tệp này chưa dùng làm mẫu được: {}\n"
        "Xin mở bằng Word, lưu lại dạng .docx rồi trả lời (reply) tin này bằng tệp đã lưu."
    ).format(short(reason, LONGEST_REASON))


def no_names_in_template(unknown: Sequence[str]) -> Marked:
    """Return that a file has nothing to be filled in, and which names in it mean nothing."""
    found = Marked(" (chưa hiểu các tên: {})").format(Marked(", ").join(unknown[:10])) if unknown else ""
    how = Marked("Tệp này chưa dùng làm mẫu được: cần có ít nhất một tên trong dấu {{ }}, ví dụ {{phan_1}}")
    return Marked("{}{}. Xin sửa rồi trả lời (reply) tin này bằng tệp đã sửa.").format(how, found)
