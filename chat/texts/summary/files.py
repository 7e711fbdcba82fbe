"""What is said beside the files that are made of a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from chat.texts.words import and_others, count, day, moment, short
from storage.models import ExportKind

NAMES = {
    ExportKind.WORD: "Báo cáo (Word)",
    ExportKind.EXCEL: "Bảng tổng hợp (Excel)",
    ExportKind.CHART: "Biểu đồ",
    ExportKind.LETTER: "Dự thảo công văn đôn đốc",
    ExportKind.RANKING: "Xếp hạng đơn vị (Excel)",
}
ADVICE = {
    ExportKind.WORD: "Chỗ tô vàng chờ cơ quan thường trực bổ sung.",
    ExportKind.LETTER: "Dự thảo để xem xét, ký ban hành; chỗ tô vàng cần bổ sung.",
}


def being_made() -> str:
    """Return what pops up when a file is asked for."""
    return "Đang lập tệp, xin chờ trong giây lát."


def made_just_now() -> str:
    """Return what pops up when the same file is asked for twice."""
    return "Tệp này vừa được gửi."


def caption(
    kind: ExportKind, plan: str, state: str, *, before: datetime | None = None, changes: Sequence[str] = ()
) -> str:
    """Return what a file is, what it was made from, and how it differs from the one before."""
    lines = [f"📄 <b>{NAMES[kind]}</b>: {short(plan, 120)}", f"{state}."]
    if kind in ADVICE:
        lines.append(ADVICE[kind])
    if before is not None and changes:
        lines.append(f"🔁 Bản cập nhật; thay đổi so với bản lập lúc {moment(before)} (xem lại: /hoso):")
        lines += [f"• {escape(change, quote=False)}" for change in changes]
    return _fitting(lines)


def state(as_of: date, today: date, local: datetime) -> str:
    """Return which state a file shows, and when it was made."""
    if as_of >= today:
        return f"Số liệu lúc {moment(local)}"
    return f"Tình hình đến hết ngày {day(as_of)}; lập lúc {moment(local)}"


LONGEST_CAPTION = 1000


def _fitting(lines: list[str]) -> str:
    """Return as many lines as Telegram takes below a file."""
    while len("\n".join(lines)) > LONGEST_CAPTION:
        lines = [*lines[:-2], "…"]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was handed out."""

    kind: ExportKind
    plan: str
    made: datetime
    """Local time."""
    as_of: date


def archive(files: Sequence[KeptFile], total: int) -> str:
    """Return the latest files that were handed out, numbered as their buttons are."""
    if not files:
        return "Chưa lập tệp nào. Xin gửi /summary rồi bấm “Word”, “Excel” hoặc “Biểu đồ”."
    lines = [f"{place}. {_kept(file)}" for place, file in enumerate(files, start=1)]
    heading = f"🗂 <b>Hồ sơ: {count(total, 'tệp')} đã lập</b>, được giữ nguyên như khi gửi"
    return "\n".join([heading, *lines, *and_others(len(files), total, "tệp cũ hơn")])


def kept(file: KeptFile) -> str:
    """Return the words below a file that is sent again."""
    return f"🗂 {_kept(file)}"


def _kept(file: KeptFile) -> str:
    return (
        f"{NAMES[file.kind]}, lập lúc {moment(file.made)}, tình hình đến hết ngày {day(file.as_of)}: "
        f"{short(file.plan, 60)}"
    )


def letter_of_which_plan() -> str:
    """Return the question which plan a chase letter is for."""
    return "Xin chọn kế hoạch cần dự thảo công văn đôn đốc:"


def how_to_send_template(present: str | None) -> str:
    """Return how a template is sent, and which one is used now."""
    used = f"mẫu “{short(present, 60)}” (bỏ mẫu: /mau bỏ)" if present else "mẫu có sẵn"
    return (
        f"📐 Báo cáo Word đang dùng {used}.\n"
        "Muốn dùng mẫu của cơ quan: sửa tệp này hoặc đặt các tên trong dấu {{ }} vào tệp Word của cơ quan, "
        "rồi trả lời (reply) tin này bằng tệp đó. Phụ lục cần trang nằm ngang."
    )


def template_saved(name: str, unknown: Sequence[str]) -> str:
    """Return that reports are made of this file from now on, and which names in it mean nothing."""
    left = f"\nChưa hiểu các tên: {escape(', '.join(unknown[:10]))}; sẽ để nguyên." if unknown else ""
    return f"✅ Từ nay báo cáo Word dùng mẫu “{short(name, 60)}”. Trở lại mẫu có sẵn: /mau bỏ{left}"


def template_dropped() -> str:
    """Return that the built-in form is used again."""
    return "Đã bỏ mẫu; báo cáo Word dùng lại mẫu có sẵn."


def no_template() -> str:
    """Return that the built-in form is used already."""
    return "Báo cáo Word đang dùng mẫu có sẵn. Xem cách gửi mẫu của cơ quan: /mau"


def not_a_template(reason: str) -> str:
    """Return why a file cannot be a template: it cannot be opened, or not be filled."""
    return (
        f"Tệp này chưa dùng làm mẫu được: {escape(reason)}\n"
        "Xin mở bằng Word, lưu lại dạng .docx rồi trả lời (reply) tin này bằng tệp đã lưu."
    )


def no_names_in_template(unknown: Sequence[str]) -> str:
    """Return that a file has nothing to be filled in, and which names in it mean nothing."""
    found = f" (chưa hiểu các tên: {escape(', '.join(unknown[:10]))})" if unknown else ""
    return (
        "Tệp này chưa dùng làm mẫu được: cần có ít nhất một tên trong dấu {{ }}, ví dụ {{phan_1}}"
        f"{found}. Xin sửa rồi trả lời (reply) tin này bằng tệp đã sửa."
    )
