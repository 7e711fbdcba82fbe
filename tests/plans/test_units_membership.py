"""Which units belong to a collective by its rules."""

import pytest

from plans.units import MemberRule, is_member, level_in_directory, read_level, read_unit, rules_of
from plans.units.values import UnitLevel


@pytest.mark.parametrize(
    ("phrase", "rules"),
    [
        ("UBND cấp xã", [MemberRule.COMMUNES]),
        ("UBND các huyện, thị xã, thành phố", [MemberRule.DISTRICTS]),
        ("Các sở, ban, ngành cấp tỉnh", [MemberRule.PROVINCE_DEPARTMENTS]),
        (
            "Các sở, ban, ngành, đoàn thể cấp tỉnh",
            [MemberRule.PROVINCE_DEPARTMENTS, MemberRule.MASS_ORGANISATIONS],
        ),
        ("Các phòng, ban, ngành cấp huyện", [MemberRule.DISTRICT_DEPARTMENTS]),
        ("Các đơn vị có liên quan", []),
        ("các sở, ngành khác đã hoàn thành số hoá dữ liệu", []),
        ("các sở, ban, ngành cấp tỉnh được giao chủ trì", []),
    ],
)
def test_a_phrase_for_all_of_a_kind_has_rules_and_one_for_some_has_none(phrase: str, rules: list[MemberRule]):
    assert list(rules_of(read_unit(phrase))) == rules


UNITS = [
    "UBND tỉnh Lam Sơn",
    "Tỉnh ủy",
    "Văn phòng UBND tỉnh",
    "Sở Tài chính",
    "Công an tỉnh",
    "Phòng PA05 Công an tỉnh",
    "Hội Nông dân tỉnh",
    "Hội Nông dân huyện Hậu Lộc",
    "Bảo hiểm xã hội tỉnh",
    "Viettel Thanh Hóa",
    "UBND huyện Hậu Lộc",
    "Huyện ủy Hậu Lộc",
    "Phòng Tư pháp",
    "UBND xã Hoa Lộc",
    "Công an xã Hoa Lộc",
    "Đảng ủy xã Hoa Lộc",
]


@pytest.mark.parametrize(
    ("rule", "members"),
    [
        (MemberRule.PROVINCE_DEPARTMENTS, ["Văn phòng UBND tỉnh", "Sở Tài chính", "Công an tỉnh"]),
        (MemberRule.MASS_ORGANISATIONS, ["Hội Nông dân tỉnh"]),
        (MemberRule.DISTRICTS, ["UBND huyện Hậu Lộc"]),
        (MemberRule.DISTRICT_DEPARTMENTS, ["Phòng Tư pháp"]),
        (MemberRule.COMMUNES, ["UBND xã Hoa Lộc"]),
        (MemberRule.UNSPECIFIED, []),
        (MemberRule.BANKS, []),
    ],
)
def test_a_rule_takes_the_units_of_its_level_and_not_whom_they_answer_to(
    rule: MemberRule, members: list[str]
):
    assert [name for name in UNITS if is_member(rule, name, level_in_directory(name))] == members


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Cấp tỉnh", UnitLevel.PROVINCE),
        ("sở", UnitLevel.PROVINCE),
        ("Thị xã", UnitLevel.DISTRICT),
        ("PHƯỜNG", UnitLevel.COMMUNE),
        ("nganh doc", UnitLevel.VERTICAL),
        ("Đoàn thể", UnitLevel.MASS_ORGANISATION),
        ("doanh nghiệp", UnitLevel.ENTERPRISE),
        ("mass_organisation", UnitLevel.MASS_ORGANISATION),
        ("cấp nào đó", None),
        ("", None),
    ],
)
def test_a_level_is_read_as_people_write_it(words: str, level: UnitLevel | None):
    assert read_level(words) is level


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Kho bạc NN khu vực XI", "Kho bạc Nhà nước khu vực XI"),
        ("Cty Điện lực Nghệ An", "Công ty Điện lực Nghệ An"),
        ("BCH Bộ đội Biên phòng tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"),
        ("Các cơ quan tham mưu, giúp việc Tỉnh ủy", "Các cơ quan tham mưu, giúp việc Tỉnh ủy"),
    ],
)
def test_names_of_other_provinces_are_read_in_full(written: str, name: str):
    assert read_unit(written).canonical == name


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Mobifone Nghệ An", UnitLevel.ENTERPRISE),
        ("MobiFone tỉnh", UnitLevel.ENTERPRISE),
        ("VNPT Nghệ An", UnitLevel.ENTERPRISE),
        ("Liên minh Hợp tác xã tỉnh", UnitLevel.MASS_ORGANISATION),
        ("Hội đồng nhân dân tỉnh", UnitLevel.PROVINCE),
        ("Bảo hiểm xã hội tỉnh", UnitLevel.VERTICAL),
    ],
)
def test_the_directory_tells_organisations_and_enterprises_from_offices(name: str, level: UnitLevel):
    assert level_in_directory(read_unit(name).canonical) is level
