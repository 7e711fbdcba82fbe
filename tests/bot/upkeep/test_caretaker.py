"""A backup every night, and an operator who hears what is wrong with the machine."""

import asyncio
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.application import build_application
from bot.clock import utc_now
from bot.rehearsal import UNHURRIED
from bot.settings import read_settings
from bot.upkeep.caretaker import Caretaker
from sandbox.server import RunningSandbox
from storage.actors import Speaker
from storage.groups import codes, linking
from storage.migrate import upgrade
from storage.models import LinkRole
from storage.upkeep import archive
from tests.auxil.cast import speaker
from tests.auxil.group import Group
from tests.auxil.sending import until
from tests.auxil.stumbling import LOCKED
from tests.auxil.world import World

NIGHT = "2025-06-13 01:00"


@pytest.fixture
async def operator(june: World) -> Group:
    """The operator's group."""
    group = june.group("Máy chủ Đôn đốc", "Minh")
    code = june.database.transact(codes.issue_one, LinkRole.OPERATOR, None, june.stage.clock())
    await group.says(f"/start {code}")
    return group


@pytest.fixture
def caretaker(june: World, tmp_path: Path) -> Caretaker:
    """Whoever looks after the bot of June, with a folder for backups of which two are kept."""
    sandbox: RunningSandbox = june.stage.sandbox
    settings = read_settings(
        _env_file=None,
        bot_token=sandbox.token,
        api_base_url=sandbox.base_url,
        data_folder=tmp_path,
        backup_folder=tmp_path / "dem",
        backup_keep=2,
    )
    return Caretaker(settings, june.database, june.stage.clock)


def backups(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.joinpath("dem").glob("*.gz"))


async def test_every_night_has_one_backup_and_the_oldest_go(
    june: World, caretaker: Caretaker, tmp_path: Path
):
    (tmp_path / "dem").mkdir()
    (tmp_path / "dem/truoc-cap-nhat.tar.gz").touch()
    for moment in ("13 00:59", "13 01:00", "13 09:00", "14 01:00", "15 03:00"):
        await june.move_to(f"2025-06-{moment}")
        await caretaker.back_up()
    assert backups(tmp_path) == [
        "dondoc-2025-06-14.tar.gz",
        "dondoc-2025-06-15.tar.gz",
        "truoc-cap-nhat.tar.gz",
    ]
    with archive.opened(tmp_path / "dem/dondoc-2025-06-15.tar.gz", tmp_path) as found:
        assert found.contents.rows["units"] > 0


async def test_without_a_folder_there_is_no_backup(june: World, tmp_path: Path):
    caretaker = june.stage.dondoc.caretaker
    await june.move_to(NIGHT)
    await caretaker.back_up()
    assert list(tmp_path.rglob("*.gz")) == []


async def test_a_backup_that_fails_is_told_and_made_later(
    june: World, caretaker: Caretaker, operator: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    await june.move_to(NIGHT)
    with monkeypatch.context() as full:
        full.setattr(archive, "make", _no_space)
        await caretaker.back_up()
    await june.stage.settle()
    assert "💾 Chưa sao lưu được: No space left on device" in operator.last().text
    await caretaker.back_up()
    assert backups(tmp_path) == []
    await june.move_to("2025-06-13 02:01")
    await caretaker.back_up()
    assert backups(tmp_path) == ["dondoc-2025-06-13.tar.gz"]
    await june.move_to("2025-06-13 07:45")
    assert not any("chưa sao lưu" in one.text for one in june.secretariat.from_bot())


async def test_the_secretariats_digest_tells_of_a_night_without_a_backup(
    june: World, caretaker: Caretaker, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(archive, "make", _no_space)
    await june.move_to(NIGHT)
    await caretaker.back_up()
    await june.move_to("2025-06-13 07:45")
    assert any("Đêm qua bot chưa sao lưu được" in one.text for one in june.secretariat.from_bot())


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


async def test_telegram_away_for_ten_minutes_is_told_once_it_is_back(
    june: World, caretaker: Caretaker, operator: Group
):
    before = len(operator.from_bot())
    for moment, is_there in (
        ("09:00", False),
        ("09:05", True),
        ("10:00", False),
        ("10:09", False),
        ("10:10", True),
        ("10:11", True),
    ):
        await june.move_to(f"2025-06-13 {moment}")
        if not is_there:
            june.stage.people.cut_network()
        await caretaker.look_at_telegram()
        june.stage.people.clear_faults()
    await june.stage.settle()
    (told,) = operator.from_bot()[before:]
    assert "trước đó mất từ 10:00" in told.text


async def test_a_clock_that_is_wrong_is_told(june: World, caretaker: Caretaker, operator: Group):
    before = len(operator.from_bot())
    await caretaker.look_at_telegram()
    await june.stage.settle()
    assert len(operator.from_bot()) == before
    june.stage.people.set_clock(june.stage.clock() + timedelta(seconds=40))
    await caretaker.look_at_telegram()
    await june.stage.settle()
    assert "🕒 Đồng hồ máy lệch 40 giây" in operator.last().text


async def test_a_full_disk_is_told(
    june: World, caretaker: Caretaker, operator: Group, monkeypatch: pytest.MonkeyPatch
):
    usage = shutil.disk_usage(".")
    before = len(operator.from_bot())
    await caretaker.look_at_disk()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(total=100, free=9))
    await caretaker.look_at_disk()
    await june.stage.settle()
    assert [one.text for one in operator.from_bot()[before:]] == [
        "💽 Đĩa của thư mục dữ liệu chỉ còn trống 9%. Xin dọn bớt hoặc mở rộng."
    ]


async def test_a_start_after_a_long_stop_says_since_when(june: World, operator: Group):
    await june.move_to("2025-06-13 09:00")
    june.stage.clock.move_to(june.stage.clock() + timedelta(minutes=30))
    await june.stage.dondoc.start()
    await june.stage.settle()
    assert operator.last().text == "▶️ Bot đã chạy lại; trước đó bot dừng từ 09:00 ngày 13/6/2025."


async def test_a_bot_that_is_told_to_stop_says_so_first(june: World, operator: Group):
    await june.stage.dondoc.caretaker.say_stopped(june.stage.dondoc.sender.send_one)
    assert "⏹ Bot đã dừng" in operator.last().text


async def test_the_loop_goes_on_over_what_fails(
    june: World, caretaker: Caretaker, monkeypatch: pytest.MonkeyPatch
):
    looks: list[str] = []

    async def fail() -> None:
        looks.append("failed")
        raise RuntimeError

    class EndedError(Exception):
        pass

    async def end(_: float) -> None:
        raise EndedError

    monkeypatch.setattr(caretaker, "look_at_telegram", fail)
    monkeypatch.setattr(caretaker, "look_at_disk", fail)
    monkeypatch.setattr(asyncio, "sleep", end)
    with pytest.raises(EndedError):
        await caretaker.run()
    assert looks == ["failed", "failed"]


async def test_the_operator_hears_of_the_start_and_of_the_end(sandbox: RunningSandbox, tmp_path: Path):
    people = sandbox.control
    person = people.create_person("Minh")
    people.start(person)
    dondoc = build_application(
        read_settings(
            _env_file=None,
            bot_token=sandbox.token,
            api_base_url=sandbox.base_url,
            api_base_file_url=sandbox.base_file_url,
            data_folder=tmp_path,
        ),
        limits=UNHURRIED,
    )
    upgrade(dondoc.services.database.engine)
    dondoc.services.database.transact(_link, speaker(person))
    running = asyncio.create_task(dondoc.run())
    await until(lambda: any("▶️" in one.text for one in people.messages(person)))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert people.messages(person)[-1].text.startswith("⏹ Bot đã dừng")


def _link(session: Session, who: Speaker) -> None:
    code = codes.issue_one(session, LinkRole.OPERATOR, None, utc_now())
    linking.use_code(session, code, who, utc_now())


class Away:
    """A database that does not answer, and counts how often it was asked."""

    asked = 0

    async def read_in_thread(self, *_: object) -> None:
        self.asked += 1
        raise LOCKED


async def test_a_night_without_a_database_is_no_news_each_minute(
    june: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """Each minute had a traceback, from one o'clock on."""
    monkeypatch.setattr("bot.upkeep.caretaker.LOOK_SECONDS", 0.001)
    await june.move_to(NIGHT)
    settings = read_settings(
        _env_file=None,
        bot_token=june.stage.sandbox.token,
        api_base_url=june.stage.sandbox.base_url,
        data_folder=tmp_path,
        backup_folder=tmp_path / "dem",
    )
    away = Away()
    looking = asyncio.create_task(Caretaker(settings, away, june.stage.clock).run())  # type: ignore[arg-type] # as far as it is asked
    await until(lambda: away.asked > 3)
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
    assert caplog.messages == []
