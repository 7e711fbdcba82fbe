"""The level of a unit as a directory keeps it: as people write it, or as far as its name tells."""

from plans.text import fold
from plans.units.agencies import agency_at_start
from plans.units.reading import read_unit
from plans.units.values import UnitLevel

_WORDS = {
    UnitLevel.CENTRAL: ("trung ương", "bộ, ngành", "bộ ngành", "cấp trung ương"),
    UnitLevel.PROVINCE: (
        "tỉnh",
        "cấp tỉnh",
        "sở",
        "sở, ban, ngành",
        "sở ban ngành",
        "thành phố trực thuộc trung ương",
    ),
    UnitLevel.DISTRICT: ("huyện", "cấp huyện", "quận", "thị xã", "thành phố", "thành phố thuộc tỉnh"),
    UnitLevel.COMMUNE: ("xã", "cấp xã", "phường", "thị trấn", "đặc khu", "cơ sở", "cấp cơ sở"),
    UnitLevel.VERTICAL: (
        "ngành dọc",
        "cơ quan ngành dọc",
        "trung ương đóng trên địa bàn",
        "ngân hàng",
        "cơ quan trung ương",
    ),
    UnitLevel.MASS_ORGANISATION: (
        "đoàn thể",
        "hội",
        "hội đoàn thể",
        "hội, đoàn thể",
        "mặt trận",
        "mặt trận, đoàn thể",
        "tổ chức chính trị xã hội",
        "tổ chức chính trị - xã hội",
    ),
    UnitLevel.ENTERPRISE: ("doanh nghiệp", "công ty", "tập đoàn", "dn", "hợp tác xã"),
}
_LEVELS = {fold(words): level for level, forms in _WORDS.items() for words in forms}
_CODES = {level.value: level for level in _WORDS}

MASS_ORGANISATIONS = (
    "Hội Chữ thập đỏ",
    "Hội Cựu chiến binh",
    "Hội Liên hiệp Phụ nữ",
    "Hội Nông dân",
    "Liên đoàn Lao động",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Tỉnh đoàn",
    "Huyện đoàn",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
)
_MASS_WORDS = ("Hội ", "Hiệp hội ", "Liên hiệp ", "Liên minh ", "Liên đoàn ", "Đoàn thanh niên ")
_NOT_MASS_WORDS = ("Hội đồng ",)
_ENTERPRISES = ("Bưu điện", "Công ty Điện lực", "Điện lực", "Viettel", "VNPT", "Viễn thông")
_BRANDS = ("mobifone", "vietcombank", "vietinbank", "bidv", "evn", "petrolimex")
_ENTERPRISE_WORDS = (
    "Công ty ",
    "Tổng công ty ",
    "Tổng Công ty ",
    "Tập đoàn ",
    "Doanh nghiệp ",
    "Hợp tác xã ",
)


def read_level(words: str) -> UnitLevel | None:
    """Return the level that people mean by "xã", "Cấp huyện", "Đoàn thể"; None if they are no level."""
    said = fold(words).strip(" .:;-")
    return _LEVELS.get(said) or _CODES.get(said)


def level_in_directory(name: str) -> UnitLevel:
    """Return the level of a unit by its name; mass organisations and enterprises are told from offices."""
    agency = agency_at_start(name)
    if agency in MASS_ORGANISATIONS or (
        name.startswith(_MASS_WORDS) and not name.startswith(_NOT_MASS_WORDS)
    ):
        return UnitLevel.MASS_ORGANISATION
    if agency in _ENTERPRISES or name.startswith(_ENTERPRISE_WORDS) or fold(name).startswith(_BRANDS):
        return UnitLevel.ENTERPRISE
    return read_unit(name).level
