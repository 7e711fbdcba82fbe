"""The links of units that have no group yet: a table, and a page to print with a QR code for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from plans.privacy import masked_numbers
from reports.spreadsheet import Sheet, SheetColumn, workbook

COLUMNS = (
    SheetColumn("TT", 6),
    SheetColumn("Đơn vị", 44),
    SheetColumn("Cấp", 18),
    SheetColumn("Liên kết thêm bot vào nhóm", 62),
    SheetColumn("Hoặc gửi vào nhóm đã có bot", 28),
    SheetColumn("Hiệu lực đến", 22),
)
PAGE = SheetColumn("Hoặc mở trang web, không cần Telegram", 62)
"""Where there is a page."""
STYLE = """
@page { size: A4; margin: 12mm }
body { font-family: "Times New Roman", Tinos, "Liberation Serif", serif; font-size: 11pt; margin: 0 }
h1 { font-size: 15pt; margin: 0 0 2mm } h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid }
ol { padding-left: 6mm; margin: 0 0 4mm }
.cards { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 3mm }
.card { border: 0.3mm solid #888; border-radius: 2mm; padding: 3mm; text-align: center; break-inside: avoid }
.card b { display: block; min-height: 10mm } .card svg { width: 34mm; height: 34mm }
.card small { display: block; overflow-wrap: anywhere; font-size: 8pt }
"""


@dataclass(frozen=True, slots=True)
class UnitLink:
    """What is handed to one unit."""

    unit: str
    level: str
    link: str
    command: str
    page: str | None = None
    """The link that opens the page in a browser by the same code."""


def link_table(links: Sequence[UnitLink], valid_until: str) -> bytes:
    """Return the links as an .xlsx."""
    rows = [
        (number, one.unit, one.level, one.link, one.command, valid_until)
        for number, one in enumerate(links, start=1)
    ]
    pages = [one.page for one in links]
    if not any(pages):
        return workbook([Sheet("Liên kết nhóm", COLUMNS, rows)])
    with_pages = [(*row, page) for row, page in zip(rows, pages, strict=True)]
    return workbook([Sheet("Liên kết nhóm", (*COLUMNS, PAGE), with_pages)])


def link_page(links: Sequence[UnitLink], valid_until: str) -> bytes:
    """Return the links as one HTML page that needs nothing else: open it and print, three cards a row."""
    ordered = sorted(links, key=lambda one: one.level)
    levels = [(level, list(group)) for level, group in groupby(ordered, key=lambda one: one.level)]
    body = "".join(
        f"<h2>{escape(level).capitalize()} ({len(group)} đơn vị)</h2>"
        f'<div class="cards">{"".join(map(_card, group))}</div>'
        for level, group in levels
    )
    page = (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        f"<title>Liên kết nhóm Telegram của các đơn vị</title><style>{STYLE}</style></head><body>"
        "<h1>Liên kết nhóm Telegram của đơn vị với Đôn đốc</h1><ol>"
        "<li>Cán bộ đầu mối quét mã QR của đơn vị mình bằng điện thoại có Telegram (hoặc mở liên kết).</li>"
        "<li>Chọn nhóm Telegram của đơn vị; bot vào nhóm và báo đã liên kết.</li>"
        "<li>Bot đã ở trong nhóm thì chỉ cần gửi dòng lệnh dưới mã QR vào nhóm.</li></ol>"
        f"<p>Mỗi mã dùng một lần, hiệu lực đến {escape(valid_until)}. "
        "Mỗi ô chỉ giao cho đúng đơn vị ghi trong ô.</p>"
        f"{body}</body></html>"
    )
    return page.encode()


def _card(one: UnitLink) -> str:
    page = f"<small>Không có Telegram: trang web</small>{_coded(one.page)}" if one.page else ""
    return (
        f'<div class="card"><b>{escape(masked_numbers(one.unit))}</b>{_coded(one.link)}'
        f"<small>{escape(one.command)}</small>{page}</div>"
    )


def _coded(link: str) -> str:
    # The mask is given, not chosen: a third of the time, and every reader takes any.
    import segno  # noqa: PLC0415 -- loaded only where links are printed

    code = segno.make_qr(link, error="m", boost_error=False, mask=2)
    return f"{code.svg_inline(border=2, omitsize=True)}<small>{escape(link)}</small>"
