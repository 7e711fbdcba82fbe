"""What Telegram knows of the bot's webhook: whether one is set, is ours, and updates arrive."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from bot.polling import WANTED
from bot.settings import Settings
from bot.upkeep.asking import UnreachableError, ask
from bot.upkeep.doctor.findings import Finding, doubtful, good, wrong

WEBHOOK = "webhook"
LATELY = timedelta(minutes=10)
MANY_WAITING = 100
RUN_AGAIN = "Chạy lại bot: tự đặt lại khi khởi động (sudo systemctl restart dondoc)."
ANOTHER = "Dừng chương trình kia, hoặc đổi token ở @BotFather (/revoke)."
STEPS = (
    (
        "502",
        "Máy chủ proxy không tới được bot: bot có chạy không, proxy có chuyển đến WEBHOOK_PORT không.",
    ),
    ("503", "Bot không ghi được vào cơ sở dữ liệu: xem các dòng dưới và nhật ký."),
    ("403", "Địa chỉ do token khác đặt: chạy lại bot; proxy phải chuyển nguyên các tiêu đề X-Telegram-…"),
    ("404", "Proxy chuyển sai đường dẫn: phải giữ nguyên phần cuối của địa chỉ."),
    ("ssl", "Chứng thư TLS của tên miền: gia hạn, gửi đủ chuỗi chứng thư (fullchain)."),
    ("certificate", "Chứng thư TLS của tên miền: gia hạn, gửi đủ chuỗi chứng thư (fullchain)."),
    ("resolve", "Tên miền trong WEBHOOK_URL không có trên DNS công khai."),
    ("refused", "Mở cổng của WEBHOOK_URL từ Internet vào, và kiểm tra máy chủ proxy."),
    ("timed out", "Mở cổng của WEBHOOK_URL từ Internet vào, và kiểm tra máy chủ proxy."),
    ("timeout", "Bot trả lời quá chậm: xem cơ sở dữ liệu và nhật ký."),
)
"""What to do, by a word of what Telegram says went wrong."""
OTHERWISE = (
    "Kiểm tra máy chủ proxy trước bot; hoặc bỏ WEBHOOK_URL rồi chạy lại bot: bot tự lấy tin như trước."
)


async def look(settings: Settings, now: datetime) -> Finding:
    """Return how the webhook is, or that none is needed."""
    try:
        answer = await ask(settings, "getWebhookInfo")
    except UnreachableError as error:
        return doubtful(WEBHOOK, f"không hỏi được ({error})", "Chạy lại dondoc doctor.")
    info: dict[str, Any] = answer.result or {}
    url = str(info.get("url") or "")
    if settings.webhook_address is None:
        return _unwanted(settings, url)
    return _misplaced(settings, url, info) or _arriving(info, now)


def _unwanted(settings: Settings, url: str) -> Finding:
    if not url:
        return good(WEBHOOK, "không đặt")
    if url.endswith(settings.webhook_path):
        text = f"còn đặt đến {_host(url)}, mà WEBHOOK_URL để trống: bot chưa nhận được tin"
        return doubtful(WEBHOOK, text, "Chạy lại bot: tự bỏ khi khởi động (sudo systemctl restart dondoc).")
    return wrong(WEBHOOK, "một chương trình khác nhận tin của bot này qua webhook", ANOTHER)


def _misplaced(settings: Settings, url: str, info: dict[str, Any]) -> Finding | None:
    if not url:
        return wrong(WEBHOOK, "chưa đặt, dù có WEBHOOK_URL: bot chưa nhận được tin", RUN_AGAIN)
    if not url.endswith(settings.webhook_path):
        text = f"đặt đến {_host(url)}, không phải của bot này: một chương trình khác nhận tin"
        return wrong(WEBHOOK, text, ANOTHER)
    if url != settings.webhook_address:
        return wrong(WEBHOOK, f"đặt đến {_host(url)}, khác WEBHOOK_URL", RUN_AGAIN)
    if set(info.get("allowed_updates") or ()) != set(WANTED):
        return doubtful(WEBHOOK, "Telegram không gửi đủ loại tin", RUN_AGAIN)
    return None


def _arriving(info: dict[str, Any], now: datetime) -> Finding:
    waiting = info.get("pending_update_count", 0)
    failed_at = datetime.fromtimestamp(info.get("last_error_date", 0), now.tzinfo)
    if now - failed_at < LATELY:
        said = str(info.get("last_error_message", ""))
        step = next((step for word, step in STEPS if word in said.casefold()), OTHERWISE)
        text = f"Telegram không giao được tin ({said}); {waiting} tin chờ"
        return wrong(WEBHOOK, text, step) if waiting else doubtful(WEBHOOK, text, step)
    if waiting > MANY_WAITING:
        return doubtful(WEBHOOK, f"{waiting} tin chờ ở Telegram", OTHERWISE)
    return good(WEBHOOK, f"đặt đến {_host(info['url'])}, {waiting} tin chờ")


def _host(url: str) -> str:
    """Return the public part of an address: its path is a secret."""
    return urlsplit(url).netloc
