"""What the machine looks like: who may read its files, free disk, backups, fonts for the charts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.settings import Settings
from bot.upkeep.caretaker import LEAST_FREE, free_share
from bot.upkeep.doctor.findings import Finding, doubtful, good, wrong

RIGHTS, DISK, BACKUPS, FONTS = "quyền đọc tệp", "đĩa", "sao lưu", "phông chữ biểu đồ"
PAGE = "trang web"
NEARLY_FULL = 0.03
OLDEST_BACKUP = timedelta(hours=26)
LETTERS = "ắỗựđĐẶỮỸ"


def look(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield what is found on the machine."""
    yield _rights(settings)
    yield _disk(settings)
    yield _backups(settings, now)
    if settings.web_address is not None:
        yield _page(settings.web_address)


def _rights(settings: Settings) -> Finding:
    """Return which files with secrets or data others can read."""
    wanted = {Path(".env"): "600", settings.data_folder: "700"}
    if settings.backup_folder is not None:
        wanted[settings.backup_folder] = "700"
    there = {path: mode for path, mode in wanted.items() if path.exists()}
    open_to_all = {path: mode for path, mode in there.items() if path.stat().st_mode & 0o077}
    if not open_to_all:
        return good(RIGHTS, "chỉ người dùng của bot đọc được")
    step = "; ".join(f"chmod {mode} {path}" for path, mode in open_to_all.items())
    return doubtful(RIGHTS, f"người khác trên máy đọc được {', '.join(map(str, open_to_all))}", step)


def _disk(settings: Settings) -> Finding:
    free = free_share(settings.data_folder)
    step = "Dọn bớt hoặc mở rộng đĩa; bản sao lưu nên ở đĩa khác (BACKUP_FOLDER)."
    text = f"còn trống {free:.0%}"
    if free < NEARLY_FULL:
        return wrong(DISK, text, step)
    return doubtful(DISK, text, step) if free < LEAST_FREE else good(DISK, text)


def _backups(settings: Settings, now: datetime) -> Finding:
    folder = settings.backup_folder
    if folder is None:
        text = "chưa đặt BACKUP_FOLDER: không có bản sao lưu mỗi đêm"
        return doubtful(BACKUPS, text, "Ghi BACKUP_FOLDER vào .env.")
    made = [datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in folder.glob("dondoc-*.tar.gz")]
    if not made:
        return _no_backup(folder, now)
    age = now - max(made)
    text = f"bản mới nhất cách đây {age / timedelta(hours=1):.0f} giờ"
    if age > OLDEST_BACKUP:
        return wrong(BACKUPS, text, "Chạy: dondoc backup, và xem nó báo lỗi gì.")
    return good(BACKUPS, text)


def _no_backup(folder: Path, now: datetime) -> Finding:
    """Return what no backup means: in a new folder, nothing yet."""
    text = f"chưa có bản nào trong {folder}"
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if now - datetime.fromtimestamp(there.stat().st_mtime, UTC) < OLDEST_BACKUP:
        return doubtful(BACKUPS, text, "Bản đầu tiên có sau 01:00 đêm nay; muốn có ngay: dondoc backup")
    return wrong(BACKUPS, text, "Chạy: dondoc backup, và xem nó báo lỗi gì.")


def _page(address: str) -> Finding:
    """Return whether what people read and write on our page can be overheard on the way."""
    if address.startswith("https://"):
        return good(PAGE, address)
    step = "Đặt máy chủ TLS ở trước (docs/operations.md, Trang web) và ghi WEB_ADDRESS=https://…"
    return doubtful(PAGE, f"{address} không mã hóa: ai nghe được mạng ấy cũng đọc được", step)


def fonts() -> Finding:
    """Return whether the font of the charts has the letters of Vietnamese."""
    from matplotlib import font_manager  # noqa: PLC0415 -- takes a second to load

    try:
        font = font_manager.get_font(font_manager.findfont(font_manager.FontProperties()))
    except ValueError:
        return wrong(FONTS, "không có phông nào", "Cài phông: apt install fonts-dejavu-core")
    missing = [letter for letter in LETTERS if not font.get_char_index(ord(letter))]
    if missing:
        text = f"{font.family_name} thiếu chữ {''.join(missing)}"
        return doubtful(FONTS, text, "Cài phông: apt install fonts-dejavu-core")
    return good(FONTS, font.family_name)
