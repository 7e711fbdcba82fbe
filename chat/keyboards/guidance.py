"""The buttons by which a unit says whether guidance has come."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from chat.buttons import GuidanceCame, NoGuidance
from chat.keyboards.base import MOST_TASKS, button


def guidance(inquiries: Sequence[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button for each (inquiry id, task number), and one for "not yet"."""
    if len(inquiries) == 1:
        (inquiry, _), *_ = inquiries
        both = [button("Đã có hướng dẫn", GuidanceCame(inquiry)), button("Chưa có", NoGuidance(inquiry))]
        return InlineKeyboardMarkup([both])
    rows = [
        [button(f"NV {number}: đã có hướng dẫn", GuidanceCame(inquiry))]
        for inquiry, number in inquiries[:MOST_TASKS]
    ]
    return InlineKeyboardMarkup([*rows, [button("Còn lại: chưa có", NoGuidance(inquiries[0][0]))]])
