"""Words that only their neighbours tell: "do" of "tien do" or "do thieu von", "mô" of "mô hình" or alone."""

from itertools import product

from chat.understanding.typed.slips import slips_of
from chat.understanding.typed.spelling import AMBIGUOUS, key, spellings, words
from plans.text import fold

# Typed without marks, each word of these looks like another: "do", "vì", "sẽ", "đang", "quý", "vẫn".
_COMPOUNDS = (
    "chia sẻ, tiến độ, mức độ, chế độ, trình độ, tốc độ, cấp độ, thái độ, mật độ, góc độ, lý do, tự do, đơn"
    " vị"
    ", phạm vi, hành vi, quy trình, quy định, quy chế, quy hoạch, văn bản, văn phòng, vấn đề, vận hành, vận"
    " động"
    ", tài khoản, tài liệu, tài chính, đăng ký, đăng nhập, đăng tải, số liệu, số hóa, hồ sơ, hộ tịch, dữ"
    " liệu, dự án"
    ", dự kiến, dự thảo, đầu tư, đầu mối, đấu thầu, bắt đầu, thay đổi, chuyển đổi, sửa đổi, trao đổi, tư pháp"
    ", chi cục, chi trả, chi nhánh, trả lời, kết nối, kết quả, kết thúc, kết luận, kết hợp, kết nạp, kết"
    " cấu, ký kết"
    ", liên kết, tổng kết, sơ kết, cam kết, đoàn kết, nội dung, hình dung, dung lượng, dung tích, xây dựng"
    ", sử dụng, áp dụng, ứng dụng, tác dụng, công dụng, vận dụng, tận dụng, tín dụng, tuyển dụng, lợi dụng"
    ", dân dụng, thông dụng, chuyên dụng, lạm dụng, người dùng, dùng chung, dùng thử"
)
# The central provinces say "mô" and "răng" for "đâu" and "sao", but not in these.
_OTHERWISE = (
    "mô hình, mô tả, mô phỏng, mô tô, quy mô, vĩ mô, vi mô, răng hàm, răng miệng, răng sữa, khám răng, khoa"
    " răng"
)
# Beside the one of these the other is meant, though mistyped it is a word of its own: "hoàn thàng".
_MISTYPED = (
    "hoàn thành, thực hiện, triển khai, nhiệm vụ, báo cáo, hướng dẫn, thường xuyên, vướng mắc, khó khăn"
    ", kinh phí"
)
_HALVES = "tr khai:triển khai, h thành:hoàn thành, h dẫn:hướng dẫn, t hiện:thực hiện, t xuyên:thường xuyên"
_DAYS = words("t tháng ngày quý cuối giữa đầu tuần hết trước trong sang") | set("123456789")
_PLANNED, _PLANS = "dk", key("sẽ", marked=True)
""""dk 15/7 xong" is "dự kiến"; before anything else it is "được"."""

TOLD_BY_NEIGHBOURS = frozenset({"HT", "TH", "TX"})
"""Capitals for "hệ thống", "trường hợp" and "thị xã", or for how far the work is."""
_OFTEN = "TX"
_DONE_OFTEN = words("duy trì hiện khai làm báo là việc vụ vẫn và xong thành nhật soát tục") | {",", "("}
_CELLS = frozenset("|\t")
_SAID_OF_WORK = words("đã chưa đang vẫn vừa mới bản gần sắp không cũng")
_BEFORE_TASK = frozenset({"\n", ";", "vu"})
_SAID_OF_ANOTHER = words("thành hiện xong làm rồi")
_FOLLOWING = frozenset({"", *"\n,;.!(", "rồi", "ngày", "từ", "trước", "vào", "roi", "ngay"})


def is_said_of_work(capitals: str, before: list[str], following: str) -> bool:
    """Return whether capitals tell how far the work is: "chưa HT", "12: HT; 15 HT", but not "nối 12 HT"."""
    after = following.lstrip(" ")
    if capitals == _OFTEN and not after[:1].isupper() and not _DONE_OFTEN.isdisjoint(before[-1:]):
        return True
    if before and before[-1] in _SAID_OF_WORK and (capitals != _OFTEN or not after[:1].isupper()):
        return True
    in_cell = not _CELLS.isdisjoint(before[-1:])
    task = before[:-1] if in_cell or (before and before[-1] in ":-") else before
    is_task = bool(task) and task[-1].isdigit()
    is_alone = (in_cell and after[:1] in _CELLS) or not _FOLLOWING.isdisjoint(
        {after[:1], after.partition(" ")[0]}
    )
    if not is_task or not is_alone:
        return False
    *earlier, _ = task
    in_list = len(earlier) > 1 and earlier[-1] == "," and earlier[-2] in _SAID_OF_ANOTHER
    return not earlier or earlier[-1] in _BEFORE_TASK or in_list


def _settled() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the keys of two neighbours with the keys of what they are together."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for first, second in (compound.split() for compound in _COMPOUNDS.split(", ")):
        together = spellings(first)[0], spellings(second)[0]
        found |= dict.fromkeys(product(spellings(first), spellings(second)), together)
    for pair in (compound.split() for compound in _OTHERWISE.split(", ")):
        found[key(pair[0], marked=True), key(pair[1], marked=True)] = fold(pair[0]), fold(pair[1])
    for first, second in (compound.split() for compound in _MISTYPED.split(", ")):
        together = spellings(first)[0], spellings(second)[0]
        found |= dict.fromkeys(product(spellings(first), slips_of(fold(second)) - AMBIGUOUS), together)
        found |= dict.fromkeys(product(slips_of(fold(first)) - AMBIGUOUS, spellings(second)), together)
    for typed, meant in (pair.split(":") for pair in _HALVES.split(", ")):
        first, second = typed.split()
        found[first, key(second, marked=True)] = fold(meant.split()[0]), key(meant.split()[1], marked=True)
    return found


_SETTLED = _settled()
_TO_SETTLE = frozenset(second for _, second in _SETTLED) | {_PLANNED}


def settled(message: list[str]) -> list[str]:
    """Return the keys of a message's words, those that their neighbours tell as what they are."""
    if _TO_SETTLE.isdisjoint(message):
        return message
    found = list(message)
    for at, word in enumerate(message):
        if word == _PLANNED:
            found[at] = _PLANS if message[at + 1 : at + 2] and message[at + 1] in _DAYS else "duoc"
        elif at and (pair := _SETTLED.get((message[at - 1], word))):
            found[at - 1 : at + 1] = pair
    return found
