"""What is said to somebody who may not do what they tried; plain words, fit for an alert of 200 letters."""

from chat.markup import Marked, short


def anonymous() -> Marked:
    """Return why an anonymous administrator or a channel cannot act."""
    return Marked(
        "Bạn đang ẩn danh (gửi với tư cách nhóm hoặc kênh) nên chưa thể thao tác. "
        "Xin tắt chế độ ẩn danh rồi thử lại."
    )


def not_linked() -> Marked:
    """Return what a chat that is not linked can do."""
    return Marked(
        "Nhóm này chưa được liên kết với đơn vị nào. "
        "Xin đề nghị cơ quan thường trực cấp mã, rồi gửi trong nhóm: /start MÃ"
    )


def report_in_group(unit: str, group: str) -> Marked:
    """Return that words of a unit's in private are not recorded, and where they are."""
    where = Marked(" “{}”").format(group) if group else ""
    return Marked(
        "Anh/chị báo cáo cho {}: xin gửi báo cáo và lệnh trong nhóm{} của đơn vị. "
        "Ở tin riêng bot chưa ghi nhận gì."
    ).format(short(unit, 60), where)


def groups_only() -> Marked:
    """Return why nothing can be done in a private chat."""
    return Marked(
        "Đôn đốc làm việc trong nhóm đã liên kết, chưa nhận lệnh và báo cáo qua tin nhắn riêng. "
        "Xem hướng dẫn: /huongdan"
    )


def secretariat_only() -> Marked:
    """Return why a unit cannot do what the secretariat does."""
    return Marked(
        "Thao tác này chỉ dành cho nhóm của cơ quan thường trực. Xem các lệnh của đơn vị: /huongdan"
    )


def units_only() -> Marked:
    """Return why the secretariat cannot report for a unit."""
    return Marked("Thao tác này dành cho nhóm của đơn vị. Xem các lệnh của cơ quan thường trực: /huongdan")


def leaders_read() -> Marked:
    """Return why a leader's chat cannot do what the secretariat and the units do."""
    return Marked(
        "Nhóm (hoặc tin riêng) này dành cho lãnh đạo: chỉ xem, không ghi báo cáo. Xem các lệnh: /huongdan"
    )


def operators_hear() -> Marked:
    """Return why nothing can be asked or reported in the operator's chat."""
    return Marked(
        "Ở đây bot chỉ báo tình trạng máy chủ cho người vận hành, không xem và không ghi báo cáo. "
        "Xem hướng dẫn: /huongdan"
    )


def in_secretariat_group() -> Marked:
    """Return why a member of the secretariat cannot do more than read in private."""
    return Marked(
        "Ở tin riêng chỉ xem. Việc này xin làm trong nhóm cơ quan thường trực, để đồng nghiệp cùng thấy. "
        "Xem được gì ở đây: /huongdan"
    )


def secretariat_unknown() -> Marked:
    """Return why a private chat is not answered while Telegram does not say who is in the secretariat."""
    return Marked(
        "Telegram chưa cho biết ai đang ở trong nhóm cơ quan thường trực. Xin gửi lệnh trong nhóm, hoặc thử "
        "lại sau ít phút; nếu vẫn vậy, xin đặt bot làm quản trị viên của nhóm."
    )


def membership_unknown() -> Marked:
    """Return why nothing is taken in a public group while Telegram does not say who is in it."""
    return Marked(
        "Nhóm này công khai, mà Telegram chưa cho biết ai là thành viên. Xin thử lại sau ít phút; "
        "nếu vẫn vậy, xin đặt bot làm quản trị viên của nhóm."
    )


def group_members_only() -> Marked:
    """Return why somebody who is not in a public group can do nothing there."""
    return Marked("Thao tác này chỉ dành cho thành viên của nhóm. Xin vào nhóm rồi thử lại.")


def apology() -> Marked:
    """Return what is said when an update could not be handled."""
    return Marked(
        "Rất tiếc, tin vừa rồi chưa xử lý được do lỗi của hệ thống. Nội dung đã được giữ lại. "
        "Xin thử lại sau ít phút; nếu vẫn lỗi, xin báo cơ quan thường trực."
    )


def expired() -> Marked:
    """Return what is said of a button that no longer fits what is stored."""
    return Marked(
        "Nút này không còn hiệu lực. Xin gửi lại lệnh để xem tình hình hiện tại; các lệnh: /huongdan"
    )


def already_done() -> Marked:
    """Return what is said of a second press."""
    return Marked("Thao tác này đã được thực hiện trước đó.")
