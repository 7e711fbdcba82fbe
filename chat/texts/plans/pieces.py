"""How much of a document was read, in one line: tasks, pages or tables, and what was left aside."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from chat.texts.words import count
from plans.plan import PlanReading
from plans.reading.ledger import Entry, Fate, Kind, Ledger

NAMED = 5
LONGEST_REASON = 60


def what_was_read(reading: PlanReading) -> str | None:
    """Return "Đã đọc 94 nhiệm vụ từ 9 trang; chưa đọc: trang 4 (ảnh)", or None where no ledger was kept."""
    ledger = reading.ledger
    if not ledger.entries:
        return None
    tasks = reading.plan.tasks
    sources = " từ lời văn" if any(task.proposed for task in tasks) else _sources(ledger)
    read = f"Đã đọc {count(len(tasks), 'nhiệm vụ')}{sources}"
    unread = list(_unread([entry for entry in ledger.left_aside if entry.kind is not Kind.ROW]))
    more = [f"và {len(unread) - NAMED} chỗ khác"] if len(unread) > NAMED else []
    return f"{read}; chưa đọc: {', '.join(unread[:NAMED] + more)}" if unread else read


def _sources(ledger: Ledger) -> str:
    """Return " từ 9 trang", or the sheets or tables of a document without pages."""
    tables = "trang tính" if ledger.count(Kind.SHEET) else "bảng"
    numbers = ((ledger.count(Kind.PAGE, Fate.READ), "trang"), (ledger.count(Kind.TABLE, Fate.READ), tables))
    return next((f" từ {count(number, name)}" for number, name in numbers if number), "")


def _unread(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield each place with its reason; neighbouring pages with the same reason are one place."""
    for (kind, reason), group in groupby(entries, key=lambda entry: (entry.kind, entry.reason)):
        places = [entry.place for entry in group]
        is_run = kind is Kind.PAGE and len(places) > 1
        for place in [f"{places[0]} đến {places[-1]}"] if is_run else places:
            yield f"{place} ({reason[:LONGEST_REASON]})"
