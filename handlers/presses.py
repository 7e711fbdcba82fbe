"""What every button press has in common, and the press of a button that no conversation knows any more."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session
from telegram import CallbackQuery, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_anyone
from chat.buttons.base import Button
from chat.context import Context
from chat.outgoing import answer_press

B = TypeVar("B", bound=Button)


class StalePressError(Exception):
    """The button's data or message can no longer be acted on."""


def pressed(update: Update, kind: type[B]) -> tuple[CallbackQuery, Message, B]:
    """Return the press, the message it stands under and what the button does.

    Raises StalePressError: the message is too old for Telegram to show, or the data is not of this kind.
    """
    press = update.callback_query
    button = kind.parse(press.data) if press is not None else None
    message = press.message if press is not None else None
    # An inaccessible message also comes as a Message, dated 1970; what we did could not be shown in it.
    if press is None or button is None or not isinstance(message, Message) or not message.is_accessible:
        raise StalePressError
    return press, message, button


async def carry_out(
    update: Update,
    context: Context,
    kind: type[B],
    work: Callable[[Session, Context, Message, B], str | None],
) -> None:
    """Do what the button stands for; show over the chat what the work returns, if it could not be done.

    Raises StalePressError, as `pressed` does.
    """
    press, message, button = pressed(update, kind)
    alert = await context.transact(work, context, message, button)
    answer_press(context, press, alert, alert=alert is not None)


@for_anyone
async def refuse_unknown(_update: Update, _context: Context) -> None:
    """Refuse a button that an earlier version of the bot has shown."""
    raise StalePressError


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return the handler of what is left over; it comes after all conversations."""
    return [CallbackQueryHandler(refuse_unknown)]
