"""Tasks that wait for guidance from above: asking whether it came, and the date that is then set."""

from collections.abc import Sequence

from chat.markup import Listing, Marked, message, printed, short
from chat.texts.words import ONCE_HEARD, count, deadline
from plans.plan import Deadline

LISTED = 12


def ask(unit: str, tasks: Sequence[tuple[str, str, str | None]]) -> Marked:
    """Return the question of a quarter about each (number, title, deadline as written)."""
    heading = Marked("📨 <b>{}</b>: đã có hướng dẫn của cấp trên cho nhiệm vụ sau chưa?").format(unit)
    lines = [
        Marked("• NV {number}: {title} — {deadline}").format(
            number=number, title=printed(title), deadline=deadline(written, None, None)
        )
        for number, title, written in tasks
    ]
    return message(heading, Listing(lines, LISTED, "nhiệm vụ"), "Mỗi quý hỏi một lần.")


def which(number: str) -> Marked:
    """Return the question which document has come."""
    return Marked(
        "NV {}: hướng dẫn ở văn bản nào, ngày nào? Xin <b>trả lời (reply) tin này</b>, "
        "ví dụ: Công văn số 1234/BCA-C06 ngày 10/6/2025"
    ).format(number)


def not_yet(tasks: int, person: str) -> Marked:
    """Return that nothing has come yet."""
    return Marked("✅ Đã ghi: chưa có hướng dẫn cho {} (người báo: {}).").format(
        count(tasks, "nhiệm vụ"), person
    )


def passed_on(number: str, *, arrives: bool) -> Marked:
    """Return that the secretariat will set a date; whether it has the words now."""
    passed = "và chuyển cơ quan thường trực" if arrives else f"để chuyển {ONCE_HEARD},"
    return Marked("✅ Đã ghi nhận {} đặt hạn cho NV {}.").format(passed, number)


def words_needed() -> Marked:
    """Return the answer to a reply without words."""
    return Marked("Xin trả lời bằng lời: số, ngày của văn bản hướng dẫn.")


def ask_due(unit: str, number: str, title: str, words: str) -> Marked:
    """Return what the secretariat is told, with the question by when."""
    return Marked(
        "📨 <b>{unit}</b> báo đã có hướng dẫn cho NV {number} ({title}):\n“{words}”\n\n"
        "Hạn hoàn thành là ngày nào? Xin <b>trả lời (reply) tin này</b>, ví dụ: trước ngày 30/9/2025"
    ).format(unit=unit, number=number, title=printed(title), words=short(words, 300))


def written(before: str | None, said: str) -> str:
    """Return how the deadline is written from now on: as it was, and what the secretariat said."""
    return f"{before} → {said}" if before else said


def due_set(number: str, value: Deadline, units: int, person: str) -> Marked:
    """Return that a task has a date."""
    when = deadline(None, value.before, value.due)
    return Marked("✅ Hạn của NV {number}: {when} (người đặt: {person}). Đã báo {units} chủ trì.").format(
        number=number, when=when, person=person, units=count(units, "đơn vị")
    )


def told_unit(unit: str, number: str, title: str, value: Deadline) -> Marked:
    """Return what a unit is told of the date of its task."""
    when = deadline(None, value.before, value.due)
    return Marked("📌 <b>{unit}</b>: NV {number} ({title}) có hạn: {when}.").format(
        unit=unit, number=number, title=printed(title), when=when
    )


def no_date(said: str) -> Marked:
    """Return the answer to words that name no day to come."""
    return Marked("Chưa hiểu “{}” là ngày nào sắp tới. Xin trả lời, ví dụ: trước ngày 30/9/2025").format(
        short(said, 60)
    )
