"""Obstacles and proposals: raised by units, taken up by the secretariat, answered in the unit's group."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from chat.audience import for_linked, for_secretariat, for_unit
from chat.buttons.decisions import matters as matter_buttons
from chat.buttons.decisions.matters import (
    BodyWanted,
    MatterInvited,
    MatterSentOn,
    MatterShown,
    OpenMatter,
    TakeStep,
)
from chat.conversation import on_command, on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.matters import is_above, notices, seen, told, unit_to_ask
from chat.messages.decisions.states import matter_view
from chat.messages.decisions.upward import pass_along
from chat.moment import Moment
from chat.notices import promised
from chat.outgoing import edit, reply
from chat.sensitive import guarded
from chat.texts import access
from chat.texts.decisions import matters as matter_texts
from chat.texts.decisions import sent_matters as sent_texts
from chat.texts.decisions.matters import MatterView
from chat.understanding import Item, ReplyContext, understand
from chat.understanding.meaning.competence import competent_body
from handlers.decisions.upward import show_before_sending
from plans.privacy import masked
from plans.text import fold
from storage import outbox
from storage.actors import Actor
from storage.decisions import matters as obstacles
from storage.decisions import upward
from storage.decisions.matters import Raised, Step
from storage.groups import reach
from storage.models import LinkRole, Matter, MatterAction, MatterKind, MatterState
from storage.outbox import Outgoing
from storage.plans import obligations
from storage.reporting import led_tasks

MOST_TO_ANSWER = 3
ASKING = ("de nghi", "kien nghi", "de xuat", "mong", "xin")


def list_or_raise(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """List what is open; or raise what a unit wrote behind the command."""
    if actor.role is LinkRole.SECRETARIAT:
        list_open(session, heard, moment)
    elif words := heard.said.strip():
        raise_in_words(session, heard, actor, moment, words)
    else:
        list_own(session, heard, actor, moment)


def list_open(session: Session, heard: Heard, moment: Moment) -> None:
    """Answer the secretariat with what waits for an answer, by whose competence it is."""
    matters = obstacles.open_matters(session)
    text = matter_texts.open_list([matter_view(matter) for matter in matters])
    shown = [matter.id for matter in matters[: matter_texts.LISTED]]
    keyboard = matter_buttons.open_matters(shown) if shown else None
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)


def list_own(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer a unit with what it has raised; a reply to the answer raises something new."""
    matters = obstacles.open_matters(session, actor.speaks_for)
    text = matter_texts.own_list([matter_view(matter) for matter in matters], _some_task(session, actor))
    shown = [(matter.id, matter.state) for matter in matters[: matter_texts.LISTED_OWN]]
    answer = reply(heard, text, keyboard=matter_buttons.own_matters(shown), about=MatterInvited())
    outbox.enqueue(session, [answer, *_to_answer(session, heard, actor)], moment.now)


def _to_answer(session: Session, heard: Heard, actor: Actor) -> list[Outgoing]:
    """Return what the unit is asked to answer, each in a message to which its answer is the reply."""
    return [
        reply(
            heard,
            sent_texts.to_answer(matter_view(matter)),
            about=MatterSentOn(matter.id),
            unit=actor.speaks_for,
        )
        for matter in obstacles.sent_to(session, actor.speaks_for)[:MOST_TO_ANSWER]
    ]


def _some_task(session: Session, actor: Actor) -> str | None:
    """Return the number of a task that the unit owes, to show how one is named."""
    return next((task.number for task in obligations.open_tasks(session, actor.speaks_for)), None)


def raise_another(
    session: Session, heard: Heard, actor: Actor, moment: Moment, _subject: MatterInvited
) -> bool:
    """Raise what a unit writes in reply to its list of obstacles."""
    raise_in_words(session, heard, actor, moment, heard.words)
    return True


def raise_in_words(session: Session, heard: Heard, actor: Actor, moment: Moment, words: str) -> None:
    """Raise what the words say, on the tasks that they name."""
    if not words:
        answers = [reply(heard, matter_texts.nothing_raised(_some_task(session, actor)))]
    else:
        matters = [
            matter
            for raised in _raised_in(session, heard, actor, moment, words)
            if (matter := _raise(session, actor, moment, raised))
        ]
        views = [matter_view(matter) for matter in matters]
        arrives = reach.secretariat_hears(session)
        text = matter_texts.raised(views, arrives=arrives) if views else matter_texts.raised_before()
        answers = [reply(heard, text), *promised(session, heard, notices(session, matters))]
    outbox.enqueue(session, answers, moment.now)


def _raise(session: Session, actor: Actor, moment: Moment, raised: Raised) -> Matter | None:
    return obstacles.raise_matter(session, actor, raised, moment.now, moment.today)


def _raised_in(session: Session, heard: Heard, actor: Actor, moment: Moment, words: str) -> list[Raised]:
    """Return what the words raise: what they call an obstacle or ask for, else all of them."""
    tasks = {task.number: task.id for task in led_tasks.tasks_named(session, actor.speaks_for)}
    speaker = ReplyContext(actor.unit_name or "", tuple(tasks), about=None, today=moment.today)
    items = guarded(understand(words, speaker), words).items
    by_task = [(tasks.get(item.task or ""), item) for item in items]
    found = [
        Raised(kind, text, body, task, message_id=heard.id)
        for task, item in by_task
        for kind, text, body in said_in(item)
    ]
    if found:
        return found
    kind = MatterKind.PROPOSAL if fold(words).startswith(ASKING) else MatterKind.OBSTACLE
    named = [task for task, _ in by_task if task is not None]
    task = named[0] if len(named) == 1 else None
    return [Raised(kind, masked(words), competent_body(words), task, message_id=heard.id)]


def said_in(item: Item) -> list[tuple[MatterKind, str, str | None]]:
    """Return what an item raises: each kind, its words, and the body whose competence it is."""
    body = competent_body(item.proposal, item.obstacle)
    said = {
        MatterKind.OBSTACLE: item.obstacle,
        MatterKind.PROPOSAL: item.proposal,
        MatterKind.RETURN: item.given_back,
    }
    return [(kind, text, body) for kind, text in said.items() if text]


def show_matter(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: OpenMatter
) -> Marked | None:
    """Answer with a matter as it is now; return what to say if there is none."""
    matter = obstacles.find(session, button.matter)
    if matter is None:
        return access.expired()
    key = moment.once("matter", heard.chat_id, heard.id, button.matter)
    text, keyboard = seen(session, matter)
    shown = reply(heard, text, keyboard=keyboard, about=MatterShown(matter.id), dedupe_key=key)
    outbox.enqueue(session, [shown], moment.now)
    return None


def take_step(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: TakeStep
) -> Marked | None:
    """Do what was pressed, or ask for the words it takes; return what to say of a stale press."""
    matter = obstacles.find(session, button.matter)
    if matter is None:
        return access.expired()
    if matter.state is not button.shown:
        return _stale(session, heard, moment, matter, button)
    if button.action is MatterAction.ANSWERED:
        _ask(session, heard, moment, matter, matter_texts.ask_answer, MatterShown(matter.id))
    elif button.action is MatterAction.PASSED_UP and (up := upward.above(session)) is not None:
        show_before_sending(session, heard, moment, matter, up)
    elif button.action is MatterAction.PASSED_UP and not is_above(matter):
        _ask(session, heard, moment, matter, matter_texts.ask_body, BodyWanted(matter.id))
    else:
        step = Step(button.action)
        _step(session, actor, moment, matter, step)
        text, keyboard = seen(session, matter, actor.display_name)
        shown = edit(heard, text, keyboard=keyboard)
        outbox.enqueue(session, [shown, *told(session, matter)], moment.now)
        pass_along(session, moment, matter, step)
    return None


def _stale(session: Session, heard: Heard, moment: Moment, matter: Matter, button: TakeStep) -> Marked:
    """Show how the matter is now; a doubled press is only told so."""
    text, keyboard = seen(session, matter)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
    if matter.state is obstacles.STATE_AFTER.get(button.action):
        return access.already_done()
    return matter_texts.stands_now(matter.state)


def _ask(
    session: Session,
    heard: Heard,
    moment: Moment,
    matter: Matter,
    question: Callable[[MatterView], Marked],
    about: MatterShown | BodyWanted,
) -> None:
    """Ask for words in a message of its own, whose answer they are."""
    key = moment.once(about.kind, heard.chat_id, heard.id)
    asked = reply(heard, question(matter_view(matter)), about=about, dedupe_key=key)
    outbox.enqueue(session, [asked], moment.now)


def _step(session: Session, actor: Actor, moment: Moment, matter: Matter, step: Step) -> None:
    obstacles.take_step(session, actor, matter, step, moment.now, moment.today)


def answer_matter(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: MatterShown) -> bool:
    """Take the secretariat's words as the answer, and send it into the unit's group."""
    matter = obstacles.find(session, subject.matter)
    if matter is None or not heard.words:
        return False
    if matter.state is MatterState.WITHDRAWN:
        outbox.enqueue(session, [reply(heard, matter_texts.stands_now(matter.state))], moment.now)
        return True
    step = Step(MatterAction.ANSWERED, heard.words)
    _step(session, actor, moment, matter, step)
    sent = matter_texts.answer_sent(matter_view(matter), reach.states_of_unit(session, matter.unit_id))
    outbox.enqueue(session, [reply(heard, sent), *told(session, matter, heard.words)], moment.now)
    pass_along(session, moment, matter, step)
    return True


def pass_up(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: BodyWanted) -> bool:
    """Take the secretariat's words as the name of the body that a matter goes to."""
    matter = obstacles.find(session, subject.matter)
    if matter is None or not heard.words:
        return False
    if matter.state not in obstacles.OPEN:
        outbox.enqueue(session, [reply(heard, matter_texts.stands_now(matter.state))], moment.now)
        return True
    obstacles.name_competent_body(session, matter, competent_body(heard.words) or heard.words.strip())
    outbox.enqueue(session, _pass_to_named(session, heard, actor, moment, matter), moment.now)
    if matter.state is MatterState.PASSED_UP:
        pass_along(session, moment, matter, Step(MatterAction.PASSED_UP))
    return True


def _pass_to_named(
    session: Session, heard: Heard, actor: Actor, moment: Moment, matter: Matter
) -> list[Outgoing]:
    """Return the button to a unit whose group can be asked; else note where the secretariat passes it."""
    unit = unit_to_ask(session, matter)
    about = MatterShown(matter.id)
    if unit is not None:
        send_on = matter_buttons.send_on(matter.id, matter.state, (unit.id, unit.name))
        return [reply(heard, sent_texts.body_is_here(matter_view(matter)), keyboard=send_on, about=about)]
    _step(session, actor, moment, matter, Step(MatterAction.PASSED_UP, heard.words))
    passed = reply(heard, matter_texts.passed_up(matter_view(matter)), about=about)
    return [passed, *told(session, matter)]


CONVERSATION = (
    on_command("vuongmac", work=list_or_raise, who=for_linked),
    on_press(OpenMatter, show_matter, for_secretariat),
    on_press(TakeStep, take_step, for_secretariat),
    on_reply(MatterShown, answer_matter, for_secretariat),
    on_reply(BodyWanted, pass_up, for_secretariat),
    on_reply(MatterInvited, raise_another, for_unit),
)
