"""The departments and vertical agencies of a province: those that each has, and those that some have."""

from collections.abc import Iterator

from plans.reading.unit_sheet import ListedUnit
from plans.units import UnitFields, UnitLevel

# Nghị định 150/2025/NĐ-CP tells which departments every province has, and which some may have.
_EVERYWHERE = (
    "Văn phòng UBND {place}",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Công Thương",
    "Sở Nông nghiệp và Môi trường",
    "Sở Xây dựng",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Y tế",
    "Sở Giáo dục và Đào tạo",
    "Thanh tra {place}",
    "Công an {place}",
)
_SOMEWHERE = (
    "Sở Ngoại vụ",
    "Sở Dân tộc và Tôn giáo",
    "Sở Du lịch",
    "Sở Văn hóa và Thể thao",
    "Ban Quản lý Khu kinh tế",
    "Trung tâm Phục vụ hành chính công {place}",
    "Bộ Chỉ huy Quân sự {place}",
)
_VERTICAL = (
    "Bảo hiểm xã hội {place}",
    "Thuế {place}",
    "Thống kê {place}",
    "Thi hành án dân sự {place}",
    "Tòa án nhân dân {place}",
    "Viện kiểm sát nhân dân {place}",
)
_CITY = "thành phố"


def offices_of(province: str | None) -> tuple[tuple[ListedUnit, bool], ...]:
    """Return the offices as rows of a list of units, each with whether every province has it.

    Agencies of several provinces are left out, for nobody knows their region: the Kho bạc, the Hải quan.
    """
    place = _CITY if province is not None and province.startswith(_CITY) else "tỉnh"
    rows = enumerate(_rows(), start=1)
    return tuple(
        (ListedUnit(f"dòng {number}", name.format(place=place), UnitFields(level=level)), is_everywhere)
        for number, (name, level, is_everywhere) in rows
    )


def _rows() -> Iterator[tuple[str, UnitLevel, bool]]:
    yield from ((name, UnitLevel.PROVINCE, True) for name in _EVERYWHERE)
    yield from ((name, UnitLevel.VERTICAL, True) for name in _VERTICAL)
    yield from ((name, UnitLevel.PROVINCE, False) for name in _SOMEWHERE)
