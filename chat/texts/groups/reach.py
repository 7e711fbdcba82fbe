"""What is told of chats that cannot be written to, of refused files, of notices that are gathered."""

from collections.abc import Collection, Sequence
from html import escape, unescape
from re import sub

from chat.texts.words import count, short
from storage.models import LinkState

REASONS = {
    "blocked": "người nhận đã chặn bot",
    "initiate": "người nhận chưa bấm Start với bot",
    "topic_closed": "chủ đề (topic) đang đóng",
    "thread": "chủ đề (topic) đã bị xóa",
    "topic": "chủ đề (topic) đã bị xóa",
    "rights": "nhóm đang khóa, bot không được phép gửi tin",
    "write": "nhóm đang khóa, bot không được phép gửi tin",
    "plain": "nhóm đang khóa, bot không được phép gửi tin",
    "kicked": "bot đã bị đưa ra khỏi nhóm",
    "left": "bot đã bị đưa ra khỏi nhóm",
    "member": "bot không còn trong nhóm",
    "restricted": "quản trị viên nhóm đang không cho bot gửi tin",
    "deactivated": "nhóm hoặc tài khoản không còn nữa",
    "deleted": "nhóm không còn nữa",
    "not found": "nhóm không còn nữa",
}
FILE_REASONS = {
    "rights": "nhóm chưa cho phép thành viên gửi loại tệp này",
    "forbidden": "nhóm chưa cho phép thành viên gửi loại tệp này",
    "too large": "tệp lớn quá mức Telegram nhận",
    "too big": "tệp lớn quá mức Telegram nhận",
    "identifier": "Telegram không còn giữ tệp này",
    "reference": "Telegram không còn giữ tệp này",
}
LISTED_WORDS = 110


def why(error: str) -> str:
    """Return in words why a chat cannot be written to, from what Telegram said."""
    return _named(REASONS, error)


def _named(reasons: dict[str, str], error: str) -> str:
    told = error.casefold()
    return next((words for part, words in reasons.items() if part in told), "Telegram từ chối")


def unreachable(unit: str, title: str, error: str) -> str:
    """Return the secretariat's notice that a group is lost until somebody lets the bot in."""
    return (
        f"⚠️ Không gửi được tin vào nhóm “{escape(title)}” của <b>{escape(unit)}</b>: {why(error)}. "
        "Xin đề nghị đơn vị thêm lại bot và cho phép bot gửi tin. "
        f"Nếu đơn vị đổi sang nhóm khác: <code>/lienket {escape(unit)}</code>"
    )


def locked(unit: str, title: str, error: str) -> str:
    """Return the secretariat's notice that nothing can be said in a group for now."""
    return (
        f"⚠️ Chưa gửi được tin vào nhóm “{escape(title)}” của <b>{escape(unit)}</b>: {why(error)}. "
        "Tin được giữ lại; bot tự thử lại và gửi ngay khi nhóm mở. Nếu kéo dài, xin đề nghị đơn vị cho phép "
        "bot gửi tin (hoặc đặt bot làm quản trị viên của nhóm)."
    )


def reachable_again(unit: str, title: str) -> str:
    """Return the secretariat's notice that a lost group can be written to again."""
    return f"🔗 Đã gửi lại được tin vào nhóm “{escape(title)}” của <b>{escape(unit)}</b>."


def told_unit(states: Collection[LinkState]) -> str:
    """Return whether a unit has what the secretariat said to it, by how its groups can be written to."""
    if LinkState.ACTIVE in states:
        return "Đã báo đơn vị."
    if LinkState.LOCKED in states:
        return "Nhóm của đơn vị đang khóa: bot sẽ báo ngay khi nhóm mở."
    return "Chưa báo được đơn vị: đơn vị không có nhóm nào nhận được tin (/lienket)."


def file_refused(words: str, name: str | None, error: str, number: int | None) -> str:
    """Return the words of a file that cannot be sent here, why, and how to get it.

    By the `number` a member of the secretariat gets the file in private.
    """
    named = f" “{short(name, 80)}”" if name else ""
    refused = (
        f"📎 Chưa gửi được tệp{named} vào đây: {_named(FILE_REASONS, error)}. "
        "Khi đã được phép, xin bấm “Gửi lại tệp”."
    )
    if number is not None:
        refused += f" Hoặc nhận ngay ở tin riêng với bot bằng lệnh: <code>/hoso {number}</code>"
    return f"{words}\n\n{refused}" if words else refused


def file_not_here() -> str:
    """Return why there is no file of this number."""
    return "Không có tệp với số này. Các tệp đã lập: /hoso"


def not_said() -> str:
    """Return the apology for an answer that Telegram refuses to show."""
    return (
        "Xin lỗi, có một câu trả lời bot chưa gửi được vào đây vì Telegram từ chối nội dung của nó; "
        "lời anh chị gửi vẫn được ghi nhận. Sự việc đã vào nhật ký. Xin thử lại bằng lệnh khác: /huongdan"
    )


def gathered(notices: Sequence[str]) -> str:
    """Return the list of what there was to tell at once: each notice in a line."""
    lines = [f"📬 <b>{count(len(notices), 'tin mới')}</b>. Bấm số để xem và xử lý từng tin:"]
    lines += [f"{place}. {_in_a_line(text)}" for place, text in enumerate(notices, start=1)]
    return "\n".join(lines)


def _in_a_line(text: str) -> str:
    plain = unescape(sub(r"<[^>]*>", "", text))
    return short(" ".join(plain.split()), LISTED_WORDS)
