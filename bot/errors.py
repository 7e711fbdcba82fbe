"""A surprise while handling an update: recorded with the update, logged, answered with an apology."""

import logging

from sqlalchemy.orm import Session
from telegram import Update

from chat import texts
from chat.context import Context, Services
from chat.outgoing import answer_press, say
from handlers.presses import StalePressError
from storage import inbox, outbox
from storage.inbox import AlreadyHandledError

logger = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Record what went wrong; the next update is not held up."""
    if not isinstance(update, Update) or context.error is None:
        logger.error("outside any update: %s", context.error, exc_info=context.error)
        return
    if isinstance(context.error, AlreadyHandledError):
        logger.info("update %s had been handled before", update.update_id)
        return
    if isinstance(context.error, StalePressError) and update.callback_query is not None:
        answer_press(context, update.callback_query, texts.access.expired(), alert=True)
        return
    logger.error("update %s failed", update.update_id, exc_info=context.error)
    if update.callback_query is not None:
        answer_press(context, update.callback_query, texts.access.apology(), alert=True)
    chat = update.effective_chat
    wants_words = chat is not None and update.message is not None
    await note_failure(
        context.services, update.update_id, chat.id if wants_words and chat else None, context.error
    )


async def note_failure(services: Services, update_id: int, chat_id: int | None, error: Exception) -> None:
    """Mark the update failed with the error and, where there is a chat to answer, queue an apology."""
    await services.database.transact_in_thread(_note, services, update_id, chat_id, error)


def _note(
    session: Session, services: Services, update_id: int, chat_id: int | None, error: Exception
) -> None:
    now = services.clock()
    if inbox.mark_failed(session, update_id, f"{type(error).__name__}: {error}", now) and chat_id is not None:
        apology = say(chat_id, texts.access.apology(), dedupe_key=f"apology:{update_id}")
        outbox.enqueue(session, [apology], now)
