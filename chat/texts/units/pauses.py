"""Units that are left alone for a while."""

from datetime import date

from chat.markup import Marked, short
from chat.texts.words import day


def usage() -> Marked:
    """Return how a unit is left alone."""
    return Marked(
        "Cách ghi: <code>/tamdung UBND xã Hoa Lộc đến 30/6/2025 (thiên tai)</code>\n"
        "Đơn vị không nhận tin nhắc đến hết ngày đó; việc vẫn tính như thường."
    )


def resume_usage() -> Marked:
    """Return how a unit is reminded again."""
    return Marked("Cách ghi: <code>/tieptuc UBND xã Hoa Lộc</code>")


def paused(unit: str, until: date, reason: str | None) -> Marked:
    """Return the confirmation that a unit is left alone."""
    why = Marked(" ({})").format(short(reason, 200)) if reason else ""
    return Marked(
        "⏸ Tạm dừng nhắc <b>{unit}</b> đến hết ngày {until}{why}. "
        "Việc của đơn vị vẫn tính như thường. Nhắc lại sớm hơn: <code>/tieptuc {unit}</code>"
    ).format(unit=unit, until=day(until), why=why)


def told_paused(unit: str, until: date) -> Marked:
    """Return what the unit's group is told."""
    pause = Marked("⏸ Bot tạm dừng nhắc việc <b>{}</b> đến hết ngày {}.").format(unit, day(until))
    return Marked("{} Vẫn báo cáo được: /nhiemvu").format(pause)


def in_the_past(until: date) -> Marked:
    """Return the refusal of a day that is over."""
    return Marked("Ngày {} đã qua. Xin ghi ngày từ hôm nay trở đi.").format(day(until))


def resumed(unit: str) -> Marked:
    """Return the confirmation that a unit is reminded again."""
    return Marked("▶️ <b>{}</b> lại được nhắc việc như thường.").format(unit)


def not_paused(unit: str) -> Marked:
    """Return what is said of a unit that was not left alone."""
    return Marked("<b>{}</b> đang được nhắc việc như thường.").format(unit)
