"""What stands in the way of a task: after "khó khăn", "vướng", "do", or outright ("phần mềm hay lỗi")."""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.understanding.meaning.extensions import asks_for_time
from chat.understanding.meaning.guidance import awaits_guidance, lacks_guidance
from chat.understanding.meaning.promises import with_promises
from chat.understanding.things.dates import DATE
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import CLAUSE_ENDS, SENTENCE_ENDS, start_of, stretches
from chat.understanding.typed.phrases import ANY, WORD, Phrase, keyed
from chat.understanding.typed.spans import end_of_span, trimmed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

OBSTACLE = "OBSTACLE"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A difficulty as written; in some a word from above is missing, some are called a difficulty."""

    written: str
    lacks_guidance: bool
    is_named: bool


_WEAK_NAMES = "(?:tồn tại|hạn chế)"
_NAMES = (
    "(?:khó khăn|vướng mắc|vướng|(?:cái|điểm) (?:khổ|khó)|(?:khổ|ngặt) (?:cái|nỗi)|nguyên nhân|lý do|lí do"
    "|trở ngại|bất cập"
    "|kẹt(?! họp| xe| lịch| việc)"
    rf"|{_WEAK_NAMES}(?=(?: (?:,|và))? (?:{_WEAK_NAMES}|khó khăn|vướng|nguyên nhân|:)))"
)
_NAMED = Phrase(
    rf"(?:(?:đang|còn|bị|gặp|có|một số|những|nhiều|do|vì|hiện|các|cái) )*{_NAMES}(?: (?:(?:,|và|/"
    rf"|-) )?(?:{_NAMES}|{_WEAK_NAMES}))*"
    r"(?: (?:chậm|chính|chủ yếu|lớn nhất|chưa hoàn thành|chưa triển khai|hiện nay|hiện tại|là|do|vì|bởi"
    r"|tại|việc|ở|về|trong|nhất|chỗ|khâu|cái|như sau|trễ|chậm trễ|chung|của đơn vị|:|-))*"
)
_REASON = Phrase(r"(?:là |cũng )?(?:do|vì|bởi|bởi vì|tại vì)(?: (?:là|vì|việc|:))*")
_NOT_A_REASON = Phrase(
    rf"(?:đó|vậy|thế|này|(?:(?!chưa|không|chậm|lỗi|thiếu){ANY} ){{1,6}}(?:chủ trì|quản lý|cung cấp|xây"
    r" dựng|tổ chức|phát động|ban hành|cấp phát|giao|làm chủ đầu tư))"
)
_SLOW = words(
    "chưa không chậm muộn trễ khó vướng xin lùi hạn đang mới thấp giảm kịp cơ gần sắp chỉ còn khăn dừng"
    " kéo hoãn dời chỉnh xuống tụt hụt sụt"
) | {"PERCENT", "RATIO", "%"}
_LINK = (
    "(?:(?:là|nhưng|tuy nhiên|tuy|cơ mà|mà|song|chỉ|hiện|vẫn|đang|còn|mỗi tội|tại|hơi|cái|có điều|sở|xã"
    "|phường|huyện|đơn vị|bên em|bên mình|bọn em|,) )*"
)
_MEANS = (
    "(?:mô hình|nhà thầu|giảng viên|chuyên gia|trụ sở|mặt bằng|kinh phí|nguồn|vốn|nhân lực|nhân sự|người"
    "|máy|thiết bị|cán bộ|tài khoản|phần mềm"
    "|mẫu|quy định|cơ"
    " sở|dữ liệu|văn bản|hạ tầng|đường truyền|hệ thống|mạng|biên chế|tiền|trang thiết bị|chữ ký số)"
)
_FAILS = (
    "(?:(?<!xin )(?<!sua )(?<!phuc )lỗi|hỏng|quá tải|(?:bị|hay|cứ|đang) treo|chập chờn|trục trặc|gián đoạn"
    "|(?:hay|cứ|thường|liên tục) (?:bị )?(?:timeout|lag|đơ|rớt|văng|out|sập)|không ổn định|nghẽn)"
)
_LACKS = (
    "(?:yếu|thấp|ít|khó|khó khăn|hạn chế|chưa (?:có|đồng bộ|ổn định|bố trí|đáp ứng|quen|kết nối|đầy đủ"
    "|thống nhất|rõ|được)|không (?:có|đủ|hợp tác|kết nối|vào|truy cập|đồng bộ|ổn định|chịu|muốn)|thiếu"
    "|chậm)"
)
_OTHERS = (
    "(?:người già|các cụ|ngư dân|gia đình|thân nhân|người dân|nhân dân|bà con|hộ dân|dân|doanh nghiệp|dn"
    "|tiểu thương|chủ hộ"
    "|phụ huynh|các xã|các đơn vị|họ)"
)
_UNWILLING = (
    "(?:không|chưa|chẳng|ngại|lười)(?: (?:chịu|đồng ý|hợp tác|muốn|biết|quen|phối hợp|mặn mà|cài|(?:về|đến"
    "|lên|ra)(?= )|có (?:tài|điện thoại|smartphone|căn cước|mạng|sóng|tiền|giấy|nhu cầu)))+"
)
_BODIES = (
    "(?:huyện|nhà thầu|nhà cung cấp|viện|tòa|công ty|ngân hàng|vnpt|viettel|kho bạc|bưu điện|nhà mạng"
    "|chi cục|cục|bên (?:đó|kia|ấy)"
    "|các (?:sở|xã|huyện|đơn vị|trường|ngành|nhà mạng|phòng))"
)
_OMITS = "(?:gửi|bàn giao|cung cấp|cử|ký|trả|phối hợp|xác nhận|nộp|mở|đồng ý|thống nhất|chuyển)"
_BEGINS = r"(?:(?<=\A )|(?<=[,.;:\n(|-] )|(?<=TASKS )|nhưng |tuy nhiên |báo cáo là )"
_MEANS_AWAITED = Phrase(
    rf"(?:(?:đang|còn|vẫn|phải|hiện|do|vì|vì còn) )*(?:chờ|đợi)"
    rf" (?:(?!bộ(?! trí) |hướng |chỉ đạo|ý kiến){WORD} ){{0,5}}?"
    rf"(?:{_MEANS}|phôi|thẻ|nguồn lực|dự toán|đơn giá)"
)
_USED_UP = "(?:đã )?(?:hết|cạn|không còn) (?:kinh phí|tiền|vốn|nguồn|ngân sách)"
_WEATHER = (
    "(?:mưa (?:bão|lũ|lụt|dầm|suốt|kéo dài|liên tục)|bão (?:số|lũ|lụt|về)|lũ (?:lụt|về|quét|cuốn)|ngập lụt"
    "|sạt lở|thiên tai|dịch bệnh|mất (?:điện|mạng)|thời tiết (?:xấu|không))"
)
_AWAY = (
    "(?:đi làm (?:ăn )?xa|làm ăn xa|đi (?:vắng|xa|biển|học xa|nước ngoài|xuất khẩu)|vắng (?:mặt|nhà)|ở (?:xa"
    "|nước ngoài)|ốm (?:đau|nặng|yếu)?|già yếu|nằm (?:viện|liệt)|bị bệnh|chưa (?:về|gặp|liên (?:lạc|hệ))"
    "|không (?:về|gặp|có mặt|ở nhà|có nhà|liên (?:lạc|hệ)|đi lại|đến|hợp tác)|từ chối|không còn ở)"
)
_PEOPLE = "(?:người|công dân|cụ|hộ|em|học sinh|dân|bà con|đối tượng|trường hợp|lao động|cháu|nhân khẩu)"
_ENDS_SENTENCE = r"(?: (?:rồi|ạ|nhé|nha|em|anh|chị))*(?= [.;\n]|$)"
_OUTRIGHT = Phrase(
    rf"{_BEGINS}{_LINK}(?P<span>(?:tạm )?(?:dừng|ngừng){_ENDS_SENTENCE}"
    rf"|{_WEATHER}(?: {WORD}){{0,6}}|{_BODIES}(?: {WORD}){{0,4}}? (?:chưa"
    rf"|không) {_OMITS}(?: {WORD}){{0,4}}|(?:(?!không|chưa|do|vì|đã|đang|xong|được|nên|là|chờ"
    rf"|đợi){WORD} ){{0,5}}?{_OTHERS}(?: {WORD}){{0,5}}? {_UNWILLING}(?: {WORD})?"
    rf"|(?:{WORD} ){{0,6}}?(?:mạng|sóng|đường truyền|hệ thống|phần mềm|máy móc|hạ tầng|tiền|vốn"
    rf"|kinh phí)(?: {WORD})? (?:yếu|kém|cũ|chậm|hẹp)|(?:không"
    rf"|chưa) (?:{WORD} ){{1,2}}được với(?: {WORD}){{1,4}}|chưa (?:thống nhất|kết nối|liên thông|liên hệ"
    rf"|thỏa thuận|truy cập|đăng nhập|tích hợp) được(?: (?:với|vào|sang|lên)(?: {WORD}){{1,4}})?|(?:không"
    rf"|chưa) rõ (?:ai|phải|làm|đầu mối|số|nguồn|cách)(?: {WORD}){{0,4}}|\d+ (?:{WORD} ){{1,3}}(?:chưa"
    rf"|không) (?:có|biết|chịu)(?: {WORD}){{1,3}}|(?:bị |do )?(?:lỗi|hỏng|treo|nghẽn|rớt) {_MEANS}"
    rf"|\d[\d.]* {_PEOPLE} (?:{WORD} ){{0,3}}?{_AWAY}(?: {WORD}){{0,5}}"
    rf"|thiếu {ANY}|{_USED_UP}|(?:chưa|không) (?:được )?(?:có|bố trí|đủ|cấp"
    rf"|phân bổ)(?: {ANY}){{0,3}}? {_MEANS}|{_MEANS}(?: {ANY}){{0,4}}? (?:chưa|không) (?:có|đủ|được"
    rf"|bố trí|về)|(?:(?!(?:nhưng|tuy|đã|đang|làm|xong|chưa|không|vì|bởi|thực) ){WORD} ){{1,7}}?{_FAILS})"
    rf"|{_BEGINS}(?:(?:(?:trước|sau|từ|đến|trong|hiện|do) )?{DATE} )?"
    rf"(?P<so>(?!đã xong|xong|đã hoàn)(?:(?:{WORD}|\d+) ){{1,18}}?{WORD}"
    rf"(?= nên (?:(?:{WORD}|TASKS) ){{0,6}}?(?:chưa"
    rf"|không|chậm|phải|tạm|dừng|ngừng|hoãn|gián đoạn"
    r"|xin|mới|còn|tiến)))"
    rf"|(?:nhưng|tuy nhiên|song|mỗi tội|có điều|cơ mà|ngặt (?:cái|nỗi)"
    rf"|khổ nỗi) (?:là )?(?P<but>(?:{WORD} ){{1,9}}?{_LACKS})"
)
_CANNOT = Phrase(
    rf"(?:chưa|không)(?: thể)?(?: {WORD}){{1,2}}? (?:được|kịp|nổi|xuể)|khó(?! khăn)"
    r"|(?:chậm|trễ)(?: tiến độ| hạn)?"
)
_FAILS_TO = words("chưa không đang bị hết thiếu hỏng lỗi mất bận ốm nghỉ hẹn lâu chậm kéo nhiều")
_OF, _IS = [[word] for word in words("của ở trong")], [[":"], *([word] for word in words("là"))]
_GOES_ON = words("đang")
_NOT_PROVIDED = Phrase("chưa (?:được )?(?:giao|bố trí|cấp|phân|chọn)")
_UNFINISHED = Phrase("(?:chưa|không) (?:xong|được|hoàn thành|thực hiện|làm|triển khai)")
_OF_OURSELVES = words(
    "em e anh chị mình tôi bên bọn sở xã phường huyện phòng đơn sẽ đã đang chưa không còn hiện vẫn nên để"
    " mong xin nhờ đề kiến hẹn cố chắc mới do vì bởi cuối đầu tuần tháng mai nhưng và khi chờ đợi có rồi từ"
    " này kính"
) | {TASKS, DATE}
_STATEMENTS = [[word] for word in words("chưa xong đang đã")]
_NOTHING = Phrase(r"(?:không|chưa)(?: (?:có|gì|phát sinh|gặp|đáng kể))*")
_DENIED = words("không chưa hết gỡ phục quyết lý")


def with_obstacles(tokens: Tokens) -> Tokens:
    """Return the tokens with every difficulty gathered into one token that holds an `Obstacle`."""
    tokens = with_promises(tokens)
    return tokens.gathered(_obstacles(tokens))


def _obstacles(tokens: Tokens) -> Iterator[Group]:
    """Yield each difficulty, but none that begins inside another."""
    after = 0
    for first, start, is_named in sorted(_beginnings(tokens)):
        found = _group(tokens, first, start, is_named) if first >= after else None
        if found:
            after = found.after
            yield found


def _beginnings(tokens: Tokens) -> Iterator[tuple[int, int, bool]]:
    """Yield where a difficulty may begin: its marker, its own first word, and whether it is called one."""
    for found in tokens.find(_NAMED):
        before = start_of(tokens.words, found.first, CLAUSE_ENDS)
        if _DENIED.isdisjoint(tokens.words[max(before, found.first - 3) : found.first]):
            own = _past_its_task(tokens.words, found.after)
            yield own or found.first, own or _past_bullets(tokens.words, found.after), True
    for found in tokens.find(_REASON):
        if _is_reason(tokens.words, found.first, found.after):
            yield found.first, found.after, False
    for found in tokens.find(_OUTRIGHT):
        start = tokens.at(found.match.start(str(found.match.lastgroup)))
        yield start, start, False
    for start in _causes(tokens.words):
        yield start, start, False


def _past_its_task(message: list[str], after: int) -> int | None:
    """Return where a difficulty begins that is called one "của NV 42 là", None where no task stands there."""
    is_of_a_task = message[after : after + 1] in _OF and message[after + 1 : after + 2] == [TASKS]
    return after + 3 if is_of_a_task and message[after + 2 : after + 3] in _IS else None


def _causes(message: list[str]) -> Iterator[int]:
    """Yield where a clause about others tells why it cannot be: "chưa làm được, thợ chưa vô"."""
    before: list[str] = []
    for start, end in stretches(message, CLAUSE_ENDS):
        clause = message[start:end]
        if before and _awaits_means(keyed(clause)) and _what_fails(keyed(before)):
            yield start
            continue
        tells = TASKS not in clause and not _FAILS_TO.isdisjoint(clause)
        if before and message[start - 1] == "," and tells:
            is_of_others = clause[0] not in _OF_OURSELVES or _NOT_PROVIDED.opens(keyed(clause))
            fails = _what_fails(keyed(before)) if is_of_others else frozenset()
            if not fails.isdisjoint(clause) and not lacks_guidance(keyed(clause)):
                yield start
        before = clause


def _awaits_means(said: str) -> bool:
    """Return whether a clause says that means are awaited: "chờ bố trí kinh phí"."""
    return _MEANS_AWAITED.opens(said) is not None


def _what_fails(said: str) -> frozenset[str]:
    """Return the words that tell a cause behind these, none where they do not say that something fails."""
    if _CANNOT.search(said) or asks_for_time(said):
        return _FAILS_TO
    return _FAILS_TO - _GOES_ON if _UNFINISHED.search(said) else frozenset()


def _past_bullets(message: list[str], position: int) -> int:
    """Return where the text under a heading begins: "Khó khăn:" and a list below it."""
    at = position
    if message[at - 1] == ":":
        while at < len(message) and message[at] in {"\n", "-", "+", "*", "•"}:
            at += 1
    return at


def _is_reason(message: list[str], first: int, after: int) -> bool:
    if _NOT_A_REASON.opens(keyed(message[after : after + 8])):
        return False
    start = start_of(message, first, SENTENCE_ENDS)
    return (
        start == first or message[first - 1] in {",", "(", ")"} or not _SLOW.isdisjoint(message[start:first])
    )


def _is_for_time(tokens: Tokens, first: int) -> bool:
    """Return whether a wait is why more time is asked for: "xin lùi đến 30/9 do chờ ý kiến của Bộ"."""
    if not _REASON.opens(keyed(tokens.words[first : first + 3])):
        return False
    return asks_for_time(keyed(tokens.words[start_of(tokens.words, first, SENTENCE_ENDS) : first]))


def _group(tokens: Tokens, first: int, start: int, is_named: bool) -> Group | None:
    """Return the difficulty that begins at `start`, None for a denial or a mere wait for guidance."""
    start, end = trimmed(tokens.words, start, end_of_span(tokens.words, start))
    said = keyed(tokens.words[start:end])
    if tokens.words[start : start + 1] == [TASKS] and tokens.words[start + 1 : start + 2] in _STATEMENTS:
        return None  # "NV 5 còn vướng NV 6 chưa"
    if start >= end or _NOTHING.is_all(said) or (awaits_guidance(said) and not _is_for_time(tokens, first)):
        return None
    return Group(first, end, OBSTACLE, Obstacle(tokens.verbatim(start, end), lacks_guidance(said), is_named))
