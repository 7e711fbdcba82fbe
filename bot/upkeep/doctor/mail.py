"""What the way of mail looks like: whether the servers are reached and take our password."""

import asyncio
import smtplib
from collections.abc import Iterator

from bot.mail.carrier import imap_of, smtp_of
from bot.mail.mailbox import MailboxError, opened
from bot.settings import Settings
from bot.upkeep.doctor.findings import Finding, good, wrong
from jobs.sending.mail.smtp import NotEncryptedError, connected

SENDING, READING = "gửi thư", "nhận thư"


async def look(settings: Settings) -> list[Finding]:
    """Return what is found of mail; nothing where it is switched off."""
    return await asyncio.to_thread(lambda: list(_look(settings)))


def _look(settings: Settings) -> Iterator[Finding]:
    if settings.writes_mail:
        yield _sending(settings)
        yield _reading(settings)


def _sending(settings: Settings) -> Finding:
    server = smtp_of(settings)
    try:
        with connected(server):
            pass
    except smtplib.SMTPAuthenticationError:
        step = "Kiểm tra người dùng và mật khẩu trong MAIL_URL (nhiều nơi cần mật khẩu ứng dụng riêng)."
        return wrong(SENDING, f"{server.host} từ chối đăng nhập", step)
    except NotEncryptedError:
        step = "Dùng smtps:// (cổng 465), hoặc đề nghị quản trị máy chủ thư bật STARTTLS."
        return wrong(SENDING, f"{server.host} không mã hóa đường truyền", step)
    except (OSError, smtplib.SMTPException) as error:
        step = "Kiểm tra MAIL_URL và mạng tới máy chủ thư; thư chờ được gửi khi nối lại."
        return wrong(SENDING, f"{server.host}:{server.port} không dùng được ({error})", step)
    return good(SENDING, f"{server.host}:{server.port}")


def _reading(settings: Settings) -> Finding:
    account = imap_of(settings)
    try:
        opened(account).close()
    except MailboxError as error:
        step = "Kiểm tra IMAP_URL: máy chủ, người dùng, mật khẩu, tên thư mục."
        return wrong(READING, f"{account.host}:{account.port} không dùng được ({error})", step)
    return good(READING, f"{account.host}:{account.port}")
