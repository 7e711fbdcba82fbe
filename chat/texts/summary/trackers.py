"""What is said when another system's file is filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from chat.markup import LONGEST_CAPTION, Block, Listing, Marked, message, names, printed
from chat.texts.words import count

COLUMNS = {
    "status": "tình trạng",
    "result": "kết quả",
    "finished": "ngày hoàn thành",
    "percent": "tỷ lệ",
}
MOST_ROWS, MOST_NUMBERS = 5, 15


@dataclass(frozen=True, slots=True)
class RowSaid:
    """A row of the file, and what it says."""

    row: int
    what: str
    unit: str
    deadline: str
    source: str


@dataclass(frozen=True, slots=True)
class DoubtfulRow(RowSaid):
    """A row with the task that it perhaps is."""

    key: str
    task: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Understood:
    """How the rows of a file were understood."""

    rows: int
    sure: int
    doubtful: Sequence[DoubtfulRow]
    unknown: Sequence[RowSaid]
    lacking: Sequence[str]
    """The numbers of tasks of ours that the file lacks."""
    columns: Sequence[str]
    cells: int
    kept: int

    @classmethod
    def of(cls, figures: Mapping[str, Any]) -> Self:
        """Return it from the plain values that came with the file."""
        return cls(
            rows=figures["rows"],
            sure=figures["sure"],
            doubtful=[DoubtfulRow(**row) for row in figures["doubtful"]],
            unknown=[RowSaid(**row) for row in figures["unknown"]],
            lacking=figures["lacking"],
            columns=figures["columns"],
            cells=figures["cells"],
            kept=figures["kept"],
        )


def how_to_send() -> Marked:
    """Return how a file of another system is sent."""
    return Marked(
        "Xin trả lời (reply) tin này bằng tệp Excel (.xlsx) hoặc .csv xuất từ phần mềm theo dõi nhiệm vụ. "
        "Bot điền tình trạng, kết quả, ngày hoàn thành của các việc đang theo dõi ở đây rồi gửi lại "
        "chính tệp đó."
    )


def not_filled(reason: str) -> Marked:
    """Return why a file is not filled in, and what to do."""
    return Marked("{}").format(reason)


def understood(name: str, found: Understood, *, limit: int = 4000) -> Marked:
    """Return how the rows were understood, before anything is filled in."""
    return message(*_told(name, found), limit=limit)


def filled(name: str, found: Understood) -> Marked:
    """Return the words below a file that was filled in."""
    return message(*_told(name, found), *_done(found), limit=LONGEST_CAPTION)


def _told(name: str, found: Understood) -> list[Block]:
    lines: list[Block] = [
        Marked("📄 <b>{}</b>: {}").format(printed(name, 80), count(found.rows, "dòng nhiệm vụ")),
        Marked("✅ Khớp với việc đang theo dõi: {}").format(found.sure),
    ]
    if found.doubtful:
        lines.append(Marked("❓ Chưa chắc, chưa điền: {}").format(len(found.doubtful)))
    if found.unknown:
        lines.append(Marked("➖ Không có ở đây: {}").format(len(found.unknown)))
        shown = [_row(row) for row in found.unknown[:MOST_ROWS]]
        lines.append(Listing(shown, len(found.unknown), "dòng"))
    if found.lacking:
        numbers = names([f"NV {number}" for number in found.lacking], MOST_NUMBERS, "nhiệm vụ")
        lines.append(Marked("Việc ở đây mà tệp không có: {}").format(numbers))
    return lines


def _done(found: Understood) -> list[Block]:
    if not found.cells:
        return ["Chưa có gì mới để điền: các đơn vị chưa báo cáo, hoặc tệp đã ghi đúng như vậy."]
    columns = ", ".join(COLUMNS.get(column, column) for column in found.columns)
    lines: list[Block] = [
        Marked("Đã điền {} (cột {}); trong Excel mỗi ô đã điền có ghi chú, mọi thứ khác giữ nguyên.").format(
            count(found.cells, "ô"), columns
        )
    ]
    if found.kept:
        lines.append(Marked("{} có công thức được giữ, không điền.").format(count(found.kept, "ô")))
    return lines


def _row(row: RowSaid) -> Marked:
    unit = Marked(" ({})").format(printed(row.unit, 50)) if row.unit else Marked("")
    return Marked("• dòng {}: “{}”{}").format(row.row, printed(row.what, 90), unit)


def giving(row: RowSaid) -> str:
    """Return a row's work in the words in which it is given here; plain text."""
    parts = (row.unit, row.what, row.deadline and f"hạn {row.deadline}", row.source)
    return " | ".join(part.replace("|", ",") for part in parts if part)


def may_be_given(unknown: int, at_once: int) -> Marked:
    """Return that rows which are not here may be given here, so many at once."""
    some = f" {at_once} việc đầu (giao xong gửi lại tệp để giao tiếp)" if unknown > at_once else ""
    return Marked(
        "Tệp có {} chưa theo dõi ở đây. Bấm nút để giao{}; bot cho xem từng việc trước khi giao."
    ).format(count(unknown, "việc"), some)


def question(row: DoubtfulRow, left: int) -> Marked:
    """Return the question which task a row is; `left` counts this one too."""
    deadline = f"hạn {row.deadline}" if row.deadline else ""
    known = "; ".join(part for part in (row.unit, deadline, row.source) if part)
    beside = Marked(" ({})").format(printed(known, 120)) if known else Marked("")
    return message(
        Marked("❓ Còn {} chưa chắc. Dòng {} của tệp:").format(count(left, "dòng"), row.row),
        Marked("“{}”{}").format(printed(row.what, 500), beside),
        Marked("Có phải <b>NV {}</b>: “{}” không?").format(printed(row.number), printed(row.title, 500)),
    )


def all_clear() -> Marked:
    """Return that no row is in doubt any more."""
    return Marked("✅ Không còn dòng nào chưa chắc; lần sau bot nhận ra các dòng này.")


def being_filled() -> Marked:
    """Return what pops up when a file is asked for."""
    return Marked("Đang điền tệp, xin chờ trong giây lát.")
