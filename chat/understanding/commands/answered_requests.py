"""Words that name the request they answer: "yêu cầu số 1: đã cấp 40/120", "YC 2: gửi kèm biểu"."""

from dataclasses import dataclass

from plans.patterns import sought
from plans.text import clean, fold

_NAMED = sought(
    r"^(?:da |vang |xin |em |don vi )*(?P<more_time>gia han )?"
    r"(?:(?:tra loi|bao cao|gui|nop|ve|cho|theo|cua) )*"
    r"(?:yeu cau|yc|y/c)(?: bao cao)?(?: dot xuat)?"
    r"(?: so ?(?P<number>\d{1,6})(?![\d/.,%]*\d)| ?(?P<bare>\d{1,6})(?= ?[:;–-]|$))[\s:;,.–-]*"
)


@dataclass(frozen=True, slots=True)
class AnsweredRequest:
    """The number of a request, and what is said of it."""

    number: int
    words: str


def answered_request(words: str) -> AnsweredRequest | None:
    """Return which request words begin with, and the words behind; None for words that name none there.

    A bare number counts only where the words behind stand apart: "yêu cầu 3 đơn vị" asks something of three.
    """
    plain, folded = clean(words), fold(words)
    found = _NAMED.match(folded)
    if found is None or len(plain) != len(folded):
        return None
    rest = plain[found.end() :]
    more_time = f"xin gia hạn {rest}" if found["more_time"] else rest
    return AnsweredRequest(int(found["number"] or found["bare"]), more_time.strip())
