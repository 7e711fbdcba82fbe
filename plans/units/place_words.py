"""The words for the places of Vietnam's administration, and how they are shortened."""

from plans.units.values import UnitLevel

PLACES: dict[str, UnitLevel] = {
    "tỉnh": UnitLevel.PROVINCE,
    "huyện": UnitLevel.DISTRICT,
    "quận": UnitLevel.DISTRICT,
    "thị xã": UnitLevel.DISTRICT,
    "thành phố": UnitLevel.DISTRICT,
    "xã": UnitLevel.COMMUNE,
    "phường": UnitLevel.COMMUNE,
    "thị trấn": UnitLevel.COMMUNE,
    "đặc khu": UnitLevel.COMMUNE,
}
PLACE_ABBREVIATIONS = {
    "TP": "thành phố",
    "TX": "thị xã",
    "TT": "thị trấn",
    "H": "huyện",
    "Q": "quận",
    "X": "xã",
    "P": "phường",
}
CITIES_OF_THE_CENTRE = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
LONGEST_PLACE_NAME = 4
# Words that never begin or join the name of a place.
NO_PLACE_NAME = frozenset(
    {
        "có",
        "được",
        "và",
        "của",
        "trên",
        "thuộc",
        "liên",
        "theo",
        "trong",
        "đã",
        "là",
        "về",
        "cho",
        "các",
        "để",
        "không",
        "do",
        "từ",
        "khi",
    }
)
