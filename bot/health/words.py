"""What is said of the bot's health, for whoever looks after it."""

from collections.abc import Mapping

from storage.models import InboxLane

LOOPS: Mapping[str, str] = {
    "tick": "việc hằng ngày",
    "telegram": "Telegram trả lời",
    "polling": "vòng nhận tin",
    InboxLane.WORDS: "vòng xử lý lời nhắn",
    InboxLane.DOCUMENTS: "vòng xử lý tệp",
    InboxLane.LOOKUPS: "vòng xử lý tin riêng",
    "sender": "vòng gửi tin",
}
OF_OUR_OWN: Mapping[str, str] = {
    "mail sender": "vòng gửi thư",
    "mail reader": "vòng nhận thư",
    "page sender": "vòng gửi tin lên trang web",
}
"""The loops of channels that are not everywhere set up."""


def silent(loop: str, seconds: float | None) -> str:
    """Say that a loop has not turned for long."""
    told = "chưa lần nào" if seconds is None else f"lần cuối cách đây {span(seconds)}"
    return f"{LOOPS.get(loop) or OF_OUR_OWN[loop]}: {told}"


def waits_in(lane: InboxLane, seconds: float) -> str:
    """Say that an update is not handled for long."""
    return f"{LOOPS[lane]}: có tin nhận chờ xử lý đã {span(seconds)}"


def waits_to_be_sent(seconds: float) -> str:
    """Say that a message is not sent for long."""
    return f"vòng gửi tin: có tin chờ gửi đã {span(seconds)}"


def standing_by(leader: str) -> str:
    """Say that another process is the bot."""
    return f"đang chờ: {leader} là bot" if leader else "đang chờ"


def database(said: str) -> str:
    """Say that the database cannot be asked."""
    return f"cơ sở dữ liệu: {said}"


NEVER_RUN = "chưa có gì, bot chưa chạy lần nào trên cơ sở dữ liệu này"


def no_answer(seconds: float) -> str:
    """Say that somebody did not answer in time."""
    return f"không trả lời trong {seconds:g} giây"


def span(seconds: float) -> str:
    """Return how long something took: "45 giây", "12 phút", "5 giờ"."""
    for size, name in ((3600, "giờ"), (60, "phút")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds:.0f} giây"
