"""What an office lets the level above see of its own plans."""

from chat.markup import Marked
from plans.levels.sharing import ShownAbove

SHOWN = {
    ShownAbove.COUNTS: "chỉ số lượng (bao nhiêu nhiệm vụ, hoàn thành, đang thực hiện, quá hạn)",
    ShownAbove.TASKS: "số lượng và tình trạng từng nhiệm vụ đã nối với việc cấp trên giao",
    ShownAbove.NOTHING: "không xem gì ngoài báo cáo đơn vị đã gửi",
}


def card(shown: ShownAbove) -> Marked:
    """Return what the level above sees of this office, and that no names are ever shown."""
    return Marked(
        "🏢 <b>Cấp trên xem được</b>: {}.\n"
        "Tên người và lời báo cáo của cấp dưới không bao giờ hiện ở cấp trên. Muốn đổi, xin bấm nút."
    ).format(SHOWN[shown])
