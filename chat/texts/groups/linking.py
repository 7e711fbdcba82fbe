"""Linking a chat to a unit or to the secretariat."""

from collections.abc import Sequence

from chat.markup import Marked, names, to_call
from chat.texts.groups.reach import why
from chat.texts.words import count

LISTED = 10


def welcome_private() -> Marked:
    """Return the answer to /start in a private chat."""
    return Marked(
        "Đôn đốc nhắc việc theo kế hoạch và nhận báo cáo ngay trong nhóm của đơn vị.\n"
        "Xin thêm bot vào nhóm của đơn vị, rồi gửi trong nhóm mã do cơ quan thường trực cấp: "
        "<code>/start MÃ</code>"
    )


def welcome_reader() -> Marked:
    """Return the answer to /start in the private chat of a member of the secretariat."""
    return Marked(
        "Chào thành viên cơ quan thường trực. Ở đây xem được tình hình và lập tệp như trong nhóm: "
        "/tonghop. Các lệnh khác: /huongdan"
    )


def code_needed() -> Marked:
    """Return what to do when the bot has come into a group without a code."""
    return Marked(
        "Xin chào. Để liên kết nhóm này, xin gửi mã do cơ quan thường trực cấp: <code>/start MÃ</code>\n"
        "Mã dùng một lần, có hiệu lực trong 24 giờ."
    )


def already_linked(name: str) -> Marked:
    """Return the answer to /start without a code in a linked group."""
    return Marked("Ở đây đã liên kết: <b>{}</b>. Xem các lệnh: /huongdan").format(name)


def groups_only() -> Marked:
    """Return why a code is not used up in a private chat."""
    return Marked(
        "Mã này dùng trong nhóm: xin thêm bot vào nhóm của đơn vị rồi gửi mã ở đó. Mã vẫn còn hiệu lực."
    )


def unknown_code() -> Marked:
    """Return the refusal of a code that was never issued."""
    return Marked(
        "Mã này không đúng. Xin kiểm tra lại từng ký tự, hoặc đề nghị cơ quan thường trực cấp mã mới."
    )


def too_many_codes(times: int) -> Marked:
    """Return why codes are not looked at for a while."""
    return Marked(
        "Đã nhập sai mã {} lần nên bot tạm không nhận mã trong 1 giờ. "
        "Xin đề nghị cơ quan thường trực cấp mã mới rồi nhập lại sau."
    ).format(times)


def told_of_wrong_codes(person: str, chat: str, times: int) -> Marked:
    """Return what the secretariat hears when somebody tries codes that nobody issued."""
    return Marked(
        "⚠️ {} (“{}”) đã nhập sai mã liên kết {} lần; bot tạm không nhận mã của người này trong 1 giờ.\n"
        "Nếu là đầu mối của đơn vị, xin cấp mã mới: <code>/lienket</code> kèm tên đơn vị."
    ).format(person, chat, times)


def used_code() -> Marked:
    """Return the refusal of a used code."""
    return Marked("Mã này đã được dùng. Mỗi mã chỉ dùng một lần; xin đề nghị cơ quan thường trực cấp mã mới.")


def expired_code() -> Marked:
    """Return the refusal of an old code."""
    return Marked("Mã này đã hết hiệu lực. Xin đề nghị cơ quan thường trực cấp mã mới.")


def revoked_code() -> Marked:
    """Return the refusal of a code that the secretariat took back."""
    return Marked("Mã này đã được cơ quan thường trực thu hồi. Xin đề nghị cấp mã mới.")


def other_role() -> Marked:
    """Return why a unit's code does nothing in a leader's chat, and a leader's nothing in a unit's."""
    return Marked(
        "Nhóm của đơn vị và nhóm (hoặc tin riêng) của lãnh đạo là hai nơi khác nhau: "
        "mã này dùng ở nơi kia. Mã vẫn còn hiệu lực."
    )


def linked_before() -> Marked:
    """Return why a second code of the same unit changes nothing."""
    return Marked("Nhóm này đã liên kết với đơn vị đó rồi, không cần mã nữa. Mã vẫn còn hiệu lực.")


def code_for_units() -> Marked:
    """Return why a unit's code does nothing in the secretariat's group."""
    return Marked(
        "Mã này dành cho nhóm của đơn vị, không dùng trong nhóm cơ quan thường trực. Mã vẫn còn hiệu lực."
    )


def secretariat_linked(unit: str | None) -> Marked:
    """Return the welcome of the secretariat's group: of a unit that runs plans, or of the top."""
    whose = Marked(" của {}").format(unit) if unit else ""
    each = Marked("/lienket tất cả") if unit else Marked("/lienket Sở Tài chính")
    return Marked(
        "✅ Nhóm này đã được liên kết làm <b>nhóm cơ quan thường trực</b>{}.\n\n"
        "Bước tiếp theo: <b>trả lời (reply) tin này</b> bằng tệp kế hoạch (Word, PDF, Excel hoặc văn bản).\n"
        "Sau đó liên kết từng đơn vị: <code>{}</code>. Các lệnh khác: /huongdan"
    ).format(whose, each)


def unit_linked(unit: str, morning: str, bot: str, contact: str | None, number: str) -> Marked:
    """Return the welcome of a unit's group: who was linked, what comes when, how to answer.

    `number` is that of a task, as the unit would name it.
    """
    return Marked(
        "✅ Nhóm này đã được liên kết với <b>{unit}</b>.\n\n"
        "Sáng ngày làm việc, lúc {morning}, nếu đơn vị có việc sắp đến hạn hoặc quá hạn, "
        "nhóm sẽ nhận <b>một</b> tin nhắc.\n"
        "Để báo cáo: bấm nút dưới tin nhắc, hoặc <b>trả lời (reply)</b> tin của bot, "
        "ví dụ: “NV {number} đang thực hiện 85%”.\n"
        "Bot chỉ đọc lệnh và tin trả lời bot; lệnh cũng ghi được kèm tên bot: /nhiemvu@{bot} "
        "(việc của đơn vị).\n"
    ).format(unit=unit, morning=morning, bot=bot, number=number) + _help(contact)


def page_opened(unit: str, morning: str, contact: str | None, number: str) -> Marked:
    """Return the welcome of a unit's conversation on our page, where whatever is said is said to the bot."""
    return Marked(
        "✅ Trang này là của <b>{unit}</b>.\n\n"
        "Sáng ngày làm việc, lúc {morning}, nếu đơn vị có việc sắp đến hạn hoặc quá hạn, "
        "ở đây có <b>một</b> tin nhắc.\n"
        "Để báo cáo: bấm nút dưới tin nhắc, hoặc viết ngay, ví dụ: “NV {number} đang thực hiện 85%”.\n"
        "Việc của đơn vị: /nhiemvu; điền trên Excel: /mau; các lệnh khác: /huongdan\n"
    ).format(unit=unit, morning=morning, number=number) + _help(contact)


def _help(contact: str | None) -> Marked:
    return (
        Marked("Cần hỗ trợ: <b>{}</b>").format(to_call(contact)) if contact else Marked("Cần hỗ trợ: /lienhe")
    )


def test_usage() -> Marked:
    """Return how /guithu is written."""
    return Marked("Xin cho biết đơn vị, ví dụ: <code>/guithu Sở Tài chính</code>")


def test_message(unit: str) -> Marked:
    """Return the test that is sent to a unit's chat."""
    return Marked("📨 Tin thử của cơ quan thường trực gửi <b>{}</b>. Không cần trả lời.").format(unit)


def test_under_way(unit: str, titles: Sequence[str]) -> Marked:
    """Return what the secretariat hears while tests are under way."""
    chats = names([f"“{title}”" for title in titles], LISTED, "nhóm")
    return Marked("Đang gửi thử cho <b>{}</b>: {}. Kết quả báo ngay sau đây.").format(unit, chats)


def test_without_group(unit: str) -> Marked:
    """Return why no test is sent to a unit that has no chat."""
    return Marked("<b>{}</b> chưa có nhóm. Lấy mã: <code>/lienket {}</code>").format(unit, unit)


def test_arrived(unit: str, title: str) -> Marked:
    """Return that a test arrived."""
    return Marked("✅ Gửi được tin thử vào “{}” của <b>{}</b>.").format(title, unit)


def test_failed(unit: str, title: str, error: str) -> Marked:
    """Return that a test did not arrive, and why."""
    return Marked("⚠️ Không gửi được tin thử vào “{title}” của <b>{unit}</b>: {why}.").format(
        title=title, unit=unit, why=why(error)
    )


def test_unknown(unit: str, title: str) -> Marked:
    """Return that nobody knows whether a test arrived."""
    return Marked(
        "Chưa rõ tin thử đã vào “{}” của <b>{}</b> hay chưa (mạng chập chờn). Xin gửi thử lại sau ít phút."
    ).format(title, unit)


def told_secretariat(unit: str, title: str, person: str) -> Marked:
    """Return the secretariat's notice that a unit's group was linked."""
    return Marked("🔗 <b>{unit}</b> đã liên kết nhóm “{title}” (người liên kết: {person}).").format(
        unit=unit, title=title, person=person
    )


def shared_chat(units: Sequence[str]) -> Marked:
    """Return the lines that say a chat is now several units'."""
    return Marked("\nNhóm này nay dùng chung cho {} đơn vị: {}.").format(
        len(units), names(units, LISTED, "đơn vị")
    )


def is_it_this(query: str) -> Marked:
    """Return the question where the one unit found may be another than the one that was named."""
    return Marked("Danh sách chưa có “{}”. Có phải là đơn vị sau không? Xin chọn:").format(query)


def whose_words(units: int) -> Marked:
    """Return the question for which of a chat's units something was said."""
    return Marked("Nhóm này dùng chung cho {}. Xin chọn:").format(count(units, "đơn vị"))


def choose_unit_below() -> Marked:
    """Return what pops up when it is not sure for which of a chat's units a button was pressed."""
    return Marked("Xin chọn đơn vị ở tin bên dưới.")


def chosen_unit(unit: str) -> Marked:
    """Return what stands in place of the question once the unit is chosen."""
    return Marked("Đã chọn: <b>{}</b>.").format(unit)


def code_issued(unit: str, code: str, link: str) -> Marked:
    """Return a new code of a unit, with the link that brings the bot into its group."""
    return Marked(
        "Mã liên kết của <b>{unit}</b> (dùng một lần, hiệu lực 24 giờ):\n"
        "<code>/start {code}</code>\n\n"
        "Gửi cho đầu mối của đơn vị liên kết sau để thêm bot vào nhóm: {link}\n"
        "Nếu bot đã ở trong nhóm, chỉ cần gửi dòng mã trên vào nhóm."
    ).format(unit=unit, code=code, link=link)


def unit_wanted() -> Marked:
    """Return how /lienket is used, with who is linked when there is nobody yet."""
    return Marked("Xin cho biết đơn vị, ví dụ: <code>/lienket Sở Tài chính</code>")


def which_unit(query: str) -> Marked:
    """Return the question when a name fits several units."""
    return Marked("“{}” có thể là một trong các đơn vị sau. Xin chọn:").format(query)


def unknown_unit(query: str) -> Marked:
    """Return the question when no unit has that name."""
    return Marked(
        "Chưa có đơn vị “{}” trong danh sách. "
        "Xin kiểm tra lại tên; nếu đúng là đơn vị mới, xin bấm nút dưới đây."
    ).format(query)


def collective(name: str) -> Marked:
    """Return why a phrase that stands for many units gets no code."""
    return Marked("“{}” là một nhóm nhiều đơn vị. Mỗi đơn vị cần mã riêng: xin ghi tên từng đơn vị.").format(
        name
    )


def name_too_long(letters: int) -> Marked:
    """Return the refusal of a name that no agency has."""
    return Marked("Tên đơn vị dài quá {} ký tự. {}").format(letters, unit_wanted())
