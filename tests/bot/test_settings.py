"""A wrong setting stops the start with one line: key, value (if it is no secret), what was expected."""

from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import SECRET, Settings, SettingsError, read_settings
from storage.retention import USUAL, Keeping

TOKEN = "123456:" + "A" * 35


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder without a .env, and no setting in the environment but the token."""
    monkeypatch.chdir(tmp_path)
    for key in Settings.model_fields:
        monkeypatch.delenv(key.upper(), raising=False)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)


def expected(key: str) -> str:
    return f"cần {Settings.model_fields[key.lower()].description}"


def test_the_token_is_all_that_has_to_be_set():
    settings = read_settings()
    assert settings.bot_token.get_secret_value() == TOKEN
    assert (settings.morning_time, settings.time_zone) == (time(7, 30), ZoneInfo("Asia/Ho_Chi_Minh"))
    assert settings.database == "sqlite:///data/dondoc.sqlite3"


def test_a_missing_token_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("BOT_TOKEN")
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert str(error.value) == f"BOT_TOKEN chưa đặt: {expected('BOT_TOKEN')}"


def test_an_empty_value_counts_as_not_set(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MORNING_TIME", "")
    assert read_settings().morning_time == time(7, 30)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("MORNING_TIME", "25:00"),
        ("MORNING_TIME", "half past seven"),
        ("MORNING_TIME", "07:30+07:00"),
        ("TIME_ZONE", "Asia/Hanoi"),
        ("TIME_ZONE", "Asia"),
        ("TIME_ZONE", "../etc/passwd"),
        ("MESSAGES_PER_SECOND", "fast"),
        ("MESSAGES_PER_SECOND", "0"),
        ("MESSAGES_PER_SECOND", "31"),
        ("MESSAGES_PER_SECOND", "nan"),
        ("API_BASE_URL", "api.telegram.org"),
        ("API_BASE_URL", "http://localhost:8081"),
        ("API_BASE_FILE_URL", "https://api.telegram.org/bot"),
        ("WEBHOOK_URL", "http://dondoc.example.vn"),
        ("WEBHOOK_URL", "https://dondoc.example.vn:9000"),
        ("WEBHOOK_URL", "https://dondoc.example.vn/?a=b"),
        ("WEBHOOK_PORT", "https"),
        ("DATA_FOLDER", "/dev/null"),
        ("DATA_FOLDER", "/dev/null/data"),
    ],
)
def test_a_wrong_value_is_shown_with_what_was_expected(monkeypatch: pytest.MonkeyPatch, key: str, value: str):
    monkeypatch.setenv(key, value)
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert str(error.value) == f"{key}={value!r}: {expected(key)}"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("BOT_TOKEN", "secret"),
        ("BOT_TOKEN", "123456:AAA secret"),
        ("BOT_TOKEN", "123456:AAA/secret"),
        ("PROXY_URL", "10.0.0.1:3128"),
        ("PROXY_URL", "ftp://user:secret@10.0.0.1"),
        ("PROXY_URL", "http://user:secret@"),
        ("PROXY_URL", "http://user:secret@10.0.0.1:port"),
        ("DATABASE_URL", "postgresql://user:secret@host/name"),
        ("DATABASE_URL", "postgresql+psycopg://user:secret@host"),
        ("DATABASE_URL", "postgresql+psycopg://user:secret@host:port/name"),
        ("DATABASE_URL", "secret"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "mysql://user:secret@host/name"),
    ],
)
def test_a_wrong_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch, key: str, value: str):
    monkeypatch.setenv(key, value)
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert str(error.value) == f"{key}='…': {expected(key)}"
    assert error.value.__suppress_context__


def test_every_wrong_setting_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MORNING_TIME", "25:00")
    monkeypatch.setenv("TIME_ZONE", "Asia/Hanoi")
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert [line.partition("=")[0] for line in str(error.value).splitlines()] == ["TIME_ZONE", "MORNING_TIME"]


def test_settings_are_read_from_a_file_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / ".env").write_text(
        "# dòng chú thích\nMORNING_TIME=08:00\nMESSAGES_PER_SECOND=20\nSOMETHING_ELSE=1\nPROXY_URL=\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("MESSAGES_PER_SECOND", "10")
    settings = read_settings()
    assert (settings.morning_time, settings.messages_per_second, settings.proxy_url) == (time(8), 10.0, None)


def test_good_values_of_every_kind_are_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    values = {
        "API_BASE_URL": "http://localhost:8081/bot",
        "API_BASE_FILE_URL": "http://localhost:8081/file/bot",
        "PROXY_URL": "socks5://user:p%40ss@10.0.0.1:1080",
        "DATABASE_URL": "postgresql+psycopg://user:password@host:5432/name",
        "DATA_FOLDER": str(tmp_path / "new" / "data"),
    }
    for key, value in values.items():
        monkeypatch.setenv(key, value)
    settings = read_settings()
    assert settings.database == values["DATABASE_URL"]
    assert settings.proxy_url == values["PROXY_URL"]
    assert not (tmp_path / "new").exists()


def test_the_secrets_are_the_token_and_the_passwords_as_written_and_as_meant(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PROXY_URL", "http://user:p%40ss@10.0.0.1:3128")
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://user:word@host/name")
    assert set(read_settings().secrets) == {TOKEN, "p%40ss", "p@ss", "word"}


def test_a_setting_that_holds_a_secret_is_known_as_one():
    named = {key for key in Settings.model_fields if key.endswith(("token", "password", "secret"))}
    assert named <= SECRET <= set(Settings.model_fields)


def test_the_address_of_the_webhook_cannot_be_guessed_and_goes_with_the_token(
    monkeypatch: pytest.MonkeyPatch,
):
    assert read_settings().webhook_address is None
    monkeypatch.setenv("WEBHOOK_URL", "https://dondoc.example.vn/bot/")
    monkeypatch.setenv("WEBHOOK_PORT", "10.0.0.5:9000")
    settings = read_settings()
    assert settings.webhook_address == f"https://dondoc.example.vn/bot/{settings.webhook_path}"
    assert settings.webhook_listens == ("10.0.0.5", 9000)
    assert len({settings.webhook_path, settings.webhook_secret}) == 2
    assert {settings.webhook_path, settings.webhook_secret} < set(settings.secrets)
    monkeypatch.setenv("BOT_TOKEN", f"{TOKEN}B")
    assert read_settings().webhook_path != settings.webhook_path


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("KEEP_RECEIVED_DAYS", "6"),
        ("KEEP_RECEIVED_DAYS", "366"),
        ("KEEP_ANSWERABLE_DAYS", "29"),
        ("KEEP_ANSWERABLE_DAYS", "3651"),
        ("KEEP_TEXTS_DAYS", "364"),
        ("KEEP_TEXTS_DAYS", "mãi"),
    ],
)
def test_nothing_is_kept_for_shorter_than_it_is_needed(monkeypatch: pytest.MonkeyPatch, key: str, value: str):
    monkeypatch.setenv(key, value)
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert str(error.value) == f"{key}={value!r}: {expected(key)}"


def test_an_office_sets_for_how_long_things_are_kept(monkeypatch: pytest.MonkeyPatch):
    assert read_settings().keeping == USUAL
    for key, value in {"RECEIVED": "60", "ANSWERABLE": "60", "TEXTS": "1825"}.items():
        monkeypatch.setenv(f"KEEP_{key}_DAYS", value)
    kept = Keeping(timedelta(60), timedelta(60), timedelta(1825))
    assert read_settings().keeping == kept
