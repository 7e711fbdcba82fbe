"""What is said of words that were passed on, or changed after they had been passed on."""

from chat.markup import Marked


def not_taken(is_ours: bool) -> Marked:
    """Return why forwarded words are not recorded, and how they can be."""
    whose = "chính tin của Đôn đốc" if is_ours else "tin chuyển tiếp, chưa rõ là báo cáo của đơn vị nào"
    return Marked("Đây là {} nên chưa ghi nhận. Nếu là báo cáo của đơn vị, xin bấm nút dưới đây.").format(
        whose
    )


def taken() -> Marked:
    """Return what takes the place of the question once the words are taken."""
    return Marked("Đã nhận là báo cáo của đơn vị.")


def edit_not_followed() -> Marked:
    """Return what is said to an edit that changes nothing of what was done with the first words."""
    return Marked(
        "Nội dung trước khi sửa đã được xử lý, phần sửa chưa được ghi nhận. "
        "Xin gửi lại nội dung đúng trong một tin mới."
    )


def media_not_kept() -> Marked:
    """Return what is said of something sent that is kept as no evidence, beside what its words report."""
    return Marked("Video, ghi âm chưa lưu được làm minh chứng. Xin gửi ảnh hoặc tệp (PDF, Word, Excel).")
