"""Units that are left alone for a while."""

from datetime import date
from html import escape

from chat.texts.words import day, short


def usage() -> str:
    """Return how a unit is left alone."""
    return (
        "Cách ghi: <code>/tamdung UBND xã Hoa Lộc đến 30/6/2025 (thiên tai)</code>\n"
        "Đơn vị không nhận tin nhắc đến hết ngày đó; việc vẫn tính như thường."
    )


def resume_usage() -> str:
    """Return how a unit is reminded again."""
    return "Cách ghi: <code>/tieptuc UBND xã Hoa Lộc</code>"


def paused(unit: str, until: date, reason: str | None) -> str:
    """Return the confirmation that a unit is left alone."""
    why = f" ({short(reason, 200)})" if reason else ""
    return (
        f"⏸ Tạm dừng nhắc <b>{escape(unit)}</b> đến hết ngày {day(until)}{why}. "
        f"Việc của đơn vị vẫn tính như thường. Nhắc lại sớm hơn: <code>/tieptuc {escape(unit)}</code>"
    )


def told_paused(unit: str, until: date) -> str:
    """Return what the unit's group is told."""
    pause = f"⏸ Bot tạm dừng nhắc việc <b>{escape(unit)}</b> đến hết ngày {day(until)}."
    return f"{pause} Vẫn báo cáo được: /nhiemvu"


def in_the_past(until: date) -> str:
    """Return the refusal of a day that is over."""
    return f"Ngày {day(until)} đã qua. Xin ghi ngày từ hôm nay trở đi."


def resumed(unit: str) -> str:
    """Return the confirmation that a unit is reminded again."""
    return f"▶️ <b>{escape(unit)}</b> lại được nhắc việc như thường."


def not_paused(unit: str) -> str:
    """Return what is said of a unit that was not left alone."""
    return f"<b>{escape(unit)}</b> đang được nhắc việc như thường."
