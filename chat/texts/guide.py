"""/huongdan and the command lists that Telegram shows, one for each kind of chat."""

from chat.markup import Marked, short

UNIT_COMMANDS = {
    "nhiemvu": "Việc đơn vị đang phải làm",
    "baocao": "Xem và nộp báo cáo kỳ",
    "mau": "Lấy biểu Excel để điền báo cáo",
    "lich": "Việc đến hạn trong 30 ngày tới",
    "vuongmac": "Nêu vướng mắc, kiến nghị",
    "tonghop": "Tình hình thực hiện của đơn vị",
    "daumoi": "Ai báo cáo cho đơn vị",
    "bangiao": "Bàn giao đầu mối",
    "lienhe": "Liên hệ cơ quan thường trực",
    "huongdan": "Hướng dẫn",
}
SECRETARIAT_COMMANDS = {
    "tonghop": "Tổng hợp tình hình thực hiện",
    "hoso": "Các tệp đã lập",
    "congvan": "Dự thảo công văn đôn đốc",
    "mau": "Mẫu Word của báo cáo",
    "xephang": "Xếp hạng đơn vị theo việc báo cáo",
    "xacnhan": "Xác nhận hoặc trả lại báo cáo hoàn thành",
    "vuongmac": "Vướng mắc, kiến nghị chưa trả lời",
    "yeucau": "Yêu cầu báo cáo đột xuất",
    "lich": "Việc đến hạn trong 30 ngày tới",
    "chedobaocao": "Chế độ báo cáo của từng kế hoạch",
    "ngaynghi": "Ngày nghỉ, ngày làm bù",
    "caidat": "Giờ nhắc, bậc nhắc, kỳ báo cáo của kế hoạch",
    "molai": "Mở lại báo cáo kỳ đã nộp",
    "kehoach": "Gửi kế hoạch mới",
    "donvi": "Danh sách đơn vị: xem, thêm, sửa",
    "nhomdonvi": "Thành viên của các nhóm đơn vị",
    "tamdung": "Tạm dừng nhắc một đơn vị",
    "tieptuc": "Nhắc lại một đơn vị",
    "lienket": "Cấp mã liên kết cho đơn vị",
    "daumoi": "Ai được báo cáo cho đơn vị",
    "nhatky": "Ai đã làm gì, lúc nào",
    "guithu": "Gửi tin thử cho một đơn vị",
    "lienhe": "Ghi người để đơn vị liên hệ",
    "huongdan": "Hướng dẫn",
}
READER_COMMANDS = {
    "tonghop": "Tổng hợp tình hình thực hiện, lập tệp",
    "hoso": "Các tệp đã lập",
    "congvan": "Dự thảo công văn đôn đốc",
    "xephang": "Xếp hạng đơn vị theo việc báo cáo",
    "lich": "Việc đến hạn trong 30 ngày tới",
    "nhatky": "Ai đã làm gì, lúc nào",
    "huongdan": "Hướng dẫn",
    "xoatoi": "Xóa tên của tôi",
}
LEADER_COMMANDS = {
    "nhiemvu": "Việc đơn vị đang phải làm",
    "tonghop": "Tình hình thực hiện của đơn vị",
    "lich": "Việc đến hạn trong 30 ngày tới",
    "huongdan": "Hướng dẫn",
}
PRIVATE_COMMANDS = {"huongdan": "Hướng dẫn", "xoatoi": "Xóa tên của tôi"}


def unit(morning: str) -> Marked:
    """Return how a unit's group works with the bot."""
    text = Marked(
        "<b>Đơn vị làm việc với Đôn đốc</b>\n"
        "• {morning} sáng ngày làm việc, nhóm nhận một tin nếu có việc đến hạn.\n"
        "• Báo cáo: bấm nút dưới tin nhắc, hoặc trả lời (reply) tin của bot, "
        "ví dụ: “NV 32 đang thực hiện 85%”.\n"
        "• Báo nhầm: bấm “Sửa” hoặc “Thu hồi” dưới tin ghi nhận.\n"
        "• Cần thêm thời gian: bấm nút nhiệm vụ rồi “Xin gia hạn”, hoặc trả lời "
        "“xin gia hạn NV 32 đến 30/7 vì …”.\n\n"
    )
    return text.format(morning=morning) + _list(UNIT_COMMANDS)


def secretariat() -> Marked:
    """Return how the secretariat works with the bot."""
    text = Marked(
        "<b>Cơ quan thường trực làm việc với Đôn đốc</b>\n"
        "1. /kehoach: gửi tệp kế hoạch, kiểm tra bản đọc, bấm “Lưu kế hoạch”.\n"
        "2. <code>/lienket Sở Tài chính</code>: lấy mã cho nhóm của từng đơn vị.\n"
        "3. /tonghop: xem tình hình bất cứ lúc nào; kèm lời để hỏi riêng, ví dụ "
        "<code>/tonghop Sở Y tế</code>, <code>/tonghop quá hạn</code>.\n\n"
    )
    return text + _list(SECRETARIAT_COMMANDS)


def reader() -> Marked:
    """Return what a member of the secretariat can see in private."""
    text = Marked(
        "<b>Thành viên cơ quan thường trực, ở tin riêng</b>\n"
        "Ở đây xem được mọi số liệu và lập tệp như trong nhóm; việc có thay đổi (kế hoạch, mã, xác nhận, "
        "trả lời…) làm trong nhóm, để đồng nghiệp cùng thấy.\n\n"
    )
    return text + _list(READER_COMMANDS)


def leader() -> Marked:
    """Return what a leader sees with the bot."""
    text = Marked(
        "<b>Lãnh đạo đơn vị với Đôn đốc</b>\n"
        "Ở đây lãnh đạo xem việc của đơn vị và nhận tin khi có việc quá hạn nhiều ngày. "
        "Báo cáo do cán bộ đầu mối gửi trong nhóm của đơn vị.\n"
        "Lãnh đạo ở trong nhóm cơ quan thường trực thì ở tin riêng xem được cả kế hoạch; "
        "của riêng đơn vị: <code>/tonghop Sở Tài chính</code>.\n\n"
    )
    return text + _list(LEADER_COMMANDS)


def anybody() -> Marked:
    """Return what somebody outside every linked group can do."""
    return Marked(
        "Đôn đốc nhắc việc theo kế hoạch và nhận báo cáo trong nhóm của các đơn vị. "
        "Để bắt đầu, xin đề nghị cơ quan thường trực cấp mã liên kết cho nhóm của đơn vị mình."
    )


def _list(commands: dict[str, str]) -> Marked:
    return Marked("\n").join(f"/{command} – {meaning}" for command, meaning in commands.items())


def unknown_command(name: str, nearest: str | None) -> Marked:
    """Return what is said to a command that there is not; `nearest` looks most like it."""
    there_is_none = Marked("Chưa có lệnh /{}.").format(short(name, 32))
    meant = f"Có phải bạn muốn gửi /{nearest}? " if nearest is not None else ""
    return Marked("{} {}Xem các lệnh: /huongdan").format(there_is_none, meant)
