"""The words for codes and the forms of dates, as the outputs have them."""

from datetime import date, datetime, timedelta

LABELS: dict[str | None, str] = {
    "done": "Hoàn thành",
    "done_ongoing": "Hoàn thành và duy trì thường xuyên",
    "in_progress": "Đang thực hiện",
    "waiting": "Chờ hướng dẫn của cấp trên",
    "not_started": "Chưa thực hiện",
    None: "Chưa có thông tin",
}
SIGNS = dict(zip(LABELS, ("✅", "♻️", "🔵", "⏳", "⚪", "❔"), strict=True))


def date_of(stored: str) -> date:
    """Return a day as SQLite stores it."""
    return date.fromisoformat(stored[:10])


def local(stored: str) -> datetime:
    """Return a moment as SQLite stores it, as the clocks of Hanoi show it."""
    return datetime.fromisoformat(stored) + timedelta(hours=7)


def points(value: float) -> str:
    """Return a number with a comma: "33,33"."""
    return f"{round(value, 2):g}".replace(".", ",")
