"""A plan read from prose: what the document gives to do as proposals, or the reason why it gives nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence

from plans.plan import NoWorkGivenError, Plan, PlanReading, Problem, Task
from plans.reading.accounting import unread_parts
from plans.reading.content import Content, Line
from plans.reading.given.items import Item
from plans.reading.given.layout import prose_of, tables_in
from plans.reading.given.proposals import propose
from plans.reading.given.reader import Found, find_work
from plans.reading.heading import Heading
from plans.reading.other_tables import OtherTable
from plans.reading.task_units import NO_NAME, is_no_name
from plans.text import clean, fold

_UNLED = "Có {count} đoạn nêu việc nhưng không nêu đơn vị thực hiện, chưa đưa vào danh sách; ví dụ đoạn này."
_FOR_A_PERSON = "Việc này giao cho một người, không phải một đơn vị; đề nghị ghi đơn vị theo dõi nếu có."
_GIVES_NOTHING = (
    "Văn bản này không giao việc: đã đọc {count} đoạn lời văn, không có bảng nhiệm vụ và không có câu nào "
    "giao việc cho một đơn vị.{found} Đề nghị gửi văn bản giao việc, hoặc kế hoạch có phụ lục nhiệm vụ, tốt "
    "nhất là tệp Word (.docx)."
)
_REPORTS = (
    "Văn bản này không giao việc: đây là báo cáo hoặc tờ trình, điều nêu trong đó chưa phải việc được giao. "
    "Đề nghị gửi kế hoạch hoặc văn bản giao việc."
)
_FOUND_UNLED = " Có {count} đoạn nêu việc nhưng không nêu đơn vị thực hiện, ví dụ: “{example}”."
_FOUND_TABLES = (
    " Có {count} bảng, nhưng không bảng nào có đủ các cột “Nội dung nhiệm vụ”, “Đơn vị chủ trì” và “Thời "
    "gian hoàn thành”."
)
_UNREAD_TABLE = (
    "Văn bản có bảng giống bảng nhiệm vụ ({place}, “{words}”) nhưng bảng này {reason}, nên chưa đọc được "
    "nhiệm vụ nào. Đề nghị thêm cột còn thiếu, hoặc đặt lại tên cột là “Nội dung nhiệm vụ”, “Đơn vị chủ "
    "trì”, “Thời gian hoàn thành”, rồi gửi lại."
)
_UNREAD_LINES = (
    "Văn bản có dòng tên cột của bảng nhiệm vụ ({place}, “{words}”) nhưng các ô chỉ cách nhau bằng dấu cách, "
    "nên không tách được cột và chưa đọc được nhiệm vụ nào. Đề nghị gửi tệp Word (.docx) hoặc Excel (.xlsx) "
    "của bảng, hoặc dán bảng vào văn bản với dấu tab giữa các cột."
)
_NAMES_OF_COLUMNS = re.compile(
    r"(?:s ?)?tt\b(?=.*\b(?:noi dung|nhiem vu|cong viec)\b)(?=.*\b(?:chu tri|phoi hop|don vi|co quan)\b)"
    r".*\b(?:thoi (?:gian|han)|han|tien do|hoan thanh)\b.*"
)
_LONGEST_HEADER = 200
_BESIDE_TABLE = (
    "Lời văn còn giao {count} việc không có trong bảng nhiệm vụ, chưa đưa vào kế hoạch; ví dụ việc này. Cần "
    "theo dõi việc nào thì đề nghị thêm một dòng vào bảng đọc thử."
)
_A_PERSON = re.compile(r"(?:dong chi|d/c|ong|ba|pho thu tuong|pho chu tich|chu tich)\b")
_CARRYING_OUT = re.compile(r"TỔ CHỨC THỰC HIỆN|^\W*[IVX\d]{0,4}[.)]? ?Tổ chức thực hiện\W*$")
_THIS_PLAN = re.compile(r"(?:kế hoạch|chương trình|đề án|quyết định|nghị quyết|chỉ thị) này")
_EXAMPLE = 120
_SAME_BEGINNING = 40


def read_prose_plan(content: Content, heading: Heading) -> PlanReading:
    """Return the plan that the prose of a document without a table states, each task to be confirmed.

    Raises NoWorkGivenError: the message says what was found.
    """
    found = find_work(prose_of(content))
    year = heading.year
    proposals = propose(found, year, heading.issuer)
    if not proposals.tasks:
        raise NoWorkGivenError(_nothing(found, content) + unread_parts(content))
    plan = Plan(
        heading.title,
        heading.number,
        heading.issuer,
        heading.issued,
        year,
        heading.standing_unit,
        proposals.rules,
        proposals.groups,
        proposals.tasks,
    )
    return PlanReading(plan, tuple(_problems(proposals.tasks, found.unled)))


def work_beside_table(content: Content, heading: Heading, plan: Plan) -> Iterator[Problem]:
    """Return one problem that names the work given in prose around a table that does not list it.

    What the plan has as a report rule is no work left out, nor is looking after the plan as a whole.
    """
    listed = [task.title.casefold() for task in plan.tasks]
    rules = [rule.source_text for rule in plan.report_rules]
    given = propose(find_work(_on_carrying_out(prose_of(content))), heading.year, heading.issuer).tasks
    apart = (task for task in given if not any(words in task.source for words in rules))
    others = [task for task in apart if not (_is_listed(task, listed) or _looks_after_plan(task))]
    if others:
        yield Problem(
            others[0].source.partition(":")[0], others[0].title, _BESIDE_TABLE.format(count=len(others))
        )


def _on_carrying_out(lines: list[Line]) -> list[Line]:
    """Return the lines below "Tổ chức thực hiện", where a plan with a table gives what the table has not."""
    found = [place for place, line in enumerate(lines) if _CARRYING_OUT.search(line.text)]
    return lines[found[-1] :] if found else lines


def _is_listed(task: Task, listed: Iterable[str]) -> bool:
    words = task.title.casefold()
    return any(title[:_SAME_BEGINNING] in words or words[:_SAME_BEGINNING] in title for title in listed)


def _looks_after_plan(task: Task) -> bool:
    return task.deadline.ongoing and _THIS_PLAN.search(task.title.casefold()) is not None


def _unread(content: Content) -> str:
    """Return what is missing in a table of tasks that was not read as one, "" where none looks like one."""
    for rows in tables_in(content):
        table = OtherTable(tuple(rows))
        if table.is_like_tasks:
            return _UNREAD_TABLE.format(
                place=rows[0].place, words=table.words[:_EXAMPLE], reason=table.reason
            )
    for line in prose_of(content):
        words = clean(line.text)
        if len(words) <= _LONGEST_HEADER and "|" not in words and _NAMES_OF_COLUMNS.match(fold(words)):
            return _UNREAD_LINES.format(place=line.place, words=words[:_EXAMPLE])
    return ""


def _nothing(found: Found, content: Content) -> str:
    """Return why a document gives no work, with what was found in it instead."""
    if found.is_a_report:
        return _REPORTS
    unread = _unread(content)
    if unread:
        return unread
    others = ""
    tables = tables_in(content)
    if tables:
        others += _FOUND_TABLES.format(count=len(tables))
    if found.unled:
        others += _FOUND_UNLED.format(
            count=len(found.unled), example=found.unled[0].paragraph.text[:_EXAMPLE]
        )
    return _GIVES_NOTHING.format(count=found.paragraphs, found=others)


def _problems(tasks: Sequence[Task], unled: Sequence[Item]) -> Iterator[Problem]:
    for task in tasks:
        if any(_A_PERSON.match(fold(unit)) for unit in task.lead):
            yield Problem(task.source.partition(":")[0], task.title, _FOR_A_PERSON)
        odd = [unit for unit in (*task.lead, *task.coordinating) if is_no_name(unit)]
        if odd:
            yield Problem(task.source.partition(":")[0], "; ".join(odd), NO_NAME)
    if unled:
        first = unled[0].paragraph
        yield Problem(first.place, first.text[:_EXAMPLE], _UNLED.format(count=len(unled)))
