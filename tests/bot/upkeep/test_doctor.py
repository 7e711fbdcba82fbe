"""The doctor finds every fault that was put in on purpose, and says what to do about it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.server import RunningSandbox
from storage.database import Database
from tests.auxil.ailing import Office
from tests.auxil.databases import database_with_tables
from tests.bot.upkeep.conftest import Invoke

BOT_THAT_RUNS = """
import sys, time
from storage.upkeep import holding
with holding.running(sys.argv[1]):
    print("holds", flush=True)
    time.sleep(60)
"""


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
    (Office.no_webhook, "webhook", 2, "tự đặt lại"),
    (Office.webhook_elsewhere, "webhook", 2, "earlier.example.vn, khác WEBHOOK_URL"),
    (Office.stranger_has_the_webhook, "webhook", 2, "/revoke"),
    (Office.webhook_left_behind, "webhook", 1, "tự bỏ"),
    (Office.webhook_for_less, "webhook", 1, "tự đặt lại"),
    (Office.webhook_behind_a_dead_proxy, "webhook", 2, "WEBHOOK_PORT"),
    (Office.webhook_with_an_old_certificate, "webhook", 2, "fullchain"),
    (Office.webhook_that_is_slow, "webhook", 1, "101 tin chờ"),
    (Office.not_administrator, "nhóm cơ quan thường trực", 1, "quản trị viên"),
    (Office.silenced, "nhóm cơ quan thường trực", 2, "bị cấm gửi tin"),
    (Office.put_out, "nhóm cơ quan thường trực", 2, "Thêm lại bot"),
    (Office.no_secretariat, "nhóm cơ quan thường trực", 1, "link-code --secretariat"),
    (Office.older_tables, "phiên bản dữ liệu", 1, "Chạy lại bot"),
    (Office.newer_tables, "phiên bản dữ liệu", 2, "make update"),
    (Office.no_database, "cơ sở dữ liệu", 1, "DATA_FOLDER"),
    (Office.broken_database, "toàn vẹn", 2, "dondoc restore"),
    (Office.no_database_at_all, "cơ sở dữ liệu", 2, "dondoc restore"),
    (Office.large_log, "tệp WAL", 1, "Chạy lại bot"),
    (Office.stopped, "bot đang chạy", 1, "systemctl start"),
    (Office.second_bot_elsewhere, "tiến trình thứ hai", 2, "/revoke"),
    (Office.full_disk, "đĩa", 2, "còn trống 2%"),
    (Office.nearly_full_disk, "đĩa", 1, "Dọn bớt"),
    (Office.no_backups, "sao lưu", 1, "BACKUP_FOLDER"),
    (Office.no_backup_yet, "sao lưu", 1, "đêm nay"),
    (Office.never_a_backup, "sao lưu", 2, "dondoc backup"),
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


def test_of_two_processes_on_one_database_of_a_server_one_waits(
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
    (second,) = [one for one in found if one["name"] == "tiến trình thứ hai"]
    assert (second["grade"], second["text"]) == (
        "good",
        "2 tiến trình; là bot: chưa máy nào, còn lại chờ thay",
    )


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
