"""The part of a message that is about one task, as a report may quote it beside the status."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from chat.understanding.meaning.corrections import CORRECTED, RECALLED
from chat.understanding.meaning.items import numbers_of
from chat.understanding.meaning.statuses import StatusPhrase
from chat.understanding.meaning.subjects import TaskSubject
from chat.understanding.reply import Item, ReplyContext
from chat.understanding.things.percents import Percentage
from chat.understanding.things.quantities import COUNT
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import PARTICLES, SENTENCE_ENDS, start_of
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens

_LONGEST_OPENING = 8
_STRETCH_ENDS = SENTENCE_ENDS | {",", ":", "|"}
_BETWEEN_MARK_AND_TASK = ([".", TASKS], [")", TASKS])
_REPORTS = words("báo cáo")
_INTRODUCTION_ENDS = {":", "\n"}
_OPENING = {TASKS, "COMMAND", "CALL", "COURTESY"} | set(":;-–—,.\n*•+|") | words("thì là")
_CLOSING = PARTICLES | set(":;-–—,.\n*•+|")
# What the status and the percentage say already: "đã hoàn thành", "đang làm được 60% rồi ạ".
_SAID_BY_THE_STATUS = (
    _OPENING
    | _CLOSING
    | {"PERCENT", "("}
    | words(
        "đã đang vẫn còn tiếp tục hoàn thành xong hết rồi thực hiện triển khai làm duy trì thường xuyên chưa"
        " chờ hướng dẫn của cấp trên bộ trung ương và được đạt khoảng tầm cơ bản tiến độ nhiệm vụ việc kế"
        " hoạch báo cáo hiện nay nay hôm tháng này trong bắt đầu có không thay đổi gì tình hình đúng"
    )
)

# What only puts an earlier answer right, or bids the bot do so: "xin sửa lại NV 2 thành 45% giúp em".
_PUTS_RIGHT = words("sửa đổi nhầm lộn sai đính ghi nhập gõ cập lại") | {CORRECTED, RECALLED}
_OF_PUTTING_RIGHT = (
    _SAID_BY_THE_STATUS
    | _PUTS_RIGHT
    | words(
        "lại chính nhật viết thành mới chỉ đúng phải mà không số con liệu kết quả tỷ lệ xin cho nhờ giúp hộ"
        " bot em anh chị với đi lên xuống từ ra thực đâu báo trước hệ thống vào"
    )
)
_AT_WORK = words("đã đang")


Stretch = tuple[int, int]
"""The first token and the one after the last."""


def stretches(tokens: Tokens, found: list[TaskSubject]) -> Iterator[tuple[TaskSubject, Stretch]]:
    """Yield how far the words about each subject reach: from its clause to that of the next."""
    starts = [0]
    for before, subject in pairwise(found):
        start = start_of(tokens.words, subject.at, _STRETCH_ENDS)
        starts.append(max(before.at + 1, start - 2 if _is_mark(tokens.words, start - 2) else start))
    yield from zip(found, pairwise([*starts, len(tokens)]), strict=True)


def _is_mark(message: list[str], at: int) -> bool:
    """Return whether the "2." or "b)" of a list stands there, before a task and behind another item."""
    if at < 0 or message[at + 1 : at + 3] not in _BETWEEN_MARK_AND_TASK:
        return False
    is_first = at == 0 or message[at - 1] in SENTENCE_ENDS
    return is_first and (message[at] == COUNT or len(message[at]) == 1)


def with_excerpts(
    items: list[Item], tokens: Tokens, spoken_of: list[tuple[TaskSubject, Stretch]], context: ReplyContext
) -> list[Item]:
    """Return the items with the words about each; empty where they only repeat its status."""
    if len(items) == 1:
        return [replace(items[0], words=_quoted(tokens, _after_introduction(tokens.words), len(tokens)))]
    about = {
        item.task: [one for one in spoken_of if item.task in numbers_of(one[0], context)] for item in items
    }
    return [replace(item, words=_excerpt(tokens, about[item.task])) for item in items]


def _excerpt(tokens: Tokens, about: list[tuple[TaskSubject, Stretch]]) -> str | None:
    """Return the words about a task; None where they cannot be told from those about others."""
    said = [(subject, stretch) for subject, stretch in about if subject.signs]
    if not said or not all(_holds(stretch, subject) for subject, stretch in said):
        return None
    return "\n".join(filter(None, (_quoted(tokens, *stretch) for _, stretch in said)))


def _holds(stretch: Stretch, subject: TaskSubject) -> bool:
    """Return whether a subject's own words hold all that was understood of it beyond its status."""
    return all(
        stretch[0] <= sign.at < stretch[1] or isinstance(sign.said, StatusPhrase | Percentage)
        for sign in subject.signs
    )


def _quoted(tokens: Tokens, start: int, end: int) -> str:
    """Return the words without the number of the task before them and the courtesies behind."""
    start = _after_opening(tokens.words, start, end)
    while end > start and tokens.words[end - 1] in _CLOSING:
        end -= 1
    said = tokens.words[start:end]
    if _SAID_BY_THE_STATUS.issuperset(said) or _only_puts_right(said):
        return ""
    return tokens.text[tokens.items[start].start : tokens.items[end - 1].end]


def _only_puts_right(said: list[str]) -> bool:
    """Return whether words are to the bot and not of the work, as "đã sửa lại số liệu" would be."""
    if _PUTS_RIGHT.isdisjoint(said) or not _OF_PUTTING_RIGHT.issuperset(said):
        return False
    return not any(before in _AT_WORK and word in _PUTS_RIGHT for before, word in pairwise(said))


def _after_introduction(message: list[str]) -> int:
    """Return where the first task is named if all before it is "Kính gửi …, Sở A xin báo cáo:", else 0."""
    named = message.index(TASKS) if TASKS in message else 0
    before = message[:named]
    is_report = len(before) > 1 and _REPORTS.issuperset(before[-2:])
    says_nothing = is_report or not _INTRODUCTION_ENDS.isdisjoint(before[-1:])
    return named if says_nothing and SENTENCE_ENDS.isdisjoint(before[:-1]) else 0


def _after_opening(message: list[str], start: int, end: int) -> int:
    """Return where the words proper begin: behind "NV 32:", "/baocao", "Em báo cáo:", "Tiến độ:"."""
    colon = next((at for at in range(start, min(end, start + _LONGEST_OPENING)) if message[at] == ":"), start)
    if _SAID_BY_THE_STATUS.issuperset(message[start:colon]):
        start = colon
    if _is_mark(message, start):
        start += 2
    while start < end and message[start] in _OPENING:
        start += 1
    return start
