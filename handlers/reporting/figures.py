"""Figures that differ much from those before wait behind a question until somebody says they are right."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import LeaveFigures, TakeFigures
from chat.context import Context
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import recording as recording_texts
from handlers.presses import carry_out
from handlers.reporting.recording import Spoken
from plans.attainment import Count
from storage import audit, outbox, questions
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.reporting import figures, statements


def ask_about_figures(
    session: Session, context: Context, message: Message, spoken: Sequence[Spoken]
) -> list[Outgoing]:
    """Keep the doubtful figures of what was said; return a question about those of each task."""
    return [_ask(session, context, message, one) for one in spoken if one.sifted.doubtful]


def _ask(session: Session, context: Context, message: Message, spoken: Spoken) -> Outgoing:
    details = {
        "update": spoken.statement.id,
        "number": spoken.task.number,
        "figures": [asdict(one.count) for one in spoken.sifted.doubtful],
    }
    question = questions.ask(session, QuestionKind.FIGURES, message.chat_id, details, context.now)
    return reply(
        message,
        recording_texts.figures_doubtful(spoken.task.number, spoken.sifted.doubtful),
        keyboard=status_buttons.figures(question),
        about={"kind": "task", "task": spoken.task.id},
    )


@for_unit
async def take_figures(update: Update, context: Context) -> None:
    """Record the figures: they are right."""
    await carry_out(update, context, TakeFigures, record_figures)


def record_figures(session: Session, context: Context, message: Message, button: TakeFigures) -> str | None:
    """Add the waiting figures to the statement they were said in; return why not, if it counts no more."""
    kind = QuestionKind.FIGURES
    details = questions.answer(session, button.question, kind, message.chat_id, context.now)
    if details is None or statements.is_withdrawn(session, details["update"]):
        return access.already_done()
    counts = [Count(**one) for one in details["figures"]]
    figures.keep(session, details["update"], counts)
    audit.record(session, context.actor, "confirm_figures", f"update:{details['update']}", context.now)
    text = recording_texts.figures_taken(details["number"], counts)
    outbox.enqueue(session, [edit(message, text)], context.now)
    return None


@for_unit
async def leave_figures(update: Update, context: Context) -> None:
    """Leave the figures out: they are wrong."""
    await carry_out(update, context, LeaveFigures, drop_figures)


def drop_figures(session: Session, context: Context, message: Message, button: LeaveFigures) -> str | None:
    """Close the question without recording its figures; the words that held them stay."""
    details = questions.answer(session, button.question, QuestionKind.FIGURES, message.chat_id, context.now)
    if details is None:
        return access.already_done()
    text = recording_texts.figures_left_out(details["number"])
    outbox.enqueue(session, [edit(message, text)], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(take_figures, pattern=TakeFigures.pattern()),
        CallbackQueryHandler(leave_figures, pattern=LeaveFigures.pattern()),
    ]
