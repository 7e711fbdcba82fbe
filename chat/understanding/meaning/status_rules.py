"""The phrases that state a status, in the order in which they are tried, and how much each is worth."""

from chat.understanding.meaning.guidance import APPROVAL, AWAITED, LACKING, OF_OTHERS, WAIT
from chat.understanding.meaning.rule import DONE, NOT, WORK, Rule, Strength
from chat.understanding.meaning.step_words import END, STEP_NOT_TAKEN, STEP_TAKEN, STEPS
from chat.understanding.meaning.unreal_rules import UNREAL
from chat.understanding.things.dates import DATE
from chat.understanding.things.quantities import COUNT, FRACTION, NOTHING, PERCENT, RATIO
from chat.understanding.typed.phrases import ANY, WORD, Phrase
from plans.status import Status

_ALMOST = "(?:cơ bản|gần|sắp|gần như|hầu như|hầu hết|sơ bộ)"
_REGULARLY = (
    "(?:thường xuyên|liên tục|hoài|miết|suốt|đều đều|đều đặn|hằng ngày|hàng ngày|định kỳ|hằng tháng"
    "|hàng tháng|quanh năm)"
)
_AMOUNT = f"(?:{PERCENT}|{RATIO}|{COUNT})"
_NAMED_BY_IT = "(?:hạn|thời hạn|thời gian|mốc|tỷ lệ|mức độ|mức|tiến độ|khả năng|chỉ tiêu|mục tiêu)"
_ANNOUNCED = (
    "(?:sẽ|dự kiến|phấn đấu|cố gắng|cố|quyết tâm|cam kết|phải|cần|để|nhằm|kịp|nếu|yêu cầu|đề nghị|chuẩn"
    " bị|khi|bao giờ|trước khi|đảm bảo|hứa|hẹn|chắc|tranh thủ|khó(?! khăn)|sợ(?<!\\*)|e rằng)"
)
_NOT_WORK = (
    "(?:(?:gặp|vướng|kẹt|thiếu|bị|có|là|ở(?! giai| bước| khâu| mức)|họp|nghỉ|đi(?! (?:lấy|làm|kiểm|khảo|vận"
    "|thu|tuyên|đo|rà|phát|thực|xuống|từng|các))|bận|ăn|khó|lỗi|chậm|quá|rất"
    "|báo cáo(?! (?:bộ|tỉnh|ubnd|cấp trên|lãnh đạo|trung ương|chủ tịch))|hỏi|ốm"
    rf"|ngủ|dừng|ngừng|tạm|hoãn|trên|trong (?:cuộc|phòng|giờ)|về|chờ|đợi|công tác|ngồi|xem(?! xét)"
    rf"|(?:{WORD} ){{1,3}}?(?:báo cáo|số liệu))(?= |$))"
)

_UNIT = "(?:sở|xã|phường|đơn vị|bên|em|mình|bọn|chúng|tôi|anh|chị)"

_ORDERED = "(?:chỉ đạo|DOCUMENT|công văn|quyết định|kết luận|thông báo)"
_WAITING = (
    Rule(Status.WAITING, Strength.PLAIN, rf"{AWAITED}|tạm (?:dừng|ngừng|hoãn) theo {_ORDERED}"),
    Rule(Status.IN_PROGRESS, Strength.LEFT_TO_DO, rf"{WAIT}(?: {ANY}){{0,7}}? {APPROVAL}"),
    Rule(Status.WAITING, Strength.PARTIAL, LACKING),
    Rule(Status.IN_PROGRESS, Strength.LEFT_TO_DO, OF_OTHERS),
    Rule(Status.IN_PROGRESS, Strength.PARTIAL, rf"(?!cho\*)(?:chờ|đợi)(?: {WORD}){{0,3}}? {DONE}"),
    Rule(
        Status.IN_PROGRESS,
        Strength.LEFT_TO_DO,
        "(?:phải|cần|đang) (?:sửa|làm|chỉnh|chỉnh sửa|hoàn thiện|rà soát) lại"
        "|chưa (?:được )?ban hành(?: được)?"
        "|(?:chưa|không) (?:được |cho |có )?(?:duyệt|phê duyệt|ký(?! báo cáo)|thông qua|ý kiến|trả lời"
        "|phản hồi"
        "|thẩm định)(?: được)?",
    ),
)
_ONGOING = (
    (
        rf"(?:(?:đã|và|đang|được|vẫn|đều|tổ chức) )*(?:{WORK}|duy trì|vận hành"
        rf"|chi trả)(?: {WORD}){{0,3}}? {_REGULARLY}"
        rf"|(?:vẫn|(?<=TASKS )) ?(?:phối hợp|cập nhật|rà soát)(?: {WORD}){{0,2}}? {_REGULARLY}"
        rf"|(?:tháng|ngày|tuần|quý) nào cũng (?:{WORK}|có)"
    ),
    rf"{DONE}(?: (?:và|,|nhưng|rồi|đang|vẫn|tiếp tục|được|hiện))* duy trì(?: {_REGULARLY})?",
    "(?:(?:đang|vẫn|là|việc|nhiệm vụ) )+thường xuyên",
    (
        rf"(?:vẫn|đang|(?<=TASKS )|(?<=TASKS thì )|(?<=TASKS : ))(?: ?(?:đang|tiếp tục"
        rf"|được))* ?duy trì(?: (?:tốt"
        rf"|đều|ổn định))?(?:{END}|(?= {PERCENT}))"
    ),
    (
        r"(?:(?<=[:|(\t-] )|(?<=TASKS )|(?<=TASKS thì )|(?<=TASKS là )|(?<=TASKS \. )|(?<=, )"
        r"|(?<=\A ))thường xuyên"
    ),
)
_UNFINISHED = (
    rf"{NOT}(?: (?!TASKS){ANY}){{0,3}}? (?:{DONE}|hoàn thiện|kết thúc|(?<!gi )hết|đầy đủ|dứt điểm)",
    rf"{NOT} (?:(?:đạt|được|tới|đến|đủ|quá) )+{PERCENT}",
    rf"{NOT} (?:ok|ổn|đạt{END}|có (?:kết quả|sản phẩm|tiến triển))",
    rf"{_ALMOST}(?: (?:đã|là|cũng))*(?: {WORD})?? {DONE}",
    (
        rf"(?:đã )?{DONE} (?:được )?(?:về )?(?:cơ bản|(?:một|COUNT) (?:phần|nửa|số)|nửa|phần|bước|dự thảo"
        rf"|giai đoạn"
        "|khâu|công đoạn|hạng mục|thủ tục|đợt|vòng)"
    ),
    f"(?:{_ALMOST}|tạm) (?:ok|ổn){END}",
    rf"(?:có|xong|làm|được) rồi (?:nhưng|mà|,)(?: {ANY}){{0,4}}? (?:thì )?chưa{END}",
    (
        rf"{DONE}(?: rồi)? (?:nhưng|mà|song)(?: {WORD}){{0,3}}? chưa(?! (?:{WORD} ){{0,2}}?(?:minh chứng|báo"
        rf"|gửi|nộp|cập nhật|nhập|ghi|thấy|nhận))"
    ),
    (
        rf"{DONE}(?: rồi)? (?:nhưng|song|mà)(?: (?:{WORD}|{DATE}|,)){{0,8}}? (?:trả (?:lại|về)"
        r"|(?:bắt|yêu cầu) (?:sửa|làm|bổ sung)|(?:giờ|nay|hiện|lại) (?:đang|phải))"
    ),
    (
        rf"mới (?:làm )?xong (?:được )?(?!hôm|sáng|chiều|tối|trưa|lúc|đây|thôi|nhé|ạ|em|anh|chị|tuần|tháng"
        rf"|đầu){WORD}"
    ),
    "cơ bản (?:là )?ổn|(?:hóa ra|té ra)(?: là)? chưa",
    (
        "(?:làm|được|xong)(?: được)? (?:kha khá|khá nhiều|phần lớn|phần nào|một ít|chút ít|ít nhiều|gần hết"
        "|sơ sơ)"
    ),
    "mới có (?:kết quả|số liệu|dự thảo)",
    "còn (?:khoảng |tầm |độ |chừng )?(?:mấy|vài|ít|chục|dăm|chút|lác đác|một (?:số|vài|ít|chút))",
    rf"còn(?: (?:COUNT|{WORD})){{1,6}}? (?:là|thì|nữa)(?: là)? {DONE}",
    "(?:(?:đã|đang|mới|hiện|vừa|tham mưu) )+trình(?! độ| bày)",
    rf"trình (?:ubnd|hđnd|tỉnh|chủ tịch|lãnh đạo|ký)|trình rồi{END}",
    "đã (?:triển khai|bắt đầu|tham mưu|dự thảo|lấy ý kiến|gửi lấy ý)",
)
_IDLE = (
    (
        rf"{NOT}(?: (?:thể|kịp|được|hề|có|tổ chức|ai))* (?:{WORK}|động (?:đến|tới|gì|đậy|tay|vào)|đụng|ngó"
        rf"|nhúc nhích|rục rịch|(?:đâu|gì)(?:{END}|(?= (?:hết|cả|để))))"
    ),
    rf"chưa (?:tới|đến) (?:lượt|phiên)|chưa được{END}|(?:vẫn|hiện|nay) chưa có{END}",
    rf"chưa (?:có|được) (?!vướng|khó|phát|thay|gì)(?:{WORD} ){{1,2}}nào{END}",
    rf"chưa(?:{END}|(?= TASKS))|{NOTHING}|(?<=TASKS )(?:[:-] )?[❌✖✗✘]",
)
_STEP = "(?:trình|ban hành|công bố|nghiệm thu|bàn giao|gửi|ký|tổng hợp|phê duyệt|thẩm định|quyết toán|chốt)"
_NOT_YET = rf"chưa (?:thể )?(?:{WORD} ){{0,2}}?{_STEP}(?: {WORD})? được"
_FORECASTS = (
    Rule(
        Status.NOT_STARTED,
        Strength.FORECAST,
        rf"(?:(?:khi|bao giờ|lúc)(?: nào)? )?(?:có|đủ)(?: {WORD}){{1,3}}? (?:thì|mới)(?: {_UNIT})? {WORK}",
    ),
    Rule(
        Status.NOT_STARTED,
        Strength.FORECAST,
        rf"(?:{DATE} (?:mới|sẽ)|sẽ) (?:bắt đầu |tiến hành )?{WORK}"
        rf"|{DATE} mới {STEPS}|{WORK} (?:từ|vào) {DATE}",
    ),
    Rule(
        Status.NOT_STARTED,
        Strength.FORECAST,
        rf"{DATE}(?: (?:thì|{_UNIT}))* (?:(?:mới|sẽ) )?"
        rf"(?:bắt đầu|tiến hành|khởi động|bắt tay vào|{WORK}{END})",
    ),
    Rule(
        None,
        Strength.PLAIN,
        rf"tưởng(?: {WORD}){{0,3}}? {DONE}(?! (?:rồi )?mà)|{_NAMED_BY_IT}(?: (?!đã){ANY}){{0,3}}? {DONE}"
        rf"|(?:mà|nếu|hễ)(?: (?!đã){ANY}){{0,4}}? {DONE} (?:sớm |kịp )?thì",
    ),
    Rule(Status.IN_PROGRESS, Strength.FORECAST, rf"{_ANNOUNCED}(?: (?!đã |hạn |thời ){ANY}){{0,5}}? {DONE}"),
    Rule(
        Status.IN_PROGRESS,
        Strength.FORECAST,
        r"(?:dự kiến|phấn đấu|cố gắng|chắc|ước)(?: (?:là|đến|tới|vào|trong|trước|khoảng|tầm|ngày|:))*"
        rf" {DATE}{END}",
    ),
    Rule(Status.IN_PROGRESS, Strength.FORECAST, rf"{DATE} (?:(?:là|thì|mới|sẽ|chắc|phải|có thể) )*{DONE}"),
    Rule(
        Status.IN_PROGRESS,
        Strength.FORECAST,
        rf"(?:sẽ|dự kiến|phấn đấu|cố gắng|chắc|mới)(?: {ANY}){{0,2}}? (?:{_STEP}(?: {ANY}){{0,4}}? {DATE}"
        rf"|{DATE}(?: {WORD}){{0,2}}? {_STEP})|{DATE}(?: (?:sẽ|mới|thì))? (?:{_STEP}|ra mắt"
        rf"|khai trương)(?! {COUNT})",
    ),
)
_MEASURED = (
    rf"{DONE} TASKS(?: (?:,|và|TASKS))*(?: (?:trước|trong|vào|đến|ngày))* {DATE}",
    rf"(?:thông qua|nghiệm thu|khai trương|ra mắt|khánh thành)(?: (?:ngày|hôm|vào))* {DATE}",
    rf"(?:đã )?{DONE}(?: (?:trước|trong|vào|từ|ngày|hồi))* {DATE}",
    rf"(?:(?:đã|mới|được|làm) )*{DONE}(?: (?:được|khoảng|tầm|đạt|hơn|gần|trên|:))* {_AMOUNT}",
)
# A tick before other words at the beginning of a line is the bullet of a list.
_TICKED = rf"(?:✅|☑|✔)(?:(?<!\A ✅)(?<!\n ✅)(?<!\A ☑)(?<!\n ☑)(?<!\A ✔)(?<!\n ✔)|(?! {WORD}(?! |$)))"
_FINISHED = (
    (
        rf"(?:(?<=TASKS )|(?:cái|việc|vụ) này )(?:(?!được|mới|đang|chưa|vẫn|sẽ|không|bắt){WORD} ){{0,3}}?"
        rf"(?:làm|thực hiện) rồi(?:{END}|(?= nhưng))"
    ),
    (
        "(?:đã|vừa) (?:tổ chức )?(?:ra mắt|sơ kết|tổng kết|khai trương|khánh thành|công bố"
        "|đưa vào (?:sử dụng|vận hành|khai thác))"
        "(?! COUNT(?! (?:tháng|năm))| RATIO)"
    ),
    rf"(?:đã )?(?:{DONE}|{_TICKED}|ok rồi|ok luôn)",
    rf"coi như (?:đã )?{DONE}(?! (?:trước|vào|trong|{DATE}))",
    rf"(?<=TASKS )(?:(?:thì|đã|cũng|là|:|-) )*(?:ok|đạt){END}",
    rf"đã (?:triển khai )?(?:thực hiện|làm)(?:{END}| (?:đầy đủ|hết|xong hết|tốt))",
    (
        "đã (?:chính thức )?(?:đi|đưa(?: [^ ]+){0,3}?) vào (?:vận hành|hoạt động|sử dụng|khai thác)"
        "|đã (?:vận hành chính thức|chính thức vận hành|go live)"
    ),
    rf"đã (?:được )?(?:nghiệm thu|hoàn thiện|bàn giao)(?:{END}|(?= TASKS| đưa vào| và đưa))",
    rf"(?:đã )?kết thúc(?: rồi)?{END}|(?<=TASKS )đã đóng{END}",
    r"(?<=TASKS : )rồi(?= [,.;\n]|$)",
    rf"(?:đã |(?<=TASKS )|(?<=, )|(?<=\A ))đạt (?:chỉ tiêu|mục tiêu|kế hoạch|yêu cầu){END}",
    rf"(?<!DOCUMENT )(?:thông qua|phê duyệt|ban hành|công bố|nghiệm thu) rồi{END}",
)
_WORKING = (
    rf"(?:(?:hiện|vẫn|đều|cũng|đã|và) )*đang (?!{_NOT_WORK}){WORD}(?: {WORK})?",
    (
        rf"(?:(?<=TASKS )|(?<=\A ))(?:thì |vẫn |: |- )?đang(?:{END}|(?= TASKS))"
        rf"|vẫn (?:đều )?{WORK}(?: đều)?|vẫn (?:{WORD} ){{1,2}}đều"
        rf"|tiếp tục {WORK}|dự thảo lần|in (?:process|progress)|pending|doing|(?:mới|nên|đã|vừa) bắt đầu"
        rf"|còn (?:đang )?(?:góp ý|cho ý kiến|xem xét|chỉnh sửa|lấy ý kiến)|mới {WORK}|dở dang|làm dở"
    ),
)
_ON_THE_WAY = (
    "(?:đúng|đảm bảo|vượt|kịp|bám sát|theo|chậm|trễ)(?: so với)? (?:tiến độ|kế hoạch)(?! DATE)",
    "(?:đang|bị|còn|hơi|làm) chậm",
    "(?:chậm|trễ) hơn (?:so với )?(?:tiến độ|kế hoạch)",
    (
        rf"vẫn (?:đang )?(?!(?:chưa|không|như|thế|vậy|có|còn|là|ổn|phải|bị|cũ|đúng|kịp|khó|chậm|thiếu|lỗi"
        rf"|nhắc|báo|thấy|hiện)(?: |$)){WORD}{END}"
    ),
    rf"(?:(?:còn|đang|vẫn|phải) (?:vướng|kẹt|chờ|đợi)|(?<=TASKS )(?:vướng|kẹt))(?:{END}|(?= TASKS))",
    rf"(?:(?<=TASKS )|(?<=\A ))(?:(?:thì|vẫn|cũng|tiến độ) )*(?:tốt|ổn|ổn định|bình thường){END}",
    r"(?:chắc|sẽ|dự kiến|có thể|khả năng)(?: (?:sẽ|bị))* (?:chậm|trễ)(?= \w+ (?:ngày|tuần|tháng))",
    rf"(?:bảo|kêu|nói)(?: {WORD}){{0,2}}? {DONE} (?:mà|nhưng)",
    (
        r"(?:(?<=TASKS )|(?<=\A ))(?:(?:thì|hơi|rất|quá|chắc|sẽ) )*(?:chậm|trễ)(?:(?: (?:ạ|em|anh|chị"
        r"|nhé))+$|(?= [.;\n])|$)"
    ),
    FRACTION,
)

RULES: tuple[Rule, ...] = (
    *UNREAL,
    *_WAITING,
    *(Rule(Status.DONE_ONGOING, Strength.PLAIN, pattern) for pattern in _ONGOING),
    *(Rule(Status.IN_PROGRESS, Strength.PLAIN, pattern) for pattern in _UNFINISHED),
    Rule(Status.IN_PROGRESS, Strength.FORECAST, rf"không kịp(?: (?:đâu|nổi|được))?(?:{END}|(?= {DATE}))"),
    *(Rule(Status.NOT_STARTED, Strength.PLAIN, pattern) for pattern in _IDLE),
    Rule(
        Status.IN_PROGRESS,
        Strength.LEFT_TO_DO,
        rf"{_NOT_YET}|{WORK} (?:nốt|tiếp|dần)|còn lại {DATE}"
        rf"|(?:(?<=, )|(?<=\A ))còn (?!gì|ai|lại|bên|anh|chị|em|thì|mỗi)"
        rf"(?:{WORD} ){{0,3}}{WORD}(?= [.;\n]|$)",
    ),
    Rule(
        Status.IN_PROGRESS,
        Strength.REMAINING,
        rf"còn(?: mỗi| khoảng| có| đúng| tầm| lại| hơn| gần| trên)* {COUNT}(?: {WORD}){{1,6}}? (?:chưa|nữa"
        rf"|thôi)"
        rf"|(?:(?<=TASKS )|(?<=TASKS : ))(?:(?:thì|chỉ|vẫn) )*còn(?: lại)? {COUNT}",
    ),
    Rule(
        Status.NOT_STARTED,
        Strength.PARTIAL,
        rf"❌|chưa có (?:lịch|thời gian|(?:kế hoạch|đề án|phương án){END})",
    ),
    *_FORECASTS,
    *(Rule(None, Strength.MEASURED, pattern) for pattern in _MEASURED),
    *(Rule(Status.DONE, Strength.WHOLE, pattern) for pattern in _FINISHED),
    *(Rule(Status.IN_PROGRESS, Strength.PLAIN, pattern) for pattern in _WORKING),
    *(Rule(Status.IN_PROGRESS, Strength.PARTIAL, pattern) for pattern in _ON_THE_WAY),
    Rule(Status.IN_PROGRESS, Strength.STEP, STEP_TAKEN),
    Rule(Status.NOT_STARTED, Strength.STEP, STEP_NOT_TAKEN),
    Rule(
        Status.DONE_ONGOING,
        Strength.PARTIAL,
        "(?:vẫn |đang )*(?:vận hành|hoạt động|chạy|kết nối|đường truyền)(?: rất| vẫn)? (?:ổn định|ổn|tốt|êm"
        "|ngon|mượt|thông suốt|bình thường|trơn tru)",
    ),
    Rule(
        Status.IN_PROGRESS,
        Strength.PARTIAL,
        rf"(?:(?:đang|vẫn|còn|hiện) )+(?:chờ|đợi)|(?:(?<=\A )|(?<=TASKS )|(?<=TASKS thì )"
        rf"|(?<=, ))(?!cho\*){WAIT}",
    ),
    Rule(
        Status.DONE,
        Strength.PARTIAL,
        rf"(?:(?<=\A )|(?<=TASKS )|đã )đạt{END}|(?:(?<=\A )|(?<=dạ )"
        rf"|(?<=TASKS ))(?:đã )?đủ rồi{END}",
    ),
)
"""Where two phrases begin at the same word, the earlier rule counts."""

ANY_RULE = Phrase("|".join(f"(?P<rule{index}>{rule.pattern})" for index, rule in enumerate(RULES)))
"""All rules at once; the name of the group that matched ends in the number of its rule."""
