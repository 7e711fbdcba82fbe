"""Parts of a whole said without a percent sign: "một nửa", "3/4 khối lượng", "được 8 phần còn 2 phần"."""

from collections.abc import Iterator
from typing import NamedTuple

from chat.understanding.typed.phrases import ANY, WORD, Phrase
from chat.understanding.typed.tokens import Tokens

PER_CENT = 100
SAID = r"(?= (?:[,.;)\n]|rồi|ạ|nhé|nha|thôi|em|anh|chị)|$)"
"""A pattern for the end of what is said: no noun follows that could be counted."""

_REACHED = "(?:(?:mới|được|đạt|làm|xong|thành|khoảng|gần|hơn|quá|chừng|tầm|cỡ|->|=) )+"
_WORK = "(?:khối lượng|công việc|phần việc|đầu việc|việc|chặng đường|quãng đường)"
_FRACTION = Phrase(
    rf"{_REACHED}(?P<half>(?:một |1 |phân )?nửa(?! (?:đầu|cuối|tháng|năm|số)))"
    rf"|{_REACHED}(?P<bare>(?:[12] / 3|[13] / 4|1 / 2){SAID})"
    rf"|(?P<of>\d{{1,2}} / (?:[2-5]|10) (?:số )?(?:{_WORK}|phần)|1 / 2 chỉ tiêu)"
    rf"|(?P<some>\d{{1,2}} / (?:[2-5]|10) (?:tổng )?số (?!{_WORK}){WORD})"
    rf"|(?P<spoken>\d{{1,2}} phần (?:[2-5]|10)(?: {_WORK})?)(?! phần)"
    rf"|(?:được |xong |đạt |(?<=\A ))(?P<ten>[2-9] phần){SAID}(?!(?: ,)? còn phần)"
    rf"|(?P<rest>\d{{1,2}} phần(?: (?!\d){ANY}){{0,4}}?(?: ,)? còn \d{{1,2}} phần)"
)


class Fraction(NamedTuple):
    """Where a part of the whole is said, and how many per cent it is; None where no whole number is."""

    first: int
    after: int
    percent: int | None


def fractions(tokens: Tokens) -> Iterator[Fraction]:
    """Yield each part of the work that is said without a percent sign."""
    for found in tokens.find(_FRACTION):
        kind = str(found.match.lastgroup)
        first = tokens.at(found.match.start(kind))
        numbers = [int(word) for word in found.match[kind].split() if word.isdigit()]
        part, whole = (1, 2) if kind == "half" else (numbers[0], [*numbers, 10][1])
        whole += part if kind == "rest" else 0
        if 0 < part <= whole:
            share = part * PER_CENT
            is_whole = kind != "some" and not share % whole
            yield Fraction(first, found.after, share // whole if is_whole else None)
