"""What the other chats of a unit are told of what was done for it in one of them."""

from chat.markup import LONGEST_MESSAGE, Marked, cut, length, short
from storage.models import ChannelKind

THROUGH = {
    ChannelKind.TELEGRAM: "Telegram",
    ChannelKind.WEB: "trang web",
    ChannelKind.MAIL: "thư",
}


def done_elsewhere(person: str, channel: ChannelKind, said: Marked) -> Marked:
    """Return who did something through which channel, and what they were told of it."""
    who = Marked("💬 <b>{}</b> (qua {}):\n").format(short(person), THROUGH[channel])
    return who + cut(said, LONGEST_MESSAGE - 1 - length(who))
