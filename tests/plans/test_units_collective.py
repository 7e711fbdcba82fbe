"""Phrases that stand for many units: whom they mean, under one name each."""

import pytest

from plans.units import MemberRule, UnitClass, UnitLevel, read_unit

PROVINCE, DISTRICT, COMMUNE = UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE
MIXED, UNSPECIFIED = UnitLevel.MIXED, UnitLevel.UNSPECIFIED
DEPARTMENTS, OFFICES = MemberRule.PROVINCE_DEPARTMENTS, MemberRule.DISTRICT_DEPARTMENTS
DISTRICTS, COMMUNES, ANY = MemberRule.DISTRICTS, MemberRule.COMMUNES, MemberRule.UNSPECIFIED


def means(phrase: str) -> tuple[str, UnitLevel, list[MemberRule]]:
    reading = read_unit(phrase)
    assert reading.kind is UnitClass.COLLECTIVE
    assert means_again(reading.canonical) == (reading.canonical, reading.level, reading.members)
    return reading.canonical, reading.level, list(reading.members)


def means_again(canonical: str) -> tuple[str, UnitLevel, tuple[MemberRule, ...]]:
    reading = read_unit(canonical)
    return reading.canonical, reading.level, reading.members


@pytest.mark.parametrize(
    "phrase",
    [
        "Các sở, ban, ngành cấp tỉnh",
        "sở, ban, ngành",
        "Sở ban ngành tỉnh",
        "các sở - ngành của tỉnh",
        "Các Sở, ngành, đơn vị thuộc UBND tỉnh",
        "Thủ trưởng các sở, ban, ngành",
        "Các sở",
        "các sở, ngành khác",
    ],
)
def test_the_departments_of_the_province(phrase: str) -> None:
    assert means(phrase) == ("Các sở, ban, ngành cấp tỉnh", PROVINCE, [DEPARTMENTS])


@pytest.mark.parametrize(
    "phrase", ["các phòng, ban", "Các phòng chuyên môn thuộc UBND huyện", "Phòng, ban, ngành huyện"]
)
def test_the_offices_of_the_district(phrase: str) -> None:
    assert means(phrase) == ("Các phòng, ban, ngành cấp huyện", DISTRICT, [OFFICES])


@pytest.mark.parametrize(
    ("phrase", "canonical", "level", "members"),
    [
        ("Các sở, ngành liên quan", "Các sở, ban, ngành cấp tỉnh có liên quan", PROVINCE, [DEPARTMENTS]),
        (
            "các sở, ban, ngành, đoàn thể",
            "Các sở, ban, ngành, đoàn thể cấp tỉnh",
            PROVINCE,
            [DEPARTMENTS],
        ),
        (
            "Sở, ngành được giao chủ trì",
            "Các sở, ban, ngành được giao chủ trì",
            PROVINCE,
            [MemberRule.ALL_LEAD_UNITS],
        ),
        (
            "các sở, ban, ngành có CSDL chuyên ngành",
            "Các sở, ngành có cơ sở dữ liệu chuyên ngành",
            PROVINCE,
            [DEPARTMENTS],
        ),
        (
            "các sở, ngành và địa phương có liên quan",
            "Các sở, ban, ngành, địa phương có liên quan",
            MIXED,
            [DEPARTMENTS, DISTRICTS, COMMUNES],
        ),
        (
            "các phòng, ban, cơ quan liên quan",
            "Các phòng, ban, ngành, cơ quan, đơn vị có liên quan",
            MIXED,
            [OFFICES, ANY],
        ),
    ],
)
def test_some_departments_or_departments_with_others(
    phrase: str, canonical: str, level: UnitLevel, members: list[MemberRule]
) -> None:
    assert means(phrase) == (canonical, level, members)


@pytest.mark.parametrize(
    "phrase",
    [
        "UBND cấp huyện",
        "Uỷ ban nhân dân các quận, huyện",
        "UBND các huyện, TX, TP",
        "UBND huyện, thị xã, thành phố",
        "các huyện, thị xã, thành phố",
        "UBND các huyện, thị xã, thành phố trên địa bàn tỉnh Thanh Hóa",
        "UBND các huyện đã được cấp tài khoản",
        "UBND D cấp huyện",
    ],
)
def test_the_authorities_of_the_districts(phrase: str) -> None:
    assert means(phrase) == ("UBND cấp huyện", DISTRICT, [DISTRICTS])


@pytest.mark.parametrize(
    "phrase",
    [
        "UBND cấp xã",
        "UBND các xã, thị trấn huyện",
        "UBND xã/phường/thị trấn",
        "Các xã phường, đặc khu",
        "tất cả các xã, phường",
        "Chủ tịch UBND các xã và thị trấn",
    ],
)
def test_the_authorities_of_the_communes(phrase: str) -> None:
    assert means(phrase) == ("UBND cấp xã", COMMUNE, [COMMUNES])


@pytest.mark.parametrize(
    ("phrase", "canonical", "level", "members"),
    [
        ("UBND các huyện và UBND các xã", "UBND cấp huyện, cấp xã", MIXED, [DISTRICTS, COMMUNES]),
        ("UBND cấp xã, cấp huyện", "UBND cấp huyện, cấp xã", MIXED, [DISTRICTS, COMMUNES]),
        ("UBND các xã liên quan", "UBND cấp xã có liên quan", COMMUNE, [COMMUNES]),
        ("các địa phương", "UBND các địa phương", MIXED, [DISTRICTS, COMMUNES]),
        ("UBND các cấp", "UBND các cấp", MIXED, [DISTRICTS, COMMUNES]),
        ("HĐND, UBND cấp xã", "HĐND và UBND cấp xã", COMMUNE, [COMMUNES]),
        ("UBND các tỉnh, thành phố", "UBND các tỉnh, thành phố", PROVINCE, [ANY]),
        ("UBND các tỉnh/thành phố", "UBND các tỉnh, thành phố", PROVINCE, [ANY]),
        (
            "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
            "UBND các tỉnh, thành phố",
            PROVINCE,
            [ANY],
        ),
        ("các tỉnh, thành phố", "UBND các tỉnh, thành phố", PROVINCE, [ANY]),
        ("UBND các tỉnh", "UBND các tỉnh, thành phố", PROVINCE, [ANY]),
        ("Công an các xã, thị trấn", "Công an cấp xã", COMMUNE, [ANY]),
        ("Công an các đơn vị, địa phương", "Công an các đơn vị, địa phương", MIXED, [ANY]),
        ("Bộ phận Một cửa cấp xã", "Bộ phận một cửa cấp xã", COMMUNE, [MemberRule.ONE_STOP_UNITS]),
        ("UBND các huyện miền núi", "UBND các huyện miền núi", DISTRICT, [ANY]),
        ("UBND các xã: Hoa Lộc, Phú Lộc", "UBND các xã: Hoa Lộc, Phú Lộc", COMMUNE, [ANY]),
        ("UBND 05 xã", "UBND 05 xã", COMMUNE, [ANY]),
        ("UBND các xã thuộc huyện Hậu Lộc", "UBND các xã thuộc huyện Hậu Lộc", COMMUNE, [ANY]),
    ],
)
def test_the_authorities_of_other_places(
    phrase: str, canonical: str, level: UnitLevel, members: list[MemberRule]
) -> None:
    assert means(phrase) == (canonical, level, members)


@pytest.mark.parametrize(
    "phrase",
    [
        "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố; UBND các xã",
        "Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh; Chủ tịch UBND cấp huyện và cấp xã",
    ],
)
def test_departments_and_authorities_in_one_phrase_mean_both(phrase: str) -> None:
    assert means(phrase) == (
        "Các sở, ban, ngành cấp tỉnh, UBND cấp huyện, cấp xã",
        MIXED,
        [DEPARTMENTS, DISTRICTS, COMMUNES],
    )


@pytest.mark.parametrize(
    ("phrase", "canonical", "level", "members"),
    [
        ("đơn vị liên quan", "Các cơ quan, đơn vị có liên quan", UNSPECIFIED, [ANY]),
        ("Thủ trưởng các cơ quan, đơn vị", "Các cơ quan, đơn vị", UNSPECIFIED, [ANY]),
        (
            "các đơn vị, địa phương có liên quan",
            "Các cơ quan, đơn vị, địa phương có liên quan",
            MIXED,
            [ANY, DISTRICTS, COMMUNES],
        ),
        ("các ngành liên quan", "Các ngành có liên quan", UNSPECIFIED, [ANY]),
        ("Các Doanh nghiệp viễn thông", "Các doanh nghiệp viễn thông", UNSPECIFIED, [ANY]),
        ("Các Ngân hàng thương mại", "Các ngân hàng thương mại", UnitLevel.VERTICAL, [MemberRule.BANKS]),
        ("các bộ, ngành Trung ương", "Các bộ, ngành Trung ương", UnitLevel.CENTRAL, [ANY]),
        ("các phòng chuyên môn cấp xã", "Các phòng chuyên môn cấp xã", COMMUNE, [ANY]),
        ("Các phòng nghiệp vụ Công an tỉnh", "Các phòng nghiệp vụ Công an tỉnh", UNSPECIFIED, [ANY]),
        ("Các Sở: Tài chính, Y tế", "Các Sở: Tài chính, Y tế", UNSPECIFIED, [ANY]),
        ("Các cấp, các ngành", "Các cấp, các ngành", UNSPECIFIED, [ANY]),
        ("các cấp", "Các cấp", UNSPECIFIED, [ANY]),
        ("doanh nghiệp liên quan khác", "Các doanh nghiệp có liên quan", UNSPECIFIED, [ANY]),
        ("Bộ, ngành liên quan", "Các bộ, ngành có liên quan", UnitLevel.CENTRAL, [ANY]),
        (
            "MTTQ và các đoàn thể",
            "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể",
            UNSPECIFIED,
            [ANY],
        ),
    ],
)
def test_groups_that_people_have_to_name(
    phrase: str, canonical: str, level: UnitLevel, members: list[MemberRule]
) -> None:
    assert means(phrase) == (canonical, level, members)


@pytest.mark.parametrize(
    "phrase",
    [
        "UBND huyện Hậu Lộc",
        "UBND xã Hoa Lộc",
        "UBND cấp tỉnh",
        "Phòng Nội vụ",
        "Sở Nội vụ",
        "Liên hiệp các hội khoa học và kỹ thuật tỉnh",
        "Ban Quản lý các khu công nghiệp",
        "Bộ phận một cửa huyện",
        "Công an thị xã Bỉm Sơn",
        "Tổ dân phố 12 phường Hạc Thành",
    ],
)
def test_one_unit_is_no_collective(phrase: str) -> None:
    assert read_unit(phrase).kind is UnitClass.SINGLE


def test_a_department_named_beside_authorities_is_not_lost_in_a_collective() -> None:
    assert read_unit("Công an tỉnh, UBND cấp xã").members == ()


def test_the_members_of_a_collective_are_printed_as_codes() -> None:
    assert read_unit("các địa phương").as_json()["members"] == ["districts", "communes"]


@pytest.mark.parametrize(
    ("phrase", "canonical"),
    [
        ("doanh nghiệp viễn thông", "Các doanh nghiệp viễn thông"),
        ("Doanh nghiệp", "Các doanh nghiệp"),
        ("viện nghiên cứu", "Các viện nghiên cứu"),
        ("trường đại học", "Các trường đại học"),
        ("tổ chức tín dụng", "Các tổ chức tín dụng"),
        ("cơ quan báo chí", "Các cơ quan báo chí"),
        ("địa phương", "Các địa phương"),
    ],
)
def test_a_noun_without_a_name_stands_for_many(phrase: str, canonical: str) -> None:
    reading = read_unit(phrase)
    assert (reading.kind, reading.canonical) == (UnitClass.COLLECTIVE, canonical)
    assert reading.members == (ANY,)


@pytest.mark.parametrize(
    "name",
    [
        "Hiệp hội doanh nghiệp tỉnh",
        "Trường Đại học Hồng Đức",
        "Hợp tác xã Hoa Lộc",
        "Viện nghiên cứu Ngô",
        "VTV",
    ],
)
def test_a_name_stands_for_one(name: str) -> None:
    assert read_unit(name).kind is UnitClass.SINGLE


@pytest.mark.parametrize("issuer", ["Chính phủ", "Thủ tướng Chính phủ", "Bộ Y tế"])
def test_the_localities_of_the_government_are_provinces_and_no_districts(issuer: str) -> None:
    assert read_unit("các địa phương", issuer).members == (ANY,)
    assert read_unit("Các bộ, ngành, địa phương", issuer).members == (ANY,)
    assert read_unit("các địa phương", "UBND tỉnh Sơn Hà").members == (DISTRICTS, COMMUNES)
