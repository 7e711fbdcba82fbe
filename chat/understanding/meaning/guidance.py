"""Waiting for a word from above: guidance, steer, a request or a roll-out, awaited or missing."""

from chat.understanding.typed.phrases import ANY, Phrase

_GUIDANCE = (
    "(?:hướng dẫn|chỉ đạo|lộ trình|chủ trương|yêu cầu|đề nghị(?= (?:của|từ))|kế hoạch(?: kiểm tra"
    "| triển khai)? (?:của|từ) (?:bộ"
    "|trung ương)|quy định mới|văn bản của|thông tư|nghị định)"
)
_ABOVE = (
    "(?:bộ(?! (?:trí|phận|máy)(?: |$))"
    "|trung ương|chính phủ|thủ tướng|vpcp|văn phòng chính phủ|cấp trên|trên|(?<!ch[i] )cục|tổng cục"
    "|quốc hội"
    "|ngành dọc|POLICE|bca|byt|bgd|bkh|bct|bgtvt|bqp|bttt|btnmt|bgdđt|bnv|btc|btp|bkhcn|bxd|bnnmt)"
)
APPROVAL = (
    "(?:phê duyệt|duyệt|thẩm định|ký|thông qua|ban hành|nghiệm thu|góp ý|xem xét|cho ý kiến|ý kiến(?! chỉ"
    " đạo)|biểu quyết|xác nhận|công nhận|chấp thuận|trả lời|phản hồi|kết quả|kinh phí|bố trí|đấu thầu"
    "|lựa chọn nhà thầu|mua sắm|họp)(?!"
    "(?: (?:rồi|xong|thì|mới|sẽ|em|là|để|gửi|nộp))* (?:báo cáo|số liệu|gửi|nộp)(?: |$))"
)
WAIT = (
    "(?:(?:đang|vẫn|còn|phải|hiện|ngồi|tiếp tục) )*(?:chờ|đợi|trông chờ)(?! (?:em|anh|chị|tôi|mình|tí"
    "|chút|xíu|lát|e|a|c)(?: |$))"
)
"""A pattern for waiting, though not for the writer, who will report soon."""

AWAITED = (
    rf"{WAIT}(?: (?!{APPROVAL}){ANY}){{0,6}}? {_GUIDANCE}"
    rf"|{WAIT} (?:(?!cán ){ANY} ){{0,2}}?{_ABOVE}(?!(?: {ANY}){{0,6}}? (?:phê duyệt|duyệt|thẩm định|thông"
    r" qua|trả lời|ký|góp ý|phản hồi|kết luận|xác nhận))"
    rf"|{WAIT}(?: (?!{APPROVAL}){ANY}){{1,3}}? (?:của|từ) {_ABOVE}(?: |$)"
    rf"|(?:khi|bao giờ) (?:nào )?{_ABOVE}(?: {ANY}){{0,5}}? (?:triển khai|ban hành)"
    rf"|(?:khi|lúc|bao giờ)(?: {ANY}){{0,5}}? {_GUIDANCE}"
    rf"|{_ABOVE}(?: {ANY}){{0,3}}? đang (?:xây dựng|soạn|dự thảo|hoàn thiện|nghiên cứu|lấy ý)"
    rf"|theo (?:lộ trình|hướng dẫn|chỉ đạo)(?: của)? {_ABOVE}(?: ,)?(?: (?:nên|hiện|vẫn|thì))* chưa"
    rf"|(?<=TASKS )(?:thì )?theo (?:lộ trình|hướng dẫn|chỉ đạo)(?: của)? {_ABOVE}"
    rf"|chưa (?:triển khai|thực hiện|làm)(?: ,)?(?: (?:vì|do|mà|còn))* theo (?:lộ trình|hướng dẫn"
    rf"|chỉ đạo)(?: của)? {_ABOVE}"
)
"""A pattern for work that waits for a word from above."""

LACKING = (
    rf"chưa có (?:{ANY} ){{1,5}}?(?:của|từ) {_ABOVE}|"
    rf"chưa (?:có|nhận|nhận được|thấy|được|ban hành)(?: {ANY}){{0,3}}? {_GUIDANCE}"
    rf"|{_ABOVE}(?: {ANY}){{0,4}}? chưa (?:có|ban hành|ra|gửi|hướng dẫn|chỉ đạo|triển khai)"
)
"""A pattern for a word from above that is missing."""

OF_OTHERS = (
    rf"{WAIT} (?:các|những|nhà|bên|số liệu của|báo cáo của|phòng|sở|xã|huyện)(?: {ANY}){{0,6}}?"
    " (?:gửi|nộp|cung cấp|phối hợp|bàn giao|tổng hợp|hoàn thiện)"
    rf"|{WAIT} (?:mỗi|mình|bên|phía)(?: {ANY}){{1,3}}? (?:thôi|nữa)"
)
"""A pattern for work that waits for what others beside the unit are to give."""

_AWAITS = Phrase(AWAITED)
_LACKS = Phrase(LACKING)


def awaits_guidance(said: str) -> bool:
    """Return whether words begin with the wait for a word from above."""
    return bool(_AWAITS.opens(said))


def lacks_guidance(said: str) -> bool:
    """Return whether words say that the word from above is missing."""
    return bool(_LACKS.search(said))
