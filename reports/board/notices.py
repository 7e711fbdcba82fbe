"""What the page says where there is nothing to show: courteously, and what to do instead."""

from collections.abc import Sequence
from datetime import date

from reports.board.frame import document, listed
from reports.board.html import Html
from reports.board.where import ROOT
from reports.words import day


def _notice(heading: str, words: str, more: Html | None = None) -> str:
    body = Html('<header><h1>{}</h1></header><main id="main" tabindex="-1"><p>{}</p>{}</main>')
    return document(heading, body.format(heading, words, more or Html("")))


def outside() -> str:
    """Return what whoever is not let in is told."""
    way = Html('<p><a href="/">Đến trang đăng nhập</a></p>')
    return _notice(
        "Bảng theo dõi",
        "Thiết bị này chưa được mở bảng theo dõi. Kính đề nghị anh/chị mở bằng liên kết do "
        "cơ quan thường trực cấp, hoặc nhắn /bang cho bot để nhận liên kết.",
        way,
    )


def not_there() -> str:
    """Return that there is no such page, or none that may be seen."""
    way = Html('<p><a href="{}">Về bảng theo dõi</a></p>').format(ROOT)
    return _notice("Không có trang này", "Không tìm thấy nội dung anh/chị cần xem.", way)


def no_plan() -> str:
    """Return what is told before there is any plan."""
    return _notice("Bảng theo dõi", "Chưa có kế hoạch nào được theo dõi nên chưa có số liệu để hiển thị.")


def nothing_owed() -> str:
    """Return what a unit is told that has no task and owes no report."""
    return _notice("Bảng theo dõi", "Hiện đơn vị chưa được giao nhiệm vụ, báo cáo nào trong hệ thống.")


def no_such_day(first: date, today: date) -> str:
    """Return of which days something can be told."""
    way = Html('<p><a href="{}">Xem hôm nay</a></p>').format(ROOT)
    words = (
        f"Bảng theo dõi có số liệu từ ngày {day(first)} đến hôm nay, {day(today)}. Kính mời anh/chị chọn lại."
    )
    return _notice("Chưa có số liệu của ngày này", words, way)


def which_unit(units: Sequence[tuple[int, str]]) -> str:
    """Return the units between which somebody may choose who speaks for several."""
    links = [Html('<a href="{}/don-vi/{}">{}</a>').format(ROOT, unit, name) for unit, name in units]
    return _notice("Bảng theo dõi", "Kính mời anh/chị chọn đơn vị cần xem:", listed(links, kind="names"))
