"""The packaged list of communes: of which province, and which units of before are still in the directory."""

from collections.abc import Sequence

from chat.markup import Listing, Marked, message, names, short
from chat.texts.words import count

LISTED = 6


def list_name(province: str) -> Marked:
    """Return how the list of a province is called."""
    return Marked("Xã, phường, đặc khu của {} từ ngày 01/7/2025").format(province)


def which_province(words: str) -> Marked:
    """Return the question whose communes are meant."""
    unknown = Marked("Không có tỉnh, thành phố “{}”. ").format(short(words)) if words else ""
    return Marked("{}Nạp xã, phường, đặc khu của tỉnh, thành phố nào? Xin bấm chọn, hoặc ghi tên: {}").format(
        unknown, Marked("<code>/donvi nạp Thanh Hóa</code>")
    )


def offices(lacking: int) -> Marked:
    """Return what to do with the offices that the directory lacks."""
    return Marked(
        "🏛 <b>{} cấp tỉnh, ngành dọc chưa có trong danh sách.</b> Bấm tên để chọn hoặc bỏ chọn (✓ là đã "
        "chọn), rồi bấm “Nhập …”.\nCơ quan theo khu vực (kho bạc, hải quan, ngân hàng nhà nước) thì thêm: "
        "<code>/donvi thêm Kho bạc Nhà nước khu vực XI</code>"
    ).format(count(lacking, "cơ quan"))


def all_offices_known(total: int) -> Marked:
    """Return that every office of the packaged list is in the directory."""
    return Marked("Danh sách đã có đủ {} thường có ở cấp tỉnh.").format(count(total, "cơ quan"))


def of_before(units: Sequence[tuple[str, Sequence[str]]], total: int) -> Marked:
    """Return the offer to let the units of today take over from those of before, each (name, successors)."""
    lines = [
        Marked("• {} → {}").format(name, names(successors, LISTED, "đơn vị")) for name, successors in units
    ]
    return message(
        Marked("🕰 <b>{} của trước ngày 01/7/2025</b> còn trong danh sách:").format(count(total, "đơn vị")),
        Listing(lines, len(lines), "đơn vị", total),
        "",
        "Bấm “Thay …” để chuyển việc còn phải làm cho đơn vị mới; bot hỏi lại trước khi làm. "
        "Tên cũ vẫn tìm được.",
    )
