"""The work found in prose as tasks to be confirmed; what goes on without a date stands apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from plans.deadline import read_deadline
from plans.plan import Deadline, DeadlineKind, Task, TaskGroup
from plans.reading.given.charge import Charge
from plans.reading.given.markers import Rank
from plans.reading.given.reader import Found, Item
from plans.reading.given.terms import recurrence_in, terms_in
from plans.reading.given.words import lowered
from plans.reading.targets import find_targets

ONGOING_GROUP = TaskGroup("TX", "Việc thường xuyên, không nêu thời hạn")
# The first verb tells whether something can be finished once or goes on.
_GOES_ON = re.compile(
    r"(?:chủ động |tích cực |kịp thời |tiếp tục )*(?:tăng cường|đẩy mạnh|thường xuyên|theo dõi|đôn đốc|giám sát|duy trì|bảo đảm|đảm bảo"
    r"|tiếp tục|chủ động|phối hợp|tuyên truyền|vận động|siết chặt|quản lý|kiểm soát|nâng cao|chịu trách nhiệm|quan tâm|chú trọng"
    r"|nghiêm túc|chấp hành|tuân thủ|thực hiện nghiêm|định hướng|là |làm |phát huy|lãnh đạo|kiên quyết|ngăn chặn|quán triệt"
    r"|động viên|khuyến khích|hướng dẫn|tập trung|chăm lo|giữ|tuần tra|hằng |hàng |định kỳ|phục vụ|hỗ trợ|xử lý nghiêm|không để"
    r"|tạo điều kiện|tích cực|tăng|kịp thời|trực|sẵn sàng|kiểm tra|tuyệt đối|căn cứ chức năng|theo chức năng|chỉ đạo .{0,40}?tăng cường|đổi mới|thúc đẩy)"
)
_CLOSING_TERM = re.compile(r"(?:[,;.( ]+(?:và |để )?)$")
_TIDY = " ,;:.–-/"


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposed tasks and their groups."""

    groups: tuple[TaskGroup, ...] = ()
    tasks: tuple[Task, ...] = ()


def propose(found: Found, year: int | None) -> Proposals:
    """Return what was found as tasks, each to be confirmed, those that only go on at the end."""
    numbering = _Numbering()
    tasks = [task for item in found.items for task in _tasks_of(item, numbering, year or 0)]
    dated = [task for task in tasks if not _only_goes_on(task)]
    ongoing = [task for task in tasks if _only_goes_on(task)]
    used = {task.group for task in dated}
    groups = [group for group in numbering.groups if group.number in used]
    return Proposals(
        (*groups, ONGOING_GROUP) if ongoing else tuple(groups), (*dated, *_apart(ongoing, numbering))
    )


def _only_goes_on(task: Task) -> bool:
    return task.deadline.ongoing and task.deadline.due is None


def _apart(tasks: Iterable[Task], numbering: "_Numbering") -> Iterator[Task]:
    """Put tasks into the group of what goes on, their numbers with the group they come from."""
    several = len(numbering.groups) > 1
    for task in tasks:
        number = f"{task.group}.{task.number}" if several and task.group else task.number
        yield replace(task, group=ONGOING_GROUP.number, number=number)


@dataclass(slots=True)
class _Numbering:
    """Gives every task a number that leads back to the paragraph it was read from."""

    groups: list[TaskGroup] = field(default_factory=list)
    taken: set[tuple[str | None, str]] = field(default_factory=set)

    def group_of(self, item: Item) -> str | None:
        """Return the number of the chapter the item stands in, kept as a group."""
        chapters = [above for above in item.line() if above.rank in {Rank.PART, Rank.CHAPTER}]
        if not chapters:
            return None
        number = ".".join(above.paragraph.marker.number for above in reversed(chapters))
        if number not in {group.number for group in self.groups}:
            self.groups.append(TaskGroup(number, chapters[0].paragraph.text.strip(_TIDY)))
        return number

    def number(self, item: Item, group: str | None, *, alone: bool) -> str:
        """Return the number of the next task of an item; `alone` tells that it gives no other."""
        base = _path(item)
        own = bool(item.paragraph.marker.number) and item.rank > Rank.CHAPTER
        number = base if own and alone else ""
        count = 1
        while not number or (group, number) in self.taken:
            number = f"{base}.{count}".removeprefix(".")
            count += 1
        self.taken.add((group, number))
        return number


def _path(item: Item) -> str:
    """Return "2.a" for letter a below 2; "1.2" names its place by itself."""
    parts: list[str] = []
    for above in item.line():
        if above.rank <= Rank.CHAPTER:
            break
        if above.paragraph.marker.number:
            parts.insert(0, above.paragraph.marker.number)
        if above.rank in {Rank.ITEM, Rank.SUB_ITEM, Rank.LOWER_ITEM}:
            break
    return ".".join(parts)


def _tasks_of(item: Item, numbering: _Numbering, year: int) -> Iterator[Task]:
    if item.said is not None and item.said.lead:
        group = numbering.group_of(item)
        term = item.said.term or None
        charge = Charge(item.said.lead, item.said.coordinating)
        task = _task(item, charge, item.said.before, item.paragraph.whole)
        deadline = read_deadline(term, year) if term else _undated(item.said.before)
        number = numbering.number(item, group, alone=True)
        yield replace(
            task,
            number=number,
            group=group,
            deadline_text=term,
            deadline=deadline,
            note=_note(item),
            targets=find_targets(task.title, term),
        )
        return
    if item.is_replaced_by_what_is_below:
        return
    for given in item.given:
        group = numbering.group_of(item)
        task = _task(item, given.charge, given.what, given.words)
        term, deadline = _deadline(given.what, given.words, year)
        number = numbering.number(item, group, alone=len(item.given) == 1)
        yield replace(
            task,
            number=number,
            group=group,
            deadline_text=term,
            deadline=deadline,
            targets=find_targets(task.title, term),
        )


def _note(item: Item) -> str | None:
    assert item.said is not None
    parts = {"Sản phẩm": item.said.product, "Nội dung": item.said.content}
    return "; ".join(f"{name}: {words}" for name, words in parts.items() if words) or None


def _task(item: Item, charge: Charge, what: str, words: str) -> Task:
    return Task(
        number="",
        group=None,
        title=_title(what),
        lead=charge.lead,
        coordinating=charge.coordinating,
        deadline_text=None,
        deadline=Deadline(DeadlineKind.NONE),
        source=f"{item.paragraph.place}: “{words.strip(_TIDY)}”",
        proposed=True,
    )


def _title(what: str) -> str:
    """Return the work without "…, hoàn thành trước ngày 30/6/2026" at its end."""
    terms = terms_in(what)
    if terms and terms[-1].end >= len(what.rstrip(_TIDY)) and lowered(terms[-1].text).startswith(("hoàn thành", "xong")):
        shorter = what[: terms[-1].start].strip(_TIDY)
        what = shorter or what
    what = what.strip(_TIDY)
    return what[:1].upper() + what[1:]


def _deadline(what: str, words: str, year: int) -> tuple[str | None, Deadline]:
    terms = terms_in(words)
    if terms:
        text = "; ".join(term.text for term in terms)
        return text, read_deadline(text, year)
    recurrence = recurrence_in(words)
    if recurrence:
        return recurrence, Deadline(DeadlineKind.ONGOING, ongoing=True)
    return None, _undated(what)


def _undated(what: str) -> Deadline:
    if _GOES_ON.match(lowered(what)):
        return Deadline(DeadlineKind.ONGOING, ongoing=True)
    return Deadline(DeadlineKind.NONE)
