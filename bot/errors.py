"""A surprise while handling an update: recorded with the update, logged, answered with an apology."""

import logging
from datetime import datetime

from sqlalchemy.orm import Session
from telegram import Update

from chat.context import Context, Services
from chat.outgoing import answer_press, reply
from chat.texts import access
from handlers.presses import StalePressError
from storage import inbox, outbox
from storage.inbox import AlreadyHandledError
from storage.outbox import Outgoing

logger = logging.getLogger(__name__)


async def on_error(update: Update, context: Context) -> None:
    """Record what a handler raised and apologise; the next update is not held up."""
    press = update.callback_query
    match context.error:
        case AlreadyHandledError():
            logger.info("update %s had been handled before", update.update_id)
        case StalePressError() if press is not None:
            answer_press(context, press, access.expired(), alert=True)
        case Exception() as error:
            logger.error("update %s failed", update.update_id, exc_info=error)
            if press is not None:
                answer_press(context, press, access.apology(), alert=True)
            await note_failure(context.services, update.update_id, _apology(update), error)


def _apology(update: Update) -> Outgoing | None:
    if update.message is None:
        return None
    return reply(update.message, access.apology(), dedupe_key=f"apology:{update.update_id}")


async def note_failure(
    services: Services, update_id: int, apology: Outgoing | None, error: Exception
) -> None:
    """Mark the update failed with the error and queue the apology, if there is somebody to apologise to."""
    now = services.clock()
    await services.database.transact_in_thread(_note, update_id, apology, error, now)


def _note(
    session: Session, update_id: int, apology: Outgoing | None, error: Exception, now: datetime
) -> None:
    failed = inbox.mark_failed(session, update_id, f"{type(error).__name__}: {error}", now)
    if failed and apology is not None:
        outbox.enqueue(session, [apology], now)
