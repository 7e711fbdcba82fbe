"""Settings, read once from the environment and .env; a wrong one stops the start with one line."""

from datetime import time
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRET = frozenset({"bot_token", "proxy_url", "database_url"})


class SettingsError(Exception):
    """A setting is wrong; the message names its key, its value and what was expected."""


def _time_of_day(value: Any) -> Any:
    return time.fromisoformat(value) if isinstance(value, str) else value


def _zone(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return ZoneInfo(value)
    except (KeyError, OSError) as error:
        raise ValueError(value) from error


class Settings(BaseSettings):
    """What may differ between installations; each field's description says what is expected."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", arbitrary_types_allowed=True
    )

    bot_token: SecretStr = Field(
        description="the bot's token from @BotFather, such as 123456:ABC-DEF", min_length=10
    )
    api_base_url: str = Field(
        "https://api.telegram.org/bot",
        description="an address such as https://api.telegram.org/bot",
        pattern="^https?://",
    )
    api_base_file_url: str = Field(
        "https://api.telegram.org/file/bot",
        description="an address such as https://api.telegram.org/file/bot",
        pattern="^https?://",
    )
    proxy_url: str | None = Field(
        None,
        description="nothing, or an address such as http://10.0.0.1:3128 or socks5://10.0.0.1:1080",
        pattern="^(https?|socks5h?)://",
    )
    database_url: str | None = Field(
        None,
        description="nothing (SQLite in the data folder), or postgresql+psycopg://user:password@host/name",
        pattern="^(sqlite|postgresql\\+psycopg)://",
    )
    time_zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = Field(
        ZoneInfo("Asia/Ho_Chi_Minh"), description="a time zone such as Asia/Ho_Chi_Minh"
    )
    morning_time: Annotated[time, BeforeValidator(_time_of_day)] = Field(
        time(7, 30), description="a time such as 07:30"
    )
    data_folder: Path = Field(Path("data"), description="a folder such as data")
    messages_per_second: float = Field(
        28.0, description="a number from 1 to 30, such as 28", ge=1, le=30, allow_inf_nan=False
    )

    @property
    def database(self) -> str:
        """Return the URL of the database, by default a file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_folder / 'dondoc.sqlite3'}"


def read_settings(**values: Any) -> Settings:
    """Return the settings; empty values count as not set.

    Raises SettingsError: one line a wrong setting, with key, value and what was expected.
    """
    try:
        return Settings(**values)
    except ValidationError as error:
        raise SettingsError("\n".join(_line(problem) for problem in error.errors())) from None


def _line(problem: Any) -> str:
    key = str(problem["loc"][0])
    expected = Settings.model_fields[key].description
    if problem["type"] == "missing":
        return f"{key.upper()} is not set: expected {expected}"
    shown = "'…'" if key in SECRET else repr(problem["input"])
    return f"{key.upper()}={shown}: expected {expected}"
