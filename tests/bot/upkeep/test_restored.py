"""After a restore nobody is reminded twice, and what nobody knows is asked about."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

import bot.upkeep.backup_command
import bot.upkeep.restore_command
from sandbox.faults import FaultKind
from sandbox.server import RunningSandbox
from storage.models import InboxState, InboxUpdate, JobRun, OutboxMessage, OutboxState, Statement
from storage.upkeep.carried import RESTORED
from tests.auxil.group import Group
from tests.auxil.stages import MAY, Past, _at_once
from tests.auxil.world import DATABASE, URGENT, World, at, gone_on, resumed
from tests.bot.upkeep.conftest import Invoke

EARLY, MORNING, LATER = "2025-06-12 07:00", "2025-06-12 07:30", "2025-06-12 09:00"
BACKUP = "sao-luu.tar.gz"


@dataclass
class Office:
    """A bot that lives, dies and goes on in one folder."""

    sandbox: RunningSandbox
    folder: Path
    past: Past
    dondoc: Invoke
    cast: dict[str, Group] = field(default_factory=dict)

    @asynccontextmanager
    async def until(self, moment: str) -> AsyncIterator[World]:
        """Run the bot from May on until a moment."""
        shutil.copy(await asyncio.to_thread(self.past, URGENT), self.folder)
        async with resumed(self.sandbox, self.folder, MAY) as world:
            await world.move_to(moment)
            yield _at_once(world)
            roles = ("secretariat", "finance", "commune", "outsider")
            self.cast = {role: getattr(world, role) for role in roles}

    @asynccontextmanager
    async def afterwards(self, moment: str) -> AsyncIterator[World]:
        """Run the bot again, and let the clock speak."""
        async with gone_on(self.sandbox, self.folder, moment, self.cast) as world:
            await world.move_to(moment)
            yield world

    async def backs_up(self) -> None:
        done = await asyncio.to_thread(self.dondoc, "backup", BACKUP)
        assert done.exit_code == 0, done.output

    def restores(self, *more: str) -> str:
        done = self.dondoc("restore", BACKUP, "--yes", *more)
        assert done.exit_code == 0, done.output
        return done.output


@pytest.fixture
def office(
    sandbox: RunningSandbox,
    tmp_path: Path,
    lived_through: Past,
    dondoc: Invoke,
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """An office whose backups are made at 07:00 and restored at 09:00."""
    monkeypatch.setattr(bot.upkeep.backup_command, "utc_now", lambda: at(EARLY))
    monkeypatch.setattr(bot.upkeep.restore_command, "utc_now", lambda: at(LATER))
    return Office(sandbox, tmp_path, lived_through, dondoc)


def reminders(group: Group) -> int:
    return sum("NV 6" in one.text or "đến hạn" in one.text for one in group.from_bot())


async def test_nobody_is_reminded_twice_where_the_old_database_can_be_read(office: Office):
    async with office.until(EARLY) as world:
        await office.backs_up()
        await world.move_to(MORNING)
        before = {role: len(getattr(world, role).from_bot()) for role in ("finance", "commune")}
        assert min(before.values()) >= 1
    told = office.restores()
    assert "Không lặp lại" in told
    async with office.afterwards(LATER) as world:
        assert {role: len(getattr(world, role).from_bot()) for role in before} == before
        assert any("vừa được khôi phục" in one.text for one in world.secretariat.from_bot())
        assert not any("không biết chắc" in one.text for one in world.secretariat.from_bot())


async def test_who_was_not_reminded_is_reminded_after_the_restore(office: Office):
    async with office.until(EARLY) as world:
        await office.backs_up()
        before = len(world.finance.from_bot())
    office.restores()
    async with office.afterwards(LATER) as world:
        assert len(world.finance.from_bot()) == before + 1


async def test_nobody_is_reminded_twice_where_the_old_database_is_gone(office: Office):
    async with office.until(EARLY) as world:
        await office.backs_up()
        await world.move_to(MORNING)
        before = len(world.finance.from_bot())
    for file in office.folder.glob(f"{DATABASE}*"):
        file.unlink()
    assert "coi như đã xong, không gửi lại" in office.restores()
    async with office.afterwards(LATER) as world:
        assert len(world.finance.from_bot()) == before
        assert any("không biết chắc tin nhắc hôm nay" in one.text for one in world.secretariat.from_bot())
    async with office.afterwards("2025-06-13 07:30") as world:
        assert len(world.finance.from_bot()) == before + 1


async def test_the_operator_may_know_that_nobody_was_reminded(office: Office):
    async with office.until(EARLY) as world:
        await office.backs_up()
        before = len(world.finance.from_bot())
    office.folder.joinpath(DATABASE).write_bytes(b"broken" * 1000)
    assert "Tin nhắc hôm nay sẽ được gửi" in office.restores("--remind-today")
    async with office.afterwards(LATER) as world:
        assert len(world.finance.from_bot()) == before + 1


async def test_what_units_said_since_waits_to_be_decided_about(office: Office):
    async with office.until(MORNING) as world:
        await office.backs_up()
        reported = len(world.rows(Statement))
        await world.finance.says("/baocao NV 6 đạt 40%")
        assert len(world.rows(Statement)) == reported + 1
    assert "Tin nhận sau bản sao lưu, chưa xử lý: 1 " in office.restores()
    async with office.afterwards(LATER) as world:
        assert len(world.rows(Statement)) == reported
        (waiting,) = [one for one in world.rows(InboxUpdate) if one.state is InboxState.FAILED]
        assert waiting.error == RESTORED


async def test_a_reply_to_a_reminder_of_after_the_backup_is_understood(office: Office):
    async with office.until(EARLY) as world:
        await office.backs_up()
        await world.move_to(MORNING)
        reminder = world.finance.last()
    office.restores()
    async with office.afterwards(LATER) as world:
        before = len(world.rows(Statement))
        await world.finance.says("NV 6 đạt 40%", reply_to=reminder.id)
        assert len(world.rows(Statement)) == before + 1


async def test_what_waited_to_be_sent_when_the_backup_was_made_is_not_sent_blindly(office: Office):
    async with office.until(EARLY) as world:
        world.stage.people.add_fault(FaultKind.TOO_MANY_REQUESTS, seconds=5000, times=None)
        await world.finance.says("/nhiemvu")
        await office.backs_up()
        world.stage.people.clear_faults()
    for file in office.folder.glob(f"{DATABASE}*"):
        file.unlink()
    assert "chưa rõ đã đến hay chưa: 1 " in office.restores()
    async with office.afterwards(LATER) as world:
        (row,) = [one for one in world.rows(OutboxMessage) if one.error == RESTORED]
        assert row.state is OutboxState.UNKNOWN


async def test_what_waited_then_and_was_sent_since_is_known_to_be_sent(office: Office):
    async with office.until(EARLY) as world:
        world.stage.people.add_fault(FaultKind.TOO_MANY_REQUESTS, seconds=60, times=None)
        await world.finance.says("/nhiemvu")
        await office.backs_up()
        world.stage.people.clear_faults()
        await world.move_to(MORNING)
        sent = len(world.finance.from_bot())
    assert "chưa rõ đã đến hay chưa: 0 " in office.restores()
    async with office.afterwards(LATER) as world:
        assert len(world.finance.from_bot()) == sent
        assert [one for one in world.rows(JobRun) if one.name == "reminders 07:30"] != []


async def test_a_request_is_not_reminded_of_twice_where_the_old_database_is_gone(office: Office):
    async with office.until(EARLY) as world:
        await world.secretariat.says("/yeucau Báo cáo số máy | Sở Tài chính | trước 11h ngày 12/6/2025")
        await world.secretariat.presses("Gửi 1 đơn vị")
        await office.backs_up()
        await world.move_to("2025-06-12 08:05")
        before = len(world.finance.from_bot())
        assert "số máy" in world.finance.last().text
    for file in office.folder.glob(f"{DATABASE}*"):
        file.unlink()
    office.restores()
    async with office.afterwards(LATER) as world:
        assert len(world.finance.from_bot()) == before
        await world.move_to("2025-06-12 11:01")
        assert len(world.finance.from_bot()) == before + 1


async def test_half_of_a_wave_that_had_not_left_is_said_after_the_restore_and_once(office: Office):
    async with office.until(EARLY) as world:
        await office.backs_up()
        before = len(world.finance.from_bot()), len(world.commune.from_bot())
        world.stage.clock.move_to(at(MORNING))
        world.stage.people.set_clock(at(MORNING))
        await asyncio.to_thread(world.stage.dondoc.tick)
        assert await world.stage.dondoc.sender.send_one()
    office.restores()
    async with office.afterwards(LATER) as world:
        after = len(world.finance.from_bot()), len(world.commune.from_bot())
        assert after == (before[0] + 1, before[1] + 1)


async def test_what_was_being_sent_when_the_bot_died_is_asked_about(office: Office):
    async with office.until(EARLY) as world:
        await office.backs_up()
        await world.move_to(MORNING)

        def dies(session: Session) -> None:
            first = session.query(OutboxMessage).filter(OutboxMessage.dedupe_key.like("reminder:%")).first()
            assert first is not None
            first.state = OutboxState.SENDING

        world.database.transact(dies)
    office.restores()
    async with office.afterwards(LATER) as world:
        (row,) = [one for one in world.rows(OutboxMessage) if one.state is OutboxState.UNKNOWN]
        assert row.error == RESTORED
