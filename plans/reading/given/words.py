"""The words by which administrative prose gives work: who can be told to do something, and the doing."""

from plans.patterns import sought

_SHORTEST_LOOK = 80
# Nouns that begin the name of whoever does the work. What follows may make another word of a noun:
# "Bố trí", "Báo cáo", "Tổ chức", "Bộ chỉ số" name nobody.
_ONE = (
    r"sở(?! (?:hữu|dĩ))|ban(?! hành)|bộ(?! (?:máy|chỉ số|tiêu chí|luật|tài liệu|câu hỏi|thủ tục|đơn giá"
    r"|nhận diện))"
    r"|vụ(?= [A-ZĐ])|(?:tổng |chi )?cục(?! bộ)|phòng(?! (?:chống|ngừa|cháy|bệnh|tránh|trừ|khi|vệ))|văn phòng"
    r"|ubnd|[uủ][ỷy] ban|hđnd|hội đồng|công an|cảnh sát|bộ đội|biên phòng|đồn(?= biên)|hải quan|trung tâm"
    r"|báo(?= (?:và|[A-ZĐ]))|đài|trường(?! hợp)|nhà trường|đại học|bệnh viện|trạm|viện(?= [A-ZĐk])"
    r"|ngân hàng|kho bạc|bảo hiểm xã hội|bhxh|thuế(?= (?:tỉnh|thành|cơ sở))|tòa án|toà án"
    r"|thanh tra(?= (?:tỉnh|bộ|sở|chính|thành|nhà))|thống kê(?= tỉnh)|đoàn(?! (?:kết|viên|thể))|tỉnh đoàn"
    r"|thành đoàn"
    r"|hội(?! (?:nghị|thảo|họp|nhập|chợ|thi|trường|đủ))|hiệp hội|liên hiệp|liên đoàn|liên minh|mặt trận"
    r"|mttq|ubmttq"
    r"|(?:tổng )?công ty|tập đoàn|doanh nghiệp|hợp tác xã|bưu điện|điện lực|viettel|vnpt|mobifone|viễn thông"
    r"|tổ(?! (?:chức|quốc))|tiểu ban|nhóm(?= công tác)|cấp [uủ][ỷy]|(?:đảng|tỉnh|thành|huyện|quận"
    r"|thị) [uủ][ỷy]|đảng bộ"
    r"|chi bộ|chi [uủ][ỷy]|chi nhánh|thường trực(?= \S)|chủ đầu tư|nhà thầu|cơ quan|đơn vị|địa phương|bqlda"
    r"|bql|bch"
    r"|(?:phó |tổng )?giám đốc|(?:phó )?chủ tịch|thủ trưởng"
    r"|lãnh đạo(?= (?:các|sở|ubnd|ban|ủy|đơn|cơ|phòng|tỉnh|huyện|xã))|người đứng đầu|(?:phó )?chánh"
    r"|bộ trưởng|thứ trưởng"
    r"|viện trưởng|cục trưởng|vụ trưởng|hiệu trưởng|trưởng(?= \S)|(?:phó )?bí thư|(?:phó )?thủ tướng"
    r"|chính phủ"
    r"|tổng thanh tra|thống đốc|chỉ huy trưởng|đồng chí|đ/c|ông|bà|xã(?! hội)|phường|thị trấn|đặc khu"
    r"|thị xã|thành phố"
    r"|huyện|tỉnh(?= [A-ZĐ])|thôn|tổ dân phố|quỹ(?! đất)|chủ rừng|chủ hồ|cảng vụ|kiểm lâm"
    r"|quý(?= (?:cơ quan|đơn vị|sở|ban|ubnd|ủy ban|bộ|phòng))|cổng thông tin|tạp chí|học viện|phân hiệu"
    r"|nhà máy|lực lượng|hạt kiểm|đội(?= (?:quản|cảnh|kiểm))"
)
_MANY = (
    r"(?:các|những|tất cả(?: các)?|toàn bộ(?: các)?|toàn thể|mỗi|từng|một số|hai|ba) (?:sở|ban|ngành|bộ"
    r"|cơ quan|đơn vị"
    r"|địa phương|tổ chức(?! thực)|đoàn thể|doanh nghiệp|nhà trường|trường(?! hợp)|cơ sở|thôn|xã|phường|hội"
    r"|đồng chí"
    r"|thành viên|chủ|nhà thầu|cấp|chi|đảng|phòng|huyện|tỉnh|thành phố|ngân hàng|lực lượng|hợp tác xã|hộ"
    r"|bệnh viện"
    r"|trung tâm|công ty|tập đoàn|tổng công ty|cán bộ|công chức|cục|vụ(?! việc| án)|viện|tổ(?! chức)|khu"
    r"|chi cục|đồn|ubnd"
    r"|[uủ][ỷy] ban|đài|báo(?! cáo)|tòa|thủ trưởng|giám đốc|hiệp hội|trạm|quận|thị xã|đặc khu|bản|văn phòng"
    r"|trưởng|bí thư"
    r"|đại biểu|khối|cụm|nhóm|tập thể|đội|hạt|chủ thể|tuyến|trưởng|đầu mối)"
)
_DOER = sought(rf"(?:{_MANY}|{_ONE})(?![^\W_])")
# These name somebody also in the middle of a sentence, without a capital.
_WITHOUT_CAPITAL = sought(
    r"(?:các|những|tất cả|toàn thể|toàn bộ|chủ đầu tư|nhà thầu|đồng chí|mỗi|từng|cơ quan|đơn vị|địa phương"
    r"|cấp [uủ][ỷy]"
    r"|doanh nghiệp|người đứng đầu|thủ trưởng)\b"
)
_ACTS = (
    "áp dụng|bảo dưỡng|bảo quản|bảo trì|bám sát|ban hành|bàn giao|báo cáo|bảo đảm|bảo vệ|biên soạn|bình ổn"
    "|bình xét|bố trí"
    "|bồi thường|bổ nhiệm|bổ sung|cải cách|cải tạo|cải thiện|cam kết|cắt giảm|cân đối|cập nhật|chăm lo"
    "|chăm sóc|chấm dứt"
    "|chấn chỉnh|chấp hành|chỉ đạo|chỉ định|chỉnh lý|chỉnh trang|chi trả|chia sẻ|chịu trách nhiệm"
    "|cho ý kiến|chốt|chủ động"
    "|chủ trì|chú trọng|chuẩn bị|chuyển|chuyển đổi|chuyển giao|công bố|công khai|công nhận|củng cố|cung cấp"
    "|cung ứng|cùng|cử"
    "|cưỡng chế|di dời|diễn tập|dự báo|dự thảo|dự trữ|duy trì|duyệt|đàm phán|đảm bảo|đảm nhận|đánh giá"
    "|đào tạo|đăng ký"
    "|đăng tải|đầu tư|đẩy mạnh|đẩy nhanh|đề ra|đề xuất|điều chỉnh|điều động|điều hành|điều phối|điều tiết"
    "|điều tra|đình chỉ"
    "|định hướng|đôn đốc|đối chiếu|đối thoại|đổi mới|đơn giản hóa|động viên|đưa|được giao|gia cố|giải ngân"
    "|giải phóng"
    "|giải quyết|giải tỏa|giải trình|giám sát|giao(?! (?:thông|dịch|lưu|ban|tiếp|thừa|điểm|diện|thương"
    "|hữu))|giảm|giới thiệu"
    "|giúp|giữ|gửi|góp ý|hạn chế|hậu kiểm|hoàn thành|hoàn thiện|hoàn tất|hỗ trợ|huy động|hướng dẫn|kêu gọi"
    "|kết nối"
    "|khai thác|khảo sát|khắc phục|khẩn trương|khen thưởng|khoanh vùng|khơi thông|khởi công|khuyến khích"
    "|kịp thời|kiểm đếm"
    "|kiểm điểm|kiểm kê|kiểm soát|kiểm tra|kiên quyết|kiện toàn|ký|lãnh đạo|làm rõ|làm việc|lập|lắp đặt"
    "|lấy mẫu|lấy ý kiến"
    "|liên hệ|lồng ghép|luân chuyển|lựa chọn|lưu trữ|mở|mua sắm|nạo vét|nắm|nâng cao|nâng cấp|nghiên cứu"
    "|nghiêm túc"
    "|nghiệm thu|ngăn chặn|nhân rộng|niêm yết|nộp|ổn định|phản ánh|phát động|phát hành|phát hiện|phát huy"
    "|phát sóng"
    "|phát triển|phân bổ|phân cấp|phân công|phân khai|phân loại|phân tích|phấn đấu|phê duyệt|phối hợp"
    "|phổ biến|phun|phục vụ"
    "|phụ trách|quan tâm|quán triệt|quảng bá|quản lý|quyết định|quyết liệt|quyết toán|rà soát|ra quân"
    "|rút ngắn|sắp xếp"
    "|sẵn sàng|siết chặt|sơ kết|sơ tán|số hóa|sửa chữa|sửa đổi|tái định cư|tạm dừng|tạo điều kiện"
    "|tăng cường|tăng|tập huấn"
    "|tập hợp|tập trung|tham gia|tham mưu|thanh tra|thanh toán|thành lập|tháo gỡ|thay thế|theo dõi"
    "|thẩm định|thẩm tra"
    "|thí điểm|thi công|thiết kế|thiết lập|thông báo|thông qua|thống kê|thống nhất|thu|thu gom|thu hồi"
    "|thu hút|thu thập"
    "|thúc đẩy|thuê|thực hiện|thường xuyên|thường trực|tích cực|tích hợp|tiêm|tiêm phòng|tiêu hủy|tiếp nhận"
    "|tiếp thu"
    "|tiếp tục|tinh giản|tìm|tính toán|tổng hợp|tổng kết|trao đổi|trả lời|triển khai|trình(?! độ)|trồng"
    "|trực tiếp|truyền thông"
    "|tu bổ|tu sửa|tuân thủ|tuần tra|tuyên dương|tuyên truyền|tuyển dụng|tư vấn|tự|ưu tiên|vận động"
    "|vận hành|vệ sinh"
    "|vào cuộc|xác định|xác minh|xã hội hóa|xây dựng|xem xét|xét|xin ý kiến|xóa|xúc tiến|xử lý|xử phạt"
    "|yêu cầu|đề nghị|là|làm"
    "|có (?:trách nhiệm|nhiệm vụ|văn bản|giải pháp|phương án|kế hoạch|biện pháp|báo cáo)|không để"
    "|không được|tuyệt đối|phải|cần"
    r"|cấp(?! (?:tỉnh|xã|huyện|thành|trung|trên|dưới|cơ|[uủ][ỷy]|sở|bộ|phòng|quốc|có|độ|nào|i|1|2)\b)"
    "|tổ chức(?! (?:chính trị|đảng|đoàn thể|đoàn(?=[,;.])|xã hội|hội(?! (?:nghị|thảo|thi|chợ|họp|diễn|đàm"
    "|báo))"
    r"|tín dụng|kinh tế|quốc tế|có liên|liên quan|sự nghiệp|phi chính|khác|trực thuộc))"
)
# What says how or when comes between a name and the doing.
_AROUND = (
    "căn cứ|trên cơ sở|theo|ngay|sớm|hằng|hàng|định kỳ|trước|để|nhằm|từ|khi|trong quá trình"
    r"|(?:trong )?(?:tháng|quý|ngày|năm)(?= [\divx])|trong (?:tháng|quý|năm|thời hạn|vòng)|chậm nhất"
    r"|thời gian|thời hạn"
    "|tiến độ|kinh phí|đến hết|đến ngày|xong"
)
# A noun before an act makes it part of a name: "đoàn kiểm tra", "đơn vị thi công", "cơ quan chủ trì".
_NAMES_IT = sought(
    r"(?<!\w)(?:(?:ban|tổ|hội đồng|(?<!tỉnh )(?<!thành )(?<!xã )(?<!công )(?<!tập )đoàn"
    r"|phòng|cục|lực lượng|trung tâm|bộ phận|người|nhà|chủ|đội|trạm"
    r"|hạt) (?=chỉ đạo|quản lý"
    r"|kiểm tra|thanh tra|giám sát|kiểm soát|phục vụ|đăng ký|tư vấn|thẩm định|điều hành|xây dựng|giải phóng"
    r"|bồi thường|tổ chức"
    r"|đầu tư|tuyên truyền|thi công|vận động|hướng dẫn|xúc tiến|điều phối|bảo vệ|chăm sóc|hỗ trợ|đào tạo"
    r"|giới thiệu|dự báo"
    r"|thống kê|lưu trữ|cung cấp|thường trực|đình chỉ)"
    r"|(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|cơ sở) (?=quản lý|thi công|tư vấn|thiết kế|thường trực"
    r"|cung cấp|phụ trách"
    r"|tham mưu|thẩm định|kiểm tra|điều tra|giám sát|đào tạo|vận hành|khai thác|thực hiện (?:theo|tại|dự)"
    r"|là chủ)"
    r"|(?:dự án|đề án|chương trình|công trình|kế hoạch) (?!(?:trình|khẩn trương|chủ trì|phối hợp|báo cáo"
    r"|rà soát|tham mưu|phải|có trách nhiệm)\b)(?=\w)|đầu tư (?=xây dựng|phát triển)"
    r"|(?<!các )(?<!, )(?:cơ quan|đơn vị) (?=chủ trì|phối hợp|thực hiện)"
    r"|(?:được|đã|chưa|đang|không|bị|do|(?<!giúp )việc|sự|các|những|nhiệm vụ|công tác|cán bộ"
    r"|công chức) (?=\w))"
)
# The last syllable of a word sounds like an act: "công trình", "việc làm", "thư ký", "trợ giúp".
_IN_A_WORD = sought(
    r"(?<!\w)(?:(?:công|chương|quá|quy|lộ|tiến|giáo|hành|lịch|tường) (?=trình)|việc (?=làm)"
    r"|(?:trợ|tổ) (?=giúp)|(?:bầu|ứng) (?=cử)|(?:thư|nhật) (?=ký)|(?:trật|thứ|đô) (?=tự)"
    r"|(?:công|độc|trung|tư) (?=lập)|(?:doanh|nguồn|học|thất|chi) (?=thu)|vận (?=chuyển)|nuôi (?=trồng)"
    r"|(?:ngoại|xã|bưu) (?=giao)"
    r"|gia (?=tăng)|suy (?=giảm)|(?:tạm|canh) (?=giữ))"
)
_LONGEST_NOUN = 14
_ACT = sought(rf"(?<!\w)(?:{_ACTS})(?!\w)")
_END_OF_NAME = sought(rf"(?<!\w)(?:{_ACTS}|{_AROUND})(?!\w)")


def lowered(text: str) -> str:
    """Return the text in small letters, every letter at the place it has in the original."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


def begins_a_doer(text: str, *, in_sentence: bool = False) -> bool:
    """Return whether the words begin with somebody who can be given work."""
    head = text[:_SHORTEST_LOOK]
    # Where a noun is common otherwise, the capital after it decides: "Vụ Pháp chế", but not "vụ án".
    small = lowered(head)
    if not (_DOER.match(lowered(head[:1]) + head[1:]) or _DOER.match(small)):
        return False
    return in_sentence or head[0].isupper() or _WITHOUT_CAPITAL.match(small) is not None


def is_an_act(text: str) -> bool:
    """Return whether the words begin with something to be done."""
    return _ACT.match(lowered(text[:_SHORTEST_LOOK])) is not None


def begins_an_act(text: str) -> bool:
    """Return whether the words begin with something to be done, or with how and when to do it."""
    return _END_OF_NAME.match(lowered(text[:_SHORTEST_LOOK])) is not None


def end_of_name(text: str, start: int) -> int | None:
    """Return where, from that place on, a name ends because something is done; None when nothing is."""
    small = lowered(text)
    for match in _END_OF_NAME.finditer(small, start):
        is_small = text[match.start()] == small[match.start()]
        if is_small and not _is_part_of_name(small, match.start()):
            return match.start()
    return None


def _is_part_of_name(small: str, place: int) -> bool:
    """Return whether the noun right before an act makes it part of a name."""
    if not _ACT.match(small, place):
        return False
    before = max(0, place - _LONGEST_NOUN)
    nouns = (noun for words in (_NAMES_IT, _IN_A_WORD) for noun in words.finditer(small, before))
    return any(noun.start() < place == noun.end() for noun in nouns)
