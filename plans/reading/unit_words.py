"""The words with which the name of a unit begins."""

from plans.patterns import sought
from plans.text import fold
from plans.units.agencies import with_known_names

# A word that begins the name of one unit ("Sở Y tế"), followed by what distinguishes it.
_NAMED_UNIT = sought(
    r"(?:so (?!hoa|lieu|huu)|ban (?!hanh|tinh|huyen)|phong (?!chong|chay|ngua)|van phong |ubnd |uy ban "
    r"|cong an |canh sat |bien phong |don (?=bien phong|bp\b)|trung tam |bao hiem |ngan hang |nhnn "
    r"|chi cuc |cuc |tong cuc |vien (?!chuc)|truong (?!hop)|dai hoc |dai (?=phat|truyen|khi|tieng|pt)"
    r"|bo (?!tri|sung|mon|tieu chi|chi so|may |luat|thu tuc|cau hoi|tai lieu|don gia|nhan dien)"
    r"|hoi (?!nghi|thao|nhap)|doan (?!the)|(?:tinh|thanh|huyen|cong) doan\b"
    r"|(?:hat kiem lam|bhxh|buu dien|kho bac|dien luc|benh vien|toa an|lien doan|mat tran)(?= |$)"
    r"|thanh tra |(?:tong )?cong ty |tap doan |chi nhanh |hai quan |thue "
    r"|lien minh |lien hiep |hiep hoi |to (?=cong tac|giup viec|dan pho|cong nghe so)"
    r"|(?:huyen|tinh|thanh|dang) uy|thuong truc |vu (?!viec|an|mua)"
    r"|(?:vnpt|viettel|mobifone|vietcombank|vietinbank|bidv|agribank|evn|fpt)\b"
    r"|tap chi |bao (?!cao|dam|ve|chi|ton|quan|mat|gom|hanh|tri|dong|luc)|thong tan xa |hoc vien |thu vien "
    r"|thong ke (?=tinh|thanh|huyen|khu vuc|co so|so)|vien thong "
    r"|nha (?=xuat ban|hat|van hoa|khach|mang|truong|may|thau)|vuon quoc gia |kiem lam |cang vu "
    r"|quy (?=bao|dau tu|phat trien|ho tro|doi moi)|hdnd |hoi dong |dang bo |tram (?!bom|bien ap|thu phat)"
    r"|doi (?=quan ly|qltt|canh sat|kiem|an ninh|thue|thi hanh|cong tac)|cong (?=thong tin|ttdt|dich vu|dvc)"
    r"|luc luong |chu (?=(?:dau tu|rung|dap|the)\b)"
    r"|(?:chu tich|giam doc|thu truong) (?=ubnd|uy ban|so |cac |cong an ))"
)
# Capitals short for such a word: "VP UBND tỉnh", "CA xã", "PC Đông Hải"; and a newspaper by its name.
_SHORT_WORD = sought(
    r"(?:VP|CA|BV|BQL|BCH|BCĐ|UB|CTCP|TCT|KBNN|NHNN|TAND|VKSND|LĐLĐ|BĐBP|BCHQS|TTYT|TTHCC|TTVH) (?=\w)"
    r"|(?:PC|[Bb]áo|TT) (?=[A-ZĐ])"
)
# "Sở Y tế, doanh nghiệp viễn thông": nouns that stand for many also without "các".
MANY = sought(
    r"(?:doanh nghiep|hiep hoi|hop tac xa|nha mang|co quan (?:bao chi|thong tan)"
    r"|to chuc (?:tin dung|chinh tri|xa hoi)|co so (?:giao duc|y te|dao tao)|nha khoa hoc|chuyen gia)\b"
)
_COLLECTIVE_NOUN = (
    r"(?:so|ban|nganh|phong|bo|co quan|don vi|dia phuong|to chuc|doan the|hoi|doanh nghiep|huyen|xa|phuong"
    r"|chi nhanh|truong|ubnd|uy ban nhan dan|cong ty|benh vien|to|thanh vien|ngan hang|trung tam|cuc"
    r"|chi cuc|vu|vien|hiep hoi|hop tac xa|tinh|thanh pho|co so|tap doan|nha|thon|xom|dang uy|dang bo|chi bo"
    r"|cap uy|tram|doi|don|dac khu|thi xa|thi tran|chu dau tu|chu rung|cong doan|lien doan|luc luong|nha thau"
    r"|chi hoi|khoi|bao|dai)"
)
# What "các" after a comma may go on to name inside one name: "Ban Quản lý Khu kinh tế, các khu công nghiệp".
_PART_OF_NAME = sought(
    r"(?:cac|nhung) (?:khu|cum|kcn|kkt|ccn|du an|cong trinh|chuong trinh|dich vu|di tich|van de|hoat dong"
    r"|dan toc|loai|nhiem vu|san pham|muc tieu|linh vuc|hinh thuc|nguon|quy)\b"
)
_EACH_OF = sought(rf"(?:cac|nhung|toan bo|tat ca(?: cac)?) {_COLLECTIVE_NOUN}\b")
_COLLECTIVE = sought(
    r"(?:cac |nhung )?(?:(?:so|ban|nganh|phong|bo|co quan|don vi|dia phuong|to chuc|doan the)\b"
    r"(?=$|,| (?:ban|nganh|phong|doan the|khac|cap|co|lien quan|thuoc|truc thuoc|duoc|da)\b)|(?:cac|nhung) )"
)
# Names without anything that distinguishes them: after "Bộ Quốc phòng" they are fields of the same kind.
_ALONE = frozenset({"cong an", "quan su", "thanh tra", "hai quan"})
_OF_FIELDS = ("bo ", "cac ", "so ", "phong ")
_ACRONYM = sought(
    r"(?!UBND|HĐND)[A-ZĐ]{3,}\d*(?=$| (?:và|tỉnh|thành phố|huyện|xã|phường|khu vực|Việt Nam)\b)"
)
_SHORTENED = sought(r"(?:Sở|Bộ|Phòng|Ban) [A-ZĐ&, ]+$")
# Without marks these look like "Ban", "Bộ", "Sở".
_OTHER_WORDS = frozenset(
    {"bản", "bàn", "bán", "bạn", "bổ", "bỏ", "sổ", "sơ", "phóng", "đổi", "đối", "đôi", "đời"}
)


def begins_unit(words: str, after: str = "") -> bool:
    """Return whether the words begin another unit than the one they come after."""
    folded = fold(words)
    if _is_another_word(words):
        return False
    if _COLLECTIVE.match(folded) and not folded.startswith(("cac ", "nhung ")):
        return not _COLLECTIVE.match(fold(after))
    if folded in _ALONE:
        return bool(after) and not fold(after).startswith(_OF_FIELDS)
    acronym = _ACRONYM.match(words)
    if acronym:
        is_known = with_known_names(acronym[0]) != acronym[0]
        return is_known or _SHORTENED.match(after) is None
    return has_unit_word(words) or MANY.match(folded) is not None


def has_unit_word(words: str) -> bool:
    """Return whether the first word alone tells a unit ("Sở Y tế") or several ("các sở"), without a list."""
    if _is_another_word(words):
        return False
    folded = fold(words)
    return bool(_NAMED_UNIT.match(folded) or _SHORT_WORD.match(words) or _EACH_OF.match(folded))


def begins_many(words: str) -> bool:
    """Return whether a plural after a comma names others than the unit before it: "…, các đảng ủy"."""
    return stands_for_many(words) and _PART_OF_NAME.match(fold(words)) is None


def _is_another_word(words: str) -> bool:
    return words.partition(" ")[0].rstrip(",").casefold() in _OTHER_WORDS


def stands_for_many(words: str) -> bool:
    """Return whether the words are a plural: "các trường đại học", "những đơn vị"."""
    return fold(words).startswith(("cac ", "nhung "))
