"""What must not be repeated: numbers of identity cards, lists of telephone numbers, what is marked secret."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum

from plans.patterns import sought
from plans.text import normalise

HIDDEN = "•••"
HIDDEN_WHOLE = "[nội dung mang dấu Mật, đã che]"
FEWEST_PHONES = 2
"""One telephone number is somebody's to be called; several are a list of people."""


class Sensitive(StrEnum):
    """Why a text is not repeated as it was written."""

    IDENTITY = "identity"
    PHONES = "phones"
    CLASSIFIED = "classified"


_CARD = sought(
    r"c\.?c\.?c\.?d|c\.?m\.?n\.?d|(?<![^\W_])cmt|căn cước|can cuoc|chứng minh (?:thư|nhân dân)"
    r"|chung minh (?:thu|nhan dan)|định danh|dinh danh|gttt|hộ chiếu|ho chieu",
    re.IGNORECASE,
)
_NEAR = 60
"""How far behind "CCCD", or behind the number before it in a list, a number is still one of a card."""
# What parts words in the name of a file, "_", parts a number from them too.
_BEGIN, _END = r"(?<![^\W_])(?<![/.,])", r"(?![^\W_]|/)"
_CARD_NUMBER = sought(rf"{_BEGIN}\d(?:[ ._-]?\d){{8}}(?:(?:[ ._-]?\d){{3}})?{_END}(?![.,]\d)")
_THOUSANDS = sought(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+")
# Twelve digits are a card's without the word: the province, the century and sex, the year of birth.
_PLAIN_CARD = sought(rf"{_BEGIN}0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{{8}}{_END}")
_PHONE = sought(rf"{_BEGIN}(?:\+?84|0)[ ._-]?[235789](?:[ ._-]?\d){{8}}{_END}")

_NO_MARK_AFTER = r"(?! (?:khẩu|độ|mã|thiết|ong|vụ)\b)"
_MARKED = sought(
    rf"\b(?:độ|dấu|mức độ|đóng dấu)\s*:?\s*(?:tuyệt |tối )?mật\b{_NO_MARK_AFTER}"
    rf"|\b(?:văn bản|tài liệu|công văn|công điện|kế hoạch|báo cáo|hồ sơ|vb|cv)"
    rf" (?:tuyệt |tối )?mật\b{_NO_MARK_AFTER}"
    r"|[(\[](?:tuyệt |tối )?mật[)\]]|\b(?:tuyệt|tối) mật\b",
    re.IGNORECASE,
)
_STAMP = sought(r"(?<!BẢO )(?<!BÍ )(?<!CƠ )\bMẬT\b(?! (?:KHẨU|ĐỘ|MÃ|THIẾT|ONG|VỤ)\b)")

# What most texts lack is looked for first: every name and word that is repeated anywhere comes by here.
_WORD_OF_EVERY_MARK = "mật"
_DIGITS_OF_EVERY_NUMBER = sought(r"\d(?:[ ._-]?\d){8}")


def sensitive(text: str) -> frozenset[Sensitive]:
    """Return why a text must not be repeated as it is; nothing for most."""
    text = normalise(text)
    found = set()
    if _is_classified(text):
        found.add(Sensitive.CLASSIFIED)
    if any(_cards(text)):
        found.add(Sensitive.IDENTITY)
    if len(_phones(text)) >= FEWEST_PHONES:
        found.add(Sensitive.PHONES)
    return frozenset(found)


def masked(text: str) -> str:
    """Return the text as it may be repeated: numbers of people hidden, a classified text hidden whole."""
    text = normalise(text)
    return HIDDEN_WHOLE if _is_classified(text) else masked_numbers(text)


def masked_numbers(text: str) -> str:
    """Return words of a document as they may be repeated: what a plan says of secrets is no secret itself."""
    text = normalise(text)
    return _without(text, _hidden(text))


def masked_contact(text: str) -> str:
    """Return whom to call as everybody may see it: telephone numbers stand there to be called."""
    text = normalise(text)
    return _without(text, sorted(_cards(text)))


def has_phone(text: str) -> bool:
    """Return whether somebody's telephone number is in the text."""
    return bool(_phones(normalise(text)))


def masked_part(part: str, whole: str) -> str:
    """Return a part of a message as it may be repeated, where the rest says what it is."""
    whole = normalise(whole)
    if _is_classified(whole):
        return HIDDEN_WHOLE
    for start, end in _hidden(whole):
        part = part.replace(whole[start:end], HIDDEN)
    return masked(part)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with what stands at these places hidden."""
    parts, position = [], 0
    for start, end in spans:
        if start >= position:
            parts += [text[position:start], HIDDEN]
            position = end
    return "".join([*parts, text[position:]])


def _hidden(text: str) -> list[tuple[int, int]]:
    """Return where numbers stand that are not repeated, in order."""
    if not _DIGITS_OF_EVERY_NUMBER.search(text):
        return []
    phones = _phones(text)
    return sorted({*_cards(text), *(phones if len(phones) >= FEWEST_PHONES else ())})


def _is_classified(text: str) -> bool:
    if _WORD_OF_EVERY_MARK not in text.lower():
        return False
    words = text.replace("_", " ")  # as in the name of a file
    return bool(_MARKED.search(words) or _STAMP.search(words))


def _cards(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers of identity cards stand."""
    for found in _PLAIN_CARD.finditer(text):
        yield found.span()
    near = -_NEAR - 1
    words = [found.end() for found in _CARD.finditer(text)]
    for found in _CARD_NUMBER.finditer(text) if words else ():
        before = bisect_right(words, found.start())
        near = max([near, *words[max(before - 1, 0) : before]])
        if found.start() - near <= _NEAR and not _THOUSANDS.fullmatch(found[0]):
            near = found.end()
            yield found.span()


def _phones(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _PHONE.finditer(text)]
