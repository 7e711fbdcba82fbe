"""Steps of work as they are told, taken or not: "đã ký hợp đồng", "gửi danh sách rồi", "chưa họp"."""

from chat.understanding.typed.phrases import WORD

END = r"(?= (?:[,.;:)!|\n?]|ạ|nhé|nha|em|anh|chị|e|a|c|rồi|ơi|luôn|cả)(?: |$)|$)"
"""A pattern for the end of a statement: no noun follows it."""
# Words that look like nothing else without their marks: "dán", "cài", "mua" are also "dân", "cái", "mưa".
STEPS = (
    "(?:họp|làm việc|tổng hợp|lấy ý kiến|tham mưu|hoàn thiện|đối chiếu|xác minh|làm sạch|đánh giá"
    "|nghiệm thu|ký (?:kết|hợp|quy|biên|ban|số|văn|với|cam|thỏa)|phối hợp|tổ chức|rà soát|khảo sát|thống nhất"
    "|phân công|(?<!duoc )giao (?:cho|các|về|phòng|nhiệm)|lắp|lập|in ấn|in (?:mã|tờ|qr|băng|pano)"
    "|dán (?:mã|tem|qr|thông|bảng)|cài (?:đặt|app|vneid|ứng dụng|phần mềm|máy)|cấp (?:phát|cho|tài|phép"
    "|chứng|giấy|mã|đổi|mới)"
    "|tuyên truyền|vận động|xây dựng|soạn|kiện toàn|cập nhật|cập nhập|nhập (?:liệu|dữ|số|hồ)"
    "|đăng (?:tải|ký|tin|bài)|mở (?:lớp|rộng|hội|gói|thầu|cuộc|đợt|điểm|đường)|tập huấn|kiểm tra"
    "|(?:hướng dẫn|chỉ đạo|đôn đốc|phổ biến) (?:các|xã|đơn|phòng|bà|dân|người|cho|cán|thôn)"
    "|số hóa|kết nối|tích hợp|đưa|bố trí|chuẩn bị|đấu thầu|chọn|chạy|thử nghiệm|kê khai|đo (?:đạc|kiểm)"
    "|chia sẻ"
    "|công khai|niêm yết|thu (?:thập|gom|hồi|mẫu|phí)|phát (?:tờ|loa|động|thanh)|treo (?:băng|pano|biển|áp)"
    "|quán triệt"
    "|viết (?:dự|báo|đề|kế|phần|tin|bài)|yêu cầu (?:các|xã|đơn|phòng)|thẩm định|thí điểm|thi công|khởi công"
    "|thuê (?:đơn|nhà|tư|máy)"
    "|mua (?:sắm|máy|thêm|bổ|thiết)|trao đổi|bàn (?:bạc|giao|với)|ngồi lại|nộp lên"
    "|gửi(?! (?:báo cáo|file|link|ảnh|em|anh|chị|bot|rồi|qua|nhầm|nhóm|lên)(?: |$)))"
)
_STEP_WORDS = (
    rf"(?: (?!(?:xong|hoàn|chưa|đang|không|vướng|thành|đã|rồi|từng|hết|thường|liên|định|duy)(?: "
    rf"|$)){WORD})"
)
STEP_TAKEN = (
    rf"(?<!vì )(?:đã|vừa|mới|vừa mới) (?:{STEPS}(?! lại(?: |$))|có (?:kế hoạch|tờ trình|dự thảo|đề cương"
    rf"|phương án|hợp đồng|dự toán|danh sách)){_STEP_WORDS}{{0,9}}?{END}"
    rf"|(?<!đã ){STEPS}{_STEP_WORDS}{{0,9}}? rồi(?:{END}|(?= (?:nhưng|mà)))"
    rf"|(?:đã|vừa|mới) (?:ký|duyệt|nộp|chốt|họp){END}"
    rf"|{STEPS} được{_STEP_WORDS}{{1,6}}?{END}|(?:đã |vừa |mới )*(?:{STEPS}|cài|ký|viết|lắp"
    rf"|mua) xong(?! (?:hôm|sáng|chiều|tối|đầu"
    rf"|cuối|tuần|tháng|rồi|ạ|nhé|nha|em|anh"
    rf"|chị|hết|cả|cho|từ|trước|là|thì|và|nhưng|nên|để|với|tại|ở|trong|theo|vào)(?: |$)) {WORD}"
)
STEP_NOT_TAKEN = (
    rf"chưa (?:được )?(?!cập nhật(?: kịp| báo| số))(?:{STEPS}|công bố)"
    rf"(?! được| xong|{_STEP_WORDS} (?:được|xong|hết|đủ))"
)
