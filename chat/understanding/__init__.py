"""What a focal point types in Vietnamese: which tasks, how far, what stands in the way, what is asked."""

from chat.understanding.lines import understand_line
from chat.understanding.reply import Figure, Item, Kind, ReplyContext, Understood
from chat.understanding.understanding import understand

__all__ = ["Figure", "Item", "Kind", "ReplyContext", "Understood", "understand", "understand_line"]
