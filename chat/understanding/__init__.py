"""What a focal point types in Vietnamese: which tasks, how far, what stands in the way, what is asked."""

from chat.understanding.lines import understand_line
from chat.understanding.reply import Item, Kind, ReplyContext, SaidFigure, Understood
from chat.understanding.understanding import understand

__all__ = ["Item", "Kind", "ReplyContext", "SaidFigure", "Understood", "understand", "understand_line"]
