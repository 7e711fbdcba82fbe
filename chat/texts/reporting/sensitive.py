"""Asking a group to delete a message that should not have been written there."""

from collections.abc import Collection

from chat.markup import Marked, joined
from plans.privacy import Sensitive

WHAT = {
    Sensitive.IDENTITY: Marked("số định danh cá nhân (CCCD/CMND)"),
    Sensitive.PHONES: Marked("danh sách số điện thoại"),
    Sensitive.CLASSIFIED: Marked("nội dung mang dấu Mật"),
}


def please_delete(why: Collection[Sensitive]) -> Marked:
    """Ask the group to delete a message; what it reported is kept."""
    named = joined([words for kind, words in WHAT.items() if kind in why])
    return Marked(
        "⚠️ Tin này có {}. Nội dung báo cáo đã được ghi nhận; "
        "phần đó được che trong các tin và tệp của bot. <b>Xin xóa tin này khỏi nhóm.</b>"
    ).format(named)
