"""What a message says of how far work is: "xong", "chưa xong", "đang làm", "chờ hướng dẫn của Bộ"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chat.understanding.meaning.corrections import taken_back
from chat.understanding.meaning.obstacles import Obstacle
from chat.understanding.meaning.rule import Strength
from chat.understanding.meaning.status_rules import ANY_RULE, RULES
from chat.understanding.things.dates import DATE
from chat.understanding.things.days import When
from chat.understanding.things.documents import DOCUMENT
from chat.understanding.things.figures import is_counted
from chat.understanding.things.mentions import MENTIONED, Mention
from chat.understanding.things.quantities import COUNT, FRACTION, PERCENT, RATIO, Quantity, Sense
from chat.understanding.things.tasks import REMAINDER, TASKS
from chat.understanding.things.told_day import OVER
from chat.understanding.typed.clauses import CLAUSE_ENDS, end_of, start_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Found, Tokens
from plans.status import FINISHED, Status


@dataclass(frozen=True, slots=True)
class StatusPhrase:
    """A phrase that states a status: its tokens, and how strongly it does."""

    first: int
    after: int
    status: Status
    strength: Strength
    day: str | None = None
    """When it was done, or will be, as written."""
    is_after_a_day: bool = False
    """It is said of a time of its own: "tháng 6 đang làm"."""
    is_of_the_rest: bool = False
    """It only tells when the rest will be done, beside a count of what is: "còn 4 thôn cuối tháng xong"."""


# "Kết nối xong" is about a part, "đã thực hiện xong rồi" about the whole: only such words stand around it.
_BEFORE_WHOLE = words(
    "lý đã rồi là thì đều cũng hiện nay vẫn được làm thực hiện triển khai cơ bản vụ này cái ạ em e anh chị"
    " và mà cả luôn báo cáo sở đơn vị ta ok còn nó đó tất vừa mới tỉnh huyện xã"
) | {*"\n.,;:|-(!\t", TASKS, MENTIONED, "->", "=", "CALL", DATE, "DOCUMENT"}
_AFTER_WHOLE = (
    {MENTIONED}
    | words(
        "rồi từ tại vào trước theo đúng ạ em anh chị e a nhé nha luôn nhiệm được và hết nhưng trong nên đầy"
        " cả tất các do lâu"
    )
    | {*"\n.,;:|-()!?✅\t", TASKS, DATE, PERCENT, "DOCUMENT", "->"}
)
_ONLY = words("mới chỉ có")
_TOPIC = words("thì")
_ALL_OF = words("cả đủ toàn hết")
_DENIED = words("không chưa chẳng chả")
_DOUBTED = words("khó sợ rằng không")
_DONE = words("xong thành tất")
_TO_COME = words("thì sẽ chắc phải thể là")
_JUST = words("đã vừa mới")
_PLANNED = Phrase("(?:theo|đúng ra|so với) (?:kế hoạch|lộ trình|tiến độ|hạn)|kế hoạch (?:là|phải|đề ra)")
_BESIDE_DONE = words("đã thì là đơn vị sở cũng từ vào hồi rồi trong em anh chị ạ") | {TASKS}
_UNFINISHED = frozenset(Status) - FINISHED - {Status.WAITING}


def status_phrases(tokens: Tokens) -> Iterator[StatusPhrase]:
    """Yield each phrase that states a status and is not taken back."""
    phrases = list(_all_phrases(tokens))
    amounts = [at for at, token in enumerate(tokens.items) if isinstance(token.value, Quantity)]
    wrong = taken_back(tokens, [phrase.first for phrase in phrases] + amounts)
    yield from (phrase for phrase in phrases if phrase.first not in wrong)


def _all_phrases(tokens: Tokens) -> Iterator[StatusPhrase]:
    for at, token in enumerate(tokens.items):
        if isinstance(token.value, Obstacle) and token.value.lacks_guidance:
            yield StatusPhrase(at, at + 1, Status.WAITING, Strength.PARTIAL)
        if isinstance(token.value, Mention) and token.value.goes_on:
            yield StatusPhrase(at, at + 1, Status.IN_PROGRESS, Strength.PARTIAL)
    for found in tokens.find(ANY_RULE):
        status, strength = _meaning(tokens, found)
        if status in _UNFINISHED | {Status.WAITING} and _is_said_of_the_remainder(tokens, found):
            status, strength = Status.IN_PROGRESS, Strength.LEFT_TO_DO
        is_left, is_of_the_rest = strength is Strength.LEFT_TO_DO, False
        if status in _UNFINISHED and not is_left and _is_about_what_remains(tokens, found):
            rest, is_left = _of_what_remains(tokens, found), True
            if status is Status.IN_PROGRESS and strength is Strength.FORECAST:
                is_of_the_rest = rest is None
            else:
                status, strength = rest, Strength.PARTIAL
        if status and (is_left or not _is_about_what_remains(tokens, found)):
            day = _day_said(tokens, found, status, strength)
            before = tokens.items[found.first - 1].value if found.first else None
            is_after_a_day = isinstance(before, When)
            yield StatusPhrase(
                found.first, found.after, status, strength, day, is_after_a_day, is_of_the_rest
            )


def _meaning(tokens: Tokens, found: Found) -> tuple[Status | None, Strength]:
    status, strength, _ = RULES[int(str(found.match.lastgroup).removeprefix("rule"))]
    if strength is Strength.MEASURED:
        value = tokens.items[found.after - 1].value
        return _by_day(tokens, found, value) if isinstance(value, When) else _by_amount(value)
    if strength is Strength.FORECAST and status is Status.IN_PROGRESS and _is_told_afterwards(tokens, found):
        status, strength = Status.DONE, Strength.WHOLE
    days = (token.value for token in tokens.items[found.first : found.after])
    if status is Status.NOT_STARTED and any(isinstance(day, When) and day.is_past for day in days):
        return Status.IN_PROGRESS, Strength.PLAIN
    if strength is Strength.WHOLE and not _is_said_of_a_part(tokens, found):
        return status, Strength.PLAIN if _is_about_the_whole(tokens, found) else Strength.PARTIAL
    if strength in {Strength.REMAINING, Strength.LACKING}:
        is_beside = strength is Strength.LACKING
        return _of_what_remains(tokens, found), Strength.LEFT_TO_DO if is_beside else Strength.PARTIAL
    if strength is Strength.STEP and _tells_how_far(tokens, found):
        return status, Strength.PARTIAL
    return None if strength in {Strength.WHOLE, Strength.STEP} else status, strength


def _is_told_afterwards(tokens: Tokens, found: Found) -> bool:
    """Return whether it was done on a day that was lately: "10/6 xong", not "sẽ xong", "xong dự thảo"."""
    day, said = tokens.items[found.first].value, tokens.words[found.first + 1 : found.after]
    if not isinstance(day, When) or not day.is_lately or not _TO_COME.isdisjoint(said):
        return False
    after = tokens.words[found.after] if found.after < len(tokens) else "."
    return said[-1] in _DONE and after in _AFTER_WHOLE - {PERCENT}


def _start_of_clause(message: list[str], first: int) -> int:
    """Return where the clause of a phrase begins: without a pause between tasks, at its own."""
    start = start_of(message, first, CLAUSE_ENDS)
    named = [at for at in range(start, first) if message[at] == TASKS]
    is_next = len(named) > 1 or (named and message[named[-1] + 1] in _TOPIC)
    return named[-1] if is_next else start


def _tells_how_far(tokens: Tokens, found: Found) -> bool:
    """Return whether a step is all that its clause says of how far the work is."""
    start = _start_of_clause(tokens.words, found.first)
    end = end_of(tokens.words, found.after, CLAUSE_ENDS)
    is_denied = found.first > start and tokens.words[found.first - 1] in _DENIED
    return not is_denied and not any(_says_enough(tokens, at) for at in range(start, end))


def _says_enough(tokens: Tokens, at: int) -> bool:
    """Return whether a count or a document stands there, beside which a step taken says no more."""
    word = tokens.words[at]
    return word in {PERCENT, RATIO, DOCUMENT} or (word == COUNT and is_counted(tokens, at))


def _day_said(tokens: Tokens, found: Found, status: Status, strength: Strength) -> str | None:
    """Return the day that stands with "xong", or with the announcement that it will be so."""
    is_doubted = not _DOUBTED.isdisjoint(tokens.words[found.first : found.after])
    if is_doubted or (status not in FINISHED and strength is not Strength.FORECAST):
        return None
    end = end_of(tokens.words, found.after, CLAUSE_ENDS) if strength is Strength.FORECAST else found.after
    days = [(at, when) for at in range(found.first, end) if isinstance(when := tokens.items[at].value, When)]
    if days:
        at, when = days[0]
        # "Mới ký hợp đồng 5/6", "theo kế hoạch hoàn thành 10/6": of such a day nobody means the next one.
        is_told = not _JUST.isdisjoint(tokens.words[found.first : at]) or _is_planned(tokens, found)
        is_over = strength is Strength.FORECAST and when.is_lately and is_told
        return None if is_over else tokens.verbatim(at, at + 1)
    over = (_span_over(tokens, found) or _day_before(tokens, found.first)) if status in FINISHED else None
    return tokens.verbatim(*over) if over else None


def _span_over(tokens: Tokens, found: Found) -> tuple[int, int] | None:
    """Return where a day that is over stands next to the phrase: "xong hôm qua", "tuần trước đã xong"."""
    for day in tokens.find(OVER):
        between = tokens.words[found.after : day.first] or tokens.words[day.after : found.first]
        if (day.first >= found.first and day.after <= found.after) or _BESIDE_DONE.issuperset(between):
            return day.first, day.after
    return None


def _day_before(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """Return where a date that is over stands before the phrase: "quý I đã xong", "10/6 NV 5 xong"."""
    at = first - 1
    while at >= 0 and tokens.words[at] in _BESIDE_DONE:
        at -= 1
    value = tokens.items[at].value if at >= 0 else None
    return (at, at + 1) if isinstance(value, When) and value.is_past else None


_PART_ENDS = CLAUSE_ENDS | {TASKS}
_REACH = 3
"""How many words lead from "xong" to the part that is: "hoàn thành được khoảng 2/3 công việc"."""


def _is_said_of_a_part(tokens: Tokens, found: Found) -> bool:
    """Return whether only some of all are finished: "12/27 huyện xong", "mới có 5 xã xong"."""
    clause = tokens.items[_start_of_clause(tokens.words, found.first) : found.first]
    behind = tokens.items[found.after : end_of(tokens.words, found.after, _PART_ENDS)]
    if any(_is_of_more(token.value) for token in clause + behind):
        return True
    said = [token.word for token in clause]
    if FRACTION in said or FRACTION in tokens.words[found.after : found.after + _REACH]:
        return True
    return COUNT in said and _ALL_OF.isdisjoint(said) and not _ONLY.isdisjoint(said)


def _is_of_more(value: object) -> bool:
    """Return whether a count is of more than it counts: "12/27", "85 trên 102"."""
    whole = (value.total or value.out_of) if isinstance(value, Quantity) else None
    return isinstance(value, Quantity) and whole is not None and value.value < whole


def _is_about_what_remains(tokens: Tokens, found: Found) -> bool:
    """Return whether a phrase tells of a remainder: "còn 32 hồ sơ đang giải quyết"."""
    clause = tokens.items[_start_of_clause(tokens.words, found.first) : found.first]
    values = (token.value for token in clause)
    return any(isinstance(value, Quantity) and value.part is Sense.REMAINING for value in values)


def _of_what_remains(tokens: Tokens, found: Found) -> Status | None:
    """Return what "còn 3 huyện chưa xong" states: nothing beside a count of what is done."""
    start, end = start_of(tokens.words, found.first, {TASKS}), end_of(tokens.words, found.after, {TASKS})
    counted = (token.value for token in tokens.items[start:end] if isinstance(token.value, Quantity))
    return None if any(one.part is Sense.ACHIEVED for one in counted) else Status.IN_PROGRESS


def _is_said_of_the_remainder(tokens: Tokens, found: Found) -> bool:
    """Return whether a phrase tells how far the rest of a task is that was begun: "còn lại chưa làm"."""
    return REMAINDER in tokens.words[_start_of_clause(tokens.words, found.first) : found.first]


def _by_day(tokens: Tokens, found: Found, when: When) -> tuple[Status, Strength]:
    """Return what "xong" says with a day after it: done by a past day, else a forecast."""
    around = tokens.words[max(0, found.first - 1) : found.first + 1]
    if _is_planned(tokens, found):
        return Status.IN_PROGRESS, Strength.FORECAST
    if when.is_past or not _JUST.isdisjoint(around):
        return Status.DONE, Strength.PLAIN
    return Status.IN_PROGRESS, Strength.FORECAST


def _is_planned(tokens: Tokens, found: Found) -> bool:
    """Return whether the day is that of a plan: "theo kế hoạch NV 5 hoàn thành ngày 10/6"."""
    start = start_of(tokens.words, found.first, CLAUSE_ENDS)
    said = keyed(tokens.words[start : found.after])
    return _PLANNED.search(said) is not None and _JUST.isdisjoint(tokens.words[start : found.after])


def _by_amount(amount: object) -> tuple[Status | None, Strength]:
    """Return what "hoàn thành" says with an amount after it: done at 100 %, nothing for a count."""
    if not isinstance(amount, Quantity) or amount.part is not Sense.ACHIEVED:
        return None, Strength.PLAIN
    if amount.is_percentage:
        return (Status.DONE if amount.value >= 100 else Status.IN_PROGRESS), Strength.PLAIN
    return (Status.DONE if amount.value == amount.total else None), Strength.PARTIAL


def _is_about_the_whole(tokens: Tokens, found: Found) -> bool:
    before = tokens.words[found.first - 1] if found.first else "."
    after = tokens.words[found.after] if found.after < len(tokens) else "."
    clause = tokens.words[_start_of_clause(tokens.words, found.first) : found.first]
    return before in _BEFORE_WHOLE and after in _AFTER_WHOLE and RATIO not in clause and COUNT not in clause


def overall(phrases: list[StatusPhrase]) -> Status | None:
    """Return the one status that several phrases about the same task add up to, None for no phrase."""
    phrases = [phrase for phrase in phrases if not phrase.is_of_the_rest]
    going_on = [one.first for one in phrases if one.is_after_a_day and one.status in _UNFINISHED]
    phrases = [_beside(phrase, max(going_on, default=0)) for phrase in phrases]
    stated = {strength: [one.status for one in phrases if one.strength is strength] for strength in Strength}
    left_to_do, plain, partial = (
        stated[one] for one in (Strength.LEFT_TO_DO, Strength.PLAIN, Strength.PARTIAL)
    )
    if Status.DONE_ONGOING in plain:
        return Status.DONE_ONGOING
    if Status.DONE in plain and not left_to_do:
        return Status.DONE
    if Status.DONE in partial and Status.NOT_STARTED in plain:
        return Status.IN_PROGRESS
    if Status.WAITING in plain + partial and Status.IN_PROGRESS not in plain[:1]:
        return Status.WAITING
    return next(iter(left_to_do + plain + partial + stated[Strength.FORECAST]), None)


def _beside(phrase: StatusPhrase, going_on: int) -> StatusPhrase:
    """Return what a phrase says before one of work that goes on: "xong tháng 5, tháng 6 đang làm"."""
    is_part = phrase.status is Status.DONE and phrase.day is not None and phrase.first < going_on
    return replace(phrase, strength=Strength.PARTIAL) if is_part else phrase
