"""What the secretariat says to a unit's word that a task is done, as the files say it."""

from plans.report import ReportedTask
from plans.text import capitalised
from plans.verdict import Judgement, Verdict
from reports.words import day, official

MOST_NAMED = 5
"""So many units are named with what was said to each; of more, they are counted."""
NAMES = {
    Verdict.ACCEPTED: "đã xác nhận",
    Verdict.WAITING: "chờ xác nhận",
    Verdict.RETURNED: "đã trả lại",
}


def decision(value: Judgement) -> str:
    """Return "chờ xác nhận", "đã xác nhận ngày 12/6/2025", "đã trả lại ngày 12/6/2025: Thiếu biểu số 2"."""
    on = f" ngày {day(value.on)}" if value.on else ""
    reason = f": {value.reason.rstrip(' .;')}" if value.reason else ""
    return f"{NAMES.get(value.verdict, '')}{on}{reason}"


def decisions(task: ReportedTask) -> str:
    """Return what the secretariat says to the lead units of a task: in words where they are few."""
    decided = [(said.unit, said.decision) for said in task.statements if said.decision is not None]
    if len(decided) == 1 and sum(task.units.values()) == 1:
        return capitalised(decision(decided[0][1]))
    if len(decided) <= MOST_NAMED:
        return "\n".join(f"- {unit}: {decision(value)}" for unit, value in decided)
    return f"{capitalised(counted(task))}."


def counted(task: ReportedTask) -> str:
    """Return "đã xác nhận 03 đơn vị, chờ xác nhận 01 đơn vị", or "" where there is nothing to decide."""
    numbers = {verdict: len(task.decided(verdict)) for verdict in NAMES}
    return ", ".join(
        f"{NAMES[verdict]} {official(number)} đơn vị" for verdict, number in numbers.items() if number
    )


def outcome(task: ReportedTask) -> str:
    """Return in short whether it is confirmed that a task is done, as it stands behind its status."""
    accepted, waiting = task.decided(Verdict.ACCEPTED), task.decided(Verdict.WAITING)
    if len(task.statements) > 1 and accepted and waiting:
        return counted(task)
    if waiting:
        return NAMES[Verdict.WAITING]
    days = [said.decision.on for said in accepted if said.decision is not None and said.decision.on]
    return f"{NAMES[Verdict.ACCEPTED]} ngày {day(max(days))}" if days else ""
