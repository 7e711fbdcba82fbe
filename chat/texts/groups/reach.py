"""What is told of chats that cannot be written to, of refused files, of notices that are gathered."""

from collections.abc import Collection, Sequence

from chat.markup import Listing, Marked, message, names, short
from chat.texts.groups import mail
from chat.texts.words import ONCE_HEARD, count
from plans.text import without_markup
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
    "no device": "không còn thiết bị nào mở trang web",
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
NAMED = 5


def why(error: str) -> str:
    """Return in words why a chat cannot be written to, from what Telegram or a mail server said."""
    return mail.why(error) if mail.is_a_servers_word(error) else _named(REASONS, error)


def _named(reasons: dict[str, str], error: str) -> str:
    told = error.casefold()
    return next((words for part, words in reasons.items() if part in told), "Telegram từ chối")


def unreachable(unit: str, title: str, error: str) -> Marked:
    """Return the secretariat's notice that a group is lost until somebody lets the bot in."""
    return Marked(
        "⚠️ Không gửi được tin vào nhóm “{title}” của <b>{unit}</b>: {why}. "
        "Xin đề nghị đơn vị thêm lại bot và cho phép bot gửi tin. "
        "Nếu đơn vị đổi sang nhóm khác: <code>/lienket {unit}</code>"
    ).format(title=title, unit=unit, why=why(error))


def locked(unit: str, title: str, error: str) -> Marked:
    """Return the secretariat's notice that nothing can be said in a group for now."""
    return Marked(
        "⚠️ Chưa gửi được tin vào nhóm “{title}” của <b>{unit}</b>: {why}. "
        "Tin được giữ lại; bot tự thử lại và gửi ngay khi nhóm mở. Nếu kéo dài, xin đề nghị đơn vị cho phép "
        "bot gửi tin (hoặc đặt bot làm quản trị viên của nhóm)."
    ).format(title=title, unit=unit, why=why(error))


def reachable_again(unit: str, title: str, _error: str) -> Marked:
    """Return the secretariat's notice that a lost group can be written to again."""
    return Marked("🔗 Đã gửi lại được tin vào nhóm “{}” của <b>{}</b>.").format(title, unit)


def told_unit(states: Collection[LinkState]) -> Marked:
    """Return whether a unit has what the secretariat said to it, by how its groups can be written to."""
    if LinkState.ACTIVE in states:
        return Marked("Đã báo đơn vị.")
    if LinkState.LOCKED in states:
        return Marked("Nhóm của đơn vị đang khóa: bot sẽ báo ngay khi nhóm mở.")
    return Marked("Chưa báo được đơn vị: đơn vị không có nhóm nào nhận được tin (/lienket).")


def without_group(units: Sequence[str]) -> Marked:
    """Return that nobody reminds these units, and what can be done about it."""
    return Marked("📵 Chưa có nhóm nên chưa ai nhắc: {} (<code>/lienket tất cả</code>)").format(
        names([short(unit, 50) for unit in units[:NAMED]], NAMED, "đơn vị", len(units))
    )


def still_without_group(number: int) -> Marked:
    """Return how many units nobody reminds, where they were named before."""
    return Marked("📵 {} chưa có nhóm nên chưa ai nhắc (<code>/lienket tất cả</code>)").format(
        count(number, "đơn vị")
    )


def file_refused(words: Marked, name: str | None, error: str, number: int | None) -> Marked:
    """Return the words of a file that cannot be sent here, why, and how to get it.

    By the `number` a member of the secretariat gets the file in private.
    """
    refused = Marked(
        "📎 Chưa gửi được tệp{name} vào đây: {why}. Khi đã được phép, xin bấm “Gửi lại tệp”.{private}"
    ).format(
        name=Marked(" “{}”").format(short(name, 80)) if name else "",
        why=_named(FILE_REASONS, error),
        private=_in_private(number) if number is not None else "",
    )
    return message(words, "", refused) if words else refused


def _in_private(number: int) -> Marked:
    return Marked(" Hoặc nhận ngay ở tin riêng với bot bằng lệnh: <code>/hoso {}</code>").format(number)


def file_not_here() -> Marked:
    """Return why there is no file of this number."""
    return Marked("Không có tệp với số này. Các tệp đã lập: /hoso")


def not_said() -> Marked:
    """Return the apology for an answer that Telegram refuses to show."""
    return Marked(
        "Xin lỗi, có một câu trả lời bot chưa gửi được vào đây vì Telegram từ chối nội dung của nó; "
        "lời anh chị gửi vẫn được ghi nhận. Sự việc đã vào nhật ký. Xin thử lại bằng lệnh khác: /huongdan"
    )


def not_passed_on_yet() -> Marked:
    """Return the correction for somebody who was told that their words were passed on."""
    return Marked(
        "📌 Nhóm cơ quan thường trực hiện chưa nhận được tin. Nội dung này đã ghi nhận, "
        "sẽ chuyển {}; anh chị không cần gửi lại."
    ).format(ONCE_HEARD)


def gathered(notices: Sequence[Marked]) -> Marked:
    """Return the list of what there was to tell at once: each notice in a line."""
    heading = Marked("📬 <b>{}</b>. Bấm số để xem và xử lý từng tin:").format(count(len(notices), "tin mới"))
    lines = [Marked("{}. {}").format(place, _in_a_line(text)) for place, text in enumerate(notices, start=1)]
    return message(heading, Listing(lines, len(lines), "tin"))


def _in_a_line(text: Marked) -> Marked:
    return short(" ".join(without_markup(text).split()), LISTED_WORDS)


def missed(units: Sequence[str]) -> Marked:
    """Return what the secretariat hears when words of a unit could not be handled."""
    return Marked(
        "⚠️ Có tin của <b>{}</b> chưa xử lý được do lỗi của hệ thống. Nội dung vẫn được giữ; "
        "đơn vị đã được đề nghị gửi lại. Nếu còn lặp lại, xin báo người quản trị bot."
    ).format(names(units, 10, "đơn vị"))
