"""Numbers in words: "nhiệm vụ bốn mươi hai", "chín mươi phần trăm", "hai trăm ba mươi hồ sơ", "tháng hai"."""

from collections.abc import Iterator
from typing import NamedTuple

from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Token, Tokens
from plans.text import fold

_DIGITS = (
    "một mốt",
    "hai",
    "ba",
    "bốn tư",
    "năm lăm nhăm",
    "sáu",
    "bảy bẩy",
    "tám",
    "chín",
)
_VALUES = {word: value for value, spoken in enumerate(_DIGITS, 1) for word in spoken.split()}
_TENS = {"mười": 10, "mươi": 10, "chục": 10}
_HUNDRED, _THOUSAND, _ODD = {"trăm": 100}, {"nghìn": 1000, "ngàn": 1000}, {"linh": 0, "lẻ": 0}
_SPOKEN = _VALUES | _TENS | _HUNDRED | _THOUSAND | _ODD
_WITHOUT_MARKS = {fold(word): word for word in reversed(_SPOKEN)}
_KEYS = words(" ".join(_SPOKEN))
_LARGE = _TENS.keys() | _HUNDRED.keys() | _THOUSAND.keys()
_ONLY_AFTER_TENS = frozenset({"mốt", "lăm", "nhăm", "tư"})
# "mười năm" are years; unmarked, "muoi lam xong" may be "làm".
_NOT_AFTER_TENS = frozenset({"năm"})
_LAM_IS_WORK = words("xong rồi được việc")
# Typed without marks these are mostly other words: "sau", "từ", "tạm", "năm nay".
_DOUBTFUL_ALONE = frozenset({"sau", "tu", "tam", "khong", "le", "lam", "mot"})
_TASK, _OF_A_TASK, _ITEM, _MONTH = words("nhiệm"), words("vụ số"), words("mục"), words("tháng")
_PER_CENT = (["phan", "tram"], ["%"])
_FOLLOWS_A_TASK = words(
    "đã đang chưa xong hoàn vẫn đều cũng xin sẽ thì cơ sắp gần mới được chờ đợi không tạm thực triển đạt làm"
    " bị vướng khó rồi ạ nhé và với đến có"
) | {*",.:;-\n", ""}


class _Read(NamedTuple):
    value: int
    after: int


def with_spoken_numbers(tokens: Tokens) -> Tokens:
    """Return the tokens with every number in words as one token in figures, where it surely is a number."""
    if _KEYS.isdisjoint(tokens.words):
        return tokens
    return tokens.gathered(_numbers(tokens))


def _numbers(tokens: Tokens) -> Iterator[Group]:
    said = [_spoken(tokens, token) if token.word in _KEYS else "" for token in tokens.items]
    at = 0
    while at < len(said):
        found = _read(tokens, said, at) if said[at] else None
        if found is not None and _is_a_number(tokens, said, at, found.after):
            yield Group(at, found.after, str(found.value))
            at = found.after
        else:
            at += 1


def _spoken(tokens: Tokens, token: Token) -> str:
    """Return the word of a number that stands there, "" for one that only looks like it: "làm", "bọn"."""
    typed = tokens.text[token.start : token.end].lower()
    return typed if typed in _SPOKEN else _WITHOUT_MARKS.get(typed, "") if typed.isascii() else ""


def _read(tokens: Tokens, said: list[str], at: int) -> _Read | None:
    """Return the longest number that begins at a token."""
    high = _below_thousand(tokens, said, at)
    if high is None or _at(said, high.after) not in _THOUSAND:
        return high
    rest = _below_thousand(tokens, said, high.after + 1)
    value = high.value * 1000
    return _Read(value + rest.value, rest.after) if rest else _Read(value, high.after + 1)


def _below_thousand(tokens: Tokens, said: list[str], at: int) -> _Read | None:
    first = _below_hundred(tokens, said, at)
    is_hundred = _at(said, at) in _HUNDRED
    if is_hundred or (first and first.value < 10 and _at(said, first.after) in _HUNDRED):
        hundreds, after = (100, at + 1) if is_hundred or not first else (first.value * 100, first.after + 1)
        after += _at(said, after) in _ODD
        rest = _below_hundred(tokens, said, after)
        return _Read(hundreds + rest.value, rest.after) if rest else _Read(hundreds, after)
    return first


def _below_hundred(tokens: Tokens, said: list[str], at: int) -> _Read | None:
    word = _at(said, at)
    if word in {"mười", "mươi"}:
        return _with_unit(tokens, said, 10, at + 1)
    if word not in _VALUES:
        return None
    if _at(said, at + 1) in _TENS:
        return _with_unit(tokens, said, _VALUES[word] * 10, at + 2)
    if _at(said, at + 1) in _ONLY_AFTER_TENS or (_at(said, at + 1) in _VALUES and _names_a_task(tokens, at)):
        return _with_unit(tokens, said, _VALUES[word] * 10, at + 1)
    return _Read(_VALUES[word], at + 1)


def _with_unit(tokens: Tokens, said: list[str], tens: int, at: int) -> _Read:
    word = _at(said, at)
    is_work = word == "lăm" and tokens.words[at + 1 : at + 2] and tokens.words[at + 1] in _LAM_IS_WORK
    if word not in _VALUES or word in _NOT_AFTER_TENS or (is_work and _typed(tokens, at).isascii()):
        return _Read(tens, at)
    return _Read(tens + _VALUES[word], at + 1)


def _is_a_number(tokens: Tokens, said: list[str], at: int, after: int) -> bool:
    """Return whether words are surely a number: of several words, of a task or a month, or of a hundred."""
    is_large = not _LARGE.isdisjoint(said[at:after])
    if tokens.words[after : after + 2] == _PER_CENT[0] or tokens.words[after : after + 1] == _PER_CENT[1]:
        return True
    if after - at > 1:
        return is_large or _names_a_task(tokens, at)
    is_clear = _typed(tokens, at) not in _DOUBTFUL_ALONE
    before, follower = tokens.words[at - 1 : at], _at(tokens.words, after)
    if before and before[0] in _MONTH:
        return is_clear and said[at] != "một" and not (_typed(tokens, at).isascii() and said[at] == "năm")
    return is_clear and _names_a_task(tokens, at) and follower in _FOLLOWS_A_TASK


def _names_a_task(tokens: Tokens, at: int) -> bool:
    before = tokens.words[max(0, at - 3) : at]
    return bool(before) and (
        before[-1] in _ITEM or (before[-1] in _OF_A_TASK and not _TASK.isdisjoint(before))
    )


def _typed(tokens: Tokens, at: int) -> str:
    token = tokens.items[at]
    return tokens.text[token.start : token.end].lower()


def _at(said: list[str], at: int) -> str:
    return said[at] if at < len(said) else ""
