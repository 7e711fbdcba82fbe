"""What one paragraph gives to do, and to whom."""

import pytest

from plans.reading.given.assignments import Given, given_in
from plans.reading.given.charge import Charge

HEALTH = Charge(("Sở Y tế",))


def given(text: str, inherited: Charge | None = None, addressed: Charge | None = None) -> Given:
    return given_in(text, inherited, addressed, operative=True)


def told(text: str, inherited: Charge | None = None) -> list[tuple[str, str, str]]:
    """Return who leads, who works along and what is done, for each piece of work."""
    return [
        ("; ".join(one.charge.lead), "; ".join(one.charge.coordinating), one.what)
        for one in given(text, inherited).assignments
    ]


@pytest.mark.parametrize(
    ("text", "lead", "coordinating", "what"),
    [
        ("Giao Sở Y tế rà soát thủ tục.", "Sở Y tế", "", "rà soát thủ tục"),
        ("UBND tỉnh giao Sở Y tế rà soát thủ tục.", "Sở Y tế", "", "rà soát thủ tục"),
        ("Yêu cầu các chủ đầu tư hoàn thiện hồ sơ.", "các chủ đầu tư", "", "hoàn thiện hồ sơ"),
        ("Đồng ý giao Sở Y tế lập dự án.", "Sở Y tế", "", "lập dự án"),
        ("Chuyển Sở Xây dựng xem xét, trả lời công dân.", "Sở Xây dựng", "", "xem xét, trả lời công dân"),
        ("Giao: Sở Tư pháp thẩm định dự thảo.", "Sở Tư pháp", "", "thẩm định dự thảo"),
        (
            "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính, UBND các xã rà soát thủ tục.",
            "Sở Y tế",
            "Sở Tài chính; UBND các xã",
            "rà soát thủ tục",
        ),
        (
            "Giao Giám đốc Sở Xây dựng căn cứ chức năng, chủ trì, phối hợp với các đơn vị lập quy hoạch.",
            "Sở Xây dựng",
            "các đơn vị",
            "lập quy hoạch",
        ),
        ("Sở Y tế có trách nhiệm hướng dẫn các xã.", "Sở Y tế", "", "hướng dẫn các xã"),
        (
            "Sở Y tế chủ trì, phối hợp với Tỉnh đoàn tổ chức lớp dạy bơi.",
            "Sở Y tế",
            "Tỉnh đoàn",
            "tổ chức lớp dạy bơi",
        ),
        (
            "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ rà soát kế hoạch vốn.",
            "Các bộ, cơ quan ngang bộ",
            "",
            "rà soát kế hoạch vốn",
        ),
        ("Sở Công Thương gấp rút lo đủ hàng Tết.", "Sở Công Thương", "", "gấp rút lo đủ hàng Tết"),
        (
            "Các sở: Xây dựng, Y tế rốt ráo xử lý vướng mắc.",
            "Sở Xây dựng; Sở Y tế",
            "",
            "rốt ráo xử lý vướng mắc",
        ),
        ("UBND các xã: Xây dựng kế hoạch thu gom rác.", "UBND các xã", "", "Xây dựng kế hoạch thu gom rác"),
        ("Đoàn kiểm tra liên ngành báo cáo kết quả.", "Đoàn kiểm tra liên ngành", "", "báo cáo kết quả"),
        (
            "Ban Quản lý dự án đầu tư xây dựng tỉnh khởi công cầu.",
            "Ban Quản lý dự án đầu tư xây dựng tỉnh",
            "",
            "khởi công cầu",
        ),
        ("Giao Công an tỉnh (cơ quan thường trực) theo dõi.", "Công an tỉnh", "", "theo dõi"),
        ("Trong quý III/2026, Sở Y tế hoàn thành việc sắp xếp.", "Sở Y tế", "", "hoàn thành việc sắp xếp"),
        (
            "Căn cứ Kế hoạch này, các sở; UBND các xã xây dựng kế hoạch cụ thể.",
            "các sở; UBND các xã",
            "",
            "xây dựng kế hoạch cụ thể",
        ),
        ("Tổ chức hội nghị, do Sở Tài chính chủ trì.", "Sở Tài chính", "", "Tổ chức hội nghị"),
        ("Tổng kết Đề án; giao Công an tỉnh chủ trì.", "Công an tỉnh", "", "Tổng kết Đề án"),
        (
            "Rà soát nhà, đất dôi dư; giao Sở Tài chính chủ trì, phối hợp Sở Xây dựng, báo cáo UBND tỉnh.",
            "Sở Tài chính",
            "Sở Xây dựng",
            "Rà soát nhà, đất dôi dư; báo cáo UBND tỉnh",
        ),
        (
            "Hưởng ứng Ngày Pháp luật: Văn phòng UBND xã chủ trì.",
            "Văn phòng UBND xã",
            "",
            "Hưởng ứng Ngày Pháp luật",
        ),
        (
            "Về vốn: Thống nhất chủ trương; giao Sở Y tế bổ sung hồ sơ trình duyệt dự án.",
            "Sở Y tế",
            "",
            "bổ sung hồ sơ trình duyệt dự án",
        ),
        ("Biên soạn tờ gấp (Sở Tư pháp chủ trì).", "Sở Tư pháp", "", "Biên soạn tờ gấp"),
        (
            "Thi đua phát triển kinh tế (giao Phòng Tài chính).",
            "Phòng Tài chính",
            "",
            "Thi đua phát triển kinh tế",
        ),
        (
            "Kinh phí: Sở Tài chính bố trí theo quy định.",
            "Sở Tài chính",
            "",
            "Kinh phí: bố trí theo quy định",
        ),
        (
            "Thực hiện nhiệm vụ được giao tại Quyết định số 12/QĐ-UBND, Sở A đề nghị các đơn vị cử đầu mối.",
            "các đơn vị",
            "",
            "cử đầu mối",
        ),
    ],
)
def test_a_sentence_says_who_leads_who_works_along_and_what_is_done(
    text: str, lead: str, coordinating: str, what: str
) -> None:
    assert told(text) == [(lead, coordinating, what)]


def test_a_paragraph_may_give_several_pieces_of_work() -> None:
    assert told(
        "Yêu cầu UBND phường Tân Hòa kiểm đếm. Giao Sở Tài chính định giá đất; Sở Xây dựng thẩm định hồ sơ."
    ) == [
        ("UBND phường Tân Hòa", "", "kiểm đếm"),
        ("Sở Tài chính", "", "định giá đất"),
        ("Sở Xây dựng", "", "thẩm định hồ sơ"),
    ]


def test_numbers_inside_a_paragraph_part_the_work() -> None:
    found = told("Yêu cầu các cấp ủy: (1) Tăng cường kiểm tra; (2) Chỉ đạo đại hội chi bộ.")
    assert [what for _, _, what in found] == ["Tăng cường kiểm tra", "Chỉ đạo đại hội chi bộ"]


def test_sentences_without_a_unit_are_work_of_the_unit_above() -> None:
    assert told("Chủ trì, phối hợp với Sở Tài chính lập dự toán. Thường xuyên kiểm tra.", HEALTH) == [
        ("Sở Y tế", "Sở Tài chính", "lập dự toán"),
        ("Sở Y tế", "", "Thường xuyên kiểm tra"),
    ]


def test_whoever_is_named_last_takes_over_what_was_asked_of_all() -> None:
    everybody = Charge(("các sở",))
    assert told("Tổng kết Đề án; giao Công an tỉnh chủ trì.", everybody) == [
        ("Công an tỉnh", "", "Tổng kết Đề án")
    ]


def test_a_sentence_that_only_says_by_when_belongs_to_the_work_before_it() -> None:
    (work,) = given("Giao Sở Y tế lập dự án. Hoàn thành trước ngày 30/6/2026.").assignments
    assert work.what == "lập dự án"
    assert work.words.endswith("Hoàn thành trước ngày 30/6/2026.")


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế đã chủ trì triển khai 12 đợt giám sát.",
        "UBND huyện An Bình chậm giải quyết hồ sơ.",
        "Biểu dương Sở Y tế đã tích cực phối hợp.",
        "Thống nhất với đề xuất của Sở Xây dựng tại Tờ trình số 12/TTr-SXD.",
        "Chủ tịch UBND tỉnh thống nhất với đề xuất của Sở Xây dựng.",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 140/TTr-SNV.",
        "Chánh Văn phòng, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này.",
        "Chánh Văn phòng; Giám đốc các sở căn cứ Quyết định thi hành.",
        "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện Chỉ thị này.",
        "Sở Y tế theo chức năng, nhiệm vụ được giao triển khai thực hiện các nội dung trên.",
        "Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện.",
        "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở Y tế.",
        "Các nhiệm vụ do UBND tỉnh giao các sở thực hiện còn chậm.",
        "Đáp ứng yêu cầu các đơn vị sử dụng lao động.",
        "Bố trí kinh phí, báo cáo kết quả, tổ chức hội nghị.",
        "Kính đề nghị Bộ Y tế xem xét, bổ sung kinh phí.",
        "(Nội dung cụ thể các cơ quan, đơn vị thực hiện theo Phụ lục)",
    ],
)
def test_what_is_past_praised_conditional_or_a_closing_formula_gives_no_work(text: str) -> None:
    assert told(text) == []


def test_what_others_were_given_is_no_work_here() -> None:
    text = "Đôn đốc các nhiệm vụ, kết luận, chỉ đạo của Chính phủ, Thủ tướng Chính phủ giao các sở, ngành."
    assert told(text) == []


def test_before_a_document_gives_work_a_unit_only_acts_in_its_story() -> None:
    assert given_in("Sở Y tế tổ chức 12 lớp tập huấn.", operative=False).assignments == []
    assert given_in("Giao Sở Y tế tổ chức 12 lớp tập huấn.", operative=False).assignments


@pytest.mark.parametrize(
    ("text", "lead", "coordinating"),
    [
        ("Sở Y tế", ("Sở Y tế",), ()),
        ("Đối với Sở Y tế:", ("Sở Y tế",), ()),
        ("Giao Sở Y tế:", ("Sở Y tế",), ()),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính:", ("Sở Y tế",), ("Sở Tài chính",)),
        ("Giao Sở Y tế chủ trì, phối hợp Sở Tài chính có trách nhiệm", ("Sở Y tế",), ("Sở Tài chính",)),
        ("UBND tỉnh yêu cầu các sở tập trung thực hiện các nội dung sau:", ("các sở",), ()),
    ],
)
def test_a_heading_puts_units_in_charge_of_what_stands_below(
    text: str, lead: tuple[str, ...], coordinating: tuple[str, ...]
) -> None:
    found = given(text)
    assert found.assignments == []
    assert found.heads == Charge(lead, coordinating)


def test_who_is_addressed_does_what_is_asked_of_nobody_by_name() -> None:
    addressed = Charge(("Sở Y tế",))
    (work,) = given("Đề nghị báo cáo kết quả trước ngày 30/6/2026.", addressed=addressed).assignments
    assert work.charge == addressed
    assert given("Đề nghị báo cáo kết quả.").assignments == []
