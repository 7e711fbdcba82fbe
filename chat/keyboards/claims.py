"""The buttons below a batch of claims."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from chat.buttons import AcceptClaim, AcceptClaims, ReturnClaim
from chat.keyboards.base import button


def claims(question_id: int, waiting: Sequence[int]) -> InlineKeyboardMarkup | None:
    """Return how each claim that still waits, by its place in the list, can be decided."""
    rows = [
        [
            button(f"✅ Xác nhận {place + 1}", AcceptClaim(question_id, place)),
            button(f"↩️ Trả lại {place + 1}", ReturnClaim(question_id, place)),
        ]
        for place in waiting
    ]
    if len(rows) > 1:
        rows.append([button(f"✅ Xác nhận cả {len(waiting)} việc", AcceptClaims(question_id))])
    return InlineKeyboardMarkup(rows) if rows else None
