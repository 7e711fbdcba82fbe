"""How buttons call all units, and those of a level."""

from plans.units import UnitLevel

ALL_UNITS = "Tất cả đơn vị"
OF_LEVEL = {
    UnitLevel.PROVINCE: "Các sở, ban, ngành",
    UnitLevel.DISTRICT: "UBND cấp huyện",
    UnitLevel.COMMUNE: "UBND cấp xã",
}
