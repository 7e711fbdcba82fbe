"""Settings, read once from the environment and .env; a wrong one stops the start with one line."""

import hashlib
import hmac
import os
import re
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import httpx
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from storage.retention import Keeping

SECRET = frozenset({"bot_token", "proxy_url", "database_url", "heartbeat_url"})
PROXY_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})
DATABASES = frozenset({"sqlite", "postgresql+psycopg"})


class SettingsError(Exception):
    """A setting is wrong; the message names its key, its value and what was expected."""


def _token(value: SecretStr) -> SecretStr:
    if re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()) is None:
        raise ValueError("no token")
    return value


def _proxy(value: str | None) -> str | None:
    try:
        address = httpx.URL(value or "http://none")
    except httpx.InvalidURL as error:
        raise ValueError("no address") from error
    if address.scheme not in PROXY_SCHEMES or not address.host:
        raise ValueError("no proxy")
    return value


def _database(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        address = make_url(value)
    except ArgumentError as error:
        raise ValueError("no address") from error
    if address.drivername not in DATABASES or address.database in {None, "", ":memory:"}:
        raise ValueError("no database of ours")
    return value


def _time_of_day(value: Any) -> Any:
    read = time.fromisoformat(value) if isinstance(value, str) else value
    if isinstance(read, time) and read.tzinfo is not None:
        raise ValueError("the zone is a setting of its own")
    return read


def _zone(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return ZoneInfo(value)
    except (KeyError, OSError) as error:
        raise ValueError(value) from error


def _folder(value: Path | None) -> Path | None:
    if value is None:
        return None
    existing = next(path for path in (value, *value.absolute().parents) if path.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        raise ValueError("not to be written to")
    return value


def _after(earlier: str) -> Callable[[int | None, ValidationInfo], int | None]:
    """Return a check that something is kept for no shorter than what is let go of earlier."""

    def checked(value: int | None, others: ValidationInfo) -> int | None:
        if value is not None and value < others.data.get(earlier, 0):
            raise ValueError(f"shorter than {earlier}")
        return value

    return checked


def _listened_to(port: str) -> tuple[str, int]:
    """Return the address of a port, on this machine where nothing else is said."""
    host, _, number = port.rpartition(":")
    return host or "127.0.0.1", int(number)


class Settings(BaseSettings):
    """What may differ between installations; each field's description says what is expected."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", arbitrary_types_allowed=True
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] = Field(
        description="token do @BotFather cấp, ví dụ 123456:ABC-DEF"
    )
    api_base_url: str = Field(
        "https://api.telegram.org/bot",
        description="một địa chỉ như https://api.telegram.org/bot",
        pattern=r"^https?://[^\s/]+(/\S*)?/bot$",
    )
    api_base_file_url: str = Field(
        "https://api.telegram.org/file/bot",
        description="một địa chỉ như https://api.telegram.org/file/bot",
        pattern=r"^https?://[^\s/]+(/\S*)?/file/bot$",
    )
    proxy_url: Annotated[str | None, AfterValidator(_proxy)] = Field(
        None, description="để trống, hoặc một địa chỉ như http://10.0.0.1:3128, socks5://10.0.0.1:1080"
    )
    database_url: Annotated[str | None, AfterValidator(_database)] = Field(
        None,
        description="để trống (SQLite trong DATA_FOLDER), hoặc postgresql+psycopg://user:password@host/name",
    )
    database_timeout: float = Field(
        30.0,
        description="số giây từ 0.1 đến 600 cho một câu lệnh của cơ sở dữ liệu, ví dụ 30",
        ge=0.1,
        le=600,
        allow_inf_nan=False,
    )
    time_zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = Field(
        ZoneInfo("Asia/Ho_Chi_Minh"), description="một múi giờ như Asia/Ho_Chi_Minh"
    )
    morning_time: Annotated[time, BeforeValidator(_time_of_day)] = Field(
        time(7, 30), description="một giờ như 07:30"
    )
    digest_time: Annotated[time, BeforeValidator(_time_of_day)] = Field(
        time(7, 45), description="một giờ như 07:45"
    )
    data_folder: Annotated[Path, AfterValidator(_folder)] = Field(
        Path("data"), description="một thư mục ghi được, ví dụ data"
    )
    keep_files: bool = Field(
        False, description="true hoặc false: có giữ bản sao ảnh, tệp của đơn vị trên đĩa không"
    )
    backup_folder: Annotated[Path | None, AfterValidator(_folder)] = Field(
        None, description="để trống (không sao lưu mỗi đêm), hoặc một thư mục ghi được, ví dụ backup"
    )
    backup_keep: int = Field(14, description="một số từ 1 đến 1000, ví dụ 14", ge=1, le=1000)
    keep_received_days: int = Field(
        30, description="số ngày từ 7 đến 365 giữ tin nhận đã xử lý, ví dụ 30", ge=7, le=365
    )
    keep_answerable_days: Annotated[int, AfterValidator(_after("keep_received_days"))] = Field(
        365,
        description="số ngày từ KEEP_RECEIVED_DAYS đến 3650 còn trả lời được tin của bot, ví dụ 365",
        le=3650,
    )
    keep_texts_days: Annotated[int | None, AfterValidator(_after("keep_answerable_days"))] = Field(
        None,
        description="để trống (giữ mãi lời đã gửi), hoặc số ngày từ KEEP_ANSWERABLE_DAYS, ví dụ 1825",
        le=36500,
    )
    messages_per_second: float = Field(
        28.0, description="một số từ 1 đến 30, ví dụ 28", ge=1, le=30, allow_inf_nan=False
    )

    health_port: str | None = Field(
        None,
        description="để trống, hoặc một cổng: 9464 (chỉ máy này) hoặc 0.0.0.0:9464",
        pattern=r"^([^\s:]+:)?[1-9][0-9]{0,4}$",
    )
    webhook_url: str | None = Field(
        None,
        description="để trống, hoặc một địa chỉ như https://dondoc.example.vn (cổng 443, 80, 88, 8443)",
        pattern=r"^https://[^\s/:@?#]+(:(443|80|88|8443))?(/[^\s?#]*)?$",
    )
    webhook_port: str = Field(
        "8443",
        description="một cổng: 8443 (chỉ máy này) hoặc 0.0.0.0:8443",
        pattern=r"^([^\s:]+:)?[1-9][0-9]{0,4}$",
    )
    web_address: str | None = Field(
        None,
        description="để trống (không có trang), hoặc một địa chỉ như https://dondoc.tinh.gov.vn",
        pattern=r"^https?://[^\s/]+$",
    )
    web_port: int | None = Field(
        None, description="để trống (không có trang), hoặc một cổng như 8080", ge=1, le=65535
    )
    web_host: str = Field("127.0.0.1", description="một địa chỉ của máy này như 127.0.0.1 hoặc 0.0.0.0")

    heartbeat_url: str | None = Field(
        None,
        description="để trống, hoặc một địa chỉ như https://hc-ping.com/0123",
        pattern=r"^https?://[^\s/]+\S*$",
    )

    @property
    def health_address(self) -> tuple[str, int] | None:
        """Return where the bot's health is asked over HTTP, on this machine where nothing else is said."""
        return None if self.health_port is None else _listened_to(self.health_port)

    @property
    def webhook_listens(self) -> tuple[str, int]:
        """Return where what Telegram brings is taken, from the proxy that has the public address."""
        return _listened_to(self.webhook_port)

    @property
    def webhook_path(self) -> str:
        """Return the end of the webhook's address, which nobody can guess who has not the token."""
        return self._derived("path of the webhook")

    @property
    def webhook_secret(self) -> str:
        """Return what Telegram says with every update, so that it is known to come from there."""
        return self._derived("secret of the webhook")

    @property
    def webhook_address(self) -> str | None:
        """Return where Telegram brings updates, None where they are fetched."""
        return f"{self.webhook_url.rstrip('/')}/{self.webhook_path}" if self.webhook_url else None

    def _derived(self, use: str) -> str:
        return hmac.new(self.bot_token.get_secret_value().encode(), use.encode(), hashlib.sha256).hexdigest()

    @property
    def keeping(self) -> Keeping:
        """Return for how long what is no record is kept."""
        texts = self.keep_texts_days
        return Keeping(
            received=timedelta(self.keep_received_days),
            answerable=timedelta(self.keep_answerable_days),
            told=None if texts is None else timedelta(texts),
        )

    @property
    def database(self) -> str:
        """Return the URL of the database, by default a file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_folder / 'dondoc.sqlite3'}"

    @property
    def evidence_folder(self) -> Path:
        """Return where copies of units' files are kept, if they are."""
        return self.data_folder / "evidence"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return what must not appear in a log: the token and the passwords in addresses."""
        addresses = (address for address in (self.proxy_url, self.database_url) if address)
        written = [password for address in addresses if (password := urlsplit(address).password)]
        pinged = (self.heartbeat_url,) if self.heartbeat_url else ()
        derived = (self.webhook_path, self.webhook_secret) if self.webhook_url else ()
        return (self.bot_token.get_secret_value(), *written, *map(unquote, written), *pinged, *derived)


def read_settings(**values: Any) -> Settings:
    """Return the settings; empty values count as not set.

    Raises SettingsError: one line a wrong setting, with key, value and what was expected.
    """
    try:
        settings = Settings(**values)
    except ValidationError as error:
        raise SettingsError("\n".join(_line(problem) for problem in error.errors())) from None
    for key, other in (("web_address", "web_port"), ("web_port", "web_address")):
        if getattr(settings, key) is None and getattr(settings, other) is not None:
            raise SettingsError(_not_set(key))
    return settings


def _line(problem: Any) -> str:
    key = str(problem["loc"][0])
    expected = Settings.model_fields[key].description
    if problem["type"] == "missing":
        return _not_set(key)
    shown = "'…'" if key in SECRET else repr(problem["input"])
    return f"{key.upper()}={shown}: cần {expected}"


def _not_set(key: str) -> str:
    return f"{key.upper()} chưa đặt: cần {Settings.model_fields[key].description}"
