"""What Telegram and the way to it look like: proxy, token, clock, privacy mode, webhook, the group."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from bot.settings import Settings
from bot.upkeep.asking import Answer, UnreachableError, ask
from bot.upkeep.caretaker import MOST_SECONDS_OFF, seconds_off
from bot.upkeep.doctor import webhook
from bot.upkeep.doctor.findings import Finding, doubtful, good, wrong
from storage.models import ChatLink, LinkState

TELEGRAM, PROXY, TOKEN, CLOCK, PRIVACY, GROUP = (
    *("Telegram", "proxy", "token", "đồng hồ", "privacy mode"),
    "nhóm cơ quan thường trực",
)
SLIGHTLY_OFF = 5
PATIENCE_SECONDS = 5.0
USUAL_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
MAKE_ADMINISTRATOR = "Trong nhóm: đặt bot làm quản trị viên, tắt mọi quyền tắt được."


async def look(settings: Settings, groups: Sequence[ChatLink], now: datetime) -> list[Finding]:
    """Return what is found on the way to Telegram and there; nothing more where it is not reached."""
    findings = [await _proxy(settings)] if settings.proxy_url else []
    try:
        me = await ask(settings, "getMe")
    except UnreachableError as error:
        step = "Kiểm tra mạng tới api.telegram.org cổng 443 và PROXY_URL; bot tự thử lại."
        return [*findings, wrong(TELEGRAM, f"không liên lạc được ({error})", step)]
    findings.append(good(TELEGRAM, "liên lạc được"))
    findings += _clock(me, now)
    if me.refusal is not None:
        step = "Lấy token ở @BotFather (/mybots → API Token), ghi vào BOT_TOKEN trong .env."
        return [*findings, wrong(TOKEN, f"Telegram từ chối ({me.refusal})", step)]
    findings.append(good(TOKEN, f"@{me.result.get('username')}"))
    findings += _privacy(me)
    findings.append(await webhook.look(settings, now))
    return findings + [await _group(settings, me.result["id"], one) for one in groups]


async def _proxy(settings: Settings) -> Finding:
    address = urlsplit(settings.proxy_url or "")
    port = address.port or USUAL_PORTS[address.scheme]
    shown = f"{address.hostname}:{port}"
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            _, writer = await asyncio.open_connection(address.hostname, port)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        step = "Kiểm tra PROXY_URL, hoặc bỏ trống nếu không dùng."
        return wrong(PROXY, f"{shown} không trả lời ({reason})", step)
    writer.close()
    return good(PROXY, shown)


def _clock(me: Answer, now: datetime) -> Iterator[Finding]:
    off = seconds_off(me, now)
    step = "Bật đồng bộ giờ: sudo timedatectl set-ntp true"
    if off is None:
        yield doubtful(CLOCK, "Telegram không cho biết giờ", "Xem timedatectl: đồng hồ phải được đồng bộ.")
    elif off > MOST_SECONDS_OFF:
        yield wrong(CLOCK, f"lệch {off} giây so với Telegram: giờ nhắc sẽ sai", step)
    elif off > SLIGHTLY_OFF:
        yield doubtful(CLOCK, f"lệch {off} giây so với Telegram", step)
    else:
        yield good(CLOCK, "đúng giờ Telegram")


def _privacy(me: Answer) -> Iterator[Finding]:
    if not me.result.get("can_join_groups", True):
        yield wrong(PRIVACY, "bot không được phép vào nhóm", "@BotFather → /setjoingroups → Enable.")
    if me.result.get("can_read_all_group_messages"):
        step = "@BotFather → Bot Settings → Group Privacy → Turn on, trừ khi cố ý tắt."
        yield doubtful(PRIVACY, "đang tắt: mọi tin của các nhóm đến máy chủ này", step)
    else:
        yield good(PRIVACY, "đang bật")


async def _group(settings: Settings, bot: int, link: ChatLink) -> Finding:
    """Return what the bot may do in a group of the secretariat."""
    title = f"“{link.title}”"
    if link.state is LinkState.UNREACHABLE:
        return wrong(GROUP, f"{title}: bot không còn ở trong nhóm", "Thêm lại bot vào nhóm.")
    try:
        answer = await ask(settings, "getChatMember", chat_id=link.chat_id, user_id=bot)
    except UnreachableError as error:
        return doubtful(GROUP, f"{title}: không hỏi được ({error})", "Chạy lại dondoc doctor.")
    member = answer.result or {"status": "left"}
    standing = member["status"]
    if standing in {"left", "kicked"}:
        return wrong(GROUP, f"{title}: bot không ở trong nhóm", "Thêm lại bot vào nhóm.")
    if not member.get("can_send_messages", standing != "restricted"):
        return wrong(GROUP, f"{title}: bot bị cấm gửi tin", MAKE_ADMINISTRATOR)
    if standing not in {"creator", "administrator"}:
        text = f"{title}: bot chưa là quản trị viên, có thể không biết ai ở trong nhóm"
        return doubtful(GROUP, text, MAKE_ADMINISTRATOR)
    return good(GROUP, f"{title}: bot là quản trị viên")
