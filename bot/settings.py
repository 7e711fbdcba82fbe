"""Settings, read once from the environment and .env; a wrong one stops the start with one line."""

import hashlib
import hmac
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import setting_checks as checks
from storage.retention import Keeping

SECRET = frozenset({"bot_token", "proxy_url", "database_url", "heartbeat_url", "mail_url", "imap_url"})
MAIL_PORTS = {"smtp": 587, "smtps": 465, "imap": 143, "imaps": 993}
TOGETHER = (("web_address", "web_port"), ("mail_url", "mail_from", "imap_url"))
"""Settings of which none is of use without the others."""


class SettingsError(Exception):
    """A setting is wrong; the message names its key, its value and what was expected."""


class Settings(BaseSettings):
    """What may differ between installations; each field's description says what is expected."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", arbitrary_types_allowed=True
    )

    bot_token: Annotated[SecretStr, AfterValidator(checks.token)] = Field(
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
    proxy_url: Annotated[str | None, AfterValidator(checks.proxy)] = Field(
        None, description="để trống, hoặc một địa chỉ như http://10.0.0.1:3128, socks5://10.0.0.1:1080"
    )
    database_url: Annotated[str | None, AfterValidator(checks.database)] = Field(
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
    time_zone: Annotated[ZoneInfo, BeforeValidator(checks.zone)] = Field(
        ZoneInfo("Asia/Ho_Chi_Minh"), description="một múi giờ như Asia/Ho_Chi_Minh"
    )
    morning_time: Annotated[time, BeforeValidator(checks.time_of_day)] = Field(
        time(7, 30), description="một giờ như 07:30"
    )
    digest_time: Annotated[time, BeforeValidator(checks.time_of_day)] = Field(
        time(7, 45), description="một giờ như 07:45"
    )
    data_folder: Annotated[Path, AfterValidator(checks.folder)] = Field(
        Path("data"), description="một thư mục ghi được, ví dụ data"
    )
    keep_files: bool = Field(
        False, description="true hoặc false: có giữ bản sao ảnh, tệp của đơn vị trên đĩa không"
    )
    backup_folder: Annotated[Path | None, AfterValidator(checks.folder)] = Field(
        None, description="để trống (không sao lưu mỗi đêm), hoặc một thư mục ghi được, ví dụ backup"
    )
    backup_keep: int = Field(14, description="một số từ 1 đến 1000, ví dụ 14", ge=1, le=1000)
    keep_received_days: int = Field(
        30, description="số ngày từ 7 đến 365 giữ tin nhận đã xử lý, ví dụ 30", ge=7, le=365
    )
    keep_answerable_days: Annotated[int, AfterValidator(checks.no_shorter_than("keep_received_days"))] = (
        Field(
            365,
            description="số ngày từ KEEP_RECEIVED_DAYS đến 3650 còn trả lời được tin của bot, ví dụ 365",
            le=3650,
        )
    )
    keep_texts_days: Annotated[int | None, AfterValidator(checks.no_shorter_than("keep_answerable_days"))] = (
        Field(
            None,
            description="để trống (giữ mãi lời đã gửi), hoặc số ngày từ KEEP_ANSWERABLE_DAYS, ví dụ 1825",
            le=36500,
        )
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
    mail_url: Annotated[str | None, checks.mail_server("smtp", "smtps")] = Field(
        None,
        description="để trống (không gửi thư), hoặc một máy chủ như smtps://user:password@smtp.tinh.gov.vn",
    )
    mail_from: Annotated[str | None, AfterValidator(checks.mail_sender)] = Field(
        None, description="để trống (không gửi thư), hoặc một địa chỉ như Đôn đốc <dondoc@tinh.gov.vn>"
    )
    imap_url: Annotated[str | None, checks.mail_server("imap", "imaps")] = Field(
        None,
        description="để trống (không gửi thư), hoặc hộp thư của MAIL_FROM: imaps://user:password@imap.tinh.gov.vn",
    )
    mails_per_minute: float = Field(
        60.0, description="một số từ 1 đến 600, như 60", ge=1, le=600, allow_inf_nan=False
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
        return None if self.health_port is None else checks.listened_to(self.health_port)

    @property
    def webhook_listens(self) -> tuple[str, int]:
        """Return where what Telegram brings is taken, from the proxy that has the public address."""
        return checks.listened_to(self.webhook_port)

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
    return f"{key.upper()}={shown}: cần {expected}"


def _not_set(key: str) -> str:
    return f"{key.upper()} chưa đặt: cần {Settings.model_fields[key].description}"
