"""The secretariat gives a task in one message; it is shown, given with one press, and told to the units."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import day_of
from chat.buttons.plans import given as given_buttons
from chat.buttons.plans.given import (
    NEW_UNIT,
    NO_TERM,
    AskGivenPart,
    ChooseGivenTerm,
    ChooseGivenUnit,
    ChooseGivenWhom,
    DropGiven,
    GivenDraft,
    GivenPart,
    GiveTask,
    MarkUrgency,
)
from chat.channel import ChannelError
from chat.context import Context
from chat.conversation import on_long_command, on_message, on_press, on_reply
from chat.heard import Heard, HeardFile
from chat.markup import Marked
from chat.messages.plans.given import to_partners, to_units, with_file
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.plans import given as given_texts
from chat.texts.words import day
from chat.understanding.commands.given_tasks import GivenWords, merged, read_each_given, read_given
from handlers.plans import given_draft, given_parts
from handlers.plans.given_draft import Draft
from handlers.plans.given_parts import ShownDraft
from handlers.plans.linked_below import told_of_new
from handlers.plans.preview import read_document
from plans.given import Origin
from plans.plan import UnreadableDocumentError
from plans.privacy import masked
from plans.reading.unit_sheet import UnitList
from storage import outbox
from storage.actors import Actor
from storage.models import LinkRole, Task
from storage.plans import given, given_standing, recurring
from storage.reminders import reachable_chats

MOST_AT_ONCE = 8


def is_given_with_file(heard: Heard) -> bool:
    """Return whether a new document has /giaoviec below it."""
    return heard.document is not None and heard.command == "giaoviec" and not heard.is_edit


async def begin(context: Context) -> None:
    """Begin a task with the words; by the document that they stand below or reply to, if there is one.

    A document without words is read for the work that it gives itself.
    """
    heard, actor, moment = context.heard, context.actor, context.moment
    file = heard.document or heard.answered_file
    if file is not None and not heard.said.strip():
        await read_document(context)
    else:
        origin = await _origin_of(context, file) if file is not None else Origin()
        await context.transact(compose, heard, actor, moment, origin, file)


async def _origin_of(context: Context, file: HeardFile) -> Origin:
    """Return a document as what a task is given by: its number, day and title, else the name of its file."""
    try:
        content = await context.services.channel.fetch(file)
        found = await context.services.read_document(file.name, content, None)
    except (UnreadableDocumentError, ChannelError):
        return Origin(masked(Path(file.name).stem))
    if isinstance(found, UnitList) or found.reading.plan.number is None:
        return Origin(masked(Path(file.name).stem))
    plan = found.reading.plan
    return Origin(plan.number, plan.issued, plan.title, plan.issuer)


def compose(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, origin: Origin, file: HeardFile | None
) -> None:
    """Begin a task with what the words say of it, also those of a message replied to; ask for the rest.

    Where they give several units work, each task is asked about, shown and given by itself.
    """
    words, by = heard.said.strip(), GivenWords(origin=origin)
    if heard.answered_words:
        command = merged(by, read_given(words, moment.today))
        each = [merged(one, command) for one in read_each_given(heard.answered_words, moment.today)]
    else:
        each = [merged(by, one) for one in read_each_given(words, moment.today)]
    begin_each(session, heard, moment, each, file)


def begin_each(
    session: Session, heard: Heard, moment: Moment, each: Sequence[GivenWords], file: HeardFile | None
) -> None:
    """Begin a task with each of what was said, a few at most; each is asked about, shown, given by itself."""
    for said in each[:MOST_AT_ONCE]:
        draft = given_draft.begin(session, heard.chat_id, said, file, moment.now)
        draft, note = given_parts.checked(moment, draft)
        _answer(session, heard, moment, given_parts.next_step(session, moment, draft, note))


def _answer(session: Session, heard: Heard, moment: Moment, shown: ShownDraft) -> None:
    about = GivenDraft(shown.draft.question)
    outbox.enqueue(session, [reply(heard, shown.text, keyboard=shown.keyboard, about=about)], moment.now)


def take_part(session: Session, heard: Heard, _actor: Actor, moment: Moment, subject: GivenDraft) -> bool:
    """Take what the secretariat replied for the part that is missing, or what it adds to a whole task."""
    draft = given_draft.find(session, subject.question, heard.chat_id)
    if draft is None:
        outbox.enqueue(session, [reply(heard, given_texts.decided_before())], moment.now)
        return True
    draft, note = given_parts.take_words(session, moment, draft, heard.words)
    _answer(session, heard, moment, given_parts.next_step(session, moment, draft, note))
    return True


def _show(session: Session, heard: Heard, moment: Moment, draft: Draft) -> None:
    shown = given_parts.next_step(session, moment, draft)
    outbox.enqueue(session, [edit(heard, shown.text, keyboard=shown.keyboard)], moment.now)


def _change(
    session: Session, heard: Heard, moment: Moment, question: int, change: Callable[[Draft], Draft | Marked]
) -> Marked | None:
    """Show the task as it is after a change; return what to say instead, also if it was decided before."""
    draft = given_draft.find(session, question, heard.chat_id)
    changed = change(draft) if draft is not None else given_texts.decided_before()
    if not isinstance(changed, Draft):
        return changed
    _show(session, heard, moment, changed)
    return None


def choose_whom(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ChooseGivenWhom
) -> Marked | None:
    """Let the units of a level lead; return what to say if the task was given or dropped before."""

    def led(draft: Draft) -> Draft:
        return replace(draft, said=replace(draft.said, lead=(given_buttons.WHOM_LABELS[button.whom],)))

    return _change(session, heard, moment, button.question, led)


def choose_unit(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ChooseGivenUnit
) -> Marked | None:
    """Take which unit a name means; return what to say if that cannot be done any more."""

    def named(draft: Draft) -> Draft | Marked:
        unclear = given_draft.unclear_unit(session, draft)
        if unclear is None:
            return access.already_done()
        name, candidates = unclear
        if button.index == NEW_UNIT:
            return replace(draft, accepted=(*draft.accepted, name))
        if button.index < len(candidates):
            return given_draft.rename(draft, name, (candidates[button.index],))
        return draft

    return _change(session, heard, moment, button.question, named)


def choose_term(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ChooseGivenTerm
) -> Marked | None:
    """Take the day that a button names; return what to say if that cannot be done any more."""

    def dated(draft: Draft) -> Draft | Marked:
        due = day_of(button.day)
        if due is None and button.day != NO_TERM:
            return access.expired()
        words = day(due) if due is not None else given_texts.OPEN_END
        return replace(draft, said=replace(draft.said, term=words, due=due, hour=None, again=None))

    return _change(session, heard, moment, button.question, dated)


def mark_urgency(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: MarkUrgency
) -> Marked | None:
    """Take how urgent the task is; return what to say if it was given or dropped before."""

    def marked(draft: Draft) -> Draft:
        return replace(draft, said=replace(draft.said, urgency=button.urgency))

    return _change(session, heard, moment, button.question, marked)


def ask_again(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: AskGivenPart
) -> Marked | None:
    """Forget a part and ask for it; return what to say if the task was given or dropped before."""

    def without(draft: Draft) -> Draft:
        return replace(draft, said=_without(draft.said, button.part))

    return _change(session, heard, moment, button.question, without)


def _without(said: GivenWords, part: GivenPart) -> GivenWords:
    match part:
        case GivenPart.WHAT:
            return replace(said, what="")
        case GivenPart.TERM:
            return replace(said, term=None, due=None, hour=None, again=None)
        case _:
            return replace(said, lead=())


def drop(session: Session, heard: Heard, actor: Actor, moment: Moment, button: DropGiven) -> Marked | None:
    """Throw a task away; return what to say if it was given or dropped before."""
    draft = given_draft.find(session, button.question, heard.chat_id)
    if draft is None or not given_draft.close(session, draft, heard.chat_id, moment.now):
        return given_texts.decided_before()
    outbox.enqueue(session, [edit(heard, given_texts.dropped(actor.display_name))], moment.now)
    return None


def give(session: Session, heard: Heard, actor: Actor, moment: Moment, button: GiveTask) -> Marked | None:
    """Put the task into the year's plan and tell the units; return what to say if that cannot be done."""
    draft = given_draft.find(session, button.question, heard.chat_id)
    if draft is None:
        return given_texts.decided_before()
    said = draft.said
    is_whole = said.what and said.lead and said.term is not None
    if not is_whole or given_draft.unclear_unit(session, draft) is not None:
        return access.expired()
    if not given_draft.close(session, draft, heard.chat_id, moment.now):
        return given_texts.decided_before()
    task = _store(session, actor, moment, draft)[0]
    units = given_standing.owing(session, task.id)
    chats = reachable_chats.chats_of_units(session, LinkRole.UNIT, moment.today, units)
    told = replace(given_draft.as_told(session, said, task.number), due=task.due)
    reached = len({chat.unit_id for chat in chats})
    confirmed = edit(heard, given_texts.given(told, reached, len(units), actor.display_name))
    partners = given.units_meant(session, said.coordinating) - units
    beside = reachable_chats.chats_of_units(session, LinkRole.UNIT, moment.today, partners)
    files = with_file(task, draft.file, [*chats, *beside]) if draft.file else []
    below = told_of_new(session, task.plan.title, [task], {task.id: units})
    messages = [confirmed, *files, *to_units(task, told, chats), *to_partners(task, told, beside), *below]
    outbox.enqueue(session, messages, moment.now)
    return None


def _store(session: Session, actor: Actor, moment: Moment, draft: Draft) -> list[Task]:
    """Store a task, or the first occurrences of work that comes back, in the plan of the year."""
    today, now = moment.today, moment.now
    plan = given.year_plan(session, actor, now, today, draft.said.plan)
    origin = given.new_origin(session, draft.said.origin, draft.urgency, now)
    named = given_draft.as_told(session, draft.said)
    said = replace(draft.said, lead=tuple(named.lead), coordinating=tuple(named.coordinating))
    row = given_draft.row_of(said, moment.today)
    if said.again is not None:
        return recurring.begin(session, actor, recurring.new(plan, row, said.again, origin), now, today)
    task = given.add(session, plan, row, origin, now, today)
    task.due_at = given_parts.moment_of(moment, said.due, said.hour)
    given.let_owe(session, actor, plan, [task], now, today)
    return [task]


CONVERSATION = (
    on_long_command("giaoviec", talk=begin, who=for_secretariat),
    on_message(is_given_with_file, begin, for_secretariat),
    on_press(ChooseGivenWhom, choose_whom, for_secretariat),
    on_press(ChooseGivenUnit, choose_unit, for_secretariat),
    on_press(ChooseGivenTerm, choose_term, for_secretariat),
    on_press(MarkUrgency, mark_urgency, for_secretariat),
    on_press(AskGivenPart, ask_again, for_secretariat),
    on_press(GiveTask, give, for_secretariat),
    on_press(DropGiven, drop, for_secretariat),
    on_reply(GivenDraft, take_part, for_secretariat),
)
