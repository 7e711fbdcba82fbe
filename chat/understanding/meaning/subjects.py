"""Which tasks each thing a message says is about."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple, TypeVar

from chat.understanding.meaning.changes import Unchanged
from chat.understanding.meaning.corrections import CORRECTED
from chat.understanding.meaning.extensions import TimeRequest
from chat.understanding.meaning.obstacles import Obstacle
from chat.understanding.meaning.proposals import Proposal
from chat.understanding.meaning.returns import GivenBack
from chat.understanding.meaning.statuses import StatusPhrase
from chat.understanding.reply import SaidFigure
from chat.understanding.things.documents import Document
from chat.understanding.things.percents import Percentage
from chat.understanding.things.task_headings import is_heading
from chat.understanding.things.tasks import TASKS, TaskList
from chat.understanding.things.titles import TITLE
from chat.understanding.typed.clauses import LONGEST_CLAUSE, PARTICLES, SENTENCE_ENDS, end_of, start_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens

T = TypeVar("T")
_SAYS_HOW_FAR = StatusPhrase | Percentage | TimeRequest | Unchanged | GivenBack
Sayable = (
    StatusPhrase
    | Percentage
    | SaidFigure
    | Obstacle
    | Proposal
    | TimeRequest
    | Document
    | Unchanged
    | GivenBack
)


class Sign(NamedTuple):
    """One thing said, and the token at which it stands."""

    at: int
    said: Sayable


@dataclass(slots=True)
class TaskSubject:
    """Tasks a part of the message is about (None: whatever the message answers) and what is said of them."""

    at: int
    tasks: TaskList | None
    signs: list[Sign] = field(default_factory=list)

    def said(self, kind: type[T]) -> list[T]:
        """Return what is said of one kind, in order."""
        return [sign.said for sign in self.signs if isinstance(sign.said, kind)]


_CLAUSE_ENDS = SENTENCE_ENDS | {",", "|"} | words("còn riêng nhưng")
_BETWEEN = words("và với cùng lẫn các cả") | set(",&+-–\n:•*")
_ADDING = frozenset("(,-–:")
_ENDING = PARTICLES | set(").!\n")
_LIKEWISE = Phrase("(?:thì )?cũng (?:vậy|thế|như vậy|như thế)|(?:thì |cũng )?tương tự(?! (?:như|với))")
_IN_TURN = Phrase("lần lượt")
_LIKE = words("thì cũng giống như y hệt tương tự với là")
_SAYS_LIKE = words("giống như tương")
_THEREFORE, _LINE_ENDS = "->", frozenset("\n")
"""Behind what a task follows from: "đã chuyển 1.986.000 dữ liệu, tỷ lệ 100%. => NV 12 HT"."""
_THEN = [[word] for word in words("thì")]
_OWN = [[word] for word in words("thì đã đang chưa vẫn sẽ cũng xong")]
_DONE_WITH = words("xong thành tất làm hiện khai")
_LEFT, _LEFT_BEHIND = words("còn"), words("lại") | {"COUNT", "RATIO", "REMAINDER"}
_TASKS_COUNTED = Phrase("nhiệm vụ|đầu việc")
_LISTING = frozenset(":\n-+*•") | words("số")


def subjects(tokens: Tokens, signs: list[Sign], is_about_a_task: bool) -> list[TaskSubject]:
    """Return what is said of which tasks, in order of mention."""
    everyone = [TaskSubject(-1, None)]
    everyone += [
        TaskSubject(at, token.value)
        for at, token in enumerate(tokens.items)
        if isinstance(token.value, TaskList)
    ]
    for sign in sorted(signs, key=lambda sign: sign.at):
        _owner(tokens.words, sign, everyone).signs.append(sign)
    if not is_about_a_task:
        everyone[0].signs = [sign for sign in everyone[0].signs if not _counts_tasks(tokens.words, sign)]
        _adopt_unnamed(tokens.words, everyone)
    _replace_corrected(tokens.words, everyone)
    _repeat_likened(tokens.words, everyone)
    _share_headings(tokens.words, everyone)
    return [one for subject in everyone for one in _in_turn(tokens.words, subject)]


def _counts_tasks(message: list[str], sign: Sign) -> bool:
    """Return whether a figure is none of a task's own: "đã xong 2/4 nhiệm vụ, còn NV 20"."""
    counted = keyed(message[sign.at + 1 : sign.at + 3])
    return isinstance(sign.said, SaidFigure) and _TASKS_COUNTED.is_all(counted)


def _adopt_unnamed(message: list[str], everyone: list[TaskSubject]) -> None:
    """Give the only task of a sentence what is said before it, but no status that it has not itself."""
    if len(everyone) != 2 or not everyone[0].signs:
        return
    unnamed, named = everyone
    if not named.signs:
        if _is_added(message, unnamed.signs[-1].at, named):
            named.signs, unnamed.signs = unnamed.signs, []
        return
    if SENTENCE_ENDS.isdisjoint(message[unnamed.signs[0].at : named.at]):
        own = {phrase.status for phrase in named.said(StatusPhrase)}
        told = [
            sign
            for sign in unnamed.signs
            if not isinstance(sign.said, StatusPhrase) or sign.said.status in own
        ]
        named.signs, unnamed.signs = (
            [*told, *named.signs],
            [sign for sign in unnamed.signs if sign not in told],
        )


def _is_added(message: list[str], said: int, named: TaskSubject) -> bool:
    """Return whether a task only ends the sentence that tells of it: "đã cấp 100% thôn, bản (NV 7)"."""
    between, rest = message[said : named.at], message[named.at + 1 :]
    is_one_sentence = SENTENCE_ENDS.isdisjoint(between) and _ENDING.issuperset(rest)
    return is_one_sentence and between[-1] in _ADDING and not (named.tasks and named.tasks.is_exception)


def _owner(message: list[str], sign: Sign, everyone: list[TaskSubject]) -> TaskSubject:
    following = bisect_right(everyone, sign.at, key=lambda subject: subject.at)
    before, after = everyone[following - 1], next(iter(everyone[following : following + 1]), None)
    if (
        after
        and not _is_in_brackets_of(message, before.at, sign.at)
        and _leads_to(message, sign, before.at, after.at)
    ):
        return after
    return before


def _is_in_brackets_of(message: list[str], task: int, at: int) -> bool:
    """Return whether something stands in brackets right behind a task: "NV 15 (đang làm, 55%) và NV 33"."""
    return message[task + 1 : task + 2] == ["("] and ")" not in message[task + 2 : at]


def _leads_to(message: list[str], sign: Sign, before: int, after: int) -> bool:
    """Return whether what is said stands before its task: "đã hoàn thành NV 7", "do thiếu vốn NV 5 ..."."""
    if after - sign.at > LONGEST_CLAUSE:
        return False
    is_whole = isinstance(sign.said, Obstacle) or _ends_in_brackets(message, before, after)
    ends = SENTENCE_ENDS if is_whole else _CLAUSE_ENDS
    start = max(start_of(message, sign.at, ends), _behind_a_condition(message, before))
    if message[after - 1] == _THEREFORE and before < start_of(message, after, _LINE_ENDS):
        return start_of(message, after, _LINE_ENDS) <= sign.at
    if _goes_on(message, before, start, after):
        return False
    said = end_of(message, sign.at, {":"})
    if said < after and _LISTING.issuperset(message[said:after]):
        return SENTENCE_ENDS.isdisjoint(message[sign.at : said])
    if _heads_a_list(message, sign.at, after):
        return True
    return before < start and ends.isdisjoint(message[sign.at : after])


def _said_above(message: list[str], at: int, everyone: list[TaskSubject]) -> list[Sign]:
    """Return the status in the heading above the list in which a task opens a line."""
    end = start_of(message, at, {"\n"}) - 1
    if at - end != len("\n-") or end < 0:
        return []
    while (start := start_of(message, end, {"\n"})) and message[start] in _LISTING:
        end = start - 1
    line = message[start:end]
    if "\n" in line or not is_heading(line):
        return []
    signs = [sign for one in everyone for sign in one.signs if start <= sign.at < end]
    return [sign for sign in signs if isinstance(sign.said, StatusPhrase)][:1]


def _heads_a_list(message: list[str], at: int, after: int) -> bool:
    """Return whether a line says how far the tasks below it are, the first of which stands with a bullet."""
    if message[after - 2 : after - 1] != ["\n"] or message[after - 1] not in _LISTING:
        return False
    line = message[start_of(message, at, {"\n"}) : after - 2]
    return "\n" not in line and is_heading(line)


def _ends_in_brackets(message: list[str], before: int, at: int) -> bool:
    """Return whether one of several sentences names its task at its end: "- Máy cũ, mạng chậm (NV 15)."."""
    around, after = message[at - 1 : at + 2 : 2], message[at + 2 : at + 3]
    is_last = around == ["(", ")"] and SENTENCE_ENDS.issuperset(after)
    return is_last and (before >= 0 or TASKS in message[at + 1 :])


def _behind_a_condition(message: list[str], at: int) -> int:
    """Return where a clause begins behind a task that is a condition: "chưa xong NV 12 thì chưa làm"."""
    is_object = at > 0 and message[at - 1] in _DONE_WITH
    return at + 2 if is_object and message[at + 1 : at + 2] in _THEN else 0


def _goes_on(message: list[str], before: int, start: int, after: int) -> bool:
    """Return whether words without a pause go on about a task until the next one, of which more follows.

    "NV 12 xong 85 xã còn lại 17 xã đang đo NV 15 thì đã xong": what is left is left of the first.
    """
    if before < 0 or message[after + 1 : after + 2] not in _OWN:
        return False
    is_left = message[start - 1] in _LEFT and message[start] in _LEFT_BEHIND
    is_breathless = SENTENCE_ENDS.isdisjoint(message[before:after]) and "," not in message[before:after]
    return is_left if not is_breathless else is_left or message[after + 1 : after + 2] in _THEN


def _replace_corrected(message: list[str], everyone: list[TaskSubject]) -> None:
    """Give a task what was said of another by mistake: "NV 5 xong, à nhầm NV 6"."""
    for place, (one, following) in enumerate(pairwise(everyone), 1):
        if not one.tasks or message[following.at - 1] != CORRECTED:
            continue
        said_again = {number for later in everyone[place:] if later.tasks for number in later.tasks.numbers}
        following.signs = following.signs or one.signs
        if said_again.isdisjoint(one.tasks.numbers):
            one.signs = []


def _in_turn(message: list[str], subject: TaskSubject) -> list[TaskSubject]:
    """Return a subject for each task where each has a share of its own: "NV 1, 2 đạt lần lượt 50%, 60%"."""
    shares = [sign for sign in subject.signs if isinstance(sign.said, Percentage)]
    numbers = subject.tasks.numbers if subject.tasks else ()
    if not subject.tasks or len(numbers) != len(shares) or len(shares) < 2:
        return [subject]
    if not _IN_TURN.search(keyed(message[subject.at : shares[-1].at])):
        return [subject]
    rest = [sign for sign in subject.signs if sign not in shares]
    return [
        TaskSubject(subject.at, replace(subject.tasks, numbers=(number,)), [share, *rest])
        for number, share in zip(numbers, shares, strict=True)
    ]


def _share_headings(message: list[str], everyone: list[TaskSubject]) -> None:
    """Give tasks of which nothing is said what is said of the list they stand in: "Đã xong:" above them."""
    for one, following in pairwise(everyone):
        if one.signs and not following.signs and _stands_beside(message, one, following):
            following.signs = one.signs
        elif not following.signs and _is_listed_behind_brackets(message, one, following):
            following.signs = [sign for sign in one.signs if sign.at < one.at]
    for one in everyone:
        if one.tasks and not any(isinstance(sign.said, _SAYS_HOW_FAR) for sign in one.signs):
            one.signs = [*_said_above(message, one.at, everyone), *one.signs]
    for following, one in pairwise(reversed(everyone)):
        if one.tasks and following.signs and not one.signs and _stands_beside(message, one, following):
            one.signs = following.signs


def _repeat_likened(message: list[str], everyone: list[TaskSubject]) -> None:
    """Give a task what is said of the one it is likened to: "NV 9 chưa có hướng dẫn, NV 17 giống NV 9"."""
    for place, (one, model) in enumerate(pairwise(everyone)):
        between = message[one.at + 1 : model.at]
        if not one.tasks or not model.tasks or one.signs or not _LIKE.issuperset(between):
            continue
        if not _SAYS_LIKE.isdisjoint(between):
            numbers = model.tasks.numbers
            earlier = (two.signs for two in everyone[:place] if two.tasks and two.tasks.numbers == numbers)
            one.signs = model.signs or next(earlier, [])


def _is_listed_behind_brackets(message: list[str], one: TaskSubject, following: TaskSubject) -> bool:
    """Return whether only brackets stand between tasks of one list: "Đã xong: 12 (có QĐ), 33"."""
    between = message[one.at + 1 : following.at]
    opens = between[:1] == ["("] and between.count("(") == between.count(")") == 1
    rest = between[between.index(")") + 1 :] if opens else between[between[:1] == [TITLE] :]
    return one.tasks is not None and bool(rest) and rest != between and _BETWEEN.issuperset(rest)


def _stands_beside(message: list[str], one: TaskSubject, following: TaskSubject) -> bool:
    if one.tasks and following.tasks and one.tasks.is_exception is not following.tasks.is_exception:
        return False  # "trừ NV 42, còn lại đã xong", "đã xong NV 1-5, trừ NV 3"
    is_likewise = _LIKEWISE.opens(keyed(message[following.at + 1 : following.at + 4])) is not None
    is_next = one.tasks is not None and _BETWEEN.issuperset(message[one.at + 1 : following.at])
    return is_likewise or is_next
