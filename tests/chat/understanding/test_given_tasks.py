"""Twenty ways of giving a task in one message; the first ten were written down before the code."""

from datetime import date, time

import pytest

from chat.understanding.commands.given_tasks import GivenWords, read_each_given, read_given
from plans.given import Again, Origin, Urgency
from plans.plan import RuleKind

TODAY = date(2025, 12, 3)
"""A Wednesday."""

BEFORE_THE_CODE = [
    (
        (
            "Sở Y tế; UBND cấp xã | Rà soát trạm y tế xuống cấp | trước ngày 20/12/2025"
            " | CV 123/UBND-VX ngày 01/12/2025"
        ),
        GivenWords(
            what="Rà soát trạm y tế xuống cấp",
            lead=("Sở Y tế", "UBND cấp xã"),
            term="trước ngày 20/12/2025",
            due=date(2025, 12, 19),
            origin=Origin("CV 123/UBND-VX", date(2025, 12, 1)),
        ),
    ),
    (
        "Rà soát trạm y tế xuống cấp | CV 123/UBND-VX ngày 01/12/2025 | trước ngày 20/12/2025 | Sở Y tế",
        GivenWords(
            what="Rà soát trạm y tế xuống cấp",
            lead=("Sở Y tế",),
            term="trước ngày 20/12/2025",
            due=date(2025, 12, 19),
            origin=Origin("CV 123/UBND-VX", date(2025, 12, 1)),
        ),
    ),
    (
        "giao Sở Y tế chủ trì, phối hợp Sở Tài chính rà soát trạm y tế xuống cấp trước ngày 20/12/2025",
        GivenWords(
            what="Rà soát trạm y tế xuống cấp",
            lead=("Sở Y tế",),
            coordinating=("Sở Tài chính",),
            term="trước ngày 20/12/2025",
            due=date(2025, 12, 19),
        ),
    ),
    (
        "Giao Sở Xây dựng rà soát quỹ nhà ở xã hội, báo cáo UBND tỉnh trước ngày 25/12/2025",
        GivenWords(
            what="Rà soát quỹ nhà ở xã hội, báo cáo UBND tỉnh",
            lead=("Sở Xây dựng",),
            term="trước ngày 25/12/2025",
            due=date(2025, 12, 24),
        ),
    ),
    (
        "Khẩn: giao Sở Y tế báo cáo tình hình dịch sốt xuất huyết trước 16h ngày 05/12",
        GivenWords(
            what="Báo cáo tình hình dịch sốt xuất huyết",
            lead=("Sở Y tế",),
            term="trước 16h ngày 05/12",
            due=date(2025, 12, 5),
            hour=time(16),
            urgency=Urgency.URGENT,
        ),
    ),
    (
        (
            "Đơn vị: Sở Tài chính\nNội dung: Thẩm định dự toán sửa chữa trạm y tế\nHạn: 15/12/2025\n"
            "Văn bản: Công văn số 1234/UBND-TH ngày 02/12/2025 về việc sửa chữa trạm y tế\n"
            "Người giao: Chủ tịch UBND tỉnh"
        ),
        GivenWords(
            what="Thẩm định dự toán sửa chữa trạm y tế",
            lead=("Sở Tài chính",),
            term="15/12/2025",
            due=date(2025, 12, 15),
            origin=Origin(
                "Công văn số 1234/UBND-TH", date(2025, 12, 2), "sửa chữa trạm y tế", "Chủ tịch UBND tỉnh"
            ),
        ),
    ),
    (
        (
            "Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 45/TB-UBND ngày 28/11/2025, "
            "giao Sở Nội vụ tham mưu Kế hoạch sắp xếp tổ chức bộ máy, hoàn thành trước ngày 31/12/2025"
        ),
        GivenWords(
            what="Tham mưu Kế hoạch sắp xếp tổ chức bộ máy",
            lead=("Sở Nội vụ",),
            term="hoàn thành trước ngày 31/12/2025",
            due=date(2025, 12, 30),
            origin=Origin("Thông báo số 45/TB-UBND", date(2025, 11, 28), given_by="Chủ tịch UBND tỉnh"),
        ),
    ),
    (
        (
            "Sở Y tế chủ trì; phối hợp: Sở Tài chính, Công an tỉnh | Kiểm tra an toàn thực phẩm dịp Tết"
            " | chậm nhất ngày 20/01/2026 | hỏa tốc"
        ),
        GivenWords(
            what="Kiểm tra an toàn thực phẩm dịp Tết",
            lead=("Sở Y tế",),
            coordinating=("Sở Tài chính", "Công an tỉnh"),
            term="chậm nhất ngày 20/01/2026",
            due=date(2026, 1, 20),
            urgency=Urgency.EXPRESS,
        ),
    ),
    (
        "UBND xã Hoa Lộc khắc phục sạt lở bờ sông, xong trước ngày 20/12",
        GivenWords(
            what="Khắc phục sạt lở bờ sông",
            lead=("UBND xã Hoa Lộc",),
            term="xong trước ngày 20/12",
            due=date(2025, 12, 19),
        ),
    ),
    (
        (
            "Các sở, ban, ngành; UBND cấp xã | Báo cáo tình hình giải ngân | mỗi thứ Sáu"
            " | Kết luận giao ban ngày 01/12/2025"
        ),
        GivenWords(
            what="Báo cáo tình hình giải ngân",
            lead=("Các sở, ban, ngành", "UBND cấp xã"),
            term="mỗi thứ Sáu",
            again=Again(RuleKind.WEEKLY, weekday=5),
            origin=Origin("Kết luận giao ban", date(2025, 12, 1)),
        ),
    ),
]


@pytest.mark.parametrize(("said", "meant"), BEFORE_THE_CODE)
def test_what_was_written_down_before_the_code(said: str, meant: GivenWords):
    assert read_given(said, TODAY) == meant


AFTER_THE_CODE = [
    (
        "Giao Công an tỉnh, UBND xã Hoa Lộc báo cáo tình hình an ninh trật tự vào thứ Sáu hằng tuần",
        GivenWords(
            what="Báo cáo tình hình an ninh trật tự",
            lead=("Công an tỉnh", "UBND xã Hoa Lộc"),
            term="vào thứ Sáu hằng tuần",
            again=Again(RuleKind.WEEKLY, weekday=5),
        ),
    ),
    (
        "Sở Tài chính báo cáo kết quả thu ngân sách trước ngày 25 hằng tháng",
        GivenWords(
            what="Báo cáo kết quả thu ngân sách",
            lead=("Sở Tài chính",),
            term="trước ngày 25 hằng tháng",
            again=Again(RuleKind.MONTHLY, day=25, strictly_before=True),
        ),
    ),
    (
        "Hỏa tốc: UBND xã Hoa Lộc di dời dân vùng sạt lở xong trước 17h hôm nay",
        GivenWords(
            what="Di dời dân vùng sạt lở",
            lead=("UBND xã Hoa Lộc",),
            term="xong trước 17h hôm nay",
            due=TODAY,
            hour=time(17),
            urgency=Urgency.EXPRESS,
        ),
    ),
    (
        "Sở Y tế chủ trì, Sở Tài chính phối hợp rà soát trạm y tế, hoàn thành trong tháng 12/2025",
        GivenWords(
            what="Rà soát trạm y tế",
            lead=("Sở Y tế",),
            coordinating=("Sở Tài chính",),
            term="hoàn thành trong tháng 12/2025",
            due=date(2025, 12, 31),
        ),
    ),
    (
        "Rà soát trạm y tế | SYT | 20/12",
        GivenWords(what="Rà soát trạm y tế", lead=("SYT",), term="20/12", due=date(2025, 12, 20)),
    ),
    (
        "Giao Sở Tài chính tham mưu phân bổ vốn (CV 77/UBND-TH ngày 02/12/2025)",
        GivenWords(
            what="Tham mưu phân bổ vốn",
            lead=("Sở Tài chính",),
            origin=Origin("CV 77/UBND-TH", date(2025, 12, 2)),
        ),
    ),
    (
        "Rà soát các điểm sạt lở trước ngày 10/12/2025",
        GivenWords(what="Rà soát các điểm sạt lở", term="trước ngày 10/12/2025", due=date(2025, 12, 9)),
    ),
    (
        (
            "Theo Kết luận số 12-KL/TU ngày 30/11/2025, Sở Nông nghiệp và Môi trường "
            "xây dựng phương án di dời; hoàn thành trong quý I/2026"
        ),
        GivenWords(
            what="Xây dựng phương án di dời",
            lead=("Sở Nông nghiệp và Môi trường",),
            term="hoàn thành trong quý I/2026",
            due=date(2026, 3, 31),
            origin=Origin("Kết luận số 12-KL/TU", date(2025, 11, 30)),
        ),
    ),
    (
        "Sở Tư pháp\nTham mưu văn bản bãi bỏ quyết định\nchậm nhất 31/12\nQuyết định số 55/QĐ-UBND",
        GivenWords(
            what="Tham mưu văn bản bãi bỏ quyết định",
            lead=("Sở Tư pháp",),
            term="chậm nhất 31/12",
            due=date(2025, 12, 31),
            origin=Origin("Quyết định số 55/QĐ-UBND"),
        ),
    ),
    (
        (
            "các sở, ban, ngành và UBND cấp xã thực hiện tiết kiệm điện | thường xuyên | Chỉ thị 09/CT-UBND "
            "ngày 20/11/2025 về tiết kiệm điện | người giao: Phó Chủ tịch UBND tỉnh Nguyễn Văn A"
        ),
        GivenWords(
            what="Thực hiện tiết kiệm điện",
            lead=("các sở, ban, ngành", "UBND cấp xã"),
            term="thường xuyên",
            origin=Origin(
                "Chỉ thị 09/CT-UBND",
                date(2025, 11, 20),
                "tiết kiệm điện",
                "Phó Chủ tịch UBND tỉnh Nguyễn Văn A",
            ),
        ),
    ),
]


@pytest.mark.parametrize(("said", "meant"), AFTER_THE_CODE)
def test_what_was_written_down_afterwards(said: str, meant: GivenWords):
    assert read_given(said, TODAY) == meant


@pytest.mark.parametrize(("said", "meant"), [*BEFORE_THE_CODE, *AFTER_THE_CODE])
def test_most_messages_give_one_task(said: str, meant: GivenWords):
    assert read_each_given(said, TODAY) == (meant,)
