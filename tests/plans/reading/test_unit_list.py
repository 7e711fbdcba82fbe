"""Units in a cell: split where the next one begins, and nowhere else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.reading.unit_list import split_units
from tests.plans.reading.documents import SHARED


@pytest.mark.parametrize(
    ("text", "units"),
    [
        (
            "Sở Y tế; Sở Nội vụ; Bảo hiểm xã hội khu vực VI",
            ["Sở Y tế", "Sở Nội vụ", "Bảo hiểm xã hội khu vực VI"],
        ),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "Sở Xây dựng, Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính",
            ["Sở Xây dựng", "Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính"],
        ),
        ("Sở Giáo dục và Đào tạo và Công an tỉnh", ["Sở Giáo dục và Đào tạo", "Công an tỉnh"]),
        ("Văn phòng HĐND và UBND huyện", ["Văn phòng HĐND và UBND huyện"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
        (
            "Ban Quản lý Khu kinh tế và các Khu công nghiệp",
            ["Ban Quản lý Khu kinh tế và các Khu công nghiệp"],
        ),
        ("Các sở, ban, ngành cấp tỉnh, UBND cấp huyện", ["Các sở, ban, ngành cấp tỉnh", "UBND cấp huyện"]),
        ("Công an tỉnh, cơ quan, đơn vị liên quan", ["Công an tỉnh", "cơ quan, đơn vị liên quan"]),
        (
            "Tòa án nhân dân tỉnh và các đơn vị có liên quan",
            ["Tòa án nhân dân tỉnh", "các đơn vị có liên quan"],
        ),
        ("UBND các huyện, thị xã, thành phố", ["UBND các huyện, thị xã, thành phố"]),
        ("UBND xã, thị trấn và các cơ quan có liên quan", ["UBND xã, thị trấn", "các cơ quan có liên quan"]),
        ("Công an tỉnh; và các sở, ban, ngành", ["Công an tỉnh", "các sở, ban, ngành"]),
        (
            "Các sở, ngành, đơn vị cấp tỉnh UBND cấp huyện UBND cấp xã",
            ["Các sở, ngành, đơn vị cấp tỉnh", "UBND cấp huyện", "UBND cấp xã"],
        ),
        ("Bộ phận một cửa huyện Phòng Tư pháp", ["Bộ phận một cửa huyện", "Phòng Tư pháp"]),
        (
            "Sở Tài chính (vốn sự nghiệp, vốn khác), Sở Xây dựng",
            ["Sở Tài chính (vốn sự nghiệp, vốn khác)", "Sở Xây dựng"],
        ),
        ("Sở Tài chính ( vốn sự nghiệp ; vốn khác )", ["Sở Tài chính (vốn sự nghiệp ; vốn khác)"]),
        (
            "Sở Y tế chủ trì, chỉ đạo các bệnh viện trên địa bàn",
            ["Sở Y tế chủ trì, chỉ đạo các bệnh viện trên địa bàn"],
        ),
        ("- Sở Y tế\n- Sở Nội vụ\n+ UBND\ncấp xã", ["Sở Y tế", "Sở Nội vụ", "UBND cấp xã"]),
        ("Sở Y tế/Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế,\nSở Nội vụ...", ["Sở Y tế", "Sở Nội vụ"]),
        ("Sở Y tế; Sở Y tế", ["Sở Y tế"]),
        ("Cán bộ, công chức, viên chức", ["Cán bộ, công chức, viên chức"]),
        (" ;, . ", []),
    ],
)
def test_a_list_of_units_is_split_between_units(text: str, units: list[str]) -> None:
    assert list(split_units(text)) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Cục Trồng trọt, Vụ Pháp chế, Vụ Hợp tác quốc tế và các đơn vị có liên quan",
         ["Cục Trồng trọt", "Vụ Pháp chế", "Vụ Hợp tác quốc tế", "các đơn vị có liên quan"]),
        ("VTV, VOV, TTXVN", ["VTV", "VOV", "TTXVN"]),
        ("BHXH tỉnh, MTTQ, LĐLĐ tỉnh", ["BHXH tỉnh", "MTTQ", "LĐLĐ tỉnh"]),
        ("Bộ KH&CN, Bộ TC, TTCP", ["Bộ KH&CN", "Bộ TC", "TTCP"]),
        ("Sở VHTT, DL", ["Sở VHTT, DL"]),
        ("Trung tâm Truyền thông, Báo Sơn Hà, Tạp chí Sơn Hà",
         ["Trung tâm Truyền thông", "Báo Sơn Hà", "Tạp chí Sơn Hà"]),
        ("Học viện Chính trị, Trường Chính trị, Nhà xuất bản Sơn Hà",
         ["Học viện Chính trị", "Trường Chính trị", "Nhà xuất bản Sơn Hà"]),
        ("Viettel Sơn Hà, VNPT, MobiFone", ["Viettel Sơn Hà", "VNPT", "MobiFone"]),
        ("Bộ Tài chính, các Hiệp hội và Doanh nghiệp công nghệ số Việt Nam",
         ["Bộ Tài chính", "các Hiệp hội và Doanh nghiệp công nghệ số Việt Nam"]),
        ("Sở Khoa học và Công nghệ, Thống kê tỉnh", ["Sở Khoa học và Công nghệ", "Thống kê tỉnh"]),
        ("Sở Y tế, doanh nghiệp viễn thông", ["Sở Y tế", "doanh nghiệp viễn thông"]),
        ("Sở Công Thương, hiệp hội, hợp tác xã", ["Sở Công Thương", "hiệp hội", "hợp tác xã"]),
        ("Các Cục: Di sản văn hóa, Bản quyền tác giả", ["Cục Di sản văn hóa", "Cục Bản quyền tác giả"]),
        ("Các Vụ: Pháp chế, Kế hoạch - Tài chính; Văn phòng Bộ",
         ["Vụ Pháp chế", "Vụ Kế hoạch - Tài chính", "Văn phòng Bộ"]),
        ("Các Vụ Pháp chế, Hợp tác quốc tế", ["Vụ Pháp chế", "Vụ Hợp tác quốc tế"]),
        ("các sở: Y tế, Văn hóa, Thể thao và Du lịch, Giáo dục và Đào tạo và Công an tỉnh",
         ["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch", "Sở Giáo dục và Đào tạo", "Công an tỉnh"]),
        ("Các Sở Y tế, Nội vụ và Tài chính", ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính"]),
        ("Các Bộ: Công an, Quốc phòng", ["Bộ Công an", "Bộ Quốc phòng"]),
        ("Các Ban: Tổ chức, Tuyên giáo; Tỉnh đoàn", ["Ban Tổ chức", "Ban Tuyên giáo", "Tỉnh đoàn"]),
        ("Sở Y tế, Nội vụ, Tài chính", ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính"]),
        ("Phòng Văn hóa - Xã hội, Kinh tế", ["Phòng Văn hóa - Xã hội", "Phòng Kinh tế"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Các đơn vị thuộc Bộ: Cục Thuế, Vụ Pháp chế", ["Cục Thuế", "Vụ Pháp chế"]),
        ("Các trường đại học, viện nghiên cứu", ["Các trường đại học", "các viện nghiên cứu"]),
        ("các bệnh viện, trung tâm y tế", ["các bệnh viện", "các trung tâm y tế"]),
        ("Các Sở, Ban, Ngành, đoàn thể cấp tỉnh", ["Các Sở, Ban, Ngành, đoàn thể cấp tỉnh"]),
        ("Các bộ, ngành, địa phương", ["Các bộ, ngành, địa phương"]),
    ],
)  # fmt: skip
def test_names_of_one_kind_are_told_apart_and_get_the_word_they_share(text: str, units: list[str]) -> None:
    assert list(split_units(text)) == units


def test_every_unit_phrase_of_the_real_plans_stays_whole() -> None:
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    for row in json.loads((SHARED / "units.json").read_text(encoding="utf-8")):
        for phrase in (row["phrase"], row["canonical"], *row["variants"]):
            assert split_units(phrase) == (phrase,)


@given(st.text())
def test_no_text_makes_the_splitter_fail_or_invent_letters(text: str) -> None:
    for unit in split_units(text):
        assert unit
        assert unit == unit.strip()
