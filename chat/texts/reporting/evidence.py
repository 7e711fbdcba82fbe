"""What is said of photos and files that units send for their reports."""

from collections.abc import Sequence
from datetime import date
from html import escape

from chat.texts.words import capitalised, count, day, joined, reports, said
from plans.standing import NamedPeriod
from reports.words import shortened


def attached(numbers: Sequence[str]) -> str:
    """Return the answer to a file that was attached to a report."""
    return f"📎 Đã kèm vào báo cáo {joined([f'<b>NV {escape(number)}</b>' for number in numbers])}."


def kept(number: str) -> str:
    """Return the answer once it is known which task a file without words is for."""
    return f"📎 Đã giữ tệp này làm minh chứng của <b>NV {escape(number)}</b>. Tình hình thực hiện, xin chọn:"


def which_task() -> str:
    """Ask which task a file is for."""
    return "📎 Đã giữ tệp này. Đây là minh chứng của nhiệm vụ nào? Xin chọn:"


def too_large(name: str, largest: int) -> str:
    """Return why a file is not taken."""
    return (
        f"Tệp “{said(name, 80)}” lớn hơn {largest // 1_000_000} MB nên chưa nhận được. "
        "Xin gửi tệp nhỏ hơn, hoặc ghi số văn bản trong lời báo cáo."
    )


def wrong_type(name: str) -> str:
    """Return why a file of such a type is not taken."""
    return (
        f"Tệp “{said(name, 80)}” thuộc loại không nhận làm minh chứng. "
        "Xin gửi ảnh, PDF, Word, Excel hoặc tệp nén."
    )


def sent_as_report(name: str | None) -> str:
    """Return the words that stand for a report of a period that is a file, or a photo, alone."""
    return f"Báo cáo gửi kèm tệp “{shortened(name, 80)}”" if name else "Báo cáo gửi kèm ảnh"


def files_of(unit: str, number: int, shown: int) -> str:
    """Return the words before the files of a unit."""
    latest = f"; {shown} tệp gần nhất" if number > shown else ""
    return f"📎 <b>{escape(unit)}</b>: {count(number, 'ảnh, tệp')} kèm báo cáo{latest}."


def file(task: str | None, of: NamedPeriod | None, name: str | None, on: date) -> str:
    """Return the words below a file that came with a report on a task, or of a period."""
    report = f"NV {escape(task)}" if task else capitalised(reports([of])) if of else ""
    return " · ".join(
        [part for part in (report, said(name, 80) if name else "", f"gửi ngày {day(on)}") if part]
    )
