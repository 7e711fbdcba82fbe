"""What is said of a task that a unit gives back: to the secretariat, and to the unit once it is decided."""

from chat.markup import Marked, message, printed, short
from chat.texts.decisions.matters import MatterView
from chat.texts.words import day

LONGEST_QUOTE = 600


def notice(matter: MatterView) -> Marked:
    """Return the question whether a unit may give a task back."""
    return message(
        _head(matter),
        Marked("Người nêu: {}, ngày {}").format(matter.person, day(matter.raised_on)),
        "",
        "Đồng ý thì nhiệm vụ này thôi giao đơn vị; không thì đơn vị vẫn phải báo cáo.",
    )


def _head(matter: MatterView) -> Marked:
    return Marked("↪️ <b>{}</b> đề nghị không thực hiện <b>NV {}</b>: {}\n“{}”").format(
        matter.unit, matter.number or "", printed(matter.title or "", 120), short(matter.text, LONGEST_QUOTE)
    )


def agreed(matter: MatterView, by: str) -> Marked:
    """Return what the secretariat sees once it has agreed."""
    return Marked("{}\n✅ Đã đồng ý ({}): nhiệm vụ thôi giao đơn vị.").format(_head(matter), by)


def nobodys(number: str) -> Marked:
    """Return what to do with a single task that nobody does any more."""
    return Marked(
        "⚠️ Việc này không còn đơn vị nào thực hiện. Giao đơn vị khác: <code>/viec {}</code>"
    ).format(number)


def refused(matter: MatterView, by: str) -> Marked:
    """Return what the secretariat sees once it has refused."""
    return Marked("{}\nKhông đồng ý ({}): đơn vị vẫn thực hiện.").format(_head(matter), by)


def told_agreed(matter: MatterView) -> Marked:
    """Return what the unit is told of a task taken from it."""
    return Marked("✅ Cơ quan thường trực đồng ý: đơn vị thôi thực hiện <b>NV {}</b>.").format(
        matter.number or ""
    )


def told_refused(matter: MatterView) -> Marked:
    """Return what the unit is told of a task that stays with it."""
    return Marked(
        "Cơ quan thường trực chưa đồng ý: <b>NV {}</b> vẫn do đơn vị thực hiện. Xin tiếp tục báo cáo."
    ).format(matter.number or "")
