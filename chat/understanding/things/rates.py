"""A rate with the title it is of, behind a dotted number: "3.1 hồ sơ số đạt 92%"."""

from chat.understanding.things.numbers import is_unit
from chat.understanding.typed.clauses import CLAUSE_ENDS, end_of
from chat.understanding.typed.spelling import words

PERIODS = words("năm tháng ngày tuần giờ quý") | {"%", "phan"}
_MEASURES = PERIODS | words("ha héc km m mét kg tấn tạ điểm khối phút lần")
"""What a number with decimals may measure; all else that follows a task's number is of its title."""
_RATE_ENDS = CLAUSE_ENDS - {":"}
_REACHED = words("được đạt lên mới là khoảng tầm gần hơn") | {":", "="}


def begins_a_rate(message: list[str], after: int, ends: frozenset[str]) -> bool:
    """Return whether a title and its rate stand behind a dotted number; `ends` may follow the rate."""
    if not message[after : after + 1] or not message[after][:1].isalpha():
        return False
    if is_unit(message, after) or message[after] in _MEASURES:
        return False
    clause = message[after : end_of(message, after, _RATE_ENDS)]
    rates = [at for at in range(1, len(clause) - 1) if clause[at + 1] == "%" and clause[at][0].isdigit()]
    return any(clause[at - 1] in _REACHED or {*clause[at + 2 :]} <= ends for at in rates)
