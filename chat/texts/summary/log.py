"""/nhatky: who did what, when, from which chat, from what to what."""

from collections.abc import Sequence
from datetime import datetime

from chat.markup import Listing, Marked, message, printed, short
from chat.texts.summary.log_values import changed
from chat.texts.words import moment
from storage.models import MatterAction
from storage.summary.log import REPORTED, Entry

ACTIONS = {
    REPORTED: "báo cáo",
    "accept_claim": "xác nhận hoàn thành",
    "acknowledge": "báo đã nhận tin nhắc",
    "add_rule": "thêm chế độ báo cáo",
    "add_unit": "thêm đơn vị",
    "address_rule": "đổi đơn vị phải báo cáo theo chế độ",
    "amend_plan": "cập nhật kế hoạch",
    "answer_extension": "trả lời đề nghị gia hạn của cấp dưới",
    "ask_extension": "xin gia hạn",
    "change_rule": "sửa quy tắc",
    "change_unit": "sửa thông tin đơn vị",
    "choose_contact": "ghi người liên hệ",
    "choose_reporters": "đổi người được báo cáo",
    "close_request": "đóng yêu cầu báo cáo",
    "confirm_figures": "xác nhận số liệu",
    "decide_extension": "quyết định gia hạn",
    "drop_template": "bỏ mẫu báo cáo",
    "end_device": "thu hồi thiết bị mở trang web",
    "end_focal_point": "thôi đầu mối",
    "export": "lập báo cáo",
    "export_person": "lập bản dữ liệu về một người",
    "fill_tracker": "điền tệp của hệ thống khác",
    "focal_point_left": "đầu mối rời nhóm",
    "end_task": "kết thúc việc được giao",
    "forget_me": "xóa tên của mình",
    "forget_person": "xóa tên của một người theo yêu cầu",
    "give_task": "giao việc",
    "include_members": "thêm vào nhóm đơn vị",
    "issue_code": "cấp mã liên kết",
    "issue_codes": "cấp mã liên kết hàng loạt",
    "leave_out_members": "đưa ra khỏi nhóm đơn vị",
    "link_chat": "liên kết nhóm đơn vị",
    "link_mail": "đăng ký địa chỉ thư của đơn vị",
    "link_leader": "liên kết lãnh đạo",
    "link_task": "nối nhiệm vụ với cấp trên",
    "link_operator": "liên kết người vận hành bot",
    "link_secretariat": "liên kết nhóm cơ quan thường trực",
    "move_task": "đổi hạn việc được giao",
    "nudge": "đôn đốc đơn vị chưa báo cáo",
    "make_up": "nhắc bù các buổi sáng bot ngừng",
    "pass_up_extension": "xin cấp trên gia hạn",
    "pause_unit": "tạm dừng đơn vị",
    "raise_matter": "nêu vướng mắc, kiến nghị",
    "reassign_task": "đổi đơn vị chủ trì",
    "refuse_focal_point": "không đồng ý đầu mối",
    "register_focal_point": "đăng ký đầu mối",
    "rename_unit": "đổi tên đơn vị",
    "reopen_report": "mở lại báo cáo",
    "resend": "gửi lại tin",
    "resume_unit": "cho đơn vị hoạt động lại",
    "return_claim": "trả lại báo cáo hoàn thành",
    "revoke_codes": "thu hồi mã",
    "save_plan": "lưu kế hoạch",
    "save_template": "lưu mẫu báo cáo",
    "send_request": "gửi yêu cầu báo cáo",
    "set_day": "đặt ngày nghỉ, ngày làm việc",
    "set_due": "đặt hạn",
    "set_plan": "đổi cài đặt kế hoạch",
    "show_above": "đổi điều cấp trên xem được",
    "sign_in": "mở trang web trên một thiết bị",
    "stop_recurring": "dừng việc định kỳ",
    "stop_rule": "dừng chế độ báo cáo",
    "submit_report": "nộp báo cáo kỳ",
    "take_extension": "trả lời hạn được đề nghị",
    "succeed_unit": "sáp nhập, chia tách đơn vị",
    "unlink_chat": "thôi liên kết nhóm",
    "open_office": "mở cấp cho đơn vị",
    "close_office": "đóng cấp của đơn vị",
    "withdraw_update": "thu hồi báo cáo",
} | {
    Marked("{}_matter").format(action): Marked("{} vướng mắc, kiến nghị").format(words)
    for action, words in {
        MatterAction.RAISED: "nêu",
        MatterAction.RECEIVED: "tiếp nhận",
        MatterAction.PASSED_UP: "chuyển cấp trên",
        MatterAction.SENT_ON: "gửi đơn vị có thẩm quyền",
        MatterAction.ANSWERED: "trả lời",
        MatterAction.REMAINS: "báo còn",
        MatterAction.SOLVED: "báo đã giải quyết",
        MatterAction.CLOSED: "đóng",
        MatterAction.WITHDRAWN: "thu hồi",
        MatterAction.AGREED: "đồng ý",
        MatterAction.REFUSED: "không đồng ý",
    }.items()
}
"""Every action that is recorded anywhere, in words."""

SHORT = 60
LONGEST_VALUE = 85


def action(code: str) -> str:
    """Return an action in words; one of a later version as it is."""
    return ACTIONS.get(code, code)


def log(about: str | None, entries: Sequence[tuple[datetime, Entry]]) -> Marked:
    """Return a page of the log, each change with its local time."""
    heading = Marked("<b>Nhật ký</b>: {}").format(about) if about else Marked("<b>Nhật ký</b>")
    if not entries:
        return message(heading, "Chưa có gì được ghi.")
    lines = [_line(local, entry) for local, entry in entries]
    return message(heading, Listing(lines, len(lines), "dòng"))


def _line(local: datetime, entry: Entry) -> Marked:
    who = short(entry.person or "hệ thống", SHORT)
    where = Marked(" (“{}”)").format(short(entry.chat, SHORT)) if entry.chat else ""
    return Marked("• {local}, {who}{where}: {action}{what}{change}").format(
        local=moment(local),
        who=who,
        where=where,
        action=action(entry.action),
        what=_what(entry),
        change=_change(entry),
    )


def _what(entry: Entry) -> Marked:
    of_unit = short(entry.unit, SHORT) if entry.unit else ""
    parts = (part for part in (printed(subject(entry), SHORT), of_unit) if part)
    return Marked("").join(Marked(" · {}").format(part) for part in parts)


def subject(entry: Entry) -> str:
    """Return the task or the plan that a change is about, or nothing."""
    return f"NV {entry.task}" if entry.task else entry.plan or ""


def _change(entry: Entry) -> Marked:
    before, after = (short(words, LONGEST_VALUE) for words in changed(entry.before, entry.after))
    if before and after:
        return Marked(": {} → {}").format(before, after)
    if before:
        return Marked(": {} → (bỏ)").format(before)
    return Marked(": {}").format(after) if after else Marked("")


def usage() -> Marked:
    """Return how /nhatky is written where what it names is not known."""
    return Marked(
        "Chưa rõ cần xem nhật ký của đơn vị hay nhiệm vụ nào. Ví dụ: <code>/nhatky Sở Tài chính</code>, "
        "<code>/nhatky NV 32</code>, hoặc <code>/nhatky</code> để xem tất cả."
    )


def caption(about: str | None, rows: int) -> Marked:
    """Return the words that come with the sheet of the log."""
    of = f" – {about}" if about else ""
    return Marked("Nhật ký{}: {} dòng, mới nhất ở trên.").format(of, rows)


def file_name(on: datetime) -> str:
    """Return the name of the sheet of the log."""
    return f"nhat-ky-{on:%Y-%m-%d}.xlsx"
