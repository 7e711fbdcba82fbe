"""Tasks that wait for guidance from above: asking whether it came, and the date that is then set."""

from collections.abc import Sequence
from html import escape

from chat.texts.words import ONCE_HEARD, and_others, count, deadline, short
from chat.texts.words import said as spoken
from plans.plan import Deadline

LISTED = 12


def ask(unit: str, tasks: Sequence[tuple[str, str, str | None]]) -> str:
    """Return the question of a quarter about each (number, title, deadline as written)."""
    lines = [f"📨 <b>{escape(unit)}</b>: đã có hướng dẫn của cấp trên cho nhiệm vụ sau chưa?"]
    lines += [
        f"• NV {escape(number)}: {short(title)} — {deadline(written, None, None)}"
        for number, title, written in tasks[:LISTED]
    ]
    return "\n".join([*lines, *and_others(LISTED, len(tasks), "nhiệm vụ"), "Mỗi quý hỏi một lần."])


def which(number: str) -> str:
    """Return the question which document has come."""
    return (
        f"NV {escape(number)}: hướng dẫn ở văn bản nào, ngày nào? Xin <b>trả lời (reply) tin này</b>, "
        "ví dụ: Công văn số 1234/BCA-C06 ngày 10/6/2025"
    )


def not_yet(tasks: int, person: str) -> str:
    """Return that nothing has come yet."""
    return f"✅ Đã ghi: chưa có hướng dẫn cho {count(tasks, 'nhiệm vụ')} (người báo: {escape(person)})."


def passed_on(number: str, *, arrives: bool) -> str:
    """Return that the secretariat will set a date; whether it has the words now."""
    passed = "và chuyển cơ quan thường trực" if arrives else f"để chuyển {ONCE_HEARD},"
    return f"✅ Đã ghi nhận {passed} đặt hạn cho NV {escape(number)}."


def words_needed() -> str:
    """Return the answer to a reply without words."""
    return "Xin trả lời bằng lời: số, ngày của văn bản hướng dẫn."


def ask_due(unit: str, number: str, title: str, words: str) -> str:
    """Return what the secretariat is told, with the question by when."""
    return (
        f"📨 <b>{escape(unit)}</b> báo đã có hướng dẫn cho NV {escape(number)} ({short(title)}):\n"
        f"“{spoken(words, 300)}”\n\n"
        "Hạn hoàn thành là ngày nào? Xin <b>trả lời (reply) tin này</b>, ví dụ: trước ngày 30/9/2025"
    )


def written(before: str | None, said: str) -> str:
    """Return how the deadline is written from now on: as it was, and what the secretariat said."""
    return f"{before} → {said}" if before else said


def due_set(number: str, value: Deadline, units: int, person: str) -> str:
    """Return that a task has a date."""
    when = deadline(None, value.before, value.due)
    return (
        f"✅ Hạn của NV {escape(number)}: {when} (người đặt: {escape(person)}). "
        f"Đã báo {count(units, 'đơn vị')} chủ trì."
    )


def told_unit(unit: str, number: str, title: str, value: Deadline) -> str:
    """Return what a unit is told of the date of its task."""
    when = deadline(None, value.before, value.due)
    return f"📌 <b>{escape(unit)}</b>: NV {escape(number)} ({short(title)}) có hạn: {when}."


def no_date(said: str) -> str:
    """Return the answer to words that name no day to come."""
    return f"Chưa hiểu “{short(said, 60)}” là ngày nào sắp tới. Xin trả lời, ví dụ: trước ngày 30/9/2025"
