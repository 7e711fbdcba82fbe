"""What is said to "Đã nhận", and below the reminder that was acknowledged."""

from datetime import date

from chat.markup import Marked, message
from chat.texts.words import count, weekday_and_day


def acknowledged(things: int, until: date, level: str | None = None) -> Marked:
    """Return what is said to whoever pressed "Đã nhận"; of one level where the message speaks of several."""
    of_level = Marked(" ({})").format(level) if level else ""
    return Marked("Đã nhận {}{}: bot không nhắc lại đến hết {}. Đây chưa phải là báo cáo.").format(
        count(things, "việc"), of_level, weekday_and_day(until)
    )


def acknowledged_before() -> Marked:
    """Return the answer to a second "Đã nhận"."""
    return Marked("Đơn vị đã nhận trước đó, hoặc không còn việc nào trong tin này.")


def seen_by(shown: Marked, person: str, until: date) -> Marked:
    """Return a reminder as everybody sees it once it was acknowledged: with a line that says by whom.

    As it is where it says so already: it was acknowledged for another level.
    """
    seen = Marked("👀 {} đã nhận; bot không nhắc lại đến hết {}.").format(person, weekday_and_day(until))
    return shown if seen in shown else message(shown, "", seen)
