"""The fixed cast in the sandbox: the secretariat, two units, an outsider, and a moved clock."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rehearsal import Rehearsal, rehearsal
from chat.file_making import make
from chat.files import FileOrder, MadeFile
from plans.plan import Plan
from plans.reading.document import read_document
from plans.reading.report_sheet import AlmostSheet, ReportSheet
from plans.reading.report_sheet_reader import read_report_sheet
from plans.reading.upload import Upload, read_upload
from plans.report import TemplateNames
from plans.units import read_unit
from reports.docx_template import tried
from sandbox.server import RunningSandbox
from sandbox.views import ChatMessage
from storage.actors import Actor, Speaker
from storage.base import Base
from storage.database import Database
from storage.groups import codes, linking, links
from storage.models import ChatLink, LinkRole, ObligationState, Unit
from storage.plans import obligations, saving
from storage.units.directory import Directory
from storage.walls import EVERY_OFFICE
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.databases import sqlite_template
from tests.auxil.group import Group

DATABASE = "dondoc.sqlite3"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
Row = TypeVar("Row", bound=Base)


def at(text: str) -> datetime:
    """Return a moment of Hanoi: "2025-06-12 07:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


@dataclass
class World:
    """Everybody, and the bot."""

    stage: Rehearsal
    secretariat: Group
    finance: Group
    commune: Group
    outsider: Group

    @property
    def database(self) -> Database:
        """Return the bot's database."""
        return self.stage.dondoc.services.database

    def rows(self, table: type[Row]) -> list[Row]:
        """Return what is stored in a table, the oldest first."""
        key = next(iter(table.__table__.primary_key))
        return self.database.read(lambda session: list(session.scalars(select(table).order_by(key))))

    def rows_of_every_office(self, table: type[Row]) -> list[Row]:
        """Return what is stored in a table by whichever office, the oldest first."""
        query = select(table).order_by(*table.__table__.primary_key)
        return self.database.read(
            lambda session: list(session.scalars(query, execution_options=EVERY_OFFICE))
        )

    async def move_to(self, text: str) -> None:
        """Move the time on to a moment of Hanoi."""
        await self.stage.move_to(at(text))

    async def import_plan(self, name: str, content: bytes, *, past: str | None = None) -> None:
        """Let the secretariat send a plan and save it, choosing what becomes of dates already past."""
        await self.preview(name, content)
        if past is not None:
            await self.secretariat.presses(past)
        await self.secretariat.presses("Lưu kế hoạch")

    async def preview(self, name: str, content: bytes) -> ChatMessage:
        """Let the secretariat send a document; return what the bot answers."""
        await self.secretariat.says("/kehoach")
        await self.secretariat.sends(name, content, reply_to=self.secretariat.last().id)
        return self.secretariat.last()

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

    def given_plan(self, document: str, *, past: ObligationState = ObligationState.WAIVED) -> None:
        """Let a plan be saved already, without the conversation."""
        now = self.stage.clock()
        plan = _plan(document)
        secretary = Actor(
            self.secretariat.person,
            "Phạm Thị Lan",
            self.secretariat.chat,
            None,
            LinkRole.SECRETARIAT,
            None,
            None,
        )
        today = now.astimezone(HANOI).date()

        def save(session: Session) -> None:
            saved = saving.save_plan(session, plan, secretary, now, today)
            obligations.materialise_plan(session, saved, today, past)

        self.database.transact(save)

    def given_link(self, unit: str, group: Group) -> None:
        """Let a group be linked already, without the conversation."""
        now = self.stage.clock()
        speaker = Speaker(group.person, "Đầu mối", group.chat, group.topic, group.title)
        self.database.transact(_link, unit, speaker, now)

    def given_no_link(self, unit: str, group: Group) -> None:
        """Let a group be the unit's no longer, without the conversation."""
        person = Speaker(self.secretariat.person, "Phạm Thị Lan", self.secretariat.chat, None, "")
        (link,) = (
            link
            for link in self.rows(ChatLink)
            if link.chat_id == group.chat and link.unit_id == self._unit(unit)
        )
        self.database.transact(links.end_link, person, link.id, self.stage.clock())

    def _unit(self, name: str) -> int:
        return next(row.id for row in self.rows(Unit) if row.name == name)

    def group(self, title: str, first_name: str, last_name: str = "") -> Group:
        """Return a new group with the bot and one person in it."""
        return _group(self.stage, title, first_name, last_name)

    def private(self, person: int) -> Group:
        """Return a person's private chat with the bot."""
        return Group(self.stage, person, person)

    def forum(self, title: str, first_name: str) -> Group:
        """Return a new topic of a supergroup with the bot and one person in it."""
        people = self.stage.people
        person = people.create_person(first_name)
        chat = people.create_forum(title, person)
        people.add_bot(chat, person)
        return Group(self.stage, chat, person, title, people.create_topic(chat, person, "Đề án 06"))


@cache
def _plan(document: str) -> Plan:
    return read_document("ke-hoach.txt", document.encode()).plan


def _link(session: Session, unit: str, speaker: Speaker, now: datetime) -> None:
    row = Directory(session, now).unit(unit, read_unit(unit).level)
    session.flush()
    code = codes.issue_one(session, LinkRole.UNIT, row.id, now)
    linking.use_code(session, code, speaker, now)
    obligations.materialise(session, now.astimezone(HANOI).date())


CAST = {
    "secretariat": ("Tổ giúp việc Đề án 06", "Phạm Thị", "Lan"),
    "finance": (f"Nhóm {FINANCE}", "Nguyễn Thu", "Hà"),
    "commune": (f"Nhóm {COMMUNE}", "Trần Văn", "Bình"),
    "outsider": ("Nhóm lạ", "Người", "Lạ"),
}


def _group(stage: Rehearsal, title: str, first_name: str, last_name: str) -> Group:
    person = stage.people.create_person(first_name, last_name)
    chat = stage.people.create_group(title, person)
    stage.people.add_bot(chat, person)
    return Group(stage, chat, person, title)


async def read_sheet_here(content: bytes) -> ReportSheet | AlmostSheet | None:
    """Return what a unit's sheet says without the process of its own."""
    return read_report_sheet(content)


async def read_template_here(content: bytes) -> TemplateNames:
    """Return the names in a template without the process of its own."""
    return tried(content)


async def read_here(name: str, content: bytes, earlier: dict[str, Any] | None = None) -> Upload:
    """Return the reading of a document without the process of its own, which takes a second to start."""
    return read_upload(name, content, earlier)


async def make_here(database_url: str, order: FileOrder) -> list[MadeFile]:
    """Return the files that are ordered without the process of its own, which takes a second to start."""
    return await asyncio.to_thread(make, database_url, order)


@asynccontextmanager
async def resumed(
    sandbox: RunningSandbox, folder: Path, now: str, database_url: str | None = None, **more: Any
) -> AsyncIterator[World]:
    """Run the bot on what its database holds, with the cast in place, by the ids of every new sandbox."""
    if database_url is None and not (folder / DATABASE).exists():
        shutil.copyfile(sqlite_template(), folder / DATABASE)
    async with rehearsal(sandbox, folder, at(now), database_url, **more) as stage:
        cast = {role: _group(stage, *names) for role, names in CAST.items()}
        await stage.settle()
        yield World(stage, **cast)


@asynccontextmanager
async def gone_on(
    sandbox: RunningSandbox, folder: Path, now: str, cast: dict[str, Group]
) -> AsyncIterator[World]:
    """Run the bot on what its database holds, in a sandbox where the cast is in place already."""
    async with rehearsal(sandbox, folder, at(now)) as stage:
        await stage.settle()
        yield World(stage, **{role: replace(group, stage=stage) for role, group in cast.items()})


@asynccontextmanager
async def everybody(
    sandbox: RunningSandbox, folder: Path, now: str, database_url: str | None = None, **more: Any
) -> AsyncIterator[World]:
    """Run the bot with the cast in place and the secretariat's group linked; nothing else has happened."""
    async with resumed(sandbox, folder, now, database_url, **more) as world:
        code = world.database.transact(codes.issue_one, LinkRole.SECRETARIAT, None, world.stage.clock())
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

URGENT = f"""{PLAN}5\tBố trí đường truyền\t{FINANCE}; {COMMUNE}\t\tChậm nhất ngày 12/6/2025
6\tMua thiết bị đầu cuối\t{FINANCE}\t\tChậm nhất ngày 10/6/2025
7\tXử lý hồ sơ tồn đọng\t{FINANCE}\t\tChờ hướng dẫn của Bộ Công an
8\tTổng kết mô hình thí điểm\t{FINANCE}\t\tTháng 02/2025
"""
"""The same plan with something overdue, something due on 12 June, and something without a date."""
