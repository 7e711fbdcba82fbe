"""Phrases that name one unit: how its many spellings meet, and how different units stay apart."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.units import UnitClass, UnitLevel, read_unit
from plans.units.place_words import PLACES
from plans.units.vocabulary import AGENCIES, FIELDS


def canonical(phrase: str) -> str:
    return read_unit(phrase).canonical


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("UBND xã Hoa Lộc", ["Ủy ban nhân dân xã Hoa Lộc", "Uỷ ban nhân dân xã Hoa Lộc", "UBND Xã Hoa Lộc"]),
        (
            "UBND xã Hoa Lộc",
            ["ubnd xã hoa lộc", "UBND XÃ HOA LỘC", "  UBND   xã\u00a0Hoa Lộc. ", "xã Hoa Lộc"],
        ),
        ("UBND xã Hoa Lộc", ["Chủ tịch UBND xã Hoa Lộc", "- UBND xã Hoa Lộc;", "“UBND xã Hoa Lộc”"]),
        ("UBND xã Hoa Lộc, huyện Hậu Lộc", ["UBND xã Hoa Lộc huyện Hậu Lộc"]),
        ("UBND xã Tân Hòa", ["UBND xã Tân Hoà"]),
        ("UBND phường Hạc Thành", ["UBND P. Hạc Thành", "UBND P.Hạc Thành"]),
        ("UBND thành phố Thanh Hóa", ["UBND TP Thanh Hóa", "UBND TP. Thanh Hoá", "UBND Thành phố Thanh Hóa"]),
        ("UBND thị trấn Hậu Lộc", ["UBND TT. Hậu Lộc", "UBND Thị trấn Hậu Lộc"]),
        (
            "Văn phòng UBND tỉnh",
            ["VP UBND tỉnh", "Văn phòng Ủy ban nhân dân Tỉnh", "Chánh Văn phòng UBND tỉnh"],
        ),
        ("Văn phòng HĐND và UBND huyện", ["Văn phòng HĐND&UBND huyện", "VP HĐND - UBND huyện"]),
        ("Công an tỉnh", ["CA tỉnh", "CAT", "Công An Tỉnh"]),
        ("Công an xã Hoa Lộc", ["CA xã Hoa Lộc", "Công An Xã Hoa Lộc"]),
        ("Sở Khoa học và Công nghệ", ["Sở KH&CN", "Sở KHCN", "Sở KH-CN", "sở khoa học & công nghệ"]),
        ("Sở Lao động - Thương binh và Xã hội", ["Sở LĐTB&XH", "Sở LĐ-TB&XH", "Sở Lao động – TBXH"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở VHTT&DL", "Sở Văn hoá - Thể thao và Du lịch"]),
        ("Sở Nông nghiệp và Phát triển nông thôn", ["Sở NN&PTNT", "Sở Nông nghiệp và PTNT"]),
        (
            "Sở Tài chính",
            ["SỞ TÀI CHÍNH", "Sở TC", "So Tai chinh", "Giám đốc Sở Tài chính", "Sở Tài chính tỉnh"],
        ),
        ("Sở Y tế", ["Sở Y tế (Trung tâm Kiểm soát bệnh tật)", "Sở Y tế chủ trì, hướng dẫn các bệnh viện"]),
        ("Sở Tư pháp", ["Sở TP"]),
        ("Bộ Khoa học và Công nghệ", ["Bộ KH&CN"]),
        ("Bộ Công an", ["BCA", "Bộ Công An", "Bộ Công an (C06)"]),
        (
            "Phòng Tài chính - Kế hoạch",
            ["P. TC-KH", "Phòng Tài chính, Kế hoạch", "Phòng Tài chính và Kế hoạch"],
        ),
        ("Phòng Kinh tế và Hạ tầng", ["Phòng KT&HT", "Phòng Kinh tế - Hạ tầng"]),
        ("Bảo hiểm xã hội khu vực VI", ["BHXH khu vực 6", "BHXH Khu vực VI"]),
        (
            "Ngân hàng Nhà nước Chi nhánh Khu vực 7",
            ["NHNN Khu vực VII", "Ngân hàng nhà nước chi nhánh khu vực 07"],
        ),
        ("Kho bạc Nhà nước khu vực XI", ["KBNN khu vực 11", "Kho bạc Nhà nước - Khu vực XI"]),
        ("Tòa án nhân dân khu vực 1 - Thanh Hóa", ["TAND khu vực I – Thanh Hoá"]),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", ["UBMTTQ tỉnh", "MTTQ tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"]),
        ("Bộ Chỉ huy Quân sự tỉnh", ["Bộ CHQS tỉnh"]),
    ],
)
def test_the_spellings_of_one_unit_meet(name: str, forms: list[str]) -> None:
    assert {form: canonical(form) for form in [name, *forms]} == dict.fromkeys([name, *forms], name)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(
            ["UBND xã Tân Hòa", "UBND xã Tân Hóa", "UBND xã Tán Hoa", "UBND xã Tan Hoa"], id="marks"
        ),
        pytest.param(["UBND tỉnh", "Văn phòng UBND tỉnh", "HĐND tỉnh", "Văn phòng Tỉnh ủy"], id="offices"),
        pytest.param(["Sở Nông nghiệp và Môi trường", "Sở Tài nguyên và Môi trường"], id="old and new"),
        pytest.param(["Sở Nội vụ", "Sở Ngoại vụ", "Phòng Nội vụ", "Bộ Nội vụ", "Sở NV"], id="bodies"),
        pytest.param(
            ["Sở Tài chính", "Sở Tài chính - Vật giá", "Phòng Tài chính - Kế hoạch"], id="longer fields"
        ),
        pytest.param(
            ["Sở Văn hóa và Thể thao", "Sở Văn hóa, Thể thao và Du lịch", "Sở Du lịch"], id="culture"
        ),
        pytest.param(["BHXH khu vực VI", "BHXH khu vực VII", "BHXH tỉnh", "BHXH huyện"], id="regions"),
        pytest.param(["Công an huyện", "Công an tỉnh", "Công an xã", "Bộ Công an"], id="levels"),
        pytest.param(
            ["UBND xã Hoa Lộc, huyện Hậu Lộc", "UBND xã Hoa Lộc, huyện Nga Sơn"], id="same commune name"
        ),
        pytest.param(
            ["UBND thị trấn Hậu Lộc", "UBND huyện Hậu Lộc", "UBND xã Hậu Lộc"], id="same place name"
        ),
        pytest.param(
            ["Tòa án nhân dân tỉnh", "Tòa án quân sự tỉnh", "Viện kiểm sát nhân dân tỉnh"], id="courts"
        ),
        pytest.param(["Ngân hàng Nhà nước tỉnh", "Ngân hàng Chính sách xã hội tỉnh"], id="banks"),
        pytest.param(
            ["Ban Chỉ đạo chuyển đổi số tỉnh", "Ban Chỉ đạo cải cách hành chính tỉnh"], id="committees"
        ),
    ],
)
def test_different_units_never_meet(names: list[str]) -> None:
    assert len({canonical(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("phrase", "level"),
    [
        ("Bộ Y tế", UnitLevel.CENTRAL),
        ("Văn phòng Chính phủ", UnitLevel.CENTRAL),
        ("Sở An toàn thực phẩm", UnitLevel.PROVINCE),
        ("Sở Chưa có tên", UnitLevel.PROVINCE),
        ("UBND thành phố Hà Nội", UnitLevel.PROVINCE),
        ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", UnitLevel.PROVINCE),
        ("Phòng PC06", UnitLevel.PROVINCE),
        ("Văn phòng Tỉnh ủy", UnitLevel.PROVINCE),
        ("UBND thành phố Thanh Hóa", UnitLevel.DISTRICT),
        ("Phòng Nội vụ", UnitLevel.DISTRICT),
        ("Phòng Văn hóa - Xã hội", UnitLevel.COMMUNE),
        ("Phòng Kinh tế xã Hoa Lộc", UnitLevel.COMMUNE),
        ("UBND đặc khu Phú Quốc", UnitLevel.COMMUNE),
        ("Chi nhánh Ngân hàng Nhà nước tỉnh", UnitLevel.VERTICAL),
        ("Chi cục Thuế khu vực X", UnitLevel.VERTICAL),
        ("Điện lực Hậu Lộc", UnitLevel.VERTICAL),
        ("Bộ phận một cửa huyện", UnitLevel.DISTRICT),
        ("Trường Đại học Hồng Đức", UnitLevel.UNSPECIFIED),
        ("Hợp tác xã Hoa Lộc", UnitLevel.UNSPECIFIED),
        ("", UnitLevel.UNSPECIFIED),
    ],
)
def test_the_level_of_a_unit(phrase: str, level: UnitLevel) -> None:
    reading = read_unit(phrase)

    assert (reading.kind, reading.level) == (UnitClass.SINGLE, level)


def test_a_field_that_only_districts_have_is_an_office_though_a_copied_plan_says_so() -> None:
    assert canonical("Sở Kinh tế và Hạ tầng") == "Phòng Kinh tế và Hạ tầng"


def test_an_abbreviation_that_may_be_two_departments_is_left_for_people_to_decide() -> None:
    assert canonical("Sở NV") == "Sở NV"


def test_names_like_those_of_work_are_not_cut() -> None:
    names = [
        "Ban Chỉ đạo Đề án 06 tỉnh",
        "Hội đồng phối hợp phổ biến giáo dục pháp luật",
        "Tổ rà soát thủ tục",
    ]

    assert [canonical(name) for name in names] == names


def test_regions_that_are_none_keep_their_number() -> None:
    names = ["Bảo hiểm xã hội khu vực XXL", "Bảo hiểm xã hội khu vực 99", "Ban Quản lý dự án khu vực 2"]

    assert [canonical(name) for name in names] == names


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("UBND tỉnh", "UBND tỉnh Thanh Hóa"),
        ("Ủy ban nhân dân tỉnh Thanh Hoá", "UBND tỉnh Thanh Hóa"),
        ("Công an tỉnh Thanh Hóa", "Công an tỉnh"),
        ("Sở Tài chính tỉnh Thanh Hóa", "Sở Tài chính"),
        ("UBND xã Hoa Lộc, tỉnh Thanh Hóa", "UBND xã Hoa Lộc"),
        ("UBND tỉnh Nghệ An", "UBND tỉnh Nghệ An"),
        ("Công an huyện", "Công an huyện"),
    ],
)
def test_a_document_of_a_province_means_its_own_province(phrase: str, name: str) -> None:
    assert read_unit(phrase, home="UBND tỉnh Thanh Hóa").canonical == name


def test_an_issuer_without_a_place_changes_nothing() -> None:
    assert read_unit("UBND tỉnh", home="Tổ công tác").canonical == "UBND tỉnh"


def test_a_reading_is_printed_with_codes() -> None:
    assert read_unit("CA tỉnh").as_json() == {
        "phrase": "CA tỉnh",
        "class": "single",
        "canonical": "Công an tỉnh",
        "level": "province",
        "members": None,
    }


FORMS = [form for agencies, _ in AGENCIES for name, others in agencies.items() for form in (name, *others)]
BODIES = [f"{head} {field}" for head, fields in FIELDS.items() for field in fields]
units = st.sampled_from([*FORMS, *BODIES])
places = st.tuples(
    st.sampled_from(list(PLACES)), st.sampled_from(["", " Hoa Lộc", " Tân Hòa", " Hậu Lộc"])
).map("".join)
names = st.tuples(units, st.just("") | places.map(" {}".format)).map("".join)


@settings(deadline=None)
@given(phrase=st.one_of(names, st.text(), st.lists(names, max_size=3).map(", ".join)))
def test_reading_never_fails_and_reads_a_canonical_name_as_itself(phrase: str) -> None:
    reading = read_unit(phrase)
    again = read_unit(reading.canonical)

    assert (again.canonical, again.kind, again.level, again.members) == (
        reading.canonical,
        reading.kind,
        reading.level,
        reading.members,
    )


@settings(deadline=None)
@given(phrase=names, spaces=st.integers(1, 3))
def test_neither_the_form_of_letters_nor_white_space_nor_an_end_mark_matters(
    phrase: str, spaces: int
) -> None:
    written = unicodedata.normalize("NFD", phrase).replace(" ", " " * spaces) + "; "

    assert canonical(written) == canonical(phrase)


@pytest.mark.parametrize(
    "issuer", ["UBND thành phố Đà Nẵng", "Thành ủy Hải Phòng", "Sở Y tế thành phố Hà Nội"]
)
@pytest.mark.parametrize(
    "name",
    ["UBND Thành phố", "Công an Thành phố", "Thanh tra thành phố", "Văn phòng UBND TP", "Hội Nông dân TP"],
)
def test_a_city_of_the_centre_is_a_province_in_its_own_documents(name: str, issuer: str) -> None:
    assert read_unit(name, issuer).level is UnitLevel.PROVINCE


def test_a_city_of_a_province_is_a_district_in_its_own_documents() -> None:
    assert read_unit("Công an Thành phố", "UBND thành phố Thanh Hóa").level is UnitLevel.DISTRICT


def test_the_committee_of_a_place_names_it_as_well() -> None:
    assert read_unit("UBND tỉnh", "Tỉnh ủy Sơn Hà").canonical == "UBND tỉnh Sơn Hà"
    assert read_unit("Thành ủy", "UBND thành phố Huế").level is UnitLevel.PROVINCE
    assert read_unit("Sở Y tế Thành phố", "UBND thành phố Huế").canonical == "Sở Y tế"


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("UBND xã Phú Lộc (cũ)", "UBND xã Phú Lộc (cũ)"),
        ("xã Phú Lộc cũ", "UBND xã Phú Lộc (cũ)"),
        ("UBND huyện Hậu Lộc ( cũ )", "UBND huyện Hậu Lộc (cũ)"),
        ("Sở Nội vụ (cũ)", "Sở Nội vụ"),
        ("Ban Quản lý chợ cũ", "Ban Quản lý chợ cũ"),
        ("UBND phường Hội An", "UBND phường Hội An"),
    ],
)
def test_a_place_of_before_stays_marked(phrase: str, name: str) -> None:
    assert read_unit(phrase).canonical == name


def test_a_place_called_hoi_is_no_society() -> None:
    assert read_unit("UBND phường Hội An").level is UnitLevel.COMMUNE
    assert read_unit("UBND xã Hội Sơn").level is UnitLevel.COMMUNE
