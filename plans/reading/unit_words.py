"""The words with which the name of a unit begins."""

from plans.patterns import sought
from plans.text import fold
from plans.units.agencies import with_known_names

# A word that begins the name of one unit ("Sở Y tế"), followed by what distinguishes it.
_NAMED_UNIT = sought(
    r"(?:so (?!hoa|lieu|huu)|ban (?!hanh|tinh|huyen)|phong (?!chong)|van phong |ubnd |uy ban |cong an "
    r"|trung tam |bao hiem |bhxh |ngan hang |nhnn |chi cuc |cuc |tong cuc |bo (?!tri|sung|mon)|toa an "
    r"|vien (?!chuc)|truong (?!hop)|dai hoc |dai (?=phat|truyen|khi|tieng)|buu dien |hoi (?!nghi|thao|nhap)"
    r"|doan (?!the)|(?:tinh|thanh|huyen|cong) doan |lien doan |mat tran |thanh tra |kho bac |dien luc "
    r"|(?:tong )?cong ty |tap doan |chi nhanh |hai quan |thue |benh vien |lien minh |lien hiep |hiep hoi "
    r"|to (?=cong tac|giup viec)|(?:huyen|tinh|thanh|dang) uy|thuong truc |vu (?!viec|an|mua)"
    r"|(?:vnpt|viettel|mobifone|vietcombank|vietinbank|bidv|agribank|evn|fpt)\b"
    r"|tap chi |bao (?!cao|dam|ve|chi|ton|quan|mat|gom|hanh|tri|dong|luc)|thong tan xa |hoc vien |thu vien "
    r"|thong ke (?=tinh|thanh|huyen|khu vuc|co so|so)|vien thong |nha (?=xuat ban|hat|van hoa|khach|mang)"
    r"|quy (?=bao|dau tu|phat trien|ho tro|doi moi)|hdnd |hoi dong |dang bo |vuon quoc gia |hat kiem lam"
    r"|(?:chu tich|giam doc|thu truong) (?=ubnd|uy ban|so |cac |cong an ))"
)
# "Sở Y tế, doanh nghiệp viễn thông": nouns that stand for many also without "các".
MANY = sought(
    r"(?:doanh nghiep|hiep hoi|hop tac xa|nha mang|co quan (?:bao chi|thong tan)"
    r"|to chuc (?:tin dung|chinh tri|xa hoi)|co so (?:giao duc|y te|dao tao)|nha khoa hoc|chuyen gia)\b"
)
_COLLECTIVE_NOUN = (
    r"(?:so|ban|nganh|phong|bo|co quan|don vi|dia phuong|to chuc|doan the|hoi|doanh nghiep|huyen|xa|phuong"
    r"|chi nhanh|truong|ubnd|uy ban nhan dan|cong ty|benh vien|to|thanh vien|ngan hang|trung tam|cuc"
    r"|chi cuc|vu|vien|hiep hoi|hop tac xa|tinh|thanh pho|co so|tap doan|nha)"
)
_EACH_OF = sought(rf"(?:cac|nhung|toan bo|tat ca(?: cac)?) {_COLLECTIVE_NOUN}\b")
_COLLECTIVE = sought(
    r"(?:cac |nhung )?(?:(?:so|ban|nganh|phong|bo|co quan|don vi|dia phuong|to chuc|doan the)\b"
    r"(?=$|,| (?:ban|nganh|phong|doan the|khac|cap|co|lien quan|thuoc|truc thuoc|duoc|da)\b)|(?:cac|nhung) )"
)
_ACRONYM = sought(
    r"(?!UBND|HĐND)[A-ZĐ]{3,}\d*(?=$| (?:và|tỉnh|thành phố|huyện|xã|phường|khu vực|Việt Nam)\b)"
)
_SHORTENED = sought(r"(?:Sở|Bộ|Phòng|Ban) [A-ZĐ&, ]+$")
# Without marks these look like "Ban", "Bộ", "Sở".
_OTHER_WORDS = frozenset({"bản", "bàn", "bán", "bạn", "bổ", "bỏ", "sổ", "sơ", "phóng"})


def begins_unit(words: str, after: str = "") -> bool:
    """Return whether the words begin another unit than the one they come after."""
    folded = fold(words)
    if _COLLECTIVE.match(folded) and not folded.startswith(("cac ", "nhung ")):
        return not _COLLECTIVE.match(fold(after))
    acronym = _ACRONYM.match(words)
    if acronym:
        is_known = with_known_names(acronym[0]) != acronym[0]
        return is_known or _SHORTENED.match(after) is None
    return has_unit_word(words) or MANY.match(folded) is not None


def has_unit_word(words: str) -> bool:
    """Return whether the first word alone tells a unit ("Sở Y tế") or several ("các sở"), without a list."""
    if words.partition(" ")[0].casefold() in _OTHER_WORDS:
        return False
    return bool(_NAMED_UNIT.match(fold(words)) or _EACH_OF.match(fold(words)))


def stands_for_many(words: str) -> bool:
    """Return whether the words are a plural: "các trường đại học", "những đơn vị"."""
    return fold(words).startswith(("cac ", "nhung "))
