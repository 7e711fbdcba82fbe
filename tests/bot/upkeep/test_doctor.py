"""The doctor finds every fault that was put in on purpose, and says what to do about it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

import bot.upkeep.doctor.command
import bot.upkeep.doctor.database
import sandbox.shapes
from bot.clock import utc_now
from sandbox import methods
from sandbox.server import RunningSandbox, listen
from storage import inbox, job_runs
from storage.database import Database
from storage.groups import codes, linking
from storage.models import Act, ChatLink, LinkRole, OutboxMessage, OutboxState
from storage.outbox import Content, Outgoing, enqueue
from tests.auxil.cast import speaker
from tests.auxil.databases import database_with_tables
from tests.bot.upkeep.conftest import Invoke

BOT_THAT_RUNS = """
import sys, time
from storage.upkeep import holding
with holding.running(sys.argv[1]):
    print("holds", flush=True)
    time.sleep(60)
"""


class Office:
    """A bot that is in good order, and what can be put wrong with it."""

    def __init__(
        self, database: Database, sandbox: RunningSandbox, folder: Path, patch: pytest.MonkeyPatch
    ) -> None:
        self.database, self.sandbox, self.folder, self.patch = database, sandbox, folder, patch
        self.file = Path(database.url.removeprefix("sqlite:///"))
        self.person = sandbox.control.create_person("Lan")
        self.chat = sandbox.control.create_group("Tổ giúp việc", self.person)
        sandbox.control.add_bot(self.chat, self.person)
        sandbox.control.promote(self.chat, sandbox.control.bot())
        self.settles = ExitStack()

    def put_in_order(self) -> None:
        self.database.transact(self._link)
        self.database.transact(job_runs.beat, "tick", utc_now())
        for folder in (self.folder, self.folder / "dem"):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)
        self.folder.joinpath("dem/dondoc-2025-06-12.tar.gz").touch()

    def _link(self, session: Session) -> None:
        code = codes.issue_one(session, LinkRole.SECRETARIAT, None, utc_now())
        linking.use_code(session, code, speaker(self.chat), utc_now())

    # Faults

    def wrong_setting(self) -> None:
        self.patch.setenv("MORNING_TIME", "25:00")

    def refused_token(self) -> None:
        self.patch.setenv("BOT_TOKEN", "123456:" + "A" * 35)

    def telegram_away(self) -> None:
        self.sandbox.control.cut_network()

    def something_else_answers(self) -> None:
        self.sandbox.control.intercept()

    def dead_proxy(self) -> None:
        with listen(0) as closed:
            port = closed.getsockname()[1]
        self.patch.setenv("PROXY_URL", f"http://127.0.0.1:{port}")

    def wrong_clock(self) -> None:
        self.sandbox.control.set_clock(utc_now() - timedelta(seconds=45))

    def clock_a_little_off(self) -> None:
        self.sandbox.control.set_clock(utc_now() + timedelta(seconds=15))

    def open_privacy(self) -> None:
        me = sandbox.shapes.me
        self.patch.setattr(sandbox.shapes, "me", lambda bot: me(bot) | {"can_read_all_group_messages": True})

    def no_groups(self) -> None:
        me = sandbox.shapes.me
        self.patch.setattr(sandbox.shapes, "me", lambda bot: me(bot) | {"can_join_groups": False})

    def a_webhook(self) -> None:
        self.patch.setitem(methods.METHODS, "getWebhookInfo", lambda *_: {"url": "https://example.vn/x"})

    def not_administrator(self) -> None:
        self.sandbox.control.demote(self.chat, self.sandbox.control.bot())

    def silenced(self) -> None:
        self.not_administrator()
        supergroup = self.sandbox.control.upgrade(self.chat, self.person)
        self.database.transact(_move_links, supergroup)
        self.sandbox.control.restrict_bot(supergroup, self.person)

    def put_out(self) -> None:
        self.sandbox.control.remove_bot(self.chat, self.person)

    def no_secretariat(self) -> None:
        self.database.transact(lambda session: session.query(ChatLink).delete())

    def older_tables(self) -> None:
        self._version("0001")

    def newer_tables(self) -> None:
        self._version("9999")

    def _version(self, number: str) -> None:
        with self.database.engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{number}'")

    def no_database(self) -> None:
        self.database.close()
        self.file.unlink()

    def broken_database(self) -> None:
        self.database.close()
        self.file.write_bytes(self.file.read_bytes()[:-4096] + bytes(4096))

    def no_database_at_all(self) -> None:
        self.database.close()
        self.file.write_bytes(b"no database" * 1000)

    def large_log(self) -> None:
        self.patch.setattr(bot.upkeep.doctor.database, "LARGE_LOG", -1)

    def stopped(self) -> None:
        self.database.transact(job_runs.beat, "tick", utc_now() - timedelta(minutes=4))

    def second_bot_elsewhere(self) -> None:
        self.database.transact(job_runs.beat, "conflict", utc_now() - timedelta(minutes=1))

    def full_disk(self) -> None:
        self._free(2)

    def nearly_full_disk(self) -> None:
        self._free(9)

    def _free(self, percent: int) -> None:
        usage = shutil.disk_usage(".")
        self.patch.setattr(shutil, "disk_usage", lambda _: usage._replace(total=100, free=percent))

    def no_backups(self) -> None:
        self.patch.delenv("BACKUP_FOLDER")

    def no_backup_yet(self) -> None:
        self.folder.joinpath("dem/dondoc-2025-06-12.tar.gz").unlink()

    def old_backup(self) -> None:
        long_ago = time.time() - 27 * 3600
        os.utime(self.folder / "dem/dondoc-2025-06-12.tar.gz", (long_ago, long_ago))

    def messages_wait(self) -> None:
        self._queue(OutboxState.PENDING)

    def messages_lost(self) -> None:
        self._queue(OutboxState.DEAD)

    def _queue(self, state: OutboxState) -> None:
        before = utc_now() - timedelta(minutes=20)
        self.database.transact(enqueue, [Outgoing(Act.SAY, self.chat, Content())], before)
        self.database.transact(lambda session: session.execute(update(OutboxMessage).values(state=state)))

    def updates_wait(self) -> None:
        self.database.transact(inbox.receive, [{"update_id": 1}], utc_now() - timedelta(minutes=20))

    def updates_failed(self) -> None:
        self.updates_wait()
        self.database.transact(inbox.mark_failed, 1, "ValueError", utc_now())

    def readable_secrets(self) -> None:
        self.folder.joinpath(".env").touch(0o644)
        self.folder.joinpath(".env").chmod(0o644)

    def no_fonts(self) -> None:
        def none(*_: object, **__: object) -> str:
            raise ValueError("no font")

        self.patch.setattr("matplotlib.font_manager.findfont", none)

    def poor_fonts(self) -> None:
        class Font:
            family_name = "Ký hiệu"

            def get_char_index(self, _: int) -> int:
                return 0

        self.patch.setattr("matplotlib.font_manager.get_font", lambda _: Font())


def _move_links(session: Session, chat: int) -> None:
    session.execute(update(ChatLink).values(chat_id=chat))


@pytest.fixture
def office(tmp_path: Path, sandbox: RunningSandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A bot in good order."""
    folder = tmp_path / "data"
    folder.mkdir()
    with database_with_tables("sqlite", folder) as database:
        for key, value in {
            "DATA_FOLDER": str(folder),
            "DATABASE_URL": database.url,
            "BACKUP_FOLDER": str(folder / "dem"),
        }.items():
            monkeypatch.setenv(key, value)
        monkeypatch.chdir(folder)
        office = Office(database, sandbox, folder, monkeypatch)
        office.put_in_order()
        yield office


@pytest.mark.usefixtures("office")
def test_a_bot_in_good_order_is_well(dondoc: Invoke, told: Callable[..., Any]):
    looked = dondoc("doctor")
    assert (looked.exit_code, looked.output.splitlines()[-1]) == (0, "Mọi thứ đều tốt."), looked.output
    assert told("doctor")["worst"] == "good"


FAULTS: list[tuple[Callable[[Office], None], str, int, str]] = [
    (Office.wrong_setting, "cài đặt", 2, "MORNING_TIME"),
    (Office.refused_token, "token", 2, "@BotFather"),
    (Office.telegram_away, "Telegram", 2, "cổng 443"),
    (Office.something_else_answers, "Telegram", 2, "HTTP 403"),
    (Office.dead_proxy, "proxy", 2, "PROXY_URL"),
    (Office.wrong_clock, "đồng hồ", 2, "timedatectl"),
    (Office.clock_a_little_off, "đồng hồ", 1, "timedatectl"),
    (Office.open_privacy, "privacy mode", 1, "Group Privacy"),
    (Office.no_groups, "privacy mode", 2, "/setjoingroups"),
    (Office.a_webhook, "webhook", 2, "/revoke"),
    (Office.not_administrator, "nhóm cơ quan thường trực", 1, "quản trị viên"),
    (Office.silenced, "nhóm cơ quan thường trực", 2, "bị cấm gửi tin"),
    (Office.put_out, "nhóm cơ quan thường trực", 2, "Thêm lại bot"),
    (Office.no_secretariat, "nhóm cơ quan thường trực", 1, "link-code --secretariat"),
    (Office.older_tables, "phiên bản dữ liệu", 1, "Chạy lại bot"),
    (Office.newer_tables, "phiên bản dữ liệu", 2, "git pull"),
    (Office.no_database, "cơ sở dữ liệu", 1, "DATA_FOLDER"),
    (Office.broken_database, "toàn vẹn", 2, "dondoc restore"),
    (Office.no_database_at_all, "cơ sở dữ liệu", 2, "dondoc restore"),
    (Office.large_log, "tệp WAL", 1, "Chạy lại bot"),
    (Office.stopped, "bot đang chạy", 1, "systemctl start"),
    (Office.second_bot_elsewhere, "tiến trình thứ hai", 2, "/revoke"),
    (Office.full_disk, "đĩa", 2, "còn trống 2%"),
    (Office.nearly_full_disk, "đĩa", 1, "Dọn bớt"),
    (Office.no_backups, "sao lưu", 1, "BACKUP_FOLDER"),
    (Office.no_backup_yet, "sao lưu", 2, "dondoc backup"),
    (Office.old_backup, "sao lưu", 2, "27 giờ"),
    (Office.messages_wait, "tin gửi đi", 1, "dondoc messages"),
    (Office.messages_lost, "tin gửi đi", 1, "dondoc messages"),
    (Office.updates_wait, "tin nhận được", 2, "dondoc updates"),
    (Office.updates_failed, "tin nhận được", 1, "dondoc updates"),
    (Office.readable_secrets, "quyền đọc tệp", 1, "chmod 600 .env"),
    (Office.no_fonts, "phông chữ biểu đồ", 2, "fonts-dejavu-core"),
    (Office.poor_fonts, "phông chữ biểu đồ", 1, "Ký hiệu thiếu chữ"),
]


@pytest.mark.parametrize(
    ("fault", "name", "grade", "words"), FAULTS, ids=[fault.__name__ for fault, *_ in FAULTS]
)
def test_a_fault_is_found(
    office: Office, dondoc: Invoke, fault: Callable[[Office], None], name: str, grade: int, words: str
):
    fault(office)
    looked = dondoc("doctor", "--json")
    found = json.loads(looked.output)["findings"]
    bad = [one for one in found if one["grade"] != "good"]
    assert [one["name"] for one in bad][:1] == [name], bad
    assert words in bad[0]["text"] + bad[0]["next_step"]
    assert looked.exit_code == grade
    said = dondoc("doctor").output
    assert f"{'sai' if grade == 2 else 'cảnh báo'}" in said
    assert office.sandbox.token not in said


def test_two_processes_on_one_database_of_a_server_are_found(
    kept: Database, kind: str, tmp_path: Path, dondoc: Invoke
):
    if kind == "sqlite":
        pytest.skip("a second one does not start")
    hold = (
        "import sys, time; from storage.database import Database; from storage import job_runs\n"
        "Database(sys.argv[1]).read(job_runs.last_beat, 'tick'); print('holds', flush=True); time.sleep(60)"
    )
    others = [
        subprocess.Popen([sys.executable, "-c", hold, kept.url], stdout=subprocess.PIPE) for _ in range(2)
    ]
    try:
        for one in others:
            assert one.stdout is not None
            assert one.stdout.readline() == b"holds\n"
        found = json.loads(dondoc("doctor", "--json").output)["findings"]
    finally:
        for one in others:
            one.kill()
            one.communicate()
    assert [one["grade"] for one in found if one["name"] == "tiến trình thứ hai"] == ["wrong"]


def test_a_second_bot_on_one_file_does_not_start_and_says_who_holds_it(office: Office, dondoc: Invoke):
    with subprocess.Popen(
        [sys.executable, "-c", BOT_THAT_RUNS, office.database.url], stdout=subprocess.PIPE
    ) as first:
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == b"holds\n"
            refused = dondoc("run")
            found = json.loads(dondoc("doctor", "--json").output)["findings"]
        finally:
            first.kill()
    assert refused.exit_code == 2
    assert f"Đã có một bot chạy trên cơ sở dữ liệu này (PID {first.pid}, " in refused.output
    assert [one["grade"] for one in found if one["name"] == "tiến trình thứ hai"] == ["good"]
