"""A unit asks at any time what it owes, to whichever level: /nhiemvu."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from chat.audience import for_readers_of_all
from chat.buttons.reminders import levels as level_buttons
from chat.buttons.reminders.levels import OwedToLevels, Part, packed
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import TasksAsked
from chat.conversation import on_command
from chat.heard import Heard
from chat.markup import Marked, message
from chat.messages.reporting.states import task_state, told_apart
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.decisions import claims as claim_texts
from chat.texts.reporting import statuses as status_texts
from chat.texts.units.levels import numbered, unit_at
from chat.which_unit import ask_which_unit
from storage import outbox
from storage.actors import Actor, links_of_chat
from storage.decisions import claims
from storage.models import ChatLink, LinkRole
from storage.outbox import Outgoing
from storage.plans import names, obligations
from storage.reporting import periods, statements
from storage.units import levels
from storage.walls import enter, office_of


@dataclass(frozen=True, slots=True)
class Listed:
    """What a unit owes, as it is told."""

    text: Marked
    tasks: Sequence[int]
    reported: Sequence[tuple[int, str]]
    """The (id, number) of those on which it reports by buttons."""
    is_reported_on: bool
    """Whether there was any report: without one there is nothing that could stay unchanged."""


def list_owed(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with the unit's open tasks and the reports it has yet to submit."""
    if actor.unit_id is not None:
        answer = _of_one(session, heard, actor, moment)
    elif words := levels.words_in(session, heard.chat_id):
        answer = _of_levels(session, heard, actor, moment, words)
    else:
        ask_which_unit(session, heard, moment)
        return
    outbox.enqueue(session, [answer], moment.now)


def _of_one(session: Session, heard: Heard, actor: Actor, moment: Moment) -> Outgoing:
    listed = _listed(session, actor, moment)
    buttons = (status_buttons.owed if listed.is_reported_on else status_buttons.reminder)(listed.reported, [])
    return reply(heard, listed.text, keyboard=buttons, about=TasksAsked(tuple(listed.tasks)))


def _of_levels(
    session: Session, heard: Heard, actor: Actor, moment: Moment, words: Mapping[int, str]
) -> Outgoing:
    """Return the answer with what is owed to each level, each read inside its wall."""
    home = office_of(session)
    listed = {
        link.id: (link, _listed_at(session, link, actor, moment, words))
        for link in links_of_chat(session, heard.chat_id)
        if link.unit_id is not None
    }
    enter(session, home)
    parts = [
        Part(link.office_id, link.id, link.unit_id or 0, tuple(one.tasks)) for link, one in listed.values()
    ]
    about = OwedToLevels(tuple(task for part in parts for task in part.tasks), packed(parts))
    reported = [
        (task, f"{number} ({words[link.office_id]})")
        for link, one in listed.values()
        for task, number in one.reported
    ]
    lines = [line for _, one in listed.values() for line in ("", one.text)]
    any_report = any(one.is_reported_on for _, one in listed.values())
    keyboard = level_buttons.owed(reported, [], reported=any_report)
    return reply(heard, message(*lines[1:]), keyboard=keyboard, about=about)


def _listed_at(
    session: Session, link: ChatLink, actor: Actor, moment: Moment, words: Mapping[int, str]
) -> Listed:
    enter(session, link.office_id)
    word = words[link.office_id]
    name = unit_at(link.unit.name if link.unit else "", word)
    own = replace(actor, unit_id=link.unit_id, unit_name=name, office_id=link.office_id)
    listed = _listed(session, own, moment)
    return replace(listed, text=numbered(listed.text, word, words.values()))


def _listed(session: Session, actor: Actor, moment: Moment) -> Listed:
    open_tasks = obligations.open_tasks(session, actor.speaks_for)
    current = statements.current_of(session, actor.speaks_for, [task.id for task in open_tasks])
    named = names.to_tell(session, actor.speaks_for)
    moved = obligations.moved_dues(session, actor.speaks_for)
    states = [task_state(task, current.get(task.id), named, moved) for task in open_tasks]
    owed = [(period, named.get(plan)) for plan, period in periods.owed_with_plan(session, actor.speaks_for)]
    text = status_texts.owed(
        actor.unit_name or "", states, owed, moment.today, _done(session, actor.speaks_for)
    )
    # A leader reads; the buttons report.
    reported = open_tasks if actor.role is LinkRole.UNIT else []
    buttons = told_apart([(task.id, task.number, named.get(task.plan_id)) for task in reported])
    return Listed(text, [task.id for task in open_tasks], buttons, bool(current))


def _done(session: Session, unit_id: int) -> list[Marked]:
    """Return what became of what the unit says is done."""
    said = claims.of_unit(session, unit_id)
    accepted = [number for number, is_accepted in said if is_accepted]
    return claim_texts.of_unit(accepted, [number for number, is_accepted in said if not is_accepted])


CONVERSATION = (on_command("nhiemvu", "tasks", work=list_owed, who=for_readers_of_all),)
