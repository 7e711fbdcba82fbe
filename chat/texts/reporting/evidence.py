"""What is said of photos and files that units send for their reports."""

from collections.abc import Sequence
from datetime import date

from chat.markup import Marked, joined, short
from chat.texts.words import capitalised, count, day, reports
from plans.privacy import masked
from plans.standing import NamedPeriod
from reports.words import shortened


def attached(numbers: Sequence[str]) -> Marked:
    """Return the answer to a file that was attached to a report."""
    tasks = joined([Marked("<b>NV {}</b>").format(number) for number in numbers])
    return Marked("📎 Đã kèm vào báo cáo {}.").format(tasks)


def kept(number: str, present: str) -> Marked:
    """Return the answer once it is known which task a file without words is for, and how that stands."""
    rest = (
        Marked("Hiện ghi nhận: {}. Nếu có thay đổi, xin chọn:").format(present)
        if present
        else Marked("Tình hình thực hiện, xin chọn:")
    )
    return Marked("📎 Đã giữ tệp này làm minh chứng của <b>NV {}</b>. {}").format(number, rest)


def which_task() -> Marked:
    """Ask which task a file is for."""
    return Marked("📎 Đã giữ tệp này. Đây là minh chứng của nhiệm vụ nào? Xin chọn:")


def too_large(name: str, largest: int) -> Marked:
    """Return why a file is not taken."""
    return Marked(
        "Tệp “{}” lớn hơn {} MB nên chưa nhận được. "
        "Xin gửi tệp nhỏ hơn, hoặc ghi số văn bản trong lời báo cáo."
    ).format(short(name, 80), largest // 1_000_000)


def wrong_type(name: str) -> Marked:
    """Return why a file of such a type is not taken."""
    return Marked(
        "Tệp “{}” thuộc loại không nhận làm minh chứng. Xin gửi ảnh, PDF, Word, Excel hoặc tệp nén."
    ).format(short(name, 80))


def sent_as_report(name: str | None) -> str:
    """Return the words that stand for a report of a period that is a file, or a photo, alone."""
    return f"Báo cáo gửi kèm tệp “{shortened(masked(name), 80)}”" if name else "Báo cáo gửi kèm ảnh"


def beside(photos: int, files: Sequence[str], numbers: Sequence[str]) -> Marked:
    """Return in short what came with a report: how many photos, which files, which documents."""
    parts: list[str] = [count(photos, "ảnh")] if photos else []
    if files:
        parts.append(Marked("{} ({})").format(count(len(files), "tệp"), short("; ".join(files), 80)))
    if numbers:
        parts.append(Marked("văn bản {}").format(short("; ".join(numbers), 80)))
    return Marked("📎 {}").format(Marked(", ").join(parts)) if parts else Marked("")


def files_of(unit: str, number: int, shown: int) -> Marked:
    """Return the words before the files of a unit."""
    latest = Marked("; {} tệp gần nhất").format(shown) if number > shown else ""
    return Marked("📎 <b>{unit}</b>: {number} kèm báo cáo{latest}.").format(
        unit=unit, number=count(number, "ảnh, tệp"), latest=latest
    )


def file(task: str | None, of: NamedPeriod | None, name: str | None, on: date) -> Marked:
    """Return the words below a file that came with a report on a task, or of a period."""
    report = f"NV {task}" if task else capitalised(reports([of])) if of else ""
    parts = (report, short(name, 80) if name else "", f"gửi ngày {day(on)}")
    return Marked(" · ").join([part for part in parts if part])
