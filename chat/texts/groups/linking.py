"""Linking a chat to a unit or to the secretariat."""

from collections.abc import Sequence
from html import escape

from chat.texts.groups.reach import why
from chat.texts.words import count, names

LISTED = 10


def welcome_private() -> str:
    """Return the answer to /start in a private chat."""
    return (
        "Đôn đốc nhắc việc theo kế hoạch và nhận báo cáo ngay trong nhóm của đơn vị.\n"
        "Xin thêm bot vào nhóm của đơn vị, rồi gửi trong nhóm mã do cơ quan thường trực cấp: "
        "<code>/start MÃ</code>"
    )


def welcome_reader() -> str:
    """Return the answer to /start in the private chat of a member of the secretariat."""
    return (
        "Chào thành viên cơ quan thường trực. Ở đây xem được tình hình và lập tệp như trong nhóm: "
        "/tonghop. Các lệnh khác: /huongdan"
    )


def code_needed() -> str:
    """Return what to do when the bot has come into a group without a code."""
    return (
        "Xin chào. Để liên kết nhóm này, xin gửi mã do cơ quan thường trực cấp: <code>/start MÃ</code>\n"
        "Mã dùng một lần, có hiệu lực trong 24 giờ."
    )


def already_linked(name: str) -> str:
    """Return the answer to /start without a code in a linked group."""
    return f"Nhóm này đã liên kết: <b>{escape(name)}</b>. Xem các lệnh: /huongdan"


def groups_only() -> str:
    """Return why a code is not used up in a private chat."""
    return "Mã này dùng trong nhóm: xin thêm bot vào nhóm của đơn vị rồi gửi mã ở đó. Mã vẫn còn hiệu lực."


def unknown_code() -> str:
    """Return the refusal of a code that was never issued."""
    return "Mã này không đúng. Xin kiểm tra lại từng ký tự, hoặc đề nghị cơ quan thường trực cấp mã mới."


def used_code() -> str:
    """Return the refusal of a used code."""
    return "Mã này đã được dùng. Mỗi mã chỉ dùng một lần; xin đề nghị cơ quan thường trực cấp mã mới."


def expired_code() -> str:
    """Return the refusal of an old code."""
    return "Mã này đã hết hiệu lực. Xin đề nghị cơ quan thường trực cấp mã mới."


def revoked_code() -> str:
    """Return the refusal of a code that the secretariat took back."""
    return "Mã này đã được cơ quan thường trực thu hồi. Xin đề nghị cấp mã mới."


def other_role() -> str:
    """Return why a unit's code does nothing in a leader's chat, and a leader's nothing in a unit's."""
    return (
        "Nhóm của đơn vị và nhóm (hoặc tin riêng) của lãnh đạo là hai nơi khác nhau: "
        "mã này dùng ở nơi kia. Mã vẫn còn hiệu lực."
    )


def linked_before() -> str:
    """Return why a second code of the same unit changes nothing."""
    return "Nhóm này đã liên kết với đơn vị đó rồi, không cần mã nữa. Mã vẫn còn hiệu lực."


def code_for_units() -> str:
    """Return why a unit's code does nothing in the secretariat's group."""
    return "Mã này dành cho nhóm của đơn vị, không dùng trong nhóm cơ quan thường trực. Mã vẫn còn hiệu lực."


def secretariat_linked() -> str:
    """Return the welcome of the secretariat's group."""
    return (
        "✅ Nhóm này đã được liên kết làm <b>nhóm cơ quan thường trực</b>.\n\n"
        "Bước tiếp theo: <b>trả lời (reply) tin này</b> bằng tệp kế hoạch (Word, PDF, Excel hoặc văn bản).\n"
        "Sau đó liên kết từng đơn vị: <code>/lienket Sở Tài chính</code>. Các lệnh khác: /huongdan"
    )


def unit_linked(unit: str, morning: str, bot: str, contact: str | None) -> str:
    """Return the welcome of a unit's group: who was linked, what comes when, how to answer."""
    return (
        f"✅ Nhóm này đã được liên kết với <b>{escape(unit)}</b>.\n\n"
        f"Sáng ngày làm việc, lúc {morning}, nếu đơn vị có việc sắp đến hạn hoặc quá hạn, "
        "nhóm sẽ nhận <b>một</b> tin nhắc.\n"
        "Để báo cáo: bấm nút dưới tin nhắc, hoặc <b>trả lời (reply)</b> tin của bot, "
        "ví dụ: “NV 32 đang thực hiện 85%”.\n"
        f"Bot chỉ đọc lệnh và tin trả lời bot; lệnh cũng ghi được kèm tên bot: /nhiemvu@{escape(bot)} "
        "(việc của đơn vị).\n"
        + (f"Cần hỗ trợ: <b>{escape(contact)}</b>" if contact else "Cần hỗ trợ: /lienhe")
    )


def test_usage() -> str:
    """Return how /guithu is written."""
    return "Xin cho biết đơn vị, ví dụ: <code>/guithu Sở Tài chính</code>"


def test_message(unit: str) -> str:
    """Return the test that is sent to a unit's chat."""
    return f"📨 Tin thử của cơ quan thường trực gửi <b>{escape(unit)}</b>. Không cần trả lời."


def test_under_way(unit: str, titles: Sequence[str]) -> str:
    """Return what the secretariat hears while tests are under way."""
    chats = names([f"“{title}”" for title in titles], LISTED, "nhóm")
    return f"Đang gửi thử cho <b>{escape(unit)}</b>: {chats}. Kết quả báo ngay sau đây."


def test_without_group(unit: str) -> str:
    """Return why no test is sent to a unit that has no chat."""
    return f"<b>{escape(unit)}</b> chưa có nhóm. Lấy mã: <code>/lienket {escape(unit)}</code>"


def test_arrived(unit: str, title: str) -> str:
    """Return that a test arrived."""
    return f"✅ Gửi được tin thử vào “{escape(title)}” của <b>{escape(unit)}</b>."


def test_failed(unit: str, title: str, error: str) -> str:
    """Return that a test did not arrive, and why."""
    return f"⚠️ Không gửi được tin thử vào “{escape(title)}” của <b>{escape(unit)}</b>: {why(error)}."


def test_unknown(unit: str, title: str) -> str:
    """Return that nobody knows whether a test arrived."""
    return (
        f"Chưa rõ tin thử đã vào “{escape(title)}” của <b>{escape(unit)}</b> hay chưa (mạng chập chờn). "
        "Xin gửi thử lại sau ít phút."
    )


def told_secretariat(unit: str, title: str, person: str) -> str:
    """Return the secretariat's notice that a unit's group was linked."""
    return f"🔗 <b>{escape(unit)}</b> đã liên kết nhóm “{escape(title)}” (người liên kết: {escape(person)})."


def shared_chat(units: Sequence[str]) -> str:
    """Return the lines that say a chat is now several units'."""
    return f"\nNhóm này nay dùng chung cho {len(units)} đơn vị: {names(units, LISTED, 'đơn vị')}."


def leader_linked(unit: str) -> str:
    """Return the welcome of a leader's chat: what can be seen and what comes."""
    return (
        f"✅ Đã liên kết với lãnh đạo <b>{escape(unit)}</b>.\n\n"
        "Ở đây lãnh đạo xem việc của đơn vị (/nhiemvu) và nhận tin khi có việc quá hạn nhiều ngày. "
        "Báo cáo vẫn do cán bộ đầu mối gửi trong nhóm của đơn vị."
    )


def leader_told(unit: str, title: str, person: str) -> str:
    """Return the secretariat's notice that a leader's chat was linked."""
    return (
        f"🔗 Lãnh đạo <b>{escape(unit)}</b> đã liên kết “{escape(title)}” (người liên kết: {escape(person)})."
    )


def leader_code_issued(unit: str, code: str, link: str) -> str:
    """Return a new code for the leader of a unit."""
    return (
        f"Mã dành cho <b>lãnh đạo {escape(unit)}</b> (dùng một lần, hiệu lực 24 giờ):\n"
        f"<code>/start {code}</code>\n\n"
        f"Lãnh đạo mở liên kết sau và bấm Start để nhận tin riêng: {escape(link)}\n"
        "Hoặc thêm bot vào nhóm của lãnh đạo rồi gửi dòng mã trên vào nhóm."
    )


def whose_words(units: int) -> str:
    """Return the question for which of a chat's units something was said."""
    return f"Nhóm này dùng chung cho {count(units, 'đơn vị')}. Xin chọn:"


def choose_unit_below() -> str:
    """Return what pops up when it is not sure for which of a chat's units a button was pressed."""
    return "Xin chọn đơn vị ở tin bên dưới."


def chosen_unit(unit: str) -> str:
    """Return what stands in place of the question once the unit is chosen."""
    return f"Đã chọn: <b>{escape(unit)}</b>."


def code_issued(unit: str, code: str, link: str) -> str:
    """Return a new code of a unit, with the link that brings the bot into its group."""
    return (
        f"Mã liên kết của <b>{escape(unit)}</b> (dùng một lần, hiệu lực 24 giờ):\n"
        f"<code>/start {code}</code>\n\n"
        f"Gửi cho đầu mối của đơn vị liên kết sau để thêm bot vào nhóm: {escape(link)}\n"
        "Nếu bot đã ở trong nhóm, chỉ cần gửi dòng mã trên vào nhóm."
    )


def unit_wanted() -> str:
    """Return how /lienket is used, with who is linked when there is nobody yet."""
    return "Xin cho biết đơn vị, ví dụ: <code>/lienket Sở Tài chính</code>"


def which_unit(query: str) -> str:
    """Return the question when a name fits several units."""
    return f"“{escape(query)}” có thể là một trong các đơn vị sau. Xin chọn:"


def unknown_unit(query: str) -> str:
    """Return the question when no unit has that name."""
    return (
        f"Chưa có đơn vị “{escape(query)}” trong danh sách. "
        "Xin kiểm tra lại tên; nếu đúng là đơn vị mới, xin bấm nút dưới đây."
    )


def collective(name: str) -> str:
    """Return why a phrase that stands for many units gets no code."""
    return f"“{escape(name)}” là một nhóm nhiều đơn vị. Mỗi đơn vị cần mã riêng: xin ghi tên từng đơn vị."


def name_too_long(letters: int) -> str:
    """Return the refusal of a name that no agency has."""
    return f"Tên đơn vị dài quá {letters} ký tự. {unit_wanted()}"
