"""The command line: what it prints, and the one line with which it stops when something is wrong."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import bot.run_command
from bot.cli import main
from bot.clock import utc_now
from bot.health.words import LOOPS
from bot.settings import Settings
from sandbox.server import RunningSandbox
from storage import job_runs
from storage.base import Base
from storage.database import Database
from storage.groups import linking
from storage.models import LinkCode, LinkRole
from tests.auxil.cast import SECRETARIAT_CHAT, speaker
from tests.auxil.command_lines import command_lines
from tests.auxil.world import PLAN

TOKEN = "123456:" + "A" * 35
PAGES = {"read", *command_lines()}
DEADLINE = '{"text": "Quý I", "year": 2025}\n'
# What Python does as it ends: prints, as the last line, every module that was imported.
ENDS_WITH_IMPORTS = "import atexit, sys; atexit.register(lambda: print('\\n', *sys.modules, file=sys.stderr))"


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    """A good token, and an empty folder for the data; logging stays pytest's."""
    monkeypatch.chdir(tmp_path)
    for key in Settings.model_fields:
        monkeypatch.delenv(key.upper(), raising=False)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setattr(bot.run_command, "set_up_logging", lambda *_secrets, **_level: None)
    return Settings()  # type: ignore[call-arg] # from the environment


def invoke(*arguments: str, said: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=said)


def test_without_a_command_the_commands_are_listed():
    assert "link-code" in invoke().output


@pytest.mark.parametrize("command", [[], *(name.split() for name in sorted(PAGES))], ids=" ".join)
def test_every_page_of_help_is_vietnamese_throughout(command: list[str]):
    page = invoke(*command, "--help").output
    told = re.findall(r"^  (?:-|[A-Z]|[a-z-]+  ).*?  +(\S.*)$", page, re.MULTILINE)
    assert page.startswith("Cách dùng: ")
    assert [line for line in [*told, *re.findall(r"^(\S.*):$", page, re.MULTILINE)] if line.isascii()] == []
    assert told


@pytest.mark.parametrize(
    ("command", "said", "needless"),
    [
        (["--help"], "", {"telegram", "apscheduler", "matplotlib", "sqlalchemy", "pydantic", "docx"}),
        (["read", "deadline"], DEADLINE, {"telegram", "apscheduler", "matplotlib", "sqlalchemy", "docx"}),
        (["read", "plan", "ke-hoach.txt"], "", {"telegram", "apscheduler", "matplotlib"}),
        (["export", "bao-cao.docx"], "", {"telegram", "apscheduler", "matplotlib"}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    command: list[str], said: str, needless: set[str], tmp_path: Path
):
    (tmp_path / "ke-hoach.txt").write_text(PLAN)
    program = f"{ENDS_WITH_IMPORTS}; sys.argv[1:] = {command!r}; from bot.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], input=said, capture_output=True, text=True, check=False
    )
    assert needless & set(done.stderr.splitlines()[-1].split()) == set()


@pytest.mark.parametrize("command", [("run",), ("link-code", "--secretariat"), ("health",)])
def test_a_wrong_setting_stops_with_one_line(monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]):
    monkeypatch.setenv("MORNING_TIME", "25:00")
    result = invoke(*command)
    assert (result.exit_code, result.output) == (2, "MORNING_TIME='25:00': cần một giờ như 07:30\n")


def test_a_token_that_telegram_refuses_stops_with_one_line(
    monkeypatch: pytest.MonkeyPatch, sandbox: RunningSandbox
):
    monkeypatch.setenv("API_BASE_URL", sandbox.base_url)
    result = invoke("run")
    assert result.exit_code == 2
    assert result.output == (
        "BOT_TOKEN='…': Telegram từ chối; cần token do @BotFather cấp, ví dụ 123456:ABC-DEF\n"
    )


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGINT])
def test_a_running_bot_stops_tidily_and_has_logged_no_token(
    sandbox: RunningSandbox, tmp_path: Path, ends: signal.Signals
):
    environment = {
        **os.environ,
        "BOT_TOKEN": sandbox.token,
        "API_BASE_URL": sandbox.base_url,
        "API_BASE_FILE_URL": sandbox.base_file_url,
        "DATA_FOLDER": str(tmp_path / "data"),
    }
    # A shell starts its background jobs with Ctrl-C ignored, and what they start inherits that.
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{listen}; from bot.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "run"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        person = sandbox.control.create_person("Hà")
        sandbox.control.start(person)
        until = time.monotonic() + 60
        while len(sandbox.control.messages(person)) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(ends)
        try:
            logged = running.communicate(timeout=30)[1]
        finally:
            running.kill()
    assert running.returncode == 0, logged
    assert "Traceback" not in logged
    assert sandbox.token not in logged
    assert len(sandbox.control.messages(person)) == 2


def test_a_code_for_the_secretariat_is_printed_once_and_stored_hashed(settings: Settings):
    result = invoke("link-code", "--secretariat")
    code = result.output.removeprefix("/start ").strip()
    database = Database(settings.database)
    (stored,) = database.read(lambda session: session.query(LinkCode).all())
    assert (result.exit_code, stored.role) == (0, LinkRole.SECRETARIAT)
    assert code not in stored.code_hash
    assert stored.expires_at - stored.created_at == timedelta(hours=24)
    link = database.transact(linking.use_code, code, speaker(SECRETARIAT_CHAT), utc_now())
    assert link.role is LinkRole.SECRETARIAT
    database.close()


def test_codes_of_units_are_not_issued_here():
    asked = invoke("link-code")
    assert asked.exit_code == 2
    assert "Xin cho biết mã cho ai" in asked.output
    assert "--secretariat" in asked.output


def test_the_help_of_a_reader_shows_the_line_that_it_takes():
    page = " ".join(invoke("read", "reply", "--help").output.split())
    example = page.partition("Ví dụ: ")[2].partition(" Tùy chọn")[0]
    (answer,) = invoke("read", "reply", said=example + "\n").output.splitlines()
    assert json.loads(answer)["items"][0] | {"task": "32", "percent": 85.0} == json.loads(answer)["items"][0]


@pytest.fixture
def database(settings: Settings):
    settings.data_folder.mkdir()
    database = Database(settings.database)
    Base.metadata.create_all(database.engine)
    yield database
    database.close()


def turned(minutes: float, **others: float) -> dict[str, datetime]:
    """Return when every loop turned last, as it is told from now."""
    told = dict.fromkeys(LOOPS, minutes) | others
    return {loop: utc_now() + timedelta(minutes=ago) for loop, ago in told.items()}


def test_a_bot_whose_loops_turn_is_healthy(database: Database):
    database.transact(job_runs.note_turns, turned(minutes=-1))
    result = invoke("health")
    assert (result.exit_code, result.output) == (0, "ok\n")


def test_a_bot_with_a_loop_that_has_stopped_is_not(database: Database):
    assert invoke("health").output.splitlines()[0] == "vòng nhận tin: chưa lần nào"
    database.transact(job_runs.note_turns, turned(minutes=-1, tick=-5))
    result = invoke("health")
    assert (result.exit_code, result.output) == (1, "việc hằng ngày: lần cuối cách đây 5 phút\n")


def test_a_bot_that_telegram_does_not_answer_is_not(database: Database):
    database.transact(job_runs.note_turns, turned(minutes=-1, telegram=-4))
    result = invoke("health")
    assert (result.exit_code, result.output) == (1, "Telegram trả lời: lần cuối cách đây 4 phút\n")


def test_a_heartbeat_in_the_future_is_no_sign_of_life(database: Database):
    database.transact(job_runs.note_turns, turned(minutes=-1, tick=7 * 60))
    assert invoke("health").exit_code == 1


@pytest.mark.parametrize("begun", [False, True])
def test_a_bot_that_never_ran_is_not_healthy(settings: Settings, begun: bool):
    file = settings.data_folder / "dondoc.sqlite3"
    if begun:
        settings.data_folder.mkdir()
        file.touch()
    result = invoke("health")
    said = "cơ sở dữ liệu: chưa có gì, bot chưa chạy lần nào trên cơ sở dữ liệu này\n"
    assert (result.exit_code, result.output, file.exists()) == (1, said, begun)


def test_a_plan_is_read_as_text_and_as_json(tmp_path: Path):
    (tmp_path / "ke-hoach.txt").write_text(PLAN)
    assert "Ban hành chính sách thu phí" in invoke("read", "plan", "ke-hoach.txt").output
    read = json.loads(invoke("read", "plan", "ke-hoach.txt", "--json").output)
    assert len(read["tasks"]) == 4


def test_a_document_that_is_no_plan_is_refused_with_its_reason(tmp_path: Path):
    (tmp_path / "thu.txt").write_text("Kính gửi anh Bình")
    result = invoke("read", "plan", "thu.txt")
    assert result.exit_code == 1
    assert result.output


def test_deadlines_are_read_line_by_line():
    said = [{"text": "Hoàn thành trước ngày 01/7/2025", "year": 2025}, {"text": "Thường xuyên", "year": 2025}]
    result = invoke("read", "deadline", said="\n".join(json.dumps(line) for line in said) + "\n\n")
    dated, ongoing = (json.loads(line) for line in result.output.splitlines())
    assert (dated["due"], dated["before"], dated["ongoing"]) == ("2025-06-30", "2025-07-01", False)
    assert (ongoing["due"], ongoing["ongoing"]) == (None, True)


def test_units_are_read_line_by_line():
    result = invoke("read", "unit", said='{"phrase": "Sở Tài chính"}\n')
    assert json.loads(result.output)["canonical"] == "Sở Tài chính"


@pytest.mark.parametrize(
    "line", ["not JSON", "[]", "7", "{}", '{"text": 7, "year": 2025}', '{"text": "Quý I"}']
)
def test_a_broken_line_gives_a_line_that_says_so(line: str):
    result = invoke("read", "deadline", said=f'{line}\n{{"text": "Năm 2025", "year": 2025}}\n')
    broken, good = (json.loads(answer) for answer in result.output.splitlines())
    assert set(broken) == {"error"}
    assert good["due"] == "2025-12-31"


def test_replies_are_read_line_by_line():
    context = {"unit": "Sở Tài chính", "tasks": ["1", "2"], "about": "1", "today": "2025-06-12"}
    line = {"id": 1, "context": context, "text": "đang thực hiện 85%"}
    result = invoke("read", "reply", said=json.dumps(line, ensure_ascii=False) + "\n")
    assert "in_progress" in result.output
