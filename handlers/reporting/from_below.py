"""A unit takes what the level below makes up into its report: shown, edited, taken with one press."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import from_below as buttons
from chat.buttons.reporting.from_below import CompiledShown, FetchBelow, LeaveCompiled, TakeCompiled
from chat.buttons.reporting.statuses import TasksAsked
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import from_below as texts
from chat.understanding import Item, Kind
from chat.understanding.commands.left_out import numbers_left_out
from handlers.reporting.compiling import edited, found_below, is_recorded, line_of, words_of
from handlers.reporting.falling import beside_recorded
from handlers.reporting.follow_up import follow_up
from handlers.reporting.held import hold_compiled
from handlers.reporting.period_card import show_card
from handlers.reporting.recording import corrections, record_words, shown
from handlers.reporting.unit_words import understood_in, unit_words
from storage import outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.reporting import led_tasks, periods
from storage.units import offices


def fetch(session: Session, heard: Heard, actor: Actor, moment: Moment, button: FetchBelow) -> Marked | None:
    """Show what the level below makes up for a report; return what to say if that is nothing."""
    if not periods.due_together(session, actor.speaks_for, button.period):
        return access.expired()
    if offices.of_unit(session, actor.speaks_for) is None:
        return texts.no_level()
    found = found_below(session, actor, moment, button.period)
    if not found.entries:
        return texts.nothing_new()
    details = {
        "period": button.period,
        "version": 0,
        "entries": list(found.entries),
        "silent": list(found.silent),
        "others": found.others,
    }
    question = questions.ask(session, QuestionKind.COMPILED, heard.chat_id, details, moment.now)
    outbox.enqueue(session, [_preview(session, heard, actor, moment, question, details)], moment.now)
    return None


def _preview(
    session: Session, heard: Heard, actor: Actor, moment: Moment, question: int, details: dict[str, Any]
) -> Outgoing:
    entries = details["entries"]
    ids = tuple(one["task"] for one in entries)
    led = led_tasks.led(session, actor.speaks_for, ids)
    lines = [line_of(session, actor, moment, one, led[one["task"]]) for one in entries if one["task"] in led]
    if not lines:
        return reply(heard, texts.nothing_left())
    text = texts.preview(lines, details["silent"], details["others"])
    keyboard = buttons.preview(question, details["version"], len(lines))
    return reply(heard, text, keyboard=keyboard, about=CompiledShown(question, ids))


def change(session: Session, heard: Heard, actor: Actor, moment: Moment, shown_: CompiledShown) -> bool:
    """Let the unit's own words stand in place of what was compiled, or leave tasks out; show it anew."""
    is_theirs = questions.is_of(session, shown_.question, QuestionKind.COMPILED, heard.chat_id)
    details = questions.waiting(session, shown_.question) if is_theirs else None
    if details is None:
        return False
    entries = _changed(session, heard, actor, moment, details["entries"])
    if entries is None:
        return False
    details = {**details, "entries": entries, "version": details["version"] + 1}
    questions.keep(session, shown_.question, details)
    outbox.enqueue(session, [_preview(session, heard, actor, moment, shown_.question, details)], moment.now)
    return True


def _changed(
    session: Session, heard: Heard, actor: Actor, moment: Moment, entries: Sequence[dict[str, Any]]
) -> list[dict[str, Any]] | None:
    """Return the entries after somebody's words; None where the words are about something else."""
    number_of = {one["task"]: one["item"]["task"] for one in entries}
    dropped = numbers_left_out(heard.words, tuple(number_of.values()))
    if dropped is not None:
        kept = [one for one in entries if number_of[one["task"]] not in dropped]
        return kept if len(kept) < len(entries) else None
    said = _said_of(session, heard, actor, moment, tuple(number_of))
    if not said or not said.keys() <= number_of.keys():
        return None
    return [
        edited(one, said[one["task"]], heard.words, heard.id) if one["task"] in said else one
        for one in entries
    ]


def _said_of(
    session: Session, heard: Heard, actor: Actor, moment: Moment, tasks: tuple[int, ...]
) -> dict[int, Item]:
    """Return what words report of tasks, by id; nothing where one of them is not certain."""
    words = unit_words(session, heard, actor, TasksAsked(tasks))
    understood = understood_in(words, actor, moment)
    known, unknown = words.sort_by_task(understood.items)
    if understood.kind is not Kind.REPORT or unknown:
        return {}
    return {task.id: item for task, item in known if words.of_task(item).say_how_it_stands}


def take(session: Session, heard: Heard, actor: Actor, moment: Moment, button: TakeCompiled) -> Marked | None:
    """Report what was shown; return what to say if it was edited since, or taken before."""
    kind = QuestionKind.COMPILED
    if not questions.is_of(session, button.question, kind, heard.chat_id):
        return access.expired()
    waiting = questions.waiting(session, button.question)
    if waiting is not None and waiting["version"] != button.version:
        return texts.edited_since()
    details = questions.answer(session, button.question, kind, heard.chat_id, moment.now)
    if details is None:
        return access.already_done()
    outbox.enqueue(session, _record(session, heard, actor, moment, details), moment.now)
    show_card(session, heard, actor, moment, details["period"])
    return None


def _record(
    session: Session, heard: Heard, actor: Actor, moment: Moment, details: dict[str, Any]
) -> list[Outgoing]:
    """Record what says no less than is recorded, and ask about the rest; return what is said."""
    entries = details["entries"]
    led = led_tasks.led(session, actor.speaks_for, [one["task"] for one in entries])
    _, month = periods.plan_and_month(session, details["period"])
    said = [
        (led[one["task"]], words_of(one, heard.id))
        for one in entries
        if one["task"] in led and not is_recorded(led[one["task"]].present, one["text"], month)
    ]
    compared = [(*one, beside_recorded(session, actor, moment, *one)) for one in said]
    weaker = [one for one in compared if one[2].is_weaker]
    spoken = [
        record_words(session, actor, moment, led_, words)
        for led_, words, beside in compared
        if not beside.is_weaker
    ]
    held = hold_compiled(session, heard, moment, weaker)
    if not spoken:
        return [edit(heard, texts.all_held() if held else texts.nothing_new()), *held]
    text = shown(session, actor, moment, spoken)
    answer = edit(heard, text, keyboard=corrections(spoken))
    return [answer, *follow_up(session, heard, actor, moment, spoken), *held]


def leave(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: LeaveCompiled
) -> Marked | None:
    """Report nothing of what was compiled; return what to say if it was taken before."""
    kind = QuestionKind.COMPILED
    if not questions.is_of(session, button.question, kind, heard.chat_id):
        return access.expired()
    if questions.answer(session, button.question, kind, heard.chat_id, moment.now) is None:
        return access.already_done()
    outbox.enqueue(session, [edit(heard, texts.left())], moment.now)
    return None


CONVERSATION = (
    on_press(FetchBelow, fetch, for_unit),
    on_press(TakeCompiled, take, for_unit),
    on_press(LeaveCompiled, leave, for_unit),
    on_reply(CompiledShown, change, for_unit),
)
