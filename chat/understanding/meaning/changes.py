"""Saying that nothing has changed: "không thay đổi", "vẫn vậy", "như tháng trước"."""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.understanding.typed.phrases import ANY, Phrase
from chat.understanding.typed.tokens import Group, Tokens

UNCHANGED = "UNCHANGED"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The statement that nothing is new."""


# What may follow: "không đổi mật khẩu" says nothing of a task.
_END = (
    r"(?= (?:[,.;:)(!|\n]|so với|ạ|nhé|nha|em|anh|chị|e|a|c|cả|gì|nào|đâu|hết|về|trong|từ|thêm|cho|TASKS"
    r"|nên|mà|và|kể|ở|tại|đối|các|để"
    "|với|DATE|rồi|ơi|bác|sếp)(?: |$)|$)"
)
_UNCHANGED = Phrase(
    rf"so với (?:DATE|(?:tháng|tuần|kỳ|lần|quý|đợt|hôm|bữa) {ANY})(?: {ANY}){{0,2}}? (?:chưa|không|vẫn)"
    rf"(?: {ANY}){{0,4}}? (?:gì|nào|vậy|thế|mấy|nguyên|cũ){_END}"
    r"|(?:(?:vẫn|hiện|cũng|đều|thì|tiến độ|số liệu|trạng thái|tình hình|là) )*(?:"
    r"(?:không|chưa|chẳng|chả|đâu(?= có))(?: (?:có|hề|thấy|gì|phát sinh|sự|nội dung|thông tin"
    r"|nhiều))* (?:thay đổi"
    rf"|đổi|mới|khác|biến động|tiến triển|phát sinh|chuyển biến)(?: (?:gì|mới|thêm|nhiều|nội dung"
    rf"|việc))*{_END}"
    rf"|(?:không|chưa) (?:có|hề|thấy)(?: (?:gì|thông tin|nội dung|số liệu))* cập nhật(?: (?:gì|mới"
    rf"|thêm))*{_END}"
    r"|(?:giống hệt|giống|y chang|y hệt|y như|hệt|như)(?: như)? (?:báo cáo )?(?:tháng|tuần|kỳ|lần|quý"
    r"|đợt|hôm|bữa|báo cáo|kỳ báo cáo)(?: báo cáo)? (?:trước|qua|rồi|cũ)"
    rf"|(?:giống|y )?như (?:cũ|trước|cũ thôi|vậy|thế|đã báo cáo){_END}|(?:giữ )?nguyên(?: (?:trạng|như cũ"
    rf"|trạng thái|hiện trạng|tiến độ))?{_END}|giữ nguyên {ANY}|(?:giống|y|vẫn như)(?: hệt| như)? (?:báo cáo "
    rf"|kỳ )?DATE{_END}|y (?:nguyên|vậy|thế|xì|cũ)|(?:giậm|dậm) chân(?: tại chỗ)?(?= [.;\n]|$)"
    rf"|(?:không|chưa) (?:có )?làm (?:được )?gì (?:thêm|mới)(?: được)?{_END}"
    rf"|(?:vẫn )?cũ thôi|(?<=TASKS )(?:thì )?không có{_END}"
    rf"|(?<=\A )cũng (?:vậy|thế)|không (?:có )?(?:trường hợp|hồ sơ|vụ việc|đối tượng) nào|vẫn (?:vậy|thế"
    rf"|như vậy|như thế"
    rf"|như cũ))"
)


def with_changes(tokens: Tokens) -> Tokens:
    """Return the tokens with every statement that nothing has changed gathered into one."""
    return tokens.gathered(_unchanged(tokens))


def _unchanged(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_UNCHANGED):
        yield Group(found.first, found.after, UNCHANGED, Unchanged())
