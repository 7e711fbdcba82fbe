"""Percentages, counts "x/y" and single counts, and the part each plays: achieved, aimed at, growth, what remains."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from chat.understanding.numbers import NUMBER, UNIT, read_number, read_percentage, read_with_unit
from chat.understanding.phrases import Phrase, keyed
from chat.understanding.spelling import words
from chat.understanding.tasks import TASKS
from chat.understanding.tokens import Found, Group, Tokens

PERCENT, RATIO, COUNT = "PERCENT", "RATIO", "COUNT"
QUANTITIES = frozenset({PERCENT, RATIO, COUNT})


class Part(Enum):
    """What a number says: only what is achieved is recorded."""

    ACHIEVED = auto()
    TARGET = auto()
    GROWTH = auto()
    NEGATED = auto()
    REMAINING = auto()
    PREVIOUS = auto()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A percentage (no total), a count out of a total, or a count."""

    value: int | float
    total: int | float | None = None
    part: Part = Part.ACHIEVED


_PERCENT = Phrase(rf"(?P<number>{NUMBER}) (?:%|phần trăm)")
_PERCENT_RANGE = Phrase(rf"{NUMBER}(?: %)? (?:-|đến|~) {NUMBER} %")
_SCALE = rf"(?: (?P<unit>{UNIT})(?! (?:đồng|đ|vnđ|vnd)(?: |$)))?"
_RATIO = Phrase(
    rf"(?P<done>{NUMBER})(?: (?P<own>{UNIT}))? / (?:(?:tổng|tổng số|chỉ tiêu) )?(?P<total>{NUMBER}){_SCALE}"
)
_COUNT = Phrase(rf"(?P<number>{NUMBER}){_SCALE}(?: trên (?:tổng |tổng số )?{NUMBER}(?: (?:{UNIT}))?)?")

_MARKERS = Phrase(
    r"(?P<TARGET>chỉ tiêu|mục tiêu|phấn đấu|dự kiến|sẽ|tối thiểu|ít nhất|hướng tới|cam kết|đảm bảo|bảo đảm|ct"
    r"|quyết tâm|nhằm|kế hoạch(?= (?:giao|năm|là|:|đề|\d|PERCENT|RATIO|COUNT))"
    r"|yêu cầu(?= (?:là|phải|đạt|:|PERCENT|RATIO|COUNT))|cần(?= đạt)|phải(?= đạt)|được giao|giao(?= (?:PERCENT|COUNT)))"
    r"|(?P<GROWTH>tăng(?: thêm| trưởng)?(?! (?:lên|từ|đến))|giảm(?! (?:còn|xuống|từ))|(?:cao|thấp|nhiều|ít) hơn|vượt|thêm)"
    r"|(?P<NEGATED>(?:chưa|không)(?: thể)? (?:được|đạt|đạt được|tới|đến|đủ|có|quá|hết)|dưới)"
    r"|(?P<REMAINING>còn(?: lại| thiếu| tồn| khoảng| tới)*|thiếu|tồn|tồn đọng)"
    r"|(?P<PREVIOUS>(?:tháng|kỳ|tuần|năm|quý|lần) (?:trước|ngoái)|cùng kỳ|đầu năm|so với|trên tổng số|trong tổng số"
    r"|tổng số|từ(?= (?:PERCENT|RATIO|COUNT) (?:lên|đến|tới|->|xuống)))"
    r"|(?P<ACHIEVED>đạt|đã|được|kết quả|hiện|hiện nay|nay|ước|thực tế|mới|thực hiện|lũy kế|lên|còn|xuống)"
)
_UNITS = [[unit] for unit in words(UNIT.replace("|", " "))]
_SENTENCE_ENDS = frozenset({"\n", ".", ";", ")", "!", "?", "|", TASKS})
_CLAUSE_ENDS = _SENTENCE_ENDS | {",", "("}
_LASTING = frozenset({Part.TARGET})
_REACH = 4
_BUT = words("nhưng mà tuy song thì")
_LEFT_AFTER = words("chưa còn nữa lỗi tồn chậm sai")
_BEFORE_AFTER = Phrase(r"(?:tháng|kỳ|tuần|năm|quý) (?:trước|ngoái)|(?:lên|->|xuống) PERCENT")


def with_quantities(tokens: Tokens) -> Tokens:
    """Return the tokens with every number that counts something gathered into one token that holds a `Quantity`."""
    tokens = tokens.gathered(_percentages(tokens))
    tokens = tokens.gathered(_ratios(tokens))
    tokens = tokens.gathered(_counts(tokens))
    return tokens.gathered(_parts(tokens))


def _percentages(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_PERCENT_RANGE):
        yield Group(found.first, found.after, "PERCENTRANGE")
    for found in tokens.find(_PERCENT):
        value = read_percentage(found.match["number"])
        if value is not None:
            yield Group(found.first, found.after, PERCENT, Quantity(value))


def _ratios(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_RATIO):
        unit = found.match["unit"]
        done = _read(tokens, found, "done", found.match["own"] or unit)
        total = _read(tokens, found, "total", unit)
        if done is not None and total is not None:
            yield Group(found.first, found.after, RATIO, Quantity(done, total))


def _counts(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_COUNT):
        value = _read(tokens, found, "number", found.match["unit"])
        if value is not None:
            yield Group(found.first, found.after, COUNT, Quantity(value))


def _read(tokens: Tokens, found: Found, name: str, unit: str | None) -> int | float | None:
    """Return the value of a number; money keeps its unit as written, so that "9,042 tỷ đồng" counts "tỷ đồng"."""
    is_money = tokens.words[found.after : found.after + 1] in _UNITS
    return read_with_unit(found.match[name], unit) if unit or is_money else read_number(found.match[name])


def _parts(tokens: Tokens) -> Iterator[Group]:
    """Yield anew each quantity that is not achieved, from the words that lead to it or follow it."""
    markers = {found.after - 1: Part[str(found.match.lastgroup)] for found in tokens.find(_MARKERS)}
    if not markers:
        return
    part, since, has_said = Part.ACHIEVED, 0, False
    for position, token in enumerate(tokens.items):
        marker = markers.get(position)
        if token.word in _SENTENCE_ENDS or (token.word == "," and part not in _LASTING):
            part = Part.ACHIEVED
        has_said = has_said or token.word == ","
        if marker is Part.ACHIEVED and (part not in _LASTING or has_said) and part is not Part.NEGATED:
            part = Part.ACHIEVED
        elif marker and marker is not Part.ACHIEVED and not (part in _LASTING and not has_said):
            part, since, has_said = marker, position, False
        if isinstance(token.value, Quantity):
            is_near = part in _LASTING or position - since <= _REACH
            plays = part if is_near else Part.ACHIEVED
            if plays is Part.ACHIEVED:
                plays = _part_from_what_follows(tokens, position)
            if plays is not Part.ACHIEVED:
                yield Group(position, position + 1, token.word, replace(token.value, part=plays))
            has_said = True
            part = part if part in _LASTING else Part.ACHIEVED


def _part_from_what_follows(tokens: Tokens, position: int) -> Part:
    rest = tokens.words[position + 1 : position + 1 + _REACH + 2]
    if _BEFORE_AFTER.opens(keyed(rest[:2])):
        return Part.PREVIOUS
    for word in rest:
        if word in _CLAUSE_ENDS or word in QUANTITIES or word in _BUT:
            break
        if word in _LEFT_AFTER:
            return Part.REMAINING
    return Part.ACHIEVED
