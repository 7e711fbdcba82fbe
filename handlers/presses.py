"""What every button press has in common."""

from typing import TypeVar

from telegram import CallbackQuery, Message, Update

from chat.buttons import Button

B = TypeVar("B", bound=Button)


class StalePressError(Exception):
    """The button's data or message can no longer be acted on."""


def pressed(update: Update, kind: type[B]) -> tuple[CallbackQuery, Message, B]:
    """Return the press, the message it stands under and what the button does.

    Raises StalePressError: the message is too old for Telegram to show, or the data is not of this kind.
    """
    press = update.callback_query
    button = kind.parse(press.data) if press is not None else None
    if press is None or button is None or not isinstance(press.message, Message):
        raise StalePressError
    return press, press.message, button
