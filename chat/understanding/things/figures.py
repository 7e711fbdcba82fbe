"""Counts achieved, with the noun they count as written: "12/27 huyện", "DN 1.250/1.480", "385 trạm BTS"."""

import re
from collections.abc import Iterator

from chat.understanding.reply import SaidFigure
from chat.understanding.things.fractions import PER_CENT
from chat.understanding.things.numbers import COUNTED
from chat.understanding.things.quantities import COUNT, QUANTITIES, RATIO, Quantity, Sense
from chat.understanding.typed.clauses import CLAUSE_ENDS, start_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens

# Words that end a noun: they join or place it, or say what is done with it.
_STOPS = words(
    "đã được đang chưa có đạt là và với của tại ở trên trong cho để mà thì còn vẫn về do bị bằng theo từ"
    " qua vào ra lên đến tới liên thuộc nhận nộp sang như khi sau trước nên nhưng hoặc gồm đều cùng rồi"
    " xong ạ nhé em anh chị đủ hiện cả nay tăng giảm chiếm tương mới trở đi tính không các tham lũy đó"
    " này dùng vượt chứ"
)
_VERBS = Phrase(
    r"(?:so với|thực hiện|cung cấp|kết nối|đồng bộ|số hóa|cài đặt|thanh toán|cập nhật|ký số|nhập liệu"
    r"|làm sạch|đo đạc|rà soát|thu nhận|trả kết|sử dụng|giao dịch|phát sinh|hoàn thành|triển khai|đăng ký"
    r"|kích hoạt|tiếp nhận|khai thác|chi trả|xác thực|xác nhận|giải quyết|phát triển|hỗ trợ|phục vụ|gắn"
    r"|khai báo|đối soát|ban hành"
    r"|chuyển đổi|tích hợp|cấp mới|hưởng)"
)
# Typed without marks these begin like a stop word: "tại", "là", "vẫn".
_NOUNS = Phrase(
    "chữ ký|ký số|tính năng|đối tượng|tài (?:khoản|liệu|sản|xế)|thôn bản|lá phiếu|văn (?:bản"
    "|phòng|kiện)|vấn đề"
)
_LONGEST = 6
_IN_GROUPS = re.compile(r"^\d{1,3}(?:\.\d{3})+(?: tr[êo]n.*| trong.*)?$|\d ?(?:triệu|tỷ|nghìn)$")
"""So large a number counts even where nobody says what: "NV 25: 1.131.000", "được 92 triệu"."""
_NEVER_COUNTED = words(
    "năm tháng ngày tuần giờ phút quý lần đợt kỳ nhiệm tỉnh giai buổi khóa bước ngoài phần nửa"
) | {"h"}
_REACHED = words("đạt được")
_RANKS = [["thu*"], *([word] for word in words("thứ hạng top"))]
_HELD = Phrase(
    "(?:buổi|đợt|lần|khóa) (?:tuyên truyền|tập huấn|bồi dưỡng|đào tạo|kiểm tra|ra quân|đối thoại|tiếp dân"
    "|tiếp công|diễn tập|hội nghị|giao ban|rà soát|giám sát|truyền thông|làm việc|sinh hoạt|họp)"
)
_ORDINAL_AFTER = words(
    "lần thứ khu vực lớp mức độ điều khoản bước tổ phòng quận trang bảng mẫu biểu đoạn đợt kỳ khóa tháng"
    " quý tuần ngày với cùng của gồm giữa sau mục điểm stt phần"
)
# Their second word only looks like one that is numbered: "qua tài khoản 41.200 người", "lấy mẫu 500 hộ".
_NOT_NUMBERED = Phrase(
    "tài khoản|giao khoán|trọng điểm|danh mục|chuyên mục|lấy mẫu|thu mẫu|thành phần|văn phòng"
)
_BEFORE_ENDS = (
    CLAUSE_ENDS | words("và") | QUANTITIES | frozenset({"TASKS", "DATE", "-", "+", ")", "DOCUMENT"})
)
_LEADS = words(
    "số tổng lượng kết quả hiện đã làm đạt được có là cho cấp tỷ lệ còn nay riêng toàn tỉnh lũy kế"
    " như sau gồm chuyển"
)


def figures(tokens: Tokens) -> Iterator[tuple[int, SaidFigure]]:
    """Yield each count achieved with the token it stands at."""
    for position, token in enumerate(tokens.items):
        quantity = token.value
        if not isinstance(quantity, Quantity) or quantity.part is not Sense.ACHIEVED:
            continue
        if token.word == RATIO and tokens.words[max(0, position - 1) : position] not in _RANKS:
            noun = quantity.what or _noun(tokens, position)
            yield position, SaidFigure(quantity.value, quantity.total, noun)
        elif token.word == COUNT and quantity.value and (quantity.what or is_counted(tokens, position)):
            yield position, SaidFigure(quantity.value, None, quantity.what or _noun(tokens, position))


def is_counted(tokens: Tokens, position: int) -> bool:
    """Return whether a bare number counts what is named beside it, rather than numbering or timing it."""
    value = tokens.items[position].value
    if isinstance(value, Quantity) and value.out_of:
        return True
    before, after = tokens.words[max(0, position - 1) : position], tokens.words[position + 1 : position + 2]
    is_held = _HELD.opens(keyed(tokens.words[position + 1 : position + 4])) is not None
    is_numbered = not _ORDINAL_AFTER.isdisjoint(before) and not _ends_in_a_noun(tokens, position)
    if (not is_held and not _NEVER_COUNTED.isdisjoint(after)) or is_numbered:
        return False
    return (
        _noun_after(tokens, position) is not None
        or _names_what_is_counted(tokens, position)
        or _IN_GROUPS.search(tokens.verbatim(position, position + 1)) is not None
        or _is_reached(tokens, position)
    )


def _ends_in_a_noun(tokens: Tokens, position: int) -> bool:
    return position > 1 and _NOT_NUMBERED.is_all(keyed(tokens.words[position - 2 : position]))


def _is_reached(tokens: Tokens, position: int) -> bool:
    """Return whether more than any share can be is reached, whatever is counted: "đã đạt 2100"."""
    value = tokens.items[position].value
    is_more = isinstance(value, Quantity) and value.value > PER_CENT
    return is_more and position > 0 and tokens.words[position - 1] in _REACHED


def _names_what_is_counted(tokens: Tokens, position: int) -> bool:
    noun = _noun_before(tokens, position)
    return noun is not None and (tokens.words[noun[0]] in COUNTED or tokens.verbatim(*noun).isupper())


def _noun(tokens: Tokens, position: int) -> str | None:
    """Return the noun counted: the one after the number, unless that belongs to the next number."""
    before, after = _noun_before(tokens, position), _noun_after(tokens, position)
    is_next = after is not None and (
        tokens.words[after[1] : after[1] + 1] in ([RATIO], [COUNT])
        and tokens.words[after[1] - 1] not in _ORDINAL_AFTER
    )
    noun = before if before and (is_next or not after) else after
    return tokens.verbatim(*noun) if noun else None


def _noun_after(tokens: Tokens, position: int) -> tuple[int, int] | None:
    start = position + 1
    end = _end_of_noun(tokens.words, start, min(len(tokens), start + _LONGEST))
    return (start, end) if end > start else None


def _noun_before(tokens: Tokens, position: int) -> tuple[int, int] | None:
    end = position - (tokens.words[position - 1] in {":", "="}) if position else 0
    start = start_of(tokens.words, end, _BEFORE_ENDS)
    while start < end and (
        tokens.words[start] in _LEADS or _VERBS.opens(keyed(tokens.words[start : start + 2]))
    ):
        start += 1 if tokens.words[start] in _LEADS else 2
    end = _end_of_noun(tokens.words, start, min(end, start + _LONGEST))
    return (start, end) if end > start else None


def _end_of_noun(message: list[str], start: int, limit: int) -> int:
    for position in range(start, limit):
        word = message[position]
        is_noun = word[:1].isalpha() and not word.isupper() and word not in _STOPS
        begins = (position, max(start, position - 1))
        is_noun = is_noun or any(_NOUNS.opens(keyed(message[at : at + 2])) for at in begins)
        if not is_noun or _VERBS.opens(keyed(message[position : position + 2])):
            return position
    return limit
