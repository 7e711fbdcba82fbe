"""Whether a sentence asks the bot or the secretariat something, with a question mark or without."""

from chat.understanding.meaning.extensions import asks_for_time, asks_to_report_late
from chat.understanding.things.dates import DATE
from chat.understanding.typed.clauses import PARTICLES
from chat.understanding.typed.phrases import ANY, WORD, Phrase, keyed
from chat.understanding.typed.spelling import words

_US = "(?:em|anh|chị|mình|tôi|bọn em|bên em|đơn vị|sở|xã|phường|phòng|huyện|cháu|e|a|c|tớ)"
CALLING = (
    rf"(?:(?:CALL|COMMAND|dạ|thưa|à|,|và|(?:(?:bot|em|anh|chị|e|a|c|ad|admin|bác|sếp|mn|các {WORD}|mọi"
    r" người|cả nhà"
    rf"|tổ giúp việc)(?: {WORD})? )?ơi) )*"
)
"""How a sentence may begin before it comes to the point: "dạ chị ơi", "@dondoc_bot"."""

_AGREEING = r"(?:(?:vâng|ok|ừ|rồi) (?:, )?)?"
_MAY_ASK = (
    rf"(?:(?:{_US} ){{0,2}}(?:cho|cho phép|xin|muốn)(?: phép)?(?: {_US})?(?: xin)? hỏi"
    "|(?:em|mình|tôi) (?:chưa|không) hiểu|(?:những |các )?(?:nhiệm vụ|việc|mục|nội dung) nào|bao giờ"
    "|sao(?! lưu| y| chép| kê| lục)|tại sao"
    "|vì sao|làm sao|có phải|ủa|ai)"
)
_OPENS_ASKING = Phrase(rf"{CALLING}{_AGREEING}{CALLING}{_MAY_ASK}")
_OPENS_WHEN, _THEN = Phrase(rf"{CALLING}(?:khi|lúc) nào"), words("thì mới")
_WHO_OR_WHY = words("ai sao")
_ENDS_SO = words("vậy thế hả hở nhỉ ta đấy đây")
_ASKS_WHO_OR_WHY = Phrase(
    r"(?<!biet )(?<!ro )ai (?:là|làm|lo|chủ trì|phụ trách|theo dõi|quản lý|đầu mối)(?! người)"
    r"|(?<!ban )(?<!lam )sao (?:(?:giờ|nay|bot|em|anh|chị|hệ thống|bên|mình|nó) ){0,2}(?:vẫn|lại|còn|cứ)"
)
_ASKS_AND_ENDS_SO = Phrase(
    rf"(?:(?<!anh )nào|gì|ai|sao|đâu|mấy(?<!\*)|bao nhiêu|bao giờ|hay)(?: (?!thì ){ANY}){{0,8}}?"
    r" (?:vậy|thế|hả|hở|nhỉ|ta|đấy|đây)"
    r"(?: (?:em|anh|chị|ạ|bot|ad|e|a|c|ơi))*$"
)
"""A word of asking and, at the end, one that only questions end in: "còn thiếu mục nào chưa báo vậy bot"."""
_OPENS_SUPPOSING = Phrase(
    rf"{CALLING}{_AGREEING}{CALLING}(?:{_MAY_ASK}|hỏi|nếu|trường hợp|giả sử|khi nào|có cần|có được)"
)
_OPENS_REQUEST = Phrase(
    rf"{CALLING}{_AGREEING}{CALLING}(?:(?:nhờ {_US}|nhờ bot|nhờ|làm ơn|xin|vui lòng|đề nghị|bot"
    rf"|giúp {_US}|{_US} muốn) )*"
    r"(?:liệt kê|thống kê|tra cứu|kiểm tra (?:giúp|lại|hộ)|xem (?:giúp|lại|hộ)|nhắc lại|giải thích"
    r"|chỉ (?:giúp|cách)"
    rf"|hướng dẫn (?:{_US}|giúp|cách)|tìm (?:giúp|hộ)|xuất (?:giúp|cho|file)|in (?:ra|giúp)|tổng hợp"
    r" (?:giúp|lại|cho)"
    rf"|(?:{_US} )?xin (?:lại )?(?:cái |bộ )?(?:file|mẫu|biểu mẫu|danh sách|link|bản mềm|số điện thoại"
    rf"|tài liệu)"
    rf"|gửi (?:lại|giúp|hộ)|gửi (?:cho )?{_US} (?:lại|xin|cái|với|mẫu|biểu|file|link|danh|văn|công văn|tài"
    rf"|kế hoạch|hướng)|(?:(?:anh|chị|em|bác|sếp|ad) )?cho"
    rf" (?:{_US} )?(?:xin|xem|biết)(?! nghỉ| phép| về| vắng| off))"
)
# Typed without marks these end like a question: "bắt đầu", "bản sao", "5 máy".
_ENDS_STATING = Phrase(
    rf"(?:bắt|ban|bước|lần|đoạn|hàng|đi|mở|chủ) đâu$|bản sao$"
    rf"|(?P<turn>lúc|khi|chỗ) {ANY} (?P=turn) không$|\d[\d.,]* mấy$|(?:đề nghị|kiến nghị|đề xuất)(?:"
    rf" (?!(?:hỏi|biết) ){ANY}){{0,9}}? máy(?: {ANY})?$|(?:cấp|thêm|thiếu|mua) máy$"
)
_MACHINES = "(?:in|tính|móc|chủ|quét|ảnh|phát|bơm|trạm|scan|photo|chiếu|lạnh|lọc|xúc)(?: |$)"
_ENDS_ASKING = Phrase(
    rf"(?:có|được|phải|đúng|cần|kịp|hay|sao|ổn|đủ|nên|thấy|biết|ok|tính|nữa|gì|xong)(?: {ANY}){{0,9}}? không$"
    r"|(?:bao giờ|khi nào|lúc nào|hôm nào|ngày nào|thế nào|như nào|ra sao|làm sao|thì sao|vì sao"
    rf"|sao|ở đâu|chỗ nào|đâu|bao nhiêu|mấy giờ|mấy|gì|ai|nào|bao lâu|hả|nhỉ"
    r"|(?:chưa|gì|nào|sao|vậy|thế|không) hở|(?:rồi|được|đúng|phải|vẫn|xong|thế|vậy|còn) chứ)$"
    rf"|(?:mấy(?! {_MACHINES}| DATE| (?:ngày|bữa|tuần|tháng) nay)|bao nhiêu) {ANY}$|còn (?:mấy (?:nhiệm|ngày"
    rf"|việc|mục|đầu|hôm)|bao nhiêu|bao lâu)"
)
_ENDS_IN_A_DOUBT = Phrase(r"hả(?<!\*)(?: (?:em|anh|chị|bot|ad|e|a|c|ạ))*$")
# "xong chưa" asks; "NV 5 thì chưa", "vẫn chưa" state.
_ENDS_WITH_YET = Phrase(
    rf"(?!(?:vẫn|thì|hiện|còn|cũng|mà|là|nhưng|nay|đều|dạ|vâng|thưa|TASKS|DATE|->|-|=|ra) ){ANY} chưa$"
)
# "VNPT đồng ý, Viettel chưa": some have, others have not.
_LACKS_BESIDE = Phrase(
    r", (?:(?:còn|riêng) )?(?:(?!xong|gửi|nộp|làm|có|nhận|được|báo|duyệt|ký|về|rồi|đã|bên|anh|chị"
    r"|em)[^ ,]+ ){1,3}chưa$"
)
# "A hay B ạ" asks; "phần mềm hay lỗi" states.
_OFFERS_A_CHOICE = Phrase(
    rf"hay (?:là )?(?!lỗi|bị|treo|chậm|quá|mất|đứt|rớt|lắm|chập|trục|gián|nghẽn|đơ"
    rf"|lag)(?:{ANY} ){{0,4}}?{ANY}$"
)
_ASKS_WHICH = Phrase(
    rf"DATE hay (?:là )?DATE|(?P<first>{ANY}) (?:{ANY} ){{1,2}}hay (?:là )?(?P=first) {ANY}"
    rf"|(?P<last>{ANY}) hay (?:là )?{ANY} (?P=last)"
    rf"|(?:đơn vị|sở|ngành|phòng|bên) nào(?! (?:cũng|đó|khác)(?: |$))|(?:có|còn"
    rf"|gồm) bao nhiêu"
    rf"|(?:có|cần|phải|được"
    rf"|nên)(?: {ANY}){{0,9}}? không hay"
)
# Who asks so does not want to know who: "ai bảo NV 5 chưa làm?"
_CONTRADICTS = Phrase(
    rf"{CALLING}(?:ai|đứa nào|thằng nào|người nào) (?:bảo|nói|kêu|dám|đồn)(?= .* (?:chưa|không) )"
)
_CALLED = words("ơi") | {"CALL"}
_REPORTING = Phrase("gửi|nộp|báo cáo|chọn|ghi|dùng")
_IS_EMBEDDED = Phrase(
    rf"(?:không|chưa|đâu có)(?: {ANY}){{0,6}}? (?:bao giờ|khi nào|lúc nào|thế nào|ra sao|gì|ai|nào|đâu"
    rf"|bao nhiêu"
    r"|mấy)"
    "|từ (?:đời|thuở|lúc) nào"
)
_CONFIRMS = Phrase(
    r"(?:như vậy |thế |vậy )*(?:có )?(?:được|đúng|phải|ok|ổn)(?: rồi)?(?: (?:không|chưa|hả"
    r"|nhỉ))?(?: (?:em|anh|chị|ạ))*"
)
_TRAILING = PARTICLES | {","}
_COMRADE = Phrase("đồng chí")
_BEGS = Phrase("xin|cho|đề nghị|mong")
_POLITELY = Phrase("được (?:không|chứ)|(?:nhé|nha|ạ|với)$")


def is_question(sentence: list[str], is_marked: bool) -> bool:
    """Return whether a sentence, marked or not by a "?", asks something, not politely for time."""
    said = keyed(sentence)
    if _CONTRADICTS.opens(said):
        return False
    if asks_for_time(said) and (_BEGS.search(said) or DATE in sentence) and _POLITELY.search(said):
        return False
    return is_marked or _asks_unmarked(sentence, said)


def opens_question(clause: list[str]) -> bool:
    """Return whether a clause opens a question that goes on after it: "nếu NV 5 xong, ..."."""
    return _OPENS_SUPPOSING.opens(keyed(clause)) is not None


def confirms(clause: list[str]) -> bool:
    """Return whether a clause only asks whether what stands before it is so: "..., đúng không em"."""
    return _CONFIRMS.is_all(keyed(clause))


def asks_and_ends_so(clause: list[str]) -> bool:
    """Return whether a clause asks by itself, whatever follows it: "hạn là 13 hay 14 vậy em, ..."."""
    if _ENDS_SO.isdisjoint(clause[-4:]):
        return False
    said = keyed(clause)
    return _ASKS_AND_ENDS_SO.search(said) is not None and not _IS_EMBEDDED.search(said)


def _asks_unmarked(sentence: list[str], said: str) -> bool:
    if _OPENS_REQUEST.opens(said):
        return not asks_for_time(said) and not asks_to_report_late(said)
    if (
        (_OPENS_WHEN.opens(said) and _THEN.isdisjoint(sentence))
        or _OPENS_ASKING.opens(said)
        or _asks_which(said)
        or _asks_with_its_word(sentence, said)
    ):
        return True
    if _ENDS_IN_A_DOUBT.search(said):
        return True
    kept = len(sentence)
    while kept and (sentence[kept - 1] in _TRAILING or _is_title(sentence, kept)):
        kept -= 1 + _is_title(sentence, kept)
    tail = keyed(sentence[:kept])
    if _IS_EMBEDDED.search(tail):
        return False
    is_called = not _CALLED.isdisjoint(sentence[:4])
    is_addressed = is_called or kept < len(sentence) or _REPORTING.opens(said) is not None
    if _LACKS_BESIDE.search(tail):
        return False
    asks = _ENDS_WITH_YET.search(tail) or (_ENDS_ASKING.search(tail) and not _ENDS_STATING.search(tail))
    return bool(asks or (is_addressed and _OFFERS_A_CHOICE.search(tail)))


def _asks_which(said: str) -> bool:
    found = _ASKS_WHICH.search(said)
    return found is not None and not _IS_EMBEDDED.search(said[: found.end()])


def _is_title(sentence: list[str], end: int) -> bool:
    """Return whether "đồng chí" stands before a token."""
    return _COMRADE.is_all(keyed(sentence[max(0, end - 2) : end]))


def _asks_with_its_word(sentence: list[str], said: str) -> bool:
    """Return whether a word of asking does so wherever it stands: "NV 5 ai là đầu mối vậy"."""
    if not _WHO_OR_WHY.isdisjoint(sentence) and _ASKS_WHO_OR_WHY.search(said):
        return True
    return asks_and_ends_so(sentence)
