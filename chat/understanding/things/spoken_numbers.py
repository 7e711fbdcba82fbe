"""Numbers in words: "nhiệm vụ bốn mươi hai", "tám phẩy năm", "1 nghìn 2 trăm hồ sơ", "tháng hai"."""

from collections.abc import Iterator
from typing import NamedTuple

from chat.understanding.things.numbers import COUNTED, UNIT_WORDS
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
_SCALES = _THOUSAND | {"triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SPOKEN = _VALUES | _TENS | _HUNDRED | _SCALES | _ODD | {"phẩy": 0, "rưỡi": 0}
_WITHOUT_MARKS = {fold(word): word for word in reversed(_SPOKEN)}
_KEYS = words(" ".join(_SPOKEN))
_GLUED = {"k": "nghìn", "tr": "triệu", "t": "tỷ"}
"""Written at once behind figures: "1tr2" are 1.200.000."""
_LARGE = _TENS.keys() | _HUNDRED.keys() | _SCALES.keys()
_MOST_FIGURES = 3
_ONLY_AFTER_TENS = frozenset({"mốt", "lăm", "nhăm", "tư"})
# "mười năm" are years; unmarked, "muoi lam xong" may be "làm".
_NOT_AFTER_TENS = frozenset({"năm"})
_LAM_IS_WORK = words("xong rồi được việc")
# Typed without marks these are mostly other words: "sau", "từ", "tạm", "năm nay".
_DOUBTFUL_ALONE = frozenset({"sau", "tu", "tam", "khong", "le", "lam", "mot"})
_TASK, _OF_A_TASK, _ITEM, _MONTH = words("nhiệm"), words("vụ số"), words("mục"), words("tháng")
_NUMBERED = words("số")
_BEFORE_A_COUNT = words("còn được có mới thêm chức cấp xong mở thiếu")
_COUNTED = COUNTED | words("cái hội buổi lớp chiếc mẫu mô cuộc")
_DAY, _OUT_OF = words("ngày mồng mùng"), words("trên")
_ALL = words("cả")
PER_CENT = ["phan", "tram"]
_PART = words("phần")
_BEFORE_A_TASK = words("và còn riêng") | set(",;.\n")
# "3 tram y te", "2 tram thu phi", "1 tram co so": stations.
_OF_STATIONS = words("cơ trường khu nhà điện")
_FOLLOWS_A_TASK = words(
    "đã đang chưa xong hoàn vẫn đều cũng xin sẽ thì cơ sắp gần mới được chờ đợi không tạm thực triển đạt làm"
    " bị vướng khó rồi ạ nhé và với đến có bên em bọn tụi sở thì mình"
) | {*",.:;-\n", ""}


class Read(NamedTuple):
    """A number read: its value, the token after its last, its decimals after a comma."""

    value: int
    after: int
    decimals: str = ""


def with_spoken_numbers(tokens: Tokens) -> Tokens:
    """Return the tokens with every number in words as one token in figures, where it surely is a number."""
    if _KEYS.isdisjoint(tokens.words):
        return tokens
    return tokens.gathered(_numbers(tokens))


def _numbers(tokens: Tokens) -> Iterator[Group]:
    said = said_of(tokens)
    at = 0
    while at < len(said):
        found = _read(tokens, said, at) if said[at] else None
        if found is not None and _is_a_number(tokens, said, at, found):
            yield Group(at, found.after, str(found.value) + found.decimals)
            at = found.after
        else:
            at += 1


def said_of(tokens: Tokens) -> list[str]:
    """Return for each token the word of a number that stands there, or figures; "" for any other."""
    return [_spoken(tokens, token) for token in tokens.items]


def _spoken(tokens: Tokens, token: Token) -> str:
    """Return the word of a number that stands there, or figures; "" for what only looks like it: "làm"."""
    if token.word[0].isdigit():
        return token.word if len(token.word) <= _MOST_FIGURES and token.word.isdigit() else ""
    if token.word not in _KEYS:
        return ""
    typed = tokens.text[token.start : token.end].lower()
    if typed in _GLUED:
        return _GLUED[typed]
    return typed if typed in _SPOKEN else _WITHOUT_MARKS.get(typed, "") if typed.isascii() else ""


def _read(tokens: Tokens, said: list[str], at: int) -> Read | None:
    """Return the longest number that begins at a token; a scale alone behind it is left: "mười tỷ đồng"."""
    high = _below_thousand(tokens, said, at)
    if high is None:
        return None
    fraction = below_hundred(tokens, said, high.after + 1) if _at(said, high.after) == "phẩy" else None
    if fraction:
        return Read(high.value, fraction.after, f",{fraction.value}")
    scaled = _scaled(tokens, said, at, 10**12)
    is_plain = scaled is None or scaled.after <= high.after + 1
    if is_plain and (said[at].isdigit() or _at(said, high.after) not in _THOUSAND):
        return high
    return scaled


def _scaled(tokens: Tokens, said: list[str], at: int, below: int) -> Read | None:
    """Return the number with all its scales, each below the one before: "1 triệu 2 trăm nghìn"."""
    high = _below_thousand(tokens, said, at)
    scale = _SCALES.get(_at(said, high.after), below) if high else below
    if high is None or scale >= below:
        return high
    value, after = high.value * scale, high.after + 1
    if _at(said, after) == "rưỡi":
        return Read(value + scale // 2, after + 1)
    if _at(said, after).isdigit() and tokens.items[after].start == tokens.items[after - 1].end:
        return Read(value + int(said[after]) * scale // 10 ** len(said[after]), after + 1)
    rest = _scaled(tokens, said, after, scale)
    is_bare = rest is not None and rest.after == after + 1 and said[after].isdigit()
    if rest is None or (is_bare and len(said[after]) < _MOST_FIGURES):
        return Read(value, after)
    return Read(value + rest.value, rest.after)


def _below_thousand(tokens: Tokens, said: list[str], at: int) -> Read | None:
    first = below_hundred(tokens, said, at)
    is_hundred = _at(said, at) in _HUNDRED
    if is_hundred or (first and first.value < 10 and _at(said, first.after) in _HUNDRED):
        hundreds, after = (100, at + 1) if is_hundred or not first else (first.value * 100, first.after + 1)
        if _at(said, after) == "rưỡi":
            return Read(hundreds + 50, after + 1)
        after += _at(said, after) in _ODD
        rest = None if _at(said, after).isdigit() else below_hundred(tokens, said, after)
        return Read(hundreds + rest.value, rest.after) if rest else Read(hundreds, after)
    return first


def below_hundred(tokens: Tokens, said: list[str], at: int) -> Read | None:
    """Return the number up to 99 that begins at a token, None where none does."""
    word = _at(said, at)
    if word.isdigit():
        is_tens = len(word) == 1 and _at(said, at + 1) == "chục"
        return Read(int(word) * 10, at + 2) if is_tens else Read(int(word), at + 1)
    if word in {"mười", "mươi"}:
        return _with_unit(tokens, said, 10, at + 1)
    if word not in _VALUES:
        return None
    if _at(said, at + 1) in _TENS:
        return _with_unit(tokens, said, _VALUES[word] * 10, at + 2)
    if _at(said, at + 1) in _ONLY_AFTER_TENS or (_at(said, at + 1) in _VALUES and _names_a_task(tokens, at)):
        return _with_unit(tokens, said, _VALUES[word] * 10, at + 1)
    return Read(_VALUES[word], at + 1)


def _with_unit(tokens: Tokens, said: list[str], tens: int, at: int) -> Read:
    word = _at(said, at)
    is_work = word == "lăm" and tokens.words[at + 1 : at + 2] and tokens.words[at + 1] in _LAM_IS_WORK
    if word not in _VALUES or word in _NOT_AFTER_TENS or (is_work and _typed(tokens, at).isascii()):
        return Read(tens, at)
    return Read(tens + _VALUES[word], at + 1)


def _is_a_number(tokens: Tokens, said: list[str], at: int, found: Read) -> bool:
    """Return whether words are surely a number: of several words, of a task or a month, or of a hundred."""
    after, follower = found.after, _at(tokens.words, found.after)
    if said[at].isdigit():
        return after - at > 1 and not _names_a_task(tokens, at) and not _are_stations(tokens, said, at, after)
    if tokens.words[after : after + 2] == PER_CENT or follower == "%":
        return True
    if after - at > 1:
        is_large = bool(found.decimals) or not _LARGE.isdisjoint(said[at:after])
        return is_large or _names_a_task(tokens, at) or _lists_a_task(tokens, said, at, follower)
    return _is_of_a_fraction(tokens, said, at, after) or _is_a_number_alone(tokens, said, at, follower)


def _is_a_number_alone(tokens: Tokens, said: list[str], at: int, follower: str) -> bool:
    """Return whether one word is a number: of a month, a day, a task, or before what it counts."""
    is_clear = _typed(tokens, at) not in _DOUBTFUL_ALONE
    before = _at(tokens.words, at - 1)
    if before in _MONTH:
        return is_clear and said[at] != "một" and not (_typed(tokens, at).isascii() and said[at] == "năm")
    is_a_day = before in _DAY and (follower in _MONTH or _at(tokens.words, at - 2) in _DAY)
    if is_a_day or (before in _ALL and follower in _TASK):
        return True
    after = at + 1
    is_out_of = follower in _OUT_OF and bool(_at(said, after + 1))
    is_counting = before in _BEFORE_A_COUNT and follower in _COUNTED
    is_a_task = _names_a_task(tokens, at) and (before in _NUMBERED or follower in _FOLLOWS_A_TASK)
    return is_clear and (is_counting or is_out_of or is_a_task)


def _is_of_a_fraction(tokens: Tokens, said: list[str], at: int, after: int) -> bool:
    """Return whether "phần" stands between this number and another: "ba phần tư", "9 phần mười"."""
    if said[at] in _HUNDRED:
        return False
    above = _at(tokens.words, after) in _PART and _at(said, after + 1) not in {"", *_HUNDRED}
    return above or (_at(tokens.words, at - 1) in _PART and bool(_at(said, at - 2)))


def _are_stations(tokens: Tokens, said: list[str], at: int, after: int) -> bool:
    """Return whether "3 tram" may be "3 trạm", typed without marks and before nothing that hundreds count."""
    return (
        said[at + 1 : after] == ["trăm"]
        and _typed(tokens, at + 1).isascii()
        and _at(tokens.words, after) not in COUNTED | UNIT_WORDS - _OF_STATIONS
    )


def _lists_a_task(tokens: Tokens, said: list[str], at: int, follower: str) -> bool:
    """Return whether the next task of a list begins: "NV năm tư xong, năm lăm chưa"."""
    begins = _at(tokens.words, at - 1) in _BEFORE_A_TASK and not _TASK.isdisjoint(tokens.words[:at])
    return begins and said[at + 1] in _ONLY_AFTER_TENS and follower in _FOLLOWS_A_TASK


def _names_a_task(tokens: Tokens, at: int) -> bool:
    before = tokens.words[max(0, at - 3) : at]
    return bool(before) and (
        before[-1] in _ITEM or (before[-1] in _OF_A_TASK and not _TASK.isdisjoint(before))
    )


def _typed(tokens: Tokens, at: int) -> str:
    token = tokens.items[at]
    return tokens.text[token.start : token.end].lower()


def _at(said: list[str], at: int) -> str:
    return said[at] if 0 <= at < len(said) else ""
