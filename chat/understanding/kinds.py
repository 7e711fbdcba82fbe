"""What a message is for."""

from chat.understanding.reply import Item, Kind
from chat.understanding.tokens import Tokens


def kind(tokens: Tokens, found: list[Item]) -> Kind:
    """Return the kind of a message from its words and what it says of tasks."""
    if found:
        return Kind.REPORT
    return Kind.QUESTION if "?" in tokens.words else Kind.CHATTER
