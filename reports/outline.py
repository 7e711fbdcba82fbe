"""The text of a periodic report: five parts, sentences made of data, gaps where people have to judge."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.report import PlanReport, ReportedGroup, ReportedProposal, ReportedTask
from plans.status import FINISHED, Status
from plans.text import alphabetical, capitalised
from plans.verdict import Verdict
from reports.letterhead import plan_in_words
from reports.measured import figures_by_task
from reports.progress import BRIEF, LONGEST, progress_in_short
from reports.raised import raised_lines
from reports.submission_sentences import submission_sentences
from reports.submitted import Submitted, those
from reports.words import day, joined, official, percent, shortened, status

ORDER = (
    Status.DONE,
    Status.DONE_ONGOING,
    Status.IN_PROGRESS,
    Status.WAITING,
    Status.NOT_STARTED,
    None,
)
GAP = "[… cơ quan thường trực bổ sung …]"
JUDGEMENT = "[… cơ quan thường trực nhận định …]"
RULE = (
    "Cách tính: mỗi nhiệm vụ được tính một lần, theo tình hình do đơn vị chủ trì báo cáo gần nhất. "
    "Nhiệm vụ do nhiều đơn vị chủ trì chỉ tính là hoàn thành khi tất cả đều báo hoàn thành; tình hình của "
    "các đơn vị khác nhau thì tính là đang thực hiện. Nhiệm vụ đơn vị báo hoàn thành được tính là hoàn thành "
    "cả khi còn chờ cơ quan thường trực xác nhận; báo cáo hoàn thành chưa được chấp nhận thì tính là đang "
    "thực hiện."
)
LISTED_UNITS = 10
LONGEST_TITLE, NO_TITLE = 150, 0
"""Characters of a task in a sentence; one of many is named by its number. The title stands in Phụ lục I."""
MANY = 20
"""More tasks than these are told of in brief, so that the report of a busy month can still be read."""


class BlockKind(StrEnum):
    """What a block of the text is."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the report."""

    kind: BlockKind
    text: str


def body(text: str) -> Block:
    """Return an ordinary paragraph."""
    return Block(BlockKind.BODY, text)


def parts(report: PlanReport) -> list[Block]:
    """Return the five parts of the report."""
    return [
        *overview(report),
        *results(report),
        *judgement(report),
        *coming(report),
        *proposals(report),
    ]


def counted(report: PlanReport) -> Counter[Status | None]:
    """Return how many tasks have each status; their sum is the number of tasks."""
    return Counter(task.status for task in report.tasks)


def overview(report: PlanReport) -> list[Block]:
    """Return part I: the headline counts and who has reported."""
    groups = f" thuộc {official(len(report.groups))} nhóm" if report.groups else ""
    counts = counted(report)
    lines = [
        f"- Số nhiệm vụ {status(which)}: {official(counts[which])} nhiệm vụ;"
        for which in ORDER
        if counts[which]
    ]
    if lines:
        lines[-1] = f"{lines[-1][:-1]}."
    overdue = [task for task in report.tasks if task.late_units]
    return [
        Block(BlockKind.HEADING, "I. KHÁI QUÁT TÌNH HÌNH VÀ KẾT QUẢ TRIỂN KHAI"),
        Block(BlockKind.SUBHEADING, "1. Việc thực hiện các nhiệm vụ được giao"),
        body(
            f"{capitalised(plan_in_words(report.plan))} xác định tổng số {official(len(report.tasks))} "
            f"nhiệm vụ cụ thể{groups}. Tính đến ngày {day(report.as_of)}:"
        ),
        *map(body, lines),
        body(
            f"Trong đó, số nhiệm vụ đã quá hạn mà chưa hoàn thành: {official(len(overdue))} nhiệm vụ."
            if overdue
            else "Không có nhiệm vụ quá hạn."
        ),
        *map(body, _unconfirmed(report)),
        Block(BlockKind.NOTE, "(Chi tiết, cách tính tại Phụ lục I, Phụ lục II kèm theo Báo cáo này)"),
        Block(BlockKind.SUBHEADING, "2. Việc thực hiện chế độ báo cáo"),
        *map(body, submission_sentences(report)),
        Block(BlockKind.SUBHEADING, "3. Công tác chỉ đạo, điều hành"),
        body(f"- {GAP}"),
    ]


def waiting(report: PlanReport) -> int:
    """Return how many tasks count as finished though the secretariat has yet to confirm it for some unit."""
    return sum(task.is_finished and bool(task.decided(Verdict.WAITING)) for task in report.tasks)


def _unconfirmed(report: PlanReport) -> list[str]:
    if not (number := waiting(report)):
        return []
    stated = f"{official(number)} nhiệm vụ còn chờ cơ quan thường trực xác nhận"
    return [f"Trong số nhiệm vụ đã báo hoàn thành, {stated}."]


def results(report: PlanReport) -> list[Block]:
    """Return part II: what was done, group by group."""
    blocks = [Block(BlockKind.HEADING, "II. KẾT QUẢ THỰC HIỆN THEO NHÓM NHIỆM VỤ")]
    numbered, longest = 0, BRIEF if sum(map(_is_told, report.tasks)) > MANY else LONGEST
    for group in (*report.groups, None):
        if report.in_group(group.position if group else None):
            numbered += 1
            blocks += _group(report, numbered, group, longest)
    return blocks


def _group(report: PlanReport, number: int, group: ReportedGroup | None, longest: int) -> list[Block]:
    tasks = report.in_group(group.position if group else None)
    title = group.title if group else "Nhiệm vụ khác"
    counts = Counter(task.status for task in tasks)
    stated = [f"{official(counts[which])} nhiệm vụ {status(which)}" for which in ORDER if counts[which]]
    heading = Block(BlockKind.SUBHEADING, f"{number}. {title} ({official(len(tasks))} nhiệm vụ)")
    return [heading, body(f"Có {joined(stated)}."), *map(body, _told(report, tasks, longest) or [f"- {GAP}"])]


def _told(report: PlanReport, tasks: Sequence[ReportedTask], longest: int) -> list[str]:
    """Return a line for each task that anybody spoke of; tasks of which the same is said share one."""
    alike: dict[str, list[str]] = defaultdict(list)
    figures = figures_by_task(report)
    for task in tasks:
        if _is_told(task):
            alike[progress_in_short(task, longest, figures[task.number])].append(task.number)
    return [f"- Nhiệm vụ {', '.join(numbers)}: {words}" for words, numbers in alike.items()]


def _is_told(task: ReportedTask) -> bool:
    return bool(task.statements or task.starting_text)


def judgement(report: PlanReport) -> list[Block]:
    """Return part III: the facts that a judgement rests on, and the places for it."""
    overdue = [task for task in report.tasks if task.late_units]
    return [
        Block(BlockKind.HEADING, "III. NHẬN XÉT, ĐÁNH GIÁ"),
        Block(BlockKind.SUBHEADING, "1. Ưu điểm"),
        *(body(f"- {sentence}") for sentence in _merits(report)),
        body(f"- {JUDGEMENT}"),
        Block(BlockKind.SUBHEADING, "2. Tồn tại, hạn chế"),
        *(body(f"- {sentence}") for sentence in _shortcomings(report, overdue)),
        body(f"- {JUDGEMENT}"),
        Block(BlockKind.SUBHEADING, "3. Khó khăn, vướng mắc"),
        *_obstacles(report),
        Block(BlockKind.SUBHEADING, "4. Nguyên nhân"),
        body(f"- {JUDGEMENT}"),
    ]


def _merits(report: PlanReport) -> list[str]:
    """Return what is finished, and what some of its lead units have; nothing where there is nothing good."""
    said = []
    if finished := sum(task.is_finished for task in report.tasks):
        share = percent(round(100 * finished / len(report.tasks), 1))
        unconfirmed = (
            f", trong đó {official(waiting(report))} nhiệm vụ chờ xác nhận" if waiting(report) else ""
        )
        said.append(
            f"Đã hoàn thành, hoàn thành và duy trì thường xuyên {official(finished)}/"
            f"{official(len(report.tasks))} nhiệm vụ, đạt {share}{unconfirmed}."
        )
    partly = [task.number for task in report.tasks if not task.is_finished and FINISHED & set(task.units)]
    if partly:
        count = f"{official(len(partly))} nhiệm vụ"
        numbers = joined(partly)
        said.append(f"Có {count} đã được một số đơn vị chủ trì báo hoàn thành (nhiệm vụ số {numbers}).")
    return said


def _shortcomings(report: PlanReport, overdue: Sequence[ReportedTask]) -> list[str]:
    said = []
    if overdue:
        numbers = joined([task.number for task in overdue])
        said.append(f"Còn {official(len(overdue))} nhiệm vụ quá hạn chưa hoàn thành (nhiệm vụ số {numbers}).")
    unheard = those(report, report.present_submissions, Submitted.MISSING)
    missing = sorted({row.unit for row in unheard}, key=alphabetical)
    if missing:
        said.append(f"Còn {official(len(missing))} đơn vị chưa báo cáo: {named(missing)}.")
    silent = sum(task.status is None for task in report.tasks)
    if silent:
        said.append(f"Còn {official(silent)} nhiệm vụ chưa có thông tin về tình hình thực hiện.")
    return said


def named(units: Sequence[str]) -> str:
    """Return at most ten names, the rest counted."""
    rest = len(units) - LISTED_UNITS
    shown = list(units[:LISTED_UNITS])
    return f"{', '.join(shown)} và {official(rest)} đơn vị khác" if rest > 0 else joined(shown)


def _obstacles(report: PlanReport) -> list[Block]:
    lines = raised_lines(row for row in report.obstacles if row.is_open)
    return [body(line) for line in lines or [f"- Chưa có vướng mắc nào được các đơn vị nêu. {JUDGEMENT}"]]


def coming(report: PlanReport) -> list[Block]:
    """Return part IV: what falls due in the time to come; a task with several dates stands there once."""
    late = [task for task in report.tasks if task.late]
    waiting_for = [(task, _due_soon(report, task)) for task in report.tasks if not task.late]
    due = [(task, next_due) for task, next_due in waiting_for if next_due is not None]
    until = f" (đến ngày {day(report.next_due)})" if report.next_due else ""
    blocks = [Block(BlockKind.HEADING, "IV. NHIỆM VỤ TRỌNG TÂM KỲ TỚI")]
    where = " (nội dung tại Phụ lục I)" if len(late) + len(due) > MANY else ""
    longest = NO_TITLE if len(late) + len(due) > MANY else LONGEST_TITLE
    if late:
        blocks.append(body(f"1. Hoàn thành dứt điểm {official(len(late))} nhiệm vụ đã quá hạn{where}:"))
        blocks += [body(_due_line(task, _late_units(task), longest)) for task in late]
    number = 2 if late else 1
    if due:
        told = until if late else f"{until}{where}"
        blocks.append(body(f"{number}. Hoàn thành {official(len(due))} nhiệm vụ đến hạn trong kỳ tới{told}:"))
        blocks += [body(_due_line(task, _leads(task, on), longest)) for task, on in due]
    else:
        others = " khác" if late else ""
        blocks.append(body(f"{number}. Không có nhiệm vụ nào{others} đến hạn trong kỳ tới{until}."))
    return [*blocks, body(f"{number + 1}. {GAP}")]


def _due_soon(report: PlanReport, task: ReportedTask) -> date | None:
    """Return when a task is due next, if that is before the next report and it is not finished."""
    due = task.next_due
    if due is None or task.status in FINISHED or due < report.as_of:
        return None
    return due if report.next_due is None or due <= report.next_due else None


def _due_line(task: ReportedTask, who_and_when: str, longest: int) -> str:
    title = f": {shortened(capitalised(task.title).rstrip('. ;'), longest)}" if longest else ""
    return f"- Nhiệm vụ {task.number}{title}{who_and_when}."


def _leads(task: ReportedTask, due: date) -> str:
    """Return who of the lead units has it still to do, and by when."""
    done = {said.unit for said in task.statements if said.status in FINISHED}
    leads = [unit for unit in task.leads if unit not in done] or task.leads
    return f" ({'; '.join(leads)}), hạn {day(due)}" if leads else f", hạn {day(due)}"


def _late_units(task: ReportedTask) -> str:
    """Return who of the lead units is late, each with its own date."""
    by_due: dict[date, list[str]] = defaultdict(list)
    for unit, due in task.late:
        by_due[due].append(unit)
    if len(by_due) == 1:
        (only,) = by_due
        return f" ({named(by_due[only])}), hạn {day(only)}"
    return f" ({'; '.join(f'{named(by_due[due])}, hạn {day(due)}' for due in sorted(by_due))})"


def proposals(report: PlanReport) -> list[Block]:
    """Return part V: what the units ask for, by the body that is asked."""
    by_addressee: dict[str, list[ReportedProposal]] = defaultdict(list)
    for row in report.proposals:
        by_addressee[row.addressee or "cấp có thẩm quyền"].append(row)
    blocks = [Block(BlockKind.HEADING, "V. KIẾN NGHỊ, ĐỀ XUẤT")]
    for number, (addressee, rows) in enumerate(by_addressee.items(), start=1):
        blocks.append(Block(BlockKind.SUBHEADING, f"{number}. Kiến nghị {addressee}"))
        blocks += map(body, raised_lines(rows))
    return [*blocks, body(f"- {GAP}")]
