"""After an office has saved its plan: which of its tasks serve which owed above, proposed and confirmed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.plans import task_links as buttons
from chat.buttons.plans.task_links import (
    AgreeSure,
    ConfirmLinks,
    LeaveLinks,
    ProposeLinks,
    RefuseLink,
    TakeLink,
)
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked, message
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.plans import task_links as texts
from chat.texts.plans.task_links import Proposed, ShownLink
from plans.levels.days import LinkedDays, reports_not_in_time, tasks_not_in_time
from plans.levels.links import Certainty, Proposal, TaskAbove, TaskBelow, propose
from storage import outbox, questions
from storage.actors import Actor
from storage.models import Office, Plan, QuestionKind
from storage.outbox import Outgoing
from storage.plans import task_links
from storage.units import between_levels


def after_saving(session: Session, heard: Heard, moment: Moment, plan: Plan) -> list[Outgoing]:
    """Return the message that proposes links for a plan, and says which of its days do not fit those above.

    Nothing is said at the top, nor where nothing is owed above.
    """
    office = between_levels.here(session)
    if office is None:
        return []
    rules, asked = task_links.rules(session, plan), between_levels.asked_above(session)
    late = [
        texts.report_not_in_time(office.name, one) for one in reports_not_in_time(rules, asked, moment.today)
    ]
    return proposal(session, heard, moment, office, task_links.tasks(session, [plan.id]), late)


def proposal(
    session: Session,
    heard: Heard,
    moment: Moment,
    office: Office,
    tasks: Sequence[TaskBelow],
    warnings: Sequence[Marked] = (),
) -> list[Outgoing]:
    """Return the message that proposes links for those tasks on which nothing is decided."""
    owed = between_levels.owed_above(session)
    if not owed:
        return []
    known = task_links.decided(session, owed)
    found = propose([task for task in tasks if task.id not in known], owed)
    sure, perhaps = (_those(found, certainty) for certainty in (Certainty.SURE, Certainty.PERHAPS))
    late = [*warnings, *late_tasks(tasks, owed, known)]
    if not found and not late:
        return []
    none = sum(one.certainty is Certainty.NONE for one in found)
    said = Proposed(len(found), len(owed), [*map(_shown, sure)], [*map(_shown, perhaps)], none)
    details = {"sure": [*map(_kept, sure)], "perhaps": [*map(_kept, perhaps)]}
    question = questions.ask(session, QuestionKind.TASK_LINKS, heard.chat_id, details, moment.now)
    keyboard = buttons.proposed(question, len(sure), len(perhaps))
    return [reply(heard, texts.proposed(office.name, said, late), keyboard=keyboard)]


def late_tasks(
    tasks: Sequence[TaskBelow], owed: Sequence[TaskAbove], known: Mapping[int, int | None]
) -> list[Marked]:
    """Return which of the linked tasks end later than those that they serve."""
    above = {one.id: one for one in owed}
    pairs = [(task, above[served]) for task in tasks if (served := known.get(task.id)) in above and served]
    days = [LinkedDays(task.number, one.number, task.due, one.due) for task, one in pairs]
    return [texts.task_not_in_time(one) for one in tasks_not_in_time(days)]


def _those(found: Sequence[Proposal], certainty: Certainty) -> list[tuple[Proposal, TaskAbove]]:
    return [(one, one.above) for one in found if one.certainty is certainty and one.above is not None]


def _shown(one: tuple[Proposal, TaskAbove]) -> ShownLink:
    (proposed, above), reason = one, one[0].reason
    return ShownLink(
        proposed.below.number,
        proposed.below.title,
        above.number,
        above.title,
        reason.is_named,
        reason.likeness.percent,
        reason.likeness.shared,
        reason.days_late,
        reason.as_alike,
    )


def _kept(one: tuple[Proposal, TaskAbove]) -> dict[str, Any]:
    return {"task": one[0].below.id, "above": one[1].id, "shown": asdict(_shown(one))}


def _details(session: Session, heard: Heard, question: int) -> dict[str, Any] | None:
    is_known = questions.is_of(session, question, QuestionKind.TASK_LINKS, heard.chat_id)
    return questions.details(session, question) if is_known else None


def agree_sure(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AgreeSure
) -> Marked | None:
    """Link what is sure and not decided otherwise since; return what to say if nothing is left of it."""
    details = _details(session, heard, button.question)
    if details is None:
        return access.expired()
    taken = _open(session, details["sure"])
    if not taken:
        return access.already_done()
    for one in taken:
        _decide(session, actor, moment, one, is_meant=True)
    done = texts.sure_taken(len(taken), actor.display_name)
    text = message(heard.marked_words, "", done)
    outbox.enqueue(session, [edit(heard, text, keyboard=heard.buttons_not_pressed)], moment.now)
    return None


def _open(session: Session, proposed: Collection[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the proposals that can be decided still: nobody has, and both tasks are there."""
    owed = between_levels.owed_above(session)
    waiting = {task.id for task in task_links.tasks(session)} - task_links.decided(session, owed).keys()
    above = {one.id for one in owed}
    return [one for one in proposed if one["task"] in waiting and one["above"] in above]


def _decide(session: Session, actor: Actor, moment: Moment, one: dict[str, Any], *, is_meant: bool) -> None:
    """Let a task serve the one above that is proposed, or none."""
    above = (one["above"], one["shown"]["above"]) if is_meant else None
    task_links.decide(session, actor, one["task"], above, moment.now)


def confirm(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ConfirmLinks
) -> Marked | None:
    """Ask about the first link that is to be confirmed; return what to say if none is left."""
    details = _details(session, heard, button.question)
    if details is None:
        return access.expired()
    left = _open(session, details["perhaps"])
    if not left:
        return access.already_done()
    text, keyboard = _asked(button.question, left)
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)
    return None


def _asked(question: int, left: Sequence[dict[str, Any]]) -> tuple[Marked, Keyboard | None]:
    if not left:
        return texts.all_confirmed(), None
    text = texts.confirm(ShownLink(**left[0]["shown"]), len(left))
    return text, buttons.confirm(question, left[0]["task"])


def take_or_refuse(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: TakeLink | RefuseLink
) -> Marked | None:
    """Link a task as proposed, or to none, and ask about the next; return what to say if that was decided."""
    details = _details(session, heard, button.question)
    if details is None:
        return access.expired()
    meant = next((one for one in details["perhaps"] if one["task"] == button.task), None)
    is_open = meant is not None and bool(_open(session, [meant]))
    if meant is not None and is_open:
        _decide(session, actor, moment, meant, is_meant=isinstance(button, TakeLink))
    left = _open(session, details["perhaps"])
    text, keyboard = _asked(button.question, left)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
    return None if is_open else texts.decided_before()


def leave(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: LeaveLinks) -> Marked | None:
    """Leave the rest for later."""
    details = _details(session, heard, button.question)
    if details is None:
        return access.expired()
    left = len(_open(session, details["perhaps"]))
    outbox.enqueue(session, [edit(heard, texts.left_for_later(left))], moment.now)
    return None


def propose_again(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, _button: ProposeLinks
) -> Marked | None:
    """Propose links for every task on which nothing is decided."""
    office = between_levels.here(session)
    if office is None:
        return texts.at_the_top()
    said = proposal(session, heard, moment, office, task_links.tasks(session))
    outbox.enqueue(session, said, moment.now)
    return None if said else texts.nothing_owed()


CONVERSATION = (
    on_press(AgreeSure, agree_sure, for_secretariat),
    on_press(ConfirmLinks, confirm, for_secretariat),
    on_press(TakeLink, take_or_refuse, for_secretariat),
    on_press(RefuseLink, take_or_refuse, for_secretariat),
    on_press(LeaveLinks, leave, for_secretariat),
    on_press(ProposeLinks, propose_again, for_secretariat),
)
