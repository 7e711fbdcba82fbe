"""Who speaks for a unit: where only registered people do, somebody else's report waits for a yes."""

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup, Message, Update

from chat.buttons.groups import focal_points as focal_point_buttons
from chat.context import Context, is_addressed, words_of
from chat.notices import to_secretariat
from chat.outgoing import answer_press, reply
from chat.texts.groups import focal_points as focal_point_texts
from chat.understanding import Kind, ReplyContext, understand
from storage import inbox, outbox
from storage.groups import focal_points
from storage.reporting import statements


async def settle_reporter(update: Update, context: Context) -> bool:
    """Return whether the speaker may speak for the unit; else what they say waits until somebody agrees.

    Chatter between colleagues is no report, so it is not asked about.
    """
    if await context.read(focal_points.may_report, context.actor):
        return True
    if is_addressed(update, context) or await context.read(_is_a_report, context, words_of(update)):
        await context.transact(keep_back, context, update)
    if update.callback_query is not None:
        answer_press(context, update.callback_query, focal_point_texts.press_waits(), alert=True)
    return False


def _is_a_report(session: Session, context: Context, words: str) -> bool:
    numbers = tuple(task.number for task in statements.tasks_led_by(session, context.unit_id))
    read = understand(words, ReplyContext(context.actor.unit_name or "", numbers, None, context.today))
    return read.kind is Kind.REPORT and any(item.task in numbers for item in read.items)


def keep_back(session: Session, context: Context, update: Update) -> None:
    """Keep the whole update and ask, once a person, whether they speak for the unit."""
    assert update.effective_message is not None  # noqa: S101 -- what is said or pressed has a message
    kept = [inbox.payload_of(session, context.update_id)]
    ask_for(session, context, update.effective_message, kept)


def ask_for(session: Session, context: Context, message: Message, updates: list[dict[str, object]]) -> None:
    """Ask the focal points whether the actor speaks for their unit; the secretariat where there are none."""
    actor = context.actor
    question, is_new = focal_points.keep_report(session, actor, updates, context.now)
    if not is_new:
        outbox.enqueue(session, [reply(message, focal_point_texts.also_waits())], context.now)
        return
    registered = [person.display_name for person in focal_points.focal_points(session, context.unit_id)]
    text = focal_point_texts.who_is_this(actor.display_name, actor.unit_name or "", registered)
    keyboard = focal_point_buttons.new_reporter(question, ask_secretariat=True) if registered else None
    answers = [reply(message, text, keyboard=keyboard)]
    if not registered:
        answers += to_secretariat(
            session, *question_to_secretariat(actor.display_name, actor.unit_name or "", question)
        )
    outbox.enqueue(session, answers, context.now)


def question_to_secretariat(person: str, unit: str, question: int) -> tuple[str, InlineKeyboardMarkup]:
    """Return what the secretariat is asked about somebody who wants to report."""
    text = focal_point_texts.asked_secretariat(person, unit)
    return text, focal_point_buttons.new_reporter(question, ask_secretariat=False)
