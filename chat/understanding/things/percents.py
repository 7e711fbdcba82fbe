"""The percentages a message states, and whether each is of the work itself or of an indicator."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from chat.understanding.things.dates import DATE
from chat.understanding.things.fractions import PER_CENT
from chat.understanding.things.quantities import COUNT, PERCENT, RATIO, Quantity, Sense
from chat.understanding.things.tasks import TASKS
from chat.understanding.things.times import superseded
from chat.understanding.typed.clauses import PARTICLES, end_of, start_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage achieved; one of the work itself states a status, an overall one outweighs parts."""

    first: int
    value: int | float
    is_of_the_work: bool
    is_overall: bool
    is_part: bool
    range_said: str | None = None
    """The range of which the value is the lower end, as written."""


_PARAGRAPH_ENDS = frozenset({"\n", TASKS})
_SENTENCE_ENDS = _PARAGRAPH_ENDS | {".", ";", "CORRECTED", "RECALLED"}
_CLAUSE_ENDS = _SENTENCE_ENDS | set(",!?|:(\t")
_NEUTRAL = (
    PARTICLES
    | words(
        "báo cáo cả toàn xã phường huyện sở phòng trung tâm giữ đủ đạt được khoảng tầm chừng ước hiện nay"
        " giờ mới"
        " đã đang là"
        " tiến độ thì thực hiện triển khai làm"
        " xong hoàn thành rồi chắc cũng tính đến thời điểm tổng thể chung kết quả khối lượng công việc"
        " chạy tụt rớt sụt còn trước bữa hôm sáng chiều trưa tối tuần tháng vừa"
        " lên gần hơn trên vẫn này cái cỡ nhiệm vụ mức ở và đều giảm xuống ạ em anh chị nhé tới đấy thôi"
        " chỉ so với thực tế"
        " cơ bản tỷ lệ tăng từ bên mình tôi chúng bọn phía đơn vị chứ mà phải không nửa lần lượt hết ngày hôm"
    )
    | {DATE, PERCENT, "CORRECTED", "RECALLED", "OBSTACLE", "PROPOSAL", "-", "->", "=", "~", ")"}
)
_LEFT = _NEUTRAL | words("nữa chưa nốt lại khoảng tầm mỗi có nên phải cần vì do") | {TASKS}
_STILL = words("còn thiếu")
_FALLS = words("giảm tụt sụt hụt rớt")
_FELL = _NEUTRAL | _FALLS | {",", "("}
_JOINS = words("nhưng song do vì bởi nên")
_OF_THE_WORK = Phrase("tiến độ|khối lượng|công việc|việc|kế hoạch|nội dung|phần|tiến trình")
_OVERALL = words("tổng chung bình thể toàn")
_RATES = words("tỷ tỉ")
_PARTS = words("gồm riêng trong")


def percentages(tokens: Tokens) -> Iterator[Percentage]:
    """Yield each percentage achieved, in order, but none of an earlier time than another of its kind."""
    found = {one.first: one for one in _achieved(tokens)}
    earlier = superseded(tokens) if len(found) > 1 else {}
    for at, one in found.items():
        later = found.get(earlier.get(at, at))
        if at not in earlier or later is None or later.is_of_the_work is not one.is_of_the_work:
            yield one


def _achieved(tokens: Tokens) -> Iterator[Percentage]:
    stated = [(at, token.value) for at, token in enumerate(tokens.items) if isinstance(token.value, Quantity)]
    targets = [at for at, quantity in stated if quantity.part is Sense.TARGET]
    message = _without_former_shares(tokens, stated)
    for at, quantity in stated:
        if tokens.words[at] == PERCENT and quantity.part is Sense.ACHIEVED:
            yield _percentage(message, at, quantity, targets)


def _without_former_shares(tokens: Tokens, stated: list[tuple[int, Quantity]]) -> list[str]:
    """Return the words, a bare number that was a share once as one: "tuần trước 40 tuần này 55%"."""
    message = tokens.words
    former = [
        at
        for at, quantity in stated
        if message[at] == COUNT
        and quantity.part is Sense.PREVIOUS
        and quantity.value <= PER_CENT
        and message[at + 1 : at + 2] == [DATE]
    ]
    return [PERCENT if at in former else word for at, word in enumerate(message)] if former else message


def shares_left(tokens: Tokens) -> Iterator[int]:
    """Yield where it is said how much of the work is left: "còn 20% nữa", but not "còn 20% hồ sơ"."""
    if PERCENT not in tokens.words:
        return
    for at, token in enumerate(tokens.items):
        quantity = token.value
        is_left = isinstance(quantity, Quantity) and quantity.part is Sense.REMAINING and quantity.value
        before = tokens.words[_start_of_clause(tokens.words, at) : at]
        is_told = token.word == PERCENT and is_left and not _STILL.isdisjoint(before)
        if is_told and not _is_of_a_noun(tokens.words, at, _LEFT):
            yield at


def _is_of_a_noun(message: list[str], at: int, neutral: frozenset[str]) -> bool:
    """Return whether words before or after a percentage say of what else than the work it is."""
    before = message[_start_of_clause(message, at) : at]
    after = message[at + 1 : end_of(message, at + 1, _CLAUSE_ENDS)]
    has_own_noun = not neutral.issuperset(before) and not _OF_THE_WORK.search(keyed(before))
    return has_own_noun or (
        bool(after) and after[0] not in neutral | _JOINS and not _OF_THE_WORK.opens(keyed(after))
    )


def _percentage(message: list[str], at: int, quantity: Quantity, targets: list[int]) -> Percentage:
    before = message[_start_of_clause(message, at) : at]
    after = message[at + 1 : end_of(message, at + 1, _CLAUSE_ENDS)]
    sentence = message[start_of(message, at, _SENTENCE_ENDS) : at]
    is_an_indicator = (
        _is_of_a_noun(message, at, _NEUTRAL)
        or RATIO in sentence
        or COUNT in sentence
        or _is_told_before(message, at, sentence, quantity)
    )
    return Percentage(
        at,
        quantity.value,
        is_of_the_work=not is_an_indicator and not (targets and _has_a_target(message, at, targets)),
        is_overall=not _OVERALL.isdisjoint(before + after[:1]),
        is_part=not _PARTS.isdisjoint(sentence),
        range_said=quantity.range_said,
    )


def _is_told_before(message: list[str], at: int, sentence: list[str], quantity: Quantity) -> bool:
    """Return whether the clause before says of what it is: "hồ sơ giấy giảm 5%, còn 12%", "trễ hạn (0%)"."""
    is_what_is_left = not _FALLS.isdisjoint(sentence) and not _STILL.isdisjoint(sentence)
    is_nothing_in_brackets = not quantity.value and message[at - 1 : at] == ["("]
    return (is_what_is_left or is_nothing_in_brackets) and not _FELL.issuperset(sentence)


def _start_of_clause(message: list[str], at: int) -> int:
    """Return where what leads to a percentage begins: "Tỷ lệ chi trả qua tài khoản: 76%" is one clause."""
    start = start_of(message, at, _CLAUSE_ENDS)
    if start > 1 and message[start - 1] == ":":
        heading = start_of(message, start - 1, _CLAUSE_ENDS)
        return heading if message[heading] in _RATES else start
    return start


def _has_a_target(message: list[str], at: int, targets: list[int]) -> bool:
    """Return whether a target is named beside the percentage: "đạt 82% (chỉ tiêu 70%)"."""
    start, end = start_of(message, at, _PARAGRAPH_ENDS), end_of(message, at, _PARAGRAPH_ENDS)
    return bisect_left(targets, start) < bisect_left(targets, end)


def overall(found: list[Percentage]) -> Percentage | None:
    """Return the one percentage that stands for the whole, None if there are only several parts."""
    for fits in (
        lambda one: one.is_of_the_work,
        lambda one: one.is_overall,
        lambda one: not one.is_part,
        lambda _: True,
    ):
        chosen = [one for one in found if fits(one)]
        is_said_again = all(one.is_of_the_work for one in chosen) and len({one.value for one in chosen}) == 1
        if len(chosen) == 1 or is_said_again:
            return chosen[-1]
    return None
