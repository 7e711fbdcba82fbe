"""The script of the demo: from an empty database over a plan, reminders and answers to /tonghop."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.demo.stage import Group, Screen, last_from_bot
from bot.rehearsal import Rehearsal
from plans.reading.document import read_document
from sandbox.views import Button
from storage.groups import codes
from storage.models import LinkRole

Rows = tuple[tuple[Button, ...], ...]

UNITS = ("Công an tỉnh", "Sở Tài chính", "UBND xã Hoa Lộc")
PEOPLE = (("Lê Minh", "Quân"), ("Nguyễn Thu", "Hà"), ("Trần Văn", "Bình"))
SECRETARIAT = "Tổ giúp việc Đề án 06"


@dataclass(frozen=True, slots=True)
class Document:
    """A plan document with its file name."""

    name: str
    content: bytes


class Demo:
    """One performance."""

    def __init__(self, stage: Rehearsal, screen: Screen, year: int) -> None:
        """Keep the parts."""
        self.stage = stage
        self.screen = screen
        self.year = year
        self.units: list[Group] = []
        self.secretariat = self.add_group(SECRETARIAT, "Phạm Thị", "Lan")

    def add_group(self, title: str, first_name: str, last_name: str) -> Group:
        """Create a group with one person in it and return it."""
        person = self.stage.people.create_person(first_name, last_name)
        chat = self.stage.people.create_group(title, person)
        group = Group(title, chat, person, f"{first_name} {last_name}")
        self.screen.groups.append(group)
        return group

    async def at(self, day: date, hour: int, minute: int) -> None:
        """Move the time on and show what came of it."""
        moment = datetime.combine(day, time(hour, minute), self.screen.zone)
        await self.stage.move_to(moment)
        self.screen.refresh()

    async def says(self, group: Group, text: str, reply_to: int | None = None) -> None:
        """Let the group's person say something and show the answer."""
        self.stage.people.say(group.chat, group.person, text, reply_to=reply_to)
        await self.stage.settle()
        self.screen.refresh()

    async def sends(self, group: Group, file: Document) -> None:
        """Let the group's person answer the bot's latest message by a file, and show what came of it."""
        answered = last_from_bot(self.stage, group.chat).id
        people = self.stage.people
        people.upload_document(group.chat, group.person, file.name, file.content, reply_to=answered)
        await self.stage.settle()
        self.screen.refresh()

    async def links(self, group: Group, code: str) -> None:
        """Let the group's person bring the bot into the group and say a code there."""
        self.stage.people.add_bot(group.chat, group.person)
        await self.says(group, f"/start {code}")

    def code_in(self, group: Group) -> str:
        """Return the code in the bot's latest message."""
        said = last_from_bot(self.stage, group.chat).text
        found = re.search(r"/start (\w+)", said)
        if found is None:
            raise RuntimeError(f"expected a code, the bot said: {said}")
        return found[1]

    async def presses_if_there(self, group: Group, *beginnings: str) -> None:
        """Let the group's person press the first button of the latest message that begins so, if any does."""
        rows = last_from_bot(self.stage, group.chat).buttons
        label = next((found for each in beginnings if (found := _label_with(rows, each))), None)
        if label:
            await self.presses(group, label)

    async def presses(self, group: Group, label: str) -> None:
        """Let the group's person press a button of the bot's latest message and show what came of it."""
        message = last_from_bot(self.stage, group.chat)
        answer = await self.stage.press(group.chat, group.person, message.id, label)
        self.screen.write("")
        self.screen.write(f"[{group.title}] {group.name} bấm [ {label} ]")
        if answer.answer is not None and answer.answer.text:
            self.screen.write(f"    ({answer.answer.text})")
        self.screen.refresh()


async def play(stage: Rehearsal, plan: Document, write: Callable[[str], None]) -> Demo:
    """Play one month with a plan document, from an empty database to the secretariat's summary."""
    demo = Demo(stage, Screen(stage, stage.dondoc.services.zone, write), stage.clock().year)
    await _import_plan(demo, plan)
    await _link_units(demo)
    await _live_until_june(demo)
    await _answer(demo)
    await _sum_up(demo)
    return demo


def first_moment(plan: Document) -> datetime:
    """Return the morning in May of the plan's year on which the month begins.

    Raises UnreadableDocumentError: the document holds no plan.
    """
    year = read_document(plan.name, plan.content).plan.year or 2025
    return datetime.fromisoformat(f"{year}-05-15T08:00:00+07:00")


async def _import_plan(demo: Demo, plan: Document) -> None:
    demo.screen.heading("Cơ quan thường trực liên kết nhóm và gửi kế hoạch")
    group, stage = demo.secretariat, demo.stage
    database = stage.dondoc.services.database
    code = await database.transact_in_thread(codes.issue_one, LinkRole.SECRETARIAT, None, stage.clock())
    stage.people.add_bot(group.chat, group.person)
    await demo.says(group, f"/start {code}")
    await demo.sends(group, plan)
    await demo.presses_if_there(group, "Không tính quá hạn các việc này")
    await demo.presses(group, "Lưu kế hoạch")


async def _link_units(demo: Demo) -> None:
    demo.screen.heading("Ba đơn vị liên kết nhóm")
    for index, (unit, (first_name, last_name)) in enumerate(zip(UNITS, PEOPLE, strict=True)):
        await demo.says(demo.secretariat, f"/lienket {unit}")
        asked = last_from_bot(demo.stage, demo.secretariat.chat)
        if asked.buttons:
            await demo.presses(demo.secretariat, asked.buttons[0][0].label)
        code = demo.code_in(demo.secretariat)
        group = demo.add_group(f"Nhóm {unit}", first_name, last_name)
        demo.units.append(group)
        if index == 0:  # the first by the link that brings the bot along, the others by the code
            demo.stage.people.add_bot(group.chat, group.person, payload=code)
            await demo.stage.settle()
            demo.screen.refresh()
        else:
            await demo.links(group, code)


async def _live_until_june(demo: Demo) -> None:
    demo.screen.heading("Mỗi sáng ngày làm việc lúc 07:30, chỉ đơn vị có việc mới nhận tin")
    day = date(demo.year, 5, 16)
    while day <= date(demo.year, 6, 12):
        await demo.at(day, 7, 30)
        day += timedelta(days=1)


async def _answer(demo: Demo) -> None:
    demo.screen.heading("Đầu mối trả lời")
    police, finance, commune = demo.units
    await demo.at(date(demo.year, 6, 12), 8, 15)
    await _reports_in_words(demo, police)
    await demo.at(date(demo.year, 6, 12), 9, 0)
    await _reports_by_button(demo, finance)
    await demo.at(date(demo.year, 6, 12), 9, 30)
    for group in (police, commune):
        await demo.says(group, "/baocao")
        await demo.presses(group, "Nộp báo cáo")
        await demo.presses_if_there(group, "Vẫn nộp", "Không phát sinh")


async def _reports_in_words(demo: Demo, group: Group) -> None:
    reminder = last_from_bot(demo.stage, group.chat)
    numbers = _task_labels(reminder.buttons)
    if numbers:
        await demo.says(group, f"{numbers[0]} đang thực hiện 85%", reply_to=reminder.id)


async def _reports_by_button(demo: Demo, group: Group) -> None:
    numbers = _task_labels(last_from_bot(demo.stage, group.chat).buttons)
    if not numbers:
        await demo.says(group, "/nhiemvu")
        numbers = _task_labels(last_from_bot(demo.stage, group.chat).buttons)
    if numbers:
        await demo.presses(group, numbers[0])
        await demo.presses(group, "Hoàn thành")


def _task_labels(rows: Rows) -> list[str]:
    return [button.label for row in rows for button in row if button.label.startswith("NV ")]


def _label_with(rows: Rows, beginning: str) -> str | None:
    labels = (button.label for row in rows for button in row)
    return next((label for label in labels if label.startswith(beginning)), None)


async def _sum_up(demo: Demo) -> None:
    demo.screen.heading("Sáng hôm sau và ngày sau hạn, rồi cơ quan thường trực xem tổng hợp")
    for day in (13, 16):
        await demo.at(date(demo.year, 6, day), 7, 30)
    await demo.at(date(demo.year, 6, 16), 9, 0)
    await demo.says(demo.secretariat, "/tonghop")
