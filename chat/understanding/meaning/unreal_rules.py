"""The phrases in which a status is named but not so: ordered, planned, claimed by mistake, denied, ahead."""

from chat.understanding.meaning.rule import DONE, NOT, WORK, Rule, Strength
from chat.understanding.things.dates import DATE
from chat.understanding.typed.phrases import ANY, WORD
from plans.status import Status

_OUGHT = "(?:lẽ ra|đáng lẽ|đáng ra|đáng lý|lý ra|nhẽ ra)"
_STATED = rf"(?:(?:đã )?{DONE}|{NOT} (?:{DONE}|{WORK}|có gì|đụng)|(?:đang|vẫn đang) {WORK}|đang {WORD})"
_BY_MISTAKE = "(?:(?:báo|ghi|bấm|chọn|nhập|gửi|tính|nói|viết|điền|tích) )?(?:nhầm|lộn|sai)"
_AS = "(?: (?:là|thành|sang|trạng thái|vào))*"
_IS_NOT_SO = rf"(?:{NOT}|đâu|có) (?:có )?phải(?: (?:là|vì|do))*"
_SAYS_WHO = "(?:ai|đứa nào|thằng nào|người nào) (?:bảo|nói|kêu|dám|đồn|báo|ghi)"
_ORDERS = (
    "(?:giao|nhắc|nhắc nhở|yêu cầu|chỉ đạo|đôn đốc|đề nghị|giục|hối|đòi|quán triệt|lưu ý|mong)"
    '(?: (?::|"|cho|tới|đến))*'
    " (?:các|sở|ban|ngành|ubnd|xã|phường|phòng|đơn vị|cơ quan|địa phương|huyện|thôn|mình|bọn|chúng|em|anh)"
)
_ORDERED = "(?:được )?giao(?: (?:phải|cần|cho|chỉ tiêu|sở|xã|đơn vị))*"
_RULED = "(?:kết luận|quán triệt|bảo|nhắc)"
_BELIEVED = "(?:tưởng|ngỡ|nghĩ|đoán|chắc mẩm)(?: (?:là|rằng))?"
_ONLY_WHEN = "(?:chừng nào|chỉ khi|khi nào|bao giờ|phải có|phải đợi|phải chờ|chỉ cần)"
_LAST_STEPS = (
    "(?:ký|duyệt|phê duyệt|trình|nộp|gửi|chốt|in|nghiệm thu|bàn giao|thanh toán|quyết toán|thẩm định"
    "|ban hành|đóng dấu|họp|chạy|test|nhập|lắp|cài|phát|cấp|niêm yết|đăng|ra văn bản)"
)
_OTHER_TASKS = "(?:việc|nhiệm vụ|đầu việc|mục)"
_HEARSAY = "(?:nghe (?:nói|đâu|bảo|đồn)|hình như|có vẻ|dường như|không chắc|chắc gì)"
_DEPENDS = "(?:phụ thuộc|tùy thuộc|tùy|trông|dựa|căn cứ|liên quan)(?: (?:vào|tới|đến))?"
_PREPARING = (
    "(?:(?:việc|công tác|bước|khâu) )?(?:lấy ý kiến|xin ý kiến|góp ý|chuẩn bị|khảo sát|thẩm định|tham mưu"
    "|đấu thầu|lựa chọn|chọn thầu|lập (?:kế hoạch|dự toán|hồ sơ|danh sách)"
    "|xây dựng (?:dự thảo|kế hoạch|dự toán|đề cương))"
)
_BEING_TOLD = "(?:minh chứng|báo|gửi|nộp|cập nhật|nhập|ghi|thấy|nhận được)"

UNREAL: tuple[Rule, ...] = (
    Rule(
        Status.IN_PROGRESS,
        Strength.PARTIAL,
        rf"{_OUGHT}(?: (?!đã ){ANY}){{0,6}}? {DONE}|{_BY_MISTAKE}{_AS} (?:đã )?{DONE}",
    ),
    Rule(
        None,
        Strength.PLAIN,
        rf"{_BY_MISTAKE}{_AS} {_STATED}"
        rf"|{_SAYS_WHO}(?: (?!đã ){ANY}){{0,4}}? {_STATED}"
        rf"|{_ORDERS}(?: (?!đã |được ){ANY}| ,){{0,9}}? {DONE}"
        rf"|{_ORDERED} {DONE}|{_RULED}(?: (?!đã ){ANY}| [,:]){{0,9}}? phải {DONE}"
        rf"|{_BELIEVED}(?: (?!đã |khó ){ANY}){{0,4}}? {DONE}(?! (?:rồi )?mà(?: |$))"
        rf"|{_ONLY_WHEN}(?: (?!đã ){ANY}){{0,3}}? {DONE}(?= (?:rồi )?(?:thì|mới))"
        rf"|{_HEARSAY}(?: {ANY}){{0,3}}? {DONE}|{_DEPENDS}(?: (?!đã ){ANY}){{0,5}}? {DONE}",
    ),
    Rule(Status.IN_PROGRESS, Strength.LEFT_TO_DO, rf"{DONE} (?:đâu|gì|nỗi gì|cái gì|thế nào) mà {DONE}"),
    Rule(
        Status.IN_PROGRESS,
        Strength.PARTIAL,
        rf"{_IS_NOT_SO} chưa(?: {WORD})?"
        rf"|(?:nói|bảo|kêu|khẳng định|thông báo)(?: (?:là|rằng))?(?: {ANY}){{0,4}}? {DONE}"
        rf"(?: (?:rồi|hết|cả))* (?:nhưng|song|mà (?:thực|bên|đơn|chúng|em chưa|chưa|không))",
    ),
    Rule(
        Status.IN_PROGRESS,
        Strength.FORECAST,
        rf"thì(?: {ANY}){{0,3}}? mới {DONE}"
        rf"|(?:{DATE} )?{_LAST_STEPS}(?: (?!đã |rồi ){WORD}){{0,3}}? (?:nữa )?(?:là|thì) {DONE}",
    ),
    Rule(
        Status.IN_PROGRESS,
        Strength.PLAIN,
        rf"(?:đã )?{DONE} (?:mỗi|được (?:cái|mỗi|có|phần|bước|khâu|đoạn|nửa|vài|mấy)|{_PREPARING})"
        rf"|(?:chậm|trễ|lâu) {DONE}|{NOT} (?:đâu vào đâu|ra (?:gì|sao|đâu)|(?:đi )?(?:tới|đến) đâu|ăn thua)",
    ),
    Rule(
        Status.IN_PROGRESS,
        Strength.LACKING,
        rf"còn(?: (?:mỗi|khoảng|có|đúng|tầm|lại))* COUNT (?!{_OTHER_TASKS})(?:{WORD} ){{1,5}}?chưa"
        rf"(?: được)?(?! {_BEING_TOLD})",
    ),
)
"""They are tried before all others."""
