"""The guided tour of the rehearsal: steps, whether each has happened, and what to show at each."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.demo.cast import Cast
from bot.demo.play import Document
from sandbox.client import SandboxClient
from sandbox.views import ChatMessage
from storage.rehearsal import Milestones

PAST = "Không tính quá hạn các việc này"
SAVE = "Lưu kế hoạch"
SUMMARY = "/tonghop"
WORD = "Word"
LINK_CODE = re.compile(r"startgroup=(\w+)")

Guidance = dict[str, Any]
"""What the page shows: the chat to open, words to fill in, a file to attach, a thing to point at."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the steps look at."""

    people: SandboxClient
    cast: Cast
    plan: Document
    reached: Milestones
    secretariat_code: Callable[[], str]

    def from_bot(self, chat: int) -> list[ChatMessage]:
        """Return what the bot said in a chat, the newest first."""
        bot = self.people.bot()
        return [
            each
            for each in reversed(self.people.messages(chat))
            if each.sender_id == bot and not each.service
        ]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what to do and why, the label of its button, whether it has happened, what to show."""

    title: str
    text: str
    label: str
    happened: Callable[[Scene], bool]
    guide: Callable[[Scene], Guidance]


def steps(cast: Cast) -> tuple[Step, ...]:
    """Return the steps of a tour with this cast."""
    return *_preparing(cast.units[0].unit), *_living()


def _preparing(unit: str) -> tuple[Step, ...]:
    return (
        Step(
            "Liên kết nhóm thường trực",
            "Mỗi nhóm được liên kết bằng một mã dùng một lần; mã của nhóm thường trực do người vận hành cấp. "
            "Gửi mã vào nhóm.",
            "Điền sẵn mã",
            lambda scene: scene.reached.secretariat_linked,
            _give_code,
        ),
        Step(
            "Gửi kế hoạch",
            "Trả lời (reply) lời chào của bot bằng tệp kế hoạch đã ban hành. Bot đọc và cho xem trước.",
            "Đính kèm kế hoạch",
            lambda scene: scene.reached.plan_read,
            _attach_plan,
        ),
        Step(
            "Kiểm tra và lưu",
            "Xem bản đọc, chọn cách tính các hạn đã qua, rồi bấm “Lưu kế hoạch”. Chưa bấm thì chưa lưu gì.",
            "Chỉ nút cần bấm",
            lambda scene: scene.reached.plan_saved,
            _point_at_saving,
        ),
        Step(
            f"Liên kết {unit}",
            f"Gửi “/lienket {unit}” trong nhóm thường trực, rồi bấm đường dẫn bot trả về và chọn nhóm của "
            "đơn vị.",
            "Chỉ việc tiếp theo",
            lambda scene: scene.reached.unit_linked,
            _link_unit,
        ),
    )


def _living() -> tuple[Step, ...]:
    return (
        Step(
            "Đến sáng có nhắc việc",
            "Sáng ngày làm việc, đơn vị có việc sắp đến hạn nhận một tin; không có việc thì không có tin. "
            "Chuyển đồng hồ đến sáng đó.",
            "Chuyển đến sáng có tin",
            lambda scene: scene.reached.reminded,
            lambda scene: {"chat": scene.cast.units[0].chat, "move": "reminder"},
        ),
        Step(
            "Đơn vị báo cáo",
            "Đầu mối trả lời (reply) tin nhắc bằng lời thường, hoặc bấm nút. Bot nói lại điều đã ghi.",
            "Điền sẵn báo cáo",
            lambda scene: scene.reached.reported,
            _reply_with_report,
        ),
        Step(
            "Xem tổng hợp",
            "Bất cứ lúc nào, cơ quan thường trực gửi /tonghop để biết việc nào xong, chậm, ai chưa báo cáo.",
            "Điền sẵn /tonghop",
            _has_summary,
            lambda scene: {"chat": scene.cast.secretariat, "text": SUMMARY},
        ),
        Step(
            "Tải báo cáo Word",
            "Bấm “Word” dưới bản tổng hợp, rồi tải tệp bot gửi: báo cáo đúng thể thức, sửa được ngay.",
            "Chỉ việc tiếp theo",
            _has_opened_report,
            _point_at_report,
        ),
    )


def _give_code(scene: Scene) -> Guidance:
    return {"chat": scene.cast.secretariat, "text": f"/start {scene.secretariat_code()}"}


def _attach_plan(scene: Scene) -> Guidance:
    said = scene.from_bot(scene.cast.secretariat)
    content = base64.b64encode(scene.plan.content).decode()
    return {
        "chat": scene.cast.secretariat,
        "replyTo": said[0].id if said else None,
        "attach": {"name": scene.plan.name, "content": content},
    }


def _point_at_saving(scene: Scene) -> Guidance:
    return _point_at_button(scene, PAST) or _point_at_button(scene, SAVE) or {"chat": scene.cast.secretariat}


def _point_at_button(scene: Scene, label: str) -> Guidance | None:
    said = (each for each in scene.from_bot(scene.cast.secretariat) if each.button(label))
    message = next(said, None)
    if message is None:
        return None
    return {"chat": scene.cast.secretariat, "point": {"message": message.id, "label": label}}


def _link_unit(scene: Scene) -> Guidance:
    secretariat, unit = scene.cast.secretariat, scene.cast.units[0]
    answer = next(iter(scene.from_bot(secretariat)), None)
    if answer and LINK_CODE.search(answer.text):
        return {"chat": secretariat, "point": {"message": answer.id, "link": True}}
    if answer and answer.buttons and unit.unit in answer.text:
        return {"chat": secretariat, "point": {"message": answer.id, "label": answer.buttons[0][0].label}}
    return {"chat": secretariat, "text": f"/lienket {unit.unit}"}


def _reply_with_report(scene: Scene) -> Guidance:
    """Return a report on the first task that a unit was reminded of."""
    for unit in scene.cast.units:
        for message in scene.from_bot(unit.chat):
            labels = [button.label for row in message.buttons for button in row]
            task = next((label for label in labels if label.startswith("NV ")), None)
            if task:
                report = f"{task} đang thực hiện 85%"
                return {"chat": unit.chat, "replyTo": message.id, "text": report}
    return {"chat": scene.cast.units[0].chat, "text": "/nhiemvu"}


def _is_report(message: ChatMessage) -> bool:
    return message.attachment is not None and message.attachment.name.endswith(".docx")


def _has_opened_report(scene: Scene) -> bool:
    opened = set(scene.people.opened_files())
    chat = scene.cast.secretariat
    return bool(opened) and any(
        _is_report(each) and (chat, each.id) in opened for each in scene.from_bot(chat)
    )


def _point_at_report(scene: Scene) -> Guidance:
    chat = scene.cast.secretariat
    report = next((each for each in scene.from_bot(chat) if _is_report(each)), None)
    if report is not None:
        return {"chat": chat, "point": {"message": report.id, "file": True}}
    return _point_at_button(scene, WORD) or {"chat": chat, "text": SUMMARY}


def _has_summary(scene: Scene) -> bool:
    messages = scene.people.messages(scene.cast.secretariat)
    asked = {each.id for each in messages if each.text.split("@")[0] in (SUMMARY, "/summary")}
    return any(each.reply_to in asked for each in messages)
