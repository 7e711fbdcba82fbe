"""Words that look like work and give none: closing formulas, conditions, praise, what is past."""

from plans.patterns import sought
from plans.reading.given.terms import without_terms
from plans.reading.given.words import begins_a_doer, begins_an_act, lowered

_FILLERS = (
    r"(?:nghiêm túc|nghiêm|khẩn trương|chủ động|tập trung|tổ chức|quán triệt|quan tâm|triển khai|thực hiện"
    r"|thi hành|chấp hành"
    r"|căn cứ|theo|đúng|chức năng|nhiệm vụ|được giao|quyền hạn|và|với|việc|tốt|có|hiệu quả|kịp thời|đầy đủ"
    r"|quyết liệt|đồng bộ"
    r"|các|một số|những|toàn bộ|nội dung|giải pháp|công việc|yêu cầu|trọng tâm|cụ thể|chủ yếu|chỉ thị"
    r"|công điện|kế hoạch"
    r"|thông báo|nghị quyết|quyết định|văn bản|công văn|chương trình|ý kiến|kết luận|chỉ đạo|sau đây"
    r"|như sau|sau|dưới đây|này"
    r"|trên|nêu|nói|tại|của|quy định|hiện hành|chịu|trách nhiệm|biết|để|phối hợp|trong đó|lưu ý|chú trọng"
    r"|tiếp tục|tinh thần"
    r"|điều|khoản|mục|phần|thời gian|tới|trước mắt|ngay|phê duyệt|cùng|đã|đề ra|giao|tích cực|tiến độ"
    r"|chất lượng|tránh|hình thức|làm tốt|bảo đảm|đảm bảo)"
)
_NOTHING_TO_DO = sought(rf"(?:{_FILLERS}(?!\w)|(?:\d+|[ivx]+)(?!\w)|[\s,;:.()/–-])*")
_ASIDE = sought(r"\([^()]*\)")
_MAY_BE_A_TERM = sought(
    r"\d|hoàn|xong|trước|trong|chậm|muộn|đến|hết|vào|hạn|không quá|từ|kết thúc|tháng|quý|năm|phải|phấn|cơ"
)
_IN_FORCE = sought(
    r"thi hành (?:quyết định|chỉ thị|kế hoạch|nghị quyết|quy chế|văn bản|công văn|điều)|(?:quyết định"
    r"|nghị quyết) (?:này )?"
    r"(?:thi hành|có hiệu lực)"
)
_OPENINGS = sought(
    r"(?:nhận được|trên đây|trên cơ sở đó|trong quá trình|trong trường hợp|nếu |trường hợp|quá thời hạn"
    r"|hết thời hạn|xin |kính "
    r"|mọi (?:vướng|thông|khó|ý|chi)|rất mong|trân trọng|khi có (?:vướng|khó|thay)|sau khi (?:nghe|xem)"
    r"|xét |theo (?:đề nghị|báo cáo|tin)"
    r"|qua theo dõi|thời gian qua|thời gian gần đây|hiện nay|từ đầu năm|tuy nhiên|bên cạnh|nhìn chung"
    r"|nguyên nhân|biểu dương"
    r"|ghi nhận|đánh giá cao|phê bình|hoan nghênh|đồng ý|nhất trí|cơ bản|nhấn mạnh|kết luận|lưu ý:"
    r"|thống nhất (?:với|chủ|nội|đánh|chỉ|ý|các|về|đề|trình)"
    r"|chủ trì (?:cuộc|buổi|hội nghị|phiên|họp)|quyết định (?:này|có)|chỉ thị này|kế hoạch này|thông báo này"
    r"|kèm theo|ban hành kèm|tại (?:phiên|cuộc|buổi|hội|trụ)|ngày \d|sáng |chiều |năm \d{4},"
    r"|căn cứ (?:luật|nghị (?:định|quyết)|quyết định|thông (?:tư|báo)|hiến pháp|bộ luật)(?! này)"
    r"|căn cứ (?:kế hoạch|công văn|chỉ thị) số"
    r"|thực hiện (?:nhiệm vụ được|quyết định|chỉ thị|công văn|kế hoạch|thông báo|kết luận"
    r"|nghị quyết)(?: số)? (?:\d|của)"
    r"|thông báo (?:để|đến|tới|cho|kết luận|ý kiến))"
)
_CONDITION = sought(
    r"(?:trong (?:quá trình|trường hợp)|nếu |trường hợp|khi (?:có|phát sinh)|quá thời hạn|mọi |quá trình)"
)
_NO_DOING = sought(r"(?:thời gian|thời hạn|tiến độ|kinh phí|hiệu lực|từ ngày \d)")
_AGREES = sought(
    r"(?:thống nhất|đồng ý|nhất trí|cơ bản|biểu dương|ghi nhận|tiếp thu|hoan nghênh|phê bình|về |đối với"
    r"|riêng|kinh phí|thời gian)"
)
_REFERS = sought(
    r"thực hiện (?:nhiệm vụ|chỉ đạo|ý kiến|các văn bản|quyết định|chỉ thị|công văn|kế hoạch|thông báo"
    r"|kết luận|nghị quyết|chương trình|luật|công điện)"
)
_INTRODUCES = sought(
    r"(?:yêu cầu|đề nghị|chỉ đạo|kết luận|ý kiến|giao|quyết nghị|chỉ thị|thống nhất|như sau|sau đây|sau)\W*$"
)
_DECIDES = sought(
    r"(?:phê duyệt|ban hành|thành lập|quyết định|tặng|bãi bỏ|công nhận|điều chỉnh|bổ nhiệm"
    r"|tổ chức thực hiện\W*$|thời gian|kinh phí)"
)
# The first verb tells whether something can be finished once or goes on.
_GOES_ON = sought(
    r"(?:chủ động |tích cực |kịp thời |tiếp tục )*(?:tăng cường|đẩy mạnh|thường xuyên|theo dõi|đôn đốc"
    r"|giám sát|duy trì"
    r"|bảo đảm|đảm bảo|tiếp tục|chủ động|phối hợp|tuyên truyền|vận động|siết chặt|quản lý|kiểm soát|nâng cao"
    r"|chịu trách nhiệm|quan tâm|chú trọng|nghiêm túc|chấp hành|tuân thủ|thực hiện nghiêm|định hướng|là "
    r"|làm |phát huy"
    r"|lãnh đạo|kiên quyết|ngăn chặn|quán triệt|động viên|khuyến khích|hướng dẫn|tập trung|chăm lo|giữ"
    r"|tuần tra|hằng "
    r"|hàng |định kỳ|phục vụ|hỗ trợ|xử lý nghiêm|không để|tạo điều kiện|tích cực|tăng|kịp thời|trực"
    r"|sẵn sàng|kiểm tra"
    r"|tuyệt đối|căn cứ chức năng|theo chức năng|chỉ đạo .{0,40}?tăng cường|đổi mới|thúc đẩy)"
)
_PAST = sought(r"(?<!\w)(?:đã|đang|vừa|chưa|còn)(?!\w)")
_PAST_WITHIN = 40
_FEWEST_WORDS = 5


def gives_nothing(what: str) -> bool:
    """Return whether the words, but for a deadline, ask for no more than to carry out the document itself."""
    small = _ASIDE.sub("", lowered(what))
    if _IN_FORCE.search(small):
        return True
    filled = _NOTHING_TO_DO.match(small)
    rest = small[filled.end() :] if filled else small
    return not rest or (_MAY_BE_A_TERM.match(rest) is not None and _says_only_when(small))


def _says_only_when(small: str) -> bool:
    return _NOTHING_TO_DO.fullmatch(without_terms(small)) is not None


def opens_no_work(clause: str) -> bool:
    """Return whether a clause begins as conditions, reasons, thanks and praise do."""
    return _OPENINGS.match(lowered(clause)) is not None


def refers_to_others(clause: str) -> bool:
    """Return whether a clause names the document that is the reason for what follows."""
    return _REFERS.match(lowered(clause)) is not None


def is_a_condition(clause: str) -> bool:
    """Return whether a clause says under what condition the rest of its sentence is asked."""
    return _CONDITION.match(lowered(clause[:_PAST_WITHIN])) is not None


def is_a_circumstance(clause: str) -> bool:
    """Return whether a clause tells of time or money and of nothing to do."""
    return _NO_DOING.match(lowered(clause)) is not None


def agrees_or_introduces(clause: str) -> bool:
    """Return whether a clause only agrees to something or names the topic of what follows."""
    return _AGREES.match(lowered(clause)) is not None


def tells_of_the_past(words: str) -> bool:
    """Return whether the words begin by telling what was or was not done."""
    return _PAST.search(lowered(words[:_PAST_WITHIN])) is not None


def introduces_work(text: str) -> bool:
    """Return whether a paragraph ends as those do below which the work stands: "… có ý kiến như sau:"."""
    return _INTRODUCES.search(lowered(text[-40:])) is not None


def asks_nobody(text: str) -> bool:
    """Return whether a paragraph tells of something to be done, yet of nobody to do it."""
    decides = _DECIDES.match(lowered(text)) is not None or text.isupper()
    return begins_an_act(text) and not (decides or opens_no_work(text) or gives_nothing(text))


def is_a_duty(text: str) -> bool:
    """Return whether a paragraph below a unit's name can be its duty, whatever verb it begins with."""
    ends = text.rstrip().endswith((".", ";", "/"))
    says_enough = len(text.split()) >= _FEWEST_WORDS
    empty = opens_no_work(text) or gives_nothing(text) or tells_of_the_past(text) or is_a_circumstance(text)
    return ends and says_enough and not empty and not begins_a_doer(text)


def goes_on(what: str) -> bool:
    """Return whether something is done on and on, as its first verb tells."""
    return _GOES_ON.match(lowered(what)) is not None
