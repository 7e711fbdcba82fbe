"""How a typed word, with or without marks, abbreviated or mistyped, becomes the word patterns know."""

import unicodedata

from chat.understanding.typed.slips import without_slips
from chat.understanding.typed.telex import from_telex, letters_of
from plans.text import fold

_DIFFERENT_WORDS = (
    "an anh bac bang bao bo cham chi cho chu chua co con cong cua da dan dang dat dau day de den di do"
    " doi dong du dung giam ha ho hoan hoi hop ket kho ky la loi ma mai may moi mua muc muon nam nen nha"
    " nham nhan nhi nhu nhung nua qua quy roi sang sau se so tai tam tang the thi thieu thoi thu tinh"
    " toi tre tru tu van vang vay vi vuong"
)
AMBIGUOUS = frozenset(_DIFFERENT_WORDS.split())
"""Folded words to tell apart by their marks: chờ and cho, đang and đăng, tầng and tăng, trả lời and lỗi."""

_WORDS_WITHOUT_MARKS = "cho chi con di do ha la mai nam nha nhi quy sang sau so thi thu tre tu vay vi"
OWN_MEANING = frozenset(_WORDS_WITHOUT_MARKS.split())
"""Those of them that mean something of their own when typed without marks inside a message that has marks."""

_SHORT_FORMS = {
    "không": "k ko kko koo kô kh kg hok hông hong hem hk khg hổng nỏ",
    "nhiệm vụ": "nv nvu nvụ n.vụ n.vu nhvu nhvụ n/v",
    "rồi": "r rùi rui oy roài gòi ròi",
    "được": "đc dc đk đuọc đươc",
    "đang": "đg dg đag dag",
    "chưa": "chx chư",
    "xong": "xg xog done finish finished completed",
    "làm": "lm lem mần",
    "đang làm": "pending doing",
    "ok": "oke okie okê oki okela okay okey okk",
    "hoàn thành": "ht h.thành h.thanh hthành hthanh",
    "thực hiện": "th t.hiện t.hien",
    "đang thực hiện": "đth",
    "chưa thực hiện": "cth",
    "triển khai": "tr.khai t.khai trkhai",
    "thường xuyên": "tx t.xuyên t.xuyen txuyên txuyen",
    "hướng dẫn": "hd h.dẫn h.dan hdẫn",
    "chỉ đạo": "cđ c.đạo",
    "báo cáo": "bc b/c b.cáo bcáo baocao",
    "công văn": "cv c.văn",
    "văn bản": "vb",
    "vướng mắc": "vm v.mắc",
    "khó khăn": "kk k.khăn",
    "kinh phí": "kp k.phí k.phi",
    "đề nghị": "đn đ.nghị",
    "đề xuất": "đx đ.xuất",
    "gia hạn": "giahan",
    "thời gian": "tgian t.gian",
    "trung ương": "tw t.ư",
    "gì": "j",
    "yêu cầu": "yc y/c",
    "kết quả": "kq",
    "nghiên cứu": "ncứu ng.cứu",
    "phát sinh": "ps",
    "phần": "phầm",
    "đâu": "mô",
    "sao": "răng",
    "này": "ni nì",
    "giờ": "chừ",
    "chứ": "chớ",
    "gửi": "gởi",
    "nhỉ": "hỉ",
    "nhé": "nghen nhen nhoa",
    "tôi": "tui",
    "bọn": "tụi",
    "vậy": "z zậy zay rứa dậy dzậy",
    "cũng": "cx cug cũg",
    "với": "vs",
    "quyết định": "qđ",
    "tờ trình": "ttr",
    "nghị quyết": "nq",
    "đồng chí": "đ/c",
    "về việc": "v/v",
}
_EXPANSIONS = {short: whole for whole, shorts in _SHORT_FORMS.items() for short in shorts.split()}
# In capitals these are other words: "kh có" is "không có", "KH 45/KH-UBND" is a plan.
_CAPITALS = {
    "KH": "kế hoạch",
    "TX": "thị xã",
    "HT": "hệ thống",
    "TH": "trường hợp",
    "ĐN": "Đà Nẵng",
    "TK": "tài khoản",
}
DOTTED = tuple(short for short in _EXPANSIONS if not short.isalpha())

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def _toneless_first(word: str) -> str:
    """Return the word with its tone mark last, so that "hòan" and "hoàn" are one word."""
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    toneless = "".join(letter for letter in letters if letter not in _TONES)
    return unicodedata.normalize("NFC", toneless) + tones


def _word_key(word: str, marked: bool) -> str:
    folded = fold(word)
    if folded not in AMBIGUOUS:
        return folded
    if word != folded or (marked and folded in OWN_MEANING):
        return _toneless_first(word)
    return folded + "*"


def key(word: str, marked: bool) -> str:
    """Return the word or words a typed word stands for, as patterns know them.

    An ambiguous word keeps its marks; typed without any it ends in "*" ("cho*" may be "chờ"), unless the
    message is `marked` (its writer does type marks) and the bare spelling is a word too.
    """
    typed = without_slips(word.lower())
    short = _EXPANSIONS.get(typed) or _EXPANSIONS.get(letters_of(typed)[0])
    whole = _CAPITALS.get(word) or short or from_telex(typed)
    return " ".join(_word_key(part, marked) for part in whole.lower().split())


def spellings(word: str) -> tuple[str, ...]:
    """Return every key under which a word of a pattern, written with its marks, can appear."""
    folded = fold(word)
    if folded not in AMBIGUOUS:
        return (folded,)
    return (_toneless_first(word), folded + "*")


def is_marked(words: list[str]) -> bool:
    """Return whether the writer types Vietnamese marks."""
    with_marks = sum(1 for word in words if not word.isascii())
    return with_marks * 3 > len(words)


def words(text: str) -> frozenset[str]:
    """Return the keys of the words in a text, to ask of one word whether it is among them."""
    return frozenset(spelling for word in text.split() for spelling in spellings(word))
