"""By what people are reached, and by whose numbers chats and people of our own are known."""

from enum import StrEnum


class ChannelKind(StrEnum):
    """What carries messages: Telegram, our page in a browser, mail."""

    TELEGRAM = "telegram"
    WEB = "web"
    MAIL = "mail"


# "it has at most 52 significant bits": https://core.telegram.org/bots/api#chat. A browser counts to 2 ** 53.
FIRST_OF = {ChannelKind.WEB: 5 * 10**15, ChannelKind.MAIL: 6 * 10**15}
"""From here on a channel's own chats and people are numbered, up to the next; groups below zero."""


def channel_of(chat_id: int) -> ChannelKind:
    """Return what carries the messages of a chat, or of a person: Telegram unless the number is ours."""
    ours = (kind for kind, first in reversed(FIRST_OF.items()) if abs(chat_id) >= first)
    return next(ours, ChannelKind.TELEGRAM)
