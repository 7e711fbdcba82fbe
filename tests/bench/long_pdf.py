"""A plan as a PDF of so many pages, each a ruled table of tasks."""

from tests.plans.reading.documents import HEADER
from tests.plans.reading.pdf.pdf_file import Box, pdf

COLUMNS = (20, 60, 320, 440, 560, 680)
ROW, ROWS = 34, 12
TITLE = "Rà soát, đơn giản hóa thủ tục hành chính\nthuộc phạm vi quản lý và công khai theo quy định, đợt {}"


def long_pdf(pages: int) -> bytes:
    """Return the file."""
    return pdf(*(_page(number) for number in range(pages)))


def _page(number: int) -> list[Box]:
    rows = [_row(number * ROWS + place) for place in range(1, ROWS + 1)]
    return [
        Box(left, 20 + ROW * line, right, 20 + ROW * (line + 1), text)
        for line, cells in enumerate([HEADER, *rows])
        for left, right, text in zip(COLUMNS, COLUMNS[1:], cells, strict=False)
    ]


def _row(number: int) -> tuple[str, ...]:
    return str(number), TITLE.format(number), "Sở Tài chính;\nSở Y tế", "UBND cấp xã", "Trước ngày 20/6/2025"
