"""Taking back what was just written: "xong 30% à nhầm 80%", "xong rồi... à không, mới trình"."""

from collections.abc import Iterator

from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.phrases import Phrase
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

CORRECTED = "CORRECTED"
"""The word of a token that takes back what stands before it."""
RECALLED = "RECALLED"
"""As CORRECTED, but before a task it adds one: "à quên, NV 5 nữa"."""

_SLIP = (
    "(?:(?:viết |gõ |báo |ghi |tính |nhập |gửi )?(?:nhầm|lộn)|(?:báo|ghi|tính|nhập|gửi) sai|nhầm lẫn"
    "|đính chính|sửa lại|nói lại|báo lại)"
)
_OH = "(?:à|ấy|ý|ôi|chết|ui|quên|xin lỗi|sorry)"
_THEN = (
    r"(?: (?:rồi|là|thành|đúng ra|thực ra|thật ra|chính xác|con số|số đúng|phải là|đúng là|ạ|em|anh|chị|,|:"
    r"|\.))*"
)
_MERELY = "(?:(?:mới|chỉ|được|đạt|là|có) ){0,3}"
_BEGUN = r"(?<=[,.(;\n] )"
_NEEDED = words("nhầm lộn sai đính sửa nói quên đúng chính") | words("à ấy ý ôi chết ui sorry")
_PHRASE = Phrase(
    rf"(?P<slip>(?:{_OH} (?:, )?)+(?:(?:em|anh|chị|e|a|c|mình) )?(?:{_SLIP}|không phải|không(?= [,.])){_THEN}"
    rf"|{_BEGUN}(?:(?:con )?số )?(?:đúng|chính xác)(?: (?:ra|phải|thì))* là"
    rf"(?= {_MERELY}(?:PERCENT|RATIO|COUNT))"
    rf"|(?:(?:như vậy|thế|vậy) )?là (?:sai|nhầm|(?:không|chưa) (?:đúng|chính xác))(?: rồi)?"
    r"(?= (?:[,;]|mà|nay) [^ ])"
    rf"|{_BEGUN}{_SLIP}{_THEN}|(?<!khong ){_SLIP}{_THEN}(?= {_MERELY}(?:PERCENT|RATIO|COUNT)))"
    rf"|(?:{_OH} (?:, )?)+quên{_THEN}|{_BEGUN}quên(?= ,){_THEN}"
)


def with_corrections(tokens: Tokens) -> Tokens:
    """Return the tokens with the words that take back what stands before them gathered into one."""
    if _NEEDED.isdisjoint(tokens.words):
        return tokens
    return tokens.gathered(_corrections(tokens))


def _corrections(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_PHRASE):
        if found.first:
            yield Group(found.first, found.after, CORRECTED if found.match["slip"] else RECALLED)


def taken_back(tokens: Tokens, spoken: list[int]) -> frozenset[int]:
    """Return which of the tokens `spoken` are taken back by a later one that is about the same task."""
    if CORRECTED not in tokens.words and RECALLED not in tokens.words:
        return frozenset()
    places = frozenset(spoken)
    found, replaced, is_corrected = set[int](), False, False
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens.words[at]
        if word == TASKS:
            replaced = is_corrected = False
        elif word in {CORRECTED, RECALLED}:
            is_corrected = replaced
        elif at in places and is_corrected:
            found.add(at)
        replaced = replaced or at in places
    return frozenset(found)
