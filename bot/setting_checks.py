"""What each setting must look like; whatever does not raises ValueError, which pydantic gathers."""

import os
import re
from collections.abc import Callable
from datetime import time
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import httpx
from pydantic import AfterValidator, SecretStr, ValidationInfo
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

PROXY_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})
DATABASES = frozenset({"sqlite", "postgresql+psycopg"})


def token(value: SecretStr) -> SecretStr:
    """Return a token as @BotFather gives it. Raises ValueError for any other."""
    if re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()) is None:
        raise ValueError("no token")
    return value


def proxy(value: str | None) -> str | None:
    """Return the address of a proxy. Raises ValueError for any other."""
    try:
        address = httpx.URL(value or "http://none")
    except httpx.InvalidURL as error:
        raise ValueError("no address") from error
    if address.scheme not in PROXY_SCHEMES or not address.host:
        raise ValueError("no proxy")
    return value


def database(value: str | None) -> str | None:
    """Return the address of a database that we can use. Raises ValueError for any other."""
    if value is None:
        return None
    try:
        address = make_url(value)
    except ArgumentError as error:
        raise ValueError("no address") from error
    if address.drivername not in DATABASES or address.database in {None, "", ":memory:"}:
        raise ValueError("no database of ours")
    return value


def mail_server(*schemes: str) -> AfterValidator:
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


def mail_sender(value: str | None) -> str | None:
    """Return from whom mails come, with a name or without. Raises ValueError for any other."""
    if value is None:
        return None
    name, address = parseaddr(value)
    if (
        re.fullmatch(r"[^\s@<>\"(),;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", address) is None
        or not value.isprintable()
        or value.count("@") > 1
    ):
        raise ValueError("no address")
    return value if name or value == address else address


def time_of_day(value: Any) -> Any:
    """Return a time of day as it was written, without a zone. Raises ValueError for any other."""
    read = time.fromisoformat(value) if isinstance(value, str) else value
    if isinstance(read, time) and read.tzinfo is not None:
        raise ValueError("the zone is a setting of its own")
    return read


def zone(value: Any) -> Any:
    """Return a time zone by its name. Raises ValueError for any other."""
    if not isinstance(value, str):
        return value
    try:
        return ZoneInfo(value)
    except (KeyError, OSError) as error:
        raise ValueError(value) from error


def folder(value: Path | None) -> Path | None:
    """Return a folder that we may write to, or could make. Raises ValueError for any other."""
    if value is None:
        return None
    existing = next(path for path in (value, *value.absolute().parents) if path.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        raise ValueError("not to be written to")
    return value


def no_shorter_than(earlier: str) -> Callable[[int | None, ValidationInfo], int | None]:
    """Return a check that something is kept for no shorter than what is let go of earlier."""

    def checked(value: int | None, others: ValidationInfo) -> int | None:
        if value is not None and value < others.data.get(earlier, 0):
            raise ValueError(f"shorter than {earlier}")
        return value

    return checked


def listened_to(port: str) -> tuple[str, int]:
    """Return the address of a port, on this machine where nothing else is said."""
    host, _, number = port.rpartition(":")
    return host or "127.0.0.1", int(number)
