"""Settings, read once from the environment and .env; a wrong one stops the start with one line."""

import os
import re
from datetime import time
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import httpx
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

SECRET = frozenset({"bot_token", "proxy_url", "database_url", "heartbeat_url", "mail_url", "imap_url"})
MAIL_PORTS = {"smtp": 587, "smtps": 465, "imap": 143, "imaps": 993}
PROXY_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})
TOGETHER = (("web_address", "web_port"), ("mail_url", "mail_from", "imap_url"))
"""Settings of which none is of use without the others."""
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


def _mail_server(*schemes: str) -> AfterValidator:
    """Return what checks the address of a mail server."""

    def checked(value: str | None) -> str | None:
        if value is None:
            return None
        address = urlsplit(value)
        if address.scheme not in schemes or not address.hostname or address.port == 0:
            raise ValueError("no mail server")
        if schemes[0] == "imap" and not (address.username and address.password):
            raise ValueError("a mailbox is read by its owner only")
        return value

    return AfterValidator(checked)


def _mail_from(value: str | None) -> str | None:
    if value is None:
        return None
    name, address = parseaddr(value)
    if (
        re.fullmatch(r"[^\s@<>\"(),;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", address) is None
        or not value.isprintable()
    ):
        raise ValueError("no address")
    return value if name or value == address else address


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


class Settings(BaseSettings):
    """What may differ between installations; each field's description says what is expected."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", arbitrary_types_allowed=True
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] = Field(
        description="the bot's token from @BotFather, such as 123456:ABC-DEF"
    )
    api_base_url: str = Field(
        "https://api.telegram.org/bot",
        description="an address such as https://api.telegram.org/bot",
        pattern=r"^https?://[^\s/]+(/\S*)?/bot$",
    )
    api_base_file_url: str = Field(
        "https://api.telegram.org/file/bot",
        description="an address such as https://api.telegram.org/file/bot",
        pattern=r"^https?://[^\s/]+(/\S*)?/file/bot$",
    )
    proxy_url: Annotated[str | None, AfterValidator(_proxy)] = Field(
        None, description="nothing, or an address such as http://10.0.0.1:3128 or socks5://10.0.0.1:1080"
    )
    database_url: Annotated[str | None, AfterValidator(_database)] = Field(
        None,
        description="nothing (SQLite in the data folder), or postgresql+psycopg://user:password@host/name",
    )
    database_timeout: float = Field(
        30.0,
        description="seconds from 0.1 to 600 that the database may take for one statement, such as 30",
        ge=0.1,
        le=600,
        allow_inf_nan=False,
    )
    time_zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = Field(
        ZoneInfo("Asia/Ho_Chi_Minh"), description="a time zone such as Asia/Ho_Chi_Minh"
    )
    morning_time: Annotated[time, BeforeValidator(_time_of_day)] = Field(
        time(7, 30), description="a time such as 07:30"
    )
    digest_time: Annotated[time, BeforeValidator(_time_of_day)] = Field(
        time(7, 45), description="a time such as 07:45"
    )
    data_folder: Annotated[Path, AfterValidator(_folder)] = Field(
        Path("data"), description="a folder to write to, such as data"
    )
    keep_files: bool = Field(
        False, description="true or false: whether copies of units' photos and files are kept on disk"
    )
    backup_folder: Annotated[Path | None, AfterValidator(_folder)] = Field(
        None, description="nothing (no nightly backup), or a folder to write to, such as backup"
    )
    backup_keep: int = Field(14, description="a number from 1 to 1000, such as 14", ge=1, le=1000)
    messages_per_second: float = Field(
        28.0, description="a number from 1 to 30, such as 28", ge=1, le=30, allow_inf_nan=False
    )

    health_port: str | None = Field(
        None,
        description="nothing, or a port such as 9464 on this machine alone, or 0.0.0.0:9464",
        pattern=r"^([^\s:]+:)?[1-9][0-9]{0,4}$",
    )
    mail_url: Annotated[str | None, _mail_server("smtp", "smtps")] = Field(
        None, description="nothing (no mail), or a server such as smtps://user:password@smtp.tinh.gov.vn"
    )
    mail_from: Annotated[str | None, AfterValidator(_mail_from)] = Field(
        None, description="nothing (no mail), or an address such as Đôn đốc <dondoc@tinh.gov.vn>"
    )
    imap_url: Annotated[str | None, _mail_server("imap", "imaps")] = Field(
        None,
        description="nothing (no mail), or the mailbox of MAIL_FROM, as imaps://user:password@imap.tinh.gov.vn",
    )
    mails_per_minute: float = Field(
        60.0, description="a number from 1 to 600, such as 60", ge=1, le=600, allow_inf_nan=False
    )
    web_address: str | None = Field(
        None,
        description="nothing (no page), or the page's address such as https://dondoc.tinh.gov.vn",
        pattern=r"^https?://[^\s/]+$",
    )
    web_port: int | None = Field(
        None, description="nothing (no page), or a port such as 8080", ge=1, le=65535
    )
    web_host: str = Field("127.0.0.1", description="an address of this machine such as 127.0.0.1 or 0.0.0.0")

    heartbeat_url: str | None = Field(
        None,
        description="nothing, or an address such as https://hc-ping.com/0123",
        pattern=r"^https?://[^\s/]+\S*$",
    )

    @property
    def health_address(self) -> tuple[str, int] | None:
        """Return where the bot's health is asked over HTTP, on this machine where nothing else is said."""
        if self.health_port is None:
            return None
        host, _, port = self.health_port.rpartition(":")
        return host or "127.0.0.1", int(port)

    @property
    def writes_mail(self) -> bool:
        """Return whether units can be written to by mail."""
        return self.mail_url is not None

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
        with_passwords = (self.proxy_url, self.database_url, self.mail_url, self.imap_url)
        addresses = (address for address in with_passwords if address)
        written = [password for address in addresses if (password := urlsplit(address).password)]
        pinged = (self.heartbeat_url,) if self.heartbeat_url else ()
        return (self.bot_token.get_secret_value(), *written, *map(unquote, written), *pinged)


def read_settings(**values: Any) -> Settings:
    """Return the settings; empty values count as not set.

    Raises SettingsError: one line a wrong setting, with key, value and what was expected.
    """
    try:
        settings = Settings(**values)
    except ValidationError as error:
        raise SettingsError("\n".join(_line(problem) for problem in error.errors())) from None
    missing = _missing(settings)
    if missing:
        raise SettingsError("\n".join(map(_not_set, missing)))
    return settings


def _missing(settings: Settings) -> list[str]:
    """Return the keys without which others are of no use."""
    return [
        key
        for together in TOGETHER
        for key in together
        if getattr(settings, key) is None and any(getattr(settings, other) is not None for other in together)
    ]


def _line(problem: Any) -> str:
    key = str(problem["loc"][0])
    expected = Settings.model_fields[key].description
    if problem["type"] == "missing":
        return _not_set(key)
    shown = "'…'" if key in SECRET else repr(problem["input"])
    return f"{key.upper()}={shown}: expected {expected}"


def _not_set(key: str) -> str:
    return f"{key.upper()} is not set: expected {Settings.model_fields[key].description}"
