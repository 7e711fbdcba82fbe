"""Whose competence an obstacle or a proposal is: the first body above or beside the unit that it names."""

import re

from plans.patterns import sought
from plans.text import clean, fold

MINISTRIES = (
    "Bộ Công an",
    "Bộ Quốc phòng",
    "Bộ Ngoại giao",
    "Bộ Nội vụ",
    "Bộ Tư pháp",
    "Bộ Tài chính",
    "Bộ Công Thương",
    "Bộ Xây dựng",
    "Bộ Y tế",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Khoa học và Công nghệ",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Thông tin và Truyền thông",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Giao thông vận tải",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Dân tộc và Tôn giáo",
)
SHORT_NAMES = {
    "bca": "Bộ Công an",
    "btc": "Bộ Tài chính",
    "btp": "Bộ Tư pháp",
    "byt": "Bộ Y tế",
    "bnv": "Bộ Nội vụ",
    "bo khcn": "Bộ Khoa học và Công nghệ",
    "bo gddt": "Bộ Giáo dục và Đào tạo",
    "bo gd&dt": "Bộ Giáo dục và Đào tạo",
    "bo tttt": "Bộ Thông tin và Truyền thông",
    "c06": "Cục C06 (Bộ Công an)",
    "thu tuong": "Thủ tướng Chính phủ",
    "chinh phu": "Chính phủ",
    "vpcp": "Văn phòng Chính phủ",
    "van phong chinh phu": "Văn phòng Chính phủ",
    "ngan hang nha nuoc": "Ngân hàng Nhà nước",
    "nhnn": "Ngân hàng Nhà nước",
    "bhxh viet nam": "Bảo hiểm xã hội Việt Nam",
    "bao hiem xa hoi viet nam": "Bảo hiểm xã hội Việt Nam",
    "quoc hoi": "Quốc hội",
    "trung uong": "Trung ương",
    "tinh uy": "Tỉnh ủy",
    "thanh uy": "Thành ủy",
    "hdnd tinh": "HĐND tỉnh",
    "ubnd tinh": "UBND tỉnh",
    "uy ban nhan dan tinh": "UBND tỉnh",
    "chu tich tinh": "UBND tỉnh",
    "ubnd thanh pho": "UBND thành phố",
    "cong an tinh": "Công an tỉnh",
    "cong an thanh pho": "Công an thành phố",
    "van phong ubnd tinh": "Văn phòng UBND tỉnh",
    "vp ubnd tinh": "Văn phòng UBND tỉnh",
    "bhxh tinh": "Bảo hiểm xã hội tỉnh",
    "ubnd huyen": "UBND huyện",
    "cong an huyen": "Công an huyện",
    "cap tinh": "UBND tỉnh",
    "cap huyen": "UBND huyện",
    "tinh": "UBND tỉnh",
    "huyen": "UBND huyện",
    "bo": "Bộ, ngành Trung ương",
}
DEPARTMENTS = {
    "tai chinh": "Sở Tài chính",
    "y te": "Sở Y tế",
    "noi vu": "Sở Nội vụ",
    "ngoai vu": "Sở Ngoại vụ",
    "tu phap": "Sở Tư pháp",
    "khcn": "Sở Khoa học và Công nghệ",
    "kh&cn": "Sở Khoa học và Công nghệ",
    "khoa hoc": "Sở Khoa học và Công nghệ",
    "gddt": "Sở Giáo dục và Đào tạo",
    "gd&dt": "Sở Giáo dục và Đào tạo",
    "giao duc": "Sở Giáo dục và Đào tạo",
    "xay dung": "Sở Xây dựng",
    "cong thuong": "Sở Công Thương",
    "nn&mt": "Sở Nông nghiệp và Môi trường",
    "nnmt": "Sở Nông nghiệp và Môi trường",
    "nong nghiep": "Sở Nông nghiệp và Môi trường",
    "tn&mt": "Sở Tài nguyên và Môi trường",
    "tnmt": "Sở Tài nguyên và Môi trường",
    "tai nguyen": "Sở Tài nguyên và Môi trường",
    "tt&tt": "Sở Thông tin và Truyền thông",
    "tttt": "Sở Thông tin và Truyền thông",
    "thong tin": "Sở Thông tin và Truyền thông",
    "khdt": "Sở Kế hoạch và Đầu tư",
    "kh&dt": "Sở Kế hoạch và Đầu tư",
    "ke hoach": "Sở Kế hoạch và Đầu tư",
    "ldtbxh": "Sở Lao động - Thương binh và Xã hội",
    "lao dong": "Sở Lao động - Thương binh và Xã hội",
    "gtvt": "Sở Giao thông vận tải",
    "giao thong": "Sở Giao thông vận tải",
    "vhttdl": "Sở Văn hóa, Thể thao và Du lịch",
    "van hoa": "Sở Văn hóa, Thể thao và Du lịch",
    "du lich": "Sở Du lịch",
    "dan toc": "Sở Dân tộc và Tôn giáo",
}
_BESIDE = frozenset(
    {
        "Công an tỉnh",
        "Công an thành phố",
        "Công an huyện",
        "Văn phòng UBND tỉnh",
        "Bảo hiểm xã hội tỉnh",
    }
)
ABOVE = frozenset(MINISTRIES) | (frozenset(SHORT_NAMES.values()) - _BESIDE)
"""The bodies above units; departments and the like stand beside them."""
_NAMES = (
    {fold(name): name for name in MINISTRIES}
    | SHORT_NAMES
    | {f"so {name}": department for name, department in DEPARTMENTS.items()}
)
_NAMED = sought(
    r"(?<![\w/-])(?:"
    + "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
    + r")(?![\w/])"
)
# These name a body only where something is asked of it, or a word from it is missing.
_BARE = {"tinh": "tỉnh", "huyen": "huyện", "bo": "bộ"}
_ASKED_OF = sought(
    r"(?:de nghi|kien nghi|de xuat|mong|xin|nho|cho|huong dan cua|y kien cua|chi dao cua|thuoc|tu|phia|cua)"
    r" (?:cac )?$"
)


def competent_body(*said: str | None) -> str | None:
    """Return the first body named in these words, None where none is; the foremost words come first."""
    return next((body for words in said if (body := _first_named(words or ""))), None)


def _first_named(words: str) -> str | None:
    folded, written = fold(words), clean(words).casefold()
    for found in _NAMED.finditer(folded):
        if found[0] not in _BARE or _is_a_body(found, folded, written):
            return _NAMES[found[0]]
    return None


def _is_a_body(found: re.Match[str], folded: str, written: str) -> bool:
    """Return whether "tỉnh" is the province that is asked, and not "tính toán" or "trong tỉnh"."""
    as_written = written[found.start() : found.end()]
    is_asked = found.start() == 0 or _ASKED_OF.search(folded[: found.start()]) is not None
    return is_asked and as_written in {found[0], _BARE[found[0]]}
