"""Twenty ways of giving a task in one message; the first ten were written down before the code."""

from datetime import date

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


@pytest.mark.parametrize(
    ("said", "what", "lead"),
    [
        (
            "Sở Y tế | Báo cáo tình hình dịch ngày 02/12/2025 | 20/12",
            "Báo cáo tình hình dịch ngày 02/12/2025",
            1,
        ),
        ("Xây dựng kế hoạch số hóa hồ sơ | STP", "Xây dựng kế hoạch số hóa hồ sơ", 1),
        ("STP | Xây dựng kế hoạch số hóa hồ sơ", "Xây dựng kế hoạch số hóa hồ sơ", 1),
        ("Rà soát", "Rà soát", 0),
        ("", "", 0),
        ("Chủ trì: Sở Y tế", "", 1),
        ("Mức độ: rất gấp | hạn: khi nào cũng được | Rà soát", "Rà soát", 0),
    ],
)
def test_parts_that_look_alike(said: str, what: str, lead: int):
    found = read_given(said, TODAY)
    assert (found.what, len(found.lead)) == (what, lead)


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("hằng tuần", Again(RuleKind.WEEKLY, weekday=5)),
        ("mỗi tuần, vào thứ 2", Again(RuleKind.WEEKLY, weekday=1)),
        ("trước ngày 5 hàng tháng", Again(RuleKind.MONTHLY, day=5, strictly_before=True)),
        ("hằng tháng vào ngày 25", Again(RuleKind.MONTHLY, day=25)),
        ("mỗi quý", Again(RuleKind.QUARTERLY, day=31)),
        ("ngày 20 tháng cuối mỗi quý", Again(RuleKind.QUARTERLY, day=20)),
        ("ngày 45 hằng tháng", None),
    ],
)
def test_how_often(words: str, again: Again | None):
    assert read_given(f"Sở Y tế | Báo cáo tình hình dịch | {words}", TODAY).again == again


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("chiều mai", date(2025, 12, 4)),
        ("thứ Sáu", date(2025, 12, 5)),
        ("trong quý I/2026", date(2026, 3, 31)),
        ("hết tháng 12", date(2025, 12, 31)),
        ("hạn: 15/1", date(2026, 1, 15)),
    ],
)
def test_by_when(words: str, day: date):
    assert read_given(f"Sở Y tế | Báo cáo tình hình dịch | {words}", TODAY).due == day


TWO_IN_A_SENTENCE = (
    "Theo CV 5/UBND-TH ngày 01/12/2025, giao Sở Y tế rà soát trạm y tế trước ngày 20/12/2025; "
    "giao Sở Tài chính bố trí kinh phí, xong trước ngày 25/12/2025"
)
TWO_IN_LINES = """1. Giao Sở Y tế rà soát trạm y tế trước ngày 20/12/2025
2. Sở Tài chính bố trí kinh phí, xong trước ngày 25/12/2025"""


@pytest.mark.parametrize("said", [TWO_IN_A_SENTENCE, TWO_IN_LINES])
def test_a_message_may_give_several_units_work(said: str):
    first, second = read_each_given(said, TODAY)
    assert (first.what, first.lead, first.due) == ("Rà soát trạm y tế", ("Sở Y tế",), date(2025, 12, 19))
    assert (second.what, second.lead, second.due) == (
        "Bố trí kinh phí",
        ("Sở Tài chính",),
        date(2025, 12, 24),
    )
    assert first.origin == second.origin


@pytest.mark.parametrize(("said", "meant"), [*BEFORE_THE_CODE, *AFTER_THE_CODE])
def test_most_messages_give_one_task(said: str, meant: GivenWords):
    assert read_each_given(said, TODAY) == (meant,)


def test_a_plan_of_its_own_may_be_named():
    said = read_given("Sở Y tế | Rà soát trạm y tế | kế hoạch: Giao ban UBND tỉnh | 20/12", TODAY)
    assert (said.what, said.plan) == ("Rà soát trạm y tế", "Giao ban UBND tỉnh")


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        (
            "Theo ý kiến chỉ đạo của Phó Chủ tịch UBND tỉnh, giao Sở Y tế rà soát trạm y tế",
            Origin(given_by="Phó Chủ tịch UBND tỉnh"),
        ),
        (
            "Chủ tịch UBND tỉnh giao Sở Y tế rà soát trạm y tế (TB số 45/TB-UBND ngày 28/11/2025)",
            Origin("TB số 45/TB-UBND", date(2025, 11, 28), given_by="Chủ tịch UBND tỉnh"),
        ),
        ("Giao Sở Y tế rà soát trạm y tế theo Công văn số 9/UBND-VX", Origin("Công văn số 9/UBND-VX")),
        ("Sở Y tế | Rà soát trạm y tế | CV 9/UBND-VX ngày 31/11/2025", Origin("CV 9/UBND-VX")),
        (
            "Sở Y tế | Rà soát trạm y tế | Quyết định 45/2025/QĐ-UBND ngày 3 tháng 11 năm 2025 của UBND tỉnh",
            Origin("Quyết định 45/2025/QĐ-UBND", date(2025, 11, 3), given_by="UBND tỉnh"),
        ),
    ],
)
def test_by_what(said: str, origin: Origin):
    found = read_given(said, TODAY)
    assert (found.what, found.lead, found.origin) == ("Rà soát trạm y tế", ("Sở Y tế",), origin)


@pytest.mark.parametrize(
    ("document", "number"),
    [
        ("CV 123/UBND-VX", "123/UBND-VX"),
        ("Kết luận số 12-KL/TU", "12-KL/TU"),
        ("Quyết định 45/2025/QĐ-UBND", "45/2025/QĐ-UBND"),
        ("Kết luận giao ban", None),
        (None, None),
    ],
)
def test_the_number_of_a_document(document: str | None, number: str | None):
    assert Origin(document).number == number


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("nhờ Sở Y tế rà soát trạm y tế giúp, hạn 20/12 nhé", "Rà soát trạm y tế"),
        ("Đề nghị Sở Y tế rà soát trạm y tế; báo cáo trước 15/12", "Rà soát trạm y tế"),
        ("Sở Y tế báo cáo trước 15/12", "Báo cáo"),
        ("Trước ngày 20/12/2025, Sở Y tế rà soát trạm y tế", "Rà soát trạm y tế"),
        ("Giám đốc Sở Y tế khẩn trương rà soát trạm y tế trong tháng 12", "Khẩn trương rà soát trạm y tế"),
    ],
)
def test_what_is_left_of_a_sentence_is_the_work(said: str, what: str):
    found = read_given(said, TODAY)
    assert (found.what, found.lead) == (what, ("Sở Y tế",))
    assert found.due is not None
