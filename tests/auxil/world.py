"""The fixed cast in the sandbox: the secretariat, two units, an outsider, and a moved clock."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.rehearsal import Rehearsal, rehearsal
from sandbox.server import RunningSandbox
from sandbox.views import CallbackAnswer, ChatMessage
from storage import linking
from storage.models import LinkRole
from tests.auxil.cast import COMMUNE, FINANCE, POLICE

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(text: str) -> datetime:
    """Return a moment of Hanoi: "2025-06-12 07:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


@dataclass
class Group:
    """A group and the person who usually speaks in it."""

    stage: Rehearsal
    chat: int
    person: int

    async def says(self, text: str, *, reply_to: int | None = None, person: int | None = None) -> int:
        """Say something and let the bot answer; return the message's id."""
        said = self.stage.people.say(self.chat, person or self.person, text, reply_to=reply_to)
        await self.stage.settle()
        return said

    async def sends(self, name: str, content: bytes, *, reply_to: int | None = None) -> None:
        """Send a document and let the bot answer."""
        self.stage.people.upload_document(self.chat, self.person, name, content, reply_to=reply_to)
        await self.stage.settle()

    async def presses(
        self, button: str, *, message: ChatMessage | None = None, person: int | None = None
    ) -> CallbackAnswer | None:
        """Press a button of the bot's last message, or of the one given; return what is shown."""
        target = message or self.last()
        press = await self.stage.press(self.chat, person or self.person, target.id, button)
        return press.answer

    def from_bot(self) -> list[ChatMessage]:
        """Return what the bot said here, the oldest first."""
        bot = self.stage.people.bot()
        return [
            one for one in self.stage.people.messages(self.chat) if one.sender_id == bot and not one.service
        ]

    def last(self) -> ChatMessage:
        """Return the bot's latest message."""
        return self.from_bot()[-1]

    def again(self, message: ChatMessage) -> ChatMessage:
        """Return a message as it looks now."""
        return next(one for one in self.stage.people.messages(self.chat) if one.id == message.id)


@dataclass
class World:
    """Everybody, and the bot."""

    stage: Rehearsal
    secretariat: Group
    finance: Group
    commune: Group
    outsider: Group

    async def move_to(self, text: str) -> None:
        """Move the time on to a moment of Hanoi."""
        await self.stage.move_to(at(text))

    async def import_plan(self, name: str, content: bytes, *, past: str | None = None) -> None:
        """Let the secretariat send a plan and save it, choosing what becomes of dates already past."""
        await self.secretariat.says("/kehoach")
        await self.secretariat.sends(name, content, reply_to=self.secretariat.last().id)
        if past is not None:
            await self.secretariat.presses(past)
        await self.secretariat.presses("Lưu kế hoạch")

    async def link(self, unit: str, group: Group) -> None:
        """Link a unit's group by a code."""
        await group.says(f"/start {await self.code_for(unit)}")

    async def code_for(self, unit: str) -> str:
        """Let the secretariat get a code for a unit, new or known."""
        await self.secretariat.says(f"/lienket {unit}")
        if self.secretariat.last().buttons:
            await self.secretariat.presses(self.secretariat.last().buttons[0][0].label)
        found = re.search(r"/start (\w+)", self.secretariat.last().text)
        assert found is not None, self.secretariat.last().text
        return found[1]

    def group(self, title: str, first_name: str, last_name: str = "") -> Group:
        """Return a new group with the bot and one person in it."""
        return _group(self.stage, title, first_name, last_name)


def _group(stage: Rehearsal, title: str, first_name: str, last_name: str) -> Group:
    person = stage.people.create_person(first_name, last_name)
    chat = stage.people.create_group(title, person)
    stage.people.add_bot(chat, person)
    return Group(stage, chat, person)


@asynccontextmanager
async def everybody(
    sandbox: RunningSandbox, folder: Path, now: str, database_url: str | None = None
) -> AsyncIterator[World]:
    """Run the bot with the cast in place and the secretariat's group linked; nothing else has happened."""
    async with rehearsal(sandbox, folder, at(now), database_url) as stage:
        world = World(
            stage,
            secretariat=_group(stage, "Tổ giúp việc Đề án 06", "Phạm Thị", "Lan"),
            finance=_group(stage, f"Nhóm {FINANCE}", "Nguyễn Thu", "Hà"),
            commune=_group(stage, f"Nhóm {COMMUNE}", "Trần Văn", "Bình"),
            outsider=_group(stage, "Nhóm lạ", "Người", "Lạ"),
        )
        await stage.settle()
        code = stage.dondoc.services.database.transact(
            linking.issue_code, LinkRole.SECRETARIAT, None, stage.clock()
        )
        await world.secretariat.says(f"/start {code}")
        yield world


PLAN = f"""KẾ HOẠCH
Triển khai thực hiện Đề án 06 năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 15 hàng tháng), 6 tháng (trước ngày 15/6),
01 năm (trước ngày 15/12) gửi về Công an tỉnh.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
I\tVề pháp lý
1\tBan hành chính sách thu phí\t{FINANCE}\tSở Tư pháp\tHoàn thành trước ngày 20/6/2025
2\tThanh toán không dùng tiền mặt\t{FINANCE}\tSở Y tế\tThực hiện thường xuyên
3\tCấp tài khoản định danh tổ chức\t{COMMUNE}\t{POLICE}\tTháng 6/2025
4\tLàm sạch dữ liệu\t{POLICE}\t{FINANCE}\tTháng 3/2025
"""
