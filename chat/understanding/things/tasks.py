"""Which tasks a message is about: those it lists, "toàn bộ nhiệm vụ", "các nhiệm vụ còn lại"."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from chat.understanding.things.dates import DATE
from chat.understanding.things.own_name import spelled
from chat.understanding.things.task_numbers import MARK, PREDICATE, Listed, TaskNumbers
from chat.understanding.typed.clauses import PARTICLES
from chat.understanding.typed.phrases import WORD, Phrase, keyed
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

TASKS = "TASKS"
REMAINDER = "REMAINDER"
"""The word of a token for what is left of one task: "xong 10/12 quy trình, còn lại đang làm"."""


class Extent(Enum):
    """How the tasks are named: one by one, all of the unit, or all that the message does not name."""

    NAMED = auto()
    ALL = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks a part of the message is about; an exception takes them out of those named before."""

    numbers: tuple[str, ...]
    scope: Extent = Extent.NAMED
    is_exception: bool = False


_MARKER = Phrase(
    r"(?:các |những )?(?:nhiệm vụ|(?<!danh )mục|stt|đầu việc|task|(?:công )?việc số|chỉ tiêu số|nội dung số"
    r"|#|COMMAND)"
    r"(?: (?:số|thứ|stt|[-:#_.]))*(?= (?:từ )?\d)"
    r"|(?<=\d )(?:nhiệm vụ|mục|đầu việc)(?: (?:là|gồm|:|\())+(?= \d[\d.]* (?:,|và) \d| \d+,\d)"
    r"|(?<=\d )(?:nhiệm vụ|mục|đầu việc) \((?= \d[\d.]* \))"
    r"|số(?= \d+ của (?:sở|đơn vị|bên|xã|phường|em|anh|chị|mình)(?: |$))"
)
# Of "3/7 nhiệm vụ: 2, 15, 29" the count was taken for a day.
_COUNT_BEFORE = Phrase(
    rf"(?:(?:\d{{1,3}} (?:/|trong|trên)(?: tổng)?(?: số)? )?\d{{1,3}}|{DATE})"
    r"(?: (?:nhiệm vụ|mục|đầu việc|việc))?(?: (?:là|gồm|:|\())*$"
)
_LONGEST_COUNT = 9
# Alone it is a task only where the unit leads one of that number: reports number their contents too.
# Beside tasks that are named, the one the message answers: "NV 8 xong, cái này chưa".
_THIS_ONE = Phrase(
    r"(?<=[,.;:\n-] )(?:(?:còn|riêng|và) )?(?:cái|việc|vụ|nội dung|nhiệm vụ|phần|mục)(?: việc)? này"
    r"|(?:còn|riêng|và) (?:cái|việc|vụ|nội dung|nhiệm vụ|phần|mục)(?: việc)? này"
)
_FOLLOWED = "|".join(PREDICATE.split())
_NUMBER = r"(?= \d(?![\d.,]* (?:%|phần trăm)))"
_LOOSE = Phrase(rf"(?:các )?(?:cái|vụ|việc|con){_NUMBER}|số(?= \d+ (?:{_FOLLOWED})(?: |$))")
_CONTENT = Phrase(rf"(?:các )?(?:nội dung|cái|vụ|việc|con){_NUMBER}|số(?= \d+ (?:{_FOLLOWED})(?: |$))")
_NEXT = rf"(?={'|'.join(f' {word}' for word in PREDICATE.split())})"
_OWNER = rf"(?: (?:được giao|của {WORD}(?: {WORD}){{0,3}}?|do {WORD}(?: {WORD}){{0,3}}? chủ trì))?"
_REST = Phrase(
    r"(?:(?:các|những|toàn bộ|tất cả|mọi|số|mấy) )*(?:nhiệm vụ|mục|đầu việc|việc|cái) (?:còn lại|khác|kia)"
)
_LEFT_OVER = Phrase(rf"(?:các |số |phần |mấy cái )?còn lại{_NEXT}")
# Words that speak of a task as a whole; after any other, "còn lại" is what is left of that one task.
_OF_THE_WHOLE = (
    PARTICLES
    | words(
        "đã đang chưa xong hoàn thành tất cơ bản triển khai thực hiện làm được vẫn báo cáo kính gửi và trừ"
        " không tính ngoại ra thay đổi"
    )
    | {TASKS, DATE, "CALL", *",.;:!-\n"}
)
_ALL = Phrase(
    rf"(?:toàn bộ|tất cả|mọi)(?: (?:các|những|số))?(?: \d+)? (?:nhiệm vụ|đầu việc){_OWNER}"
    rf"|(?:toàn bộ|tất cả)(?: các| đầu)?(?: việc| mục)?{_NEXT}|(?:các|những) nhiệm vụ{_OWNER}(?= đều)"
    r"|(?:các|những) nhiệm vụ(?= (?:(?:thực hiện|triển khai|vẫn) )*(?:đúng|đảm bảo|bảo đảm|kịp) (?:tiến|kế))"
    r"|(?:các|những) nhiệm vụ được giao(?= (?:ạ|rồi|nhé|em|anh|chị|[.,;\n])|$)"
    rf"|(?:các|những) nhiệm vụ (?:được giao|của {WORD}(?: {WORD})?)(?= (?:cơ|đảm|bảo|vẫn|đang))"
)
_ALL_COUNTED = Phrase(
    r"(?:cả|hết) (?P<all>\d{1,3}) (?:nhiệm vụ|đầu việc|việc|mục|nội dung|cái)"
    r"|(?:(?P<part>\d{1,3}) / )?(?P<count>\d{1,3}) nhiệm vụ(?= (?:đều|đã|đang|chưa|của|trên|xong|được))"
)


def with_tasks(tokens: Tokens, tasks: tuple[str, ...], about: str | None, unit: str = "") -> Tokens:
    """Return the tokens with every mention of tasks gathered into one token that holds a `TaskList`."""
    markers = list(tokens.find(_MARKER))
    loose = tokens.find(_LOOSE if markers else _CONTENT)
    markers += [one for one in loose if tokens.words[one.after] in tasks]
    marked = tokens.gathered(Group(found.first, found.after, MARK) for found in markers)
    named = marked.gathered(
        Group(_past_their_count(marked, listed, tasks), listed.after, TASKS, TaskList(listed.numbers))
        for listed in TaskNumbers(marked.words, tasks, spelled(unit)).lists()
    )
    return named.gathered([*_wholes(named, tasks, about), *_answered(named, about)])


def _past_their_count(tokens: Tokens, listed: Listed, tasks: tuple[str, ...]) -> int:
    """Return where a list begins with the count of its tasks before it: "3 nhiệm vụ 2, 15, 29"."""
    led = tokens.words[max(0, listed.first - _LONGEST_COUNT) : listed.first]
    found = _COUNT_BEFORE.search(keyed(led)) if len(listed.numbers) > 1 or "/" in led else None
    if not found:
        return listed.first
    first = listed.first - len(found.group().split())
    count, _, total = tokens.verbatim(first, first + 1).partition("/")
    is_theirs = count.lstrip("0") == str(len(listed.numbers)) and total in {"", str(len(tasks))}
    return first if is_theirs else listed.first


def _answered(tokens: Tokens, about: str | None) -> Iterator[Group]:
    """Yield "cái này" behind tasks that are named: the task of the message that is answered."""
    if about and TASKS in tokens.words:
        for found in tokens.find(_THIS_ONE):
            if TASKS in tokens.words[: found.first]:
                yield Group(found.first, found.after, TASKS, TaskList((about,)))


def _wholes(tokens: Tokens, tasks: tuple[str, ...], about: str | None) -> Iterator[Group]:
    lists = [token.value for token in tokens.items if isinstance(token.value, TaskList)]
    mentioned = {number for one in lists for number in one.numbers}
    mentioned |= {about} if about else set()
    rest = TaskList(tuple(number for number in tasks if number not in mentioned), Extent.REST)
    for found in tokens.find(_REST):
        counted = tokens.words[found.first - 1] if found.first else ""
        is_of_a_task = counted.isdigit() and int(counted) != len(rest.numbers)
        yield Group(found.first, found.after, *((REMAINDER,) if is_of_a_task else (TASKS, rest)))
    for found in tokens.find(_LEFT_OVER):
        if _is_of_one_task(tokens, found.first):
            yield Group(found.first, found.after, REMAINDER)
        else:
            yield Group(found.first, found.after, TASKS, rest)
    for found in tokens.find(_ALL):
        yield Group(found.first, found.after, TASKS, TaskList(tasks, Extent.ALL))
    for found in tokens.find(_ALL_COUNTED):
        count = found.match["all"] or found.match["count"]
        if int(count) == len(tasks) and int(found.match["part"] or count) == len(tasks):
            yield Group(found.first, found.after, TASKS, TaskList(tasks, Extent.ALL))


def _is_of_one_task(tokens: Tokens, at: int) -> bool:
    """Return whether "còn lại" follows what is done of one task, rather than that it is done."""
    before = tokens.items[:at]
    named = [(place, token.value) for place, token in enumerate(before) if isinstance(token.value, TaskList)]
    numbers = [number for _, tasks in named for number in tasks.numbers]
    said = tokens.words[named[-1][0] if named else 0 : at]
    return len(numbers) <= 1 and "\n" not in said and not _OF_THE_WHOLE.issuperset(said)
