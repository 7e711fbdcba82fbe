"""Linking the chats of leaders: of one unit, and of all."""

from chat.markup import Marked


def leader_linked(unit: str) -> Marked:
    """Return the welcome of a leader's chat: what can be seen and what comes."""
    return Marked(
        "✅ Đã liên kết với lãnh đạo <b>{}</b>.\n\n"
        "Ở đây lãnh đạo xem việc của đơn vị (/nhiemvu) và nhận tin khi có việc quá hạn nhiều ngày. "
        "Báo cáo vẫn do cán bộ đầu mối gửi trong nhóm của đơn vị."
    ).format(unit)


def leader_told(unit: str, title: str, person: str) -> Marked:
    """Return the secretariat's notice that a leader's chat was linked."""
    return Marked("🔗 Lãnh đạo <b>{unit}</b> đã liên kết “{title}” (người liên kết: {person}).").format(
        unit=unit, title=title, person=person
    )


def leader_code_issued(unit: str, code: str, link: str) -> Marked:
    """Return a new code for the leader of a unit."""
    return Marked(
        "Mã dành cho <b>lãnh đạo {unit}</b> (dùng một lần, hiệu lực 24 giờ):\n"
        "<code>/start {code}</code>\n\n"
        "Lãnh đạo mở liên kết sau và bấm Start để nhận tin riêng: {link}\n"
        "Hoặc thêm bot vào nhóm của lãnh đạo rồi gửi dòng mã trên vào nhóm."
    ).format(unit=unit, code=code, link=link)


def province_leader_code_issued(whose: str, code: str, link: str) -> Marked:
    """Return a new code for a leader who sees all units."""
    return Marked(
        "Mã dành cho <b>lãnh đạo {whose}</b>: xem được <b>mọi đơn vị</b>, chỉ xem, ở tin riêng với bot "
        "(dùng một lần, hiệu lực 24 giờ).\n"
        "Xin gửi riêng cho lãnh đạo liên kết sau, mở rồi bấm Start: {link}\n"
        "Hoặc nhắn riêng cho bot: <code>/start {code}</code>"
    ).format(whose=whose, code=code, link=link)


def which_leader(whose: str, name: str) -> Marked:
    """Return the question whether a leader sees all units; `name` is the standing unit, if one was named."""
    if name:
        return Marked("<b>{}</b> là cơ quan thường trực. Lãnh đạo này xem gì?").format(name)
    return Marked(
        "Mã cho lãnh đạo nào?\n"
        "• Lãnh đạo {whose}, lãnh đạo cơ quan thường trực: bấm nút dưới đây.\n"
        "• Lãnh đạo một đơn vị: <code>/lienket lãnh đạo Sở Tài chính</code>"
    ).format(whose=whose)


def province_leader_linked(whose: str) -> Marked:
    """Return the welcome of a leader who sees all units."""
    return Marked(
        "✅ Kính chào lãnh đạo <b>{}</b>. Ở đây xem được tình hình mọi đơn vị, chỉ xem.\n"
        "Bấm /tonghop: việc chậm, việc chờ quyết định, so với kỳ trước."
    ).format(whose)


def province_leader_told(title: str, person: str) -> Marked:
    """Return the secretariat's notice that somebody sees all units now."""
    return Marked(
        "🔗 “{title}” (người liên kết: {person}) nay xem được mọi đơn vị, với tư cách lãnh đạo.\n"
        "Nếu không đúng người, xin bấm nút dưới đây."
    ).format(title=title, person=person)


def private_only() -> Marked:
    """Return why the code of a leader of all units does nothing in a group."""
    return Marked(
        "Mã này mở việc của mọi đơn vị nên chỉ dùng ở tin riêng với bot, không dùng trong nhóm. "
        "Mã vẫn còn hiệu lực."
    )


def sees_all() -> Marked:
    """Return why the code of a unit's leader does nothing for a leader of all units."""
    return Marked("Ở đây đã xem được mọi đơn vị, không cần mã này nữa. Mã vẫn còn hiệu lực.")
