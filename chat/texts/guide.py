"""/huongdan and the command lists that Telegram shows, one for each kind of chat."""

from collections.abc import Mapping

from chat.markup import Marked, short

UNIT_COMMANDS = {
    "nhiemvu": "Việc đơn vị đang phải làm",
    "baocao": "Xem và nộp báo cáo kỳ",
    "mau": "Lấy biểu Excel để điền báo cáo",
    "lich": "Việc đến hạn trong 30 ngày tới",
    "vuongmac": "Nêu vướng mắc, kiến nghị",
    "tonghop": "Tình hình thực hiện của đơn vị",
    "bang": "Bảng theo dõi trên trang web: nhìn nhanh, in ra",
    "daumoi": "Ai báo cáo cho đơn vị",
    "bangiao": "Bàn giao đầu mối",
    "lienhe": "Liên hệ cơ quan thường trực",
    "huongdan": "Hướng dẫn",
}
SECRETARIAT_COMMANDS = {
    "tonghop": "Tổng hợp tình hình thực hiện",
    "bang": "Bảng theo dõi trên trang web: nhìn nhanh, in ra",
    "hoso": "Các tệp đã lập",
    "congvan": "Dự thảo công văn đôn đốc",
    "mau": "Mẫu Word của báo cáo",
    "dien": "Điền tệp của phần mềm theo dõi nhiệm vụ",
    "xephang": "Xếp hạng đơn vị theo việc báo cáo",
    "xacnhan": "Xác nhận hoặc trả lại báo cáo hoàn thành",
    "vuongmac": "Vướng mắc, kiến nghị chưa trả lời",
    "giaoviec": "Giao một việc trong một tin",
    "viec": "Việc được giao đang mở: xem, đổi hạn, kết thúc",
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
    "mocap": "Cho đơn vị tự ra kế hoạch cho cấp dưới",
    "noiviec": "Nối việc của mình với việc cấp trên giao",
    "daumoi": "Ai được báo cáo cho đơn vị",
    "nhatky": "Ai đã làm gì, lúc nào",
    "guithu": "Gửi tin thử cho một đơn vị",
    "lienhe": "Ghi người để đơn vị liên hệ",
    "huongdan": "Hướng dẫn",
}
READER_COMMANDS = {
    "tonghop": "Tổng hợp tình hình thực hiện, lập tệp",
    "bang": "Bảng theo dõi trên trang web: nhìn nhanh, in ra",
    "hoso": "Các tệp đã lập",
    "congvan": "Dự thảo công văn đôn đốc",
    "xephang": "Xếp hạng đơn vị theo việc báo cáo",
    "lich": "Việc đến hạn trong 30 ngày tới",
    "nhatky": "Ai đã làm gì, lúc nào",
    "huongdan": "Hướng dẫn",
    "dulieu": "Dữ liệu bot lưu về tôi",
    "xoatoi": "Xóa tên của tôi",
}
LEADER_COMMANDS = {
    "tonghop": "Việc chậm, việc chờ quyết định, so với kỳ trước",
    "bang": "Bảng theo dõi trên trang web: nhìn nhanh, in ra",
    "nhiemvu": "Việc đơn vị đang phải làm",
    "lich": "Việc đến hạn trong 30 ngày tới",
    "huongdan": "Hướng dẫn",
}
PROVINCE_LEADER_COMMANDS = {
    "tonghop": "Việc chậm, việc chờ quyết định, so với kỳ trước",
    "bang": "Bảng theo dõi trên trang web: nhìn nhanh, in ra",
    "lich": "Việc đến hạn trong 30 ngày tới",
    "xephang": "Xếp hạng đơn vị theo việc báo cáo",
    "hoso": "Các tệp đã lập",
    "huongdan": "Hướng dẫn",
    "dulieu": "Dữ liệu bot lưu về tôi",
    "xoatoi": "Xóa tên của tôi",
}
PRIVATE_COMMANDS = {"huongdan": "Hướng dẫn", "dulieu": "Dữ liệu bot lưu về tôi", "xoatoi": "Xóa tên của tôi"}


def unit(morning: str) -> Marked:
    """Return how a unit's group works with the bot."""
    return Marked(
        "<b>Đơn vị làm việc với Đôn đốc</b>\n"
        "{morning} sáng ngày làm việc: nhóm nhận một tin nếu có việc đến hạn.\n\n"
        "• Việc đang phải làm: /nhiemvu\n"
        "• Báo tiến độ: bấm nút, hoặc trả lời (reply) tin của bot: “NV 32 xong”, “NV 32 đạt 85%”\n"
        "• Báo nhầm: trả lời “sửa lại”, hoặc bấm “Sửa”, “Thu hồi”\n"
        "• Báo cáo kỳ: /baocao; điền trên Excel: /mau\n"
        "• Vướng mắc, kiến nghị: /vuongmac\n"
        "• Cần thêm thời gian: “xin gia hạn NV 32 đến 30/7 vì …”\n"
        "• Cần người hỗ trợ: /lienhe"
    ).format(morning=morning)


def secretariat() -> Marked:
    """Return how the secretariat works with the bot."""
    return Marked(
        "<b>Cơ quan thường trực làm việc với Đôn đốc</b>\n"
        "• Gửi kế hoạch: /kehoach; giao một việc: /giaoviec, theo dõi: /viec\n"
        "• Cấp mã: <code>/lienket Sở Tài chính</code>; lãnh đạo: <code>/lienket lãnh đạo tỉnh</code>\n"
        "• Không có Telegram: /lienket web, <code>/lienket thư</code>\n"
        "• Tình hình: /tonghop; hỏi riêng: <code>/tonghop Sở Y tế</code>, <code>/tonghop quá hạn</code>\n"
        "• Bảng theo dõi, in ra được: /bang\n"
        "• Việc đơn vị báo xong: /xacnhan; vướng mắc: /vuongmac\n"
        "• Yêu cầu đột xuất: /yeucau\n"
        "• Công văn đôn đốc: /congvan; xếp hạng: /xephang\n"
        "• Điền tệp của phần mềm theo dõi khác: /dien\n"
        "• Đơn vị: /donvi; giờ nhắc, kỳ báo cáo: /caidat"
    )


def reader() -> Marked:
    """Return what a member of the secretariat can see in private."""
    return Marked(
        "<b>Thành viên cơ quan thường trực, ở tin riêng</b>\n"
        "Ở đây xem mọi số liệu và lập tệp; việc có thay đổi làm trong nhóm, để đồng nghiệp cùng thấy.\n\n"
        "• Tình hình: /tonghop; các tệp đã lập: /hoso\n"
        "• Công văn đôn đốc: /congvan; xếp hạng: /xephang\n"
        "• Việc sắp đến hạn: /lich; nhật ký: /nhatky"
    )


def leader() -> Marked:
    """Return what a leader of a unit sees with the bot."""
    return Marked(
        "<b>Lãnh đạo đơn vị với Đôn đốc</b>\n"
        "Chỉ xem việc của đơn vị; báo cáo do cán bộ đầu mối gửi trong nhóm của đơn vị.\n\n"
        "• Việc chậm, việc chờ quyết định, so với kỳ trước: /tonghop\n"
        "• Từng việc đang phải làm: /nhiemvu; bảng theo dõi trên trang web: /bang\n"
        "• Việc sắp đến hạn: /lich\n"
        "Có việc quá hạn nhiều ngày, bot nhắn ở đây."
    )


def province_leader() -> Marked:
    """Return what a leader of all units sees with the bot."""
    return Marked(
        "<b>Lãnh đạo với Đôn đốc</b>\n"
        "Chỉ xem, xem được mọi đơn vị.\n\n"
        "• Việc chậm, việc chờ quyết định, so với kỳ trước: /tonghop\n"
        "• Một đơn vị, một nhiệm vụ: <code>/tonghop Sở Y tế</code>, <code>/tonghop NV 32</code>\n"
        "• Kỳ trước: <code>/tonghop tháng trước</code>\n"
        "• Bảng theo dõi trên trang web: /bang\n"
        "• Việc sắp đến hạn: /lich; xếp hạng: /xephang"
    )


def anybody() -> Marked:
    """Return what somebody outside every linked group can do."""
    return Marked(
        "Đôn đốc nhắc việc theo kế hoạch và nhận báo cáo trong nhóm của các đơn vị. "
        "Để bắt đầu, xin đề nghị cơ quan thường trực cấp mã liên kết cho nhóm của đơn vị mình. "
        "Thành viên nhóm thường trực xem được ở tin riêng sau khi gửi một lệnh trong nhóm."
    )


def commands(listed: Mapping[str, str]) -> Marked:
    """Return every command of a chat, each with what it is for."""
    return Marked("\n").join(f"/{command} – {meaning}" for command, meaning in listed.items())


def unknown_command(name: str, nearest: str | None) -> Marked:
    """Return what is said to a command that there is not; `nearest` looks most like it."""
    there_is_none = Marked("Chưa có lệnh /{}.").format(short(name, 32))
    meant = f"Có phải bạn muốn gửi /{nearest}? " if nearest is not None else ""
    return Marked("{} {}Xem các lệnh: /huongdan").format(there_is_none, meant)
