"""The guided tour of the rehearsal: steps, whether each has happened, and what to show at each."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.demo.cast import Cast, UnitGroup
from bot.demo.play import Document
from plans.text import fold
from sandbox.client import SandboxClient
from sandbox.views import ChatMessage
from storage.rehearsal import LevelMilestones, Milestones

PAST = "Không tính quá hạn các việc này"
SAVE = "Lưu kế hoạch"
SUMMARY = "/tonghop"
WORD = "Word"
ASKED = re.compile(r"/(?:tonghop|summary)(?:@\w+)?\s*(?P<of>.*)")
LINK_CODE = re.compile(r"startgroup=(\w+)")

Guidance = dict[str, Any]
"""What the page shows: a chat to open, words or a file to send, a thing to point at, a group to choose."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the steps look at."""

    people: SandboxClient
    cast: Cast
    plan: Document
    reached: Milestones
    level: LevelMilestones
    secretariat_code: Callable[[], str]
    now: datetime

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


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the tour, and what is said when its steps are done."""

    title: str
    steps: tuple[Step, ...]
    done: str


def first_chapter(cast: Cast) -> Chapter:
    """Return the way from the code of the secretariat's group to the report."""
    return Chapter(
        "Một vòng công việc",
        (*_preparing(cast.units[0].unit), *_living()),
        "Anh chị đã qua một vòng công việc của bot. Có thể tự thử tiếp: chuyển ngày, gây sự cố, nhắn bằng "
        "lời của mình.",
    )


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
            lambda scene: attach_plan(scene, scene.cast.secretariat, scene.plan),
        ),
        Step(
            "Kiểm tra và lưu",
            "Xem bản đọc, chọn cách tính các hạn đã qua, rồi bấm “Lưu kế hoạch”. Chưa bấm thì chưa lưu gì.",
            "Chỉ nút cần bấm",
            lambda scene: scene.reached.plan_saved,
            lambda scene: point_at_saving(scene, scene.cast.secretariat),
        ),
        Step(
            f"Liên kết {unit}",
            f"Gửi “/lienket {unit}” trong nhóm thường trực, rồi bấm đường dẫn bot trả về và chọn nhóm của "
            "đơn vị.",
            "Chỉ việc tiếp theo",
            lambda scene: scene.reached.unit_linked,
            lambda scene: link_unit(scene, scene.cast.secretariat, scene.cast.units[0]),
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
            lambda scene: has_summary(scene, ""),
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


def attach_plan(scene: Scene, chat: int, plan: Document) -> Guidance:
    """Return a plan as the answer to what the bot said last in a chat."""
    said = scene.from_bot(chat)
    content = base64.b64encode(plan.content).decode()
    attached = {"name": plan.name, "content": content}
    return {"chat": chat, "replyTo": said[0].id if said else None, "attach": attached}


def point_at_saving(scene: Scene, chat: int) -> Guidance:
    """Return the buttons that save a plan in a chat, one after the other."""
    return point_at_button(scene, chat, PAST, SAVE) or {"chat": chat}


def point_at_button(scene: Scene, chat: int, *beginnings: str) -> Guidance | None:
    """Return the newest button of a chat that begins with the first of these words, else with the next."""
    for beginning in beginnings:
        for message in scene.from_bot(chat):
            labels = (button.label for row in message.buttons for button in row)
            label = next((each for each in labels if each.startswith(beginning)), None)
            if label:
                return {"chat": chat, "point": {"message": message.id, "label": label}}
    return None


def link_unit(scene: Scene, chat: int, group: UnitGroup) -> Guidance:
    """Return how a secretariat gets the code of a unit's group, and where the code is used."""
    answer = next(iter(scene.from_bot(chat)), None)
    if answer and group.unit in answer.text:
        if LINK_CODE.search(answer.text):
            return {"chat": chat, "group": group.chat, "point": {"message": answer.id, "link": True}}
        if answer.buttons:
            return {"chat": chat, "point": {"message": answer.id, "label": answer.buttons[0][0].label}}
    return {"chat": chat, "text": f"/lienket {group.unit}"}


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
    return point_at_button(scene, chat, WORD) or {"chat": chat, "text": SUMMARY}


def has_summary(scene: Scene, of: str) -> bool:
    """Return whether the secretariat has got the summary, of the whole or of one unit."""
    messages = scene.people.messages(scene.cast.secretariat)
    asking = ((each.id, ASKED.fullmatch(each.text)) for each in messages)
    asked = {number for number, found in asking if found and fold(found["of"]) == fold(of)}
    return any(each.reply_to in asked for each in messages)
