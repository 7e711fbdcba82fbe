"""The ledger of a reading: in every format each row is accounted for, and none of its words is lost."""

import json
from collections.abc import Callable, Sequence

import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.content import Line, Part, Row, row
from plans.reading.document import read_document
from plans.reading.form import as_json
from plans.reading.interpretation import interpret
from plans.reading.ledger import Entry, Fate, Kind, Ledger
from tests.plans.reading.documents import HEADER, add_table, word, workbook
from tests.plans.reading.pdf.pdf_file import grid, pdf

Table = Sequence[Sequence[str]]
OTHER = ("STT", "Họ và tên", "Chức vụ", "Phòng", "Điện thoại")


def in_word(tables: Sequence[Table]) -> bytes:
    def build(document: Document) -> None:
        for table in tables:
            document.add_paragraph("Kèm theo")
            add_table(document, table)

    return word(build)


def in_excel(tables: Sequence[Table]) -> bytes:
    def build(book: Workbook) -> None:
        book.remove(book.active)
        for table in tables:
            page = book.create_sheet()
            for texts in table:
                page.append(texts)

    return workbook(build)


def in_pdf(tables: Sequence[Table]) -> bytes:
    return pdf(*(grid(table, top=20, height=440 / len(table)) for table in tables))


def in_tabs(tables: Sequence[Table]) -> bytes:
    return "\n\n".join("\n".join("\t".join(texts) for texts in table) for table in tables).encode()


def in_cells(tables: Sequence[Table]) -> bytes:
    rows = ("".join(f"\t{text}\n" for text in texts) for table in tables for texts in table)
    return "\n".join(rows).encode()


FORMATS: dict[str, Callable[[Sequence[Table]], bytes]] = {
    "docx": in_word,
    "xlsx": in_excel,
    "pdf": in_pdf,
    "tabs": in_tabs,
    "cells": in_cells,
}
NUMBER = st.sampled_from(["1", "2", "2.1", "3", "9", "I", "II", "a)", "x?"])
LEAD = st.sampled_from(["Sở Y tế", "Công an tỉnh", "các đơn vị", "-"])
DEADLINE = st.sampled_from(["Quý I/2025", "thường xuyên", "20/6/2025", "-"])
FILLED = st.tuples(NUMBER, st.just("Rà soát"), LEAD, LEAD, DEADLINE).map(list)
TASKS = st.lists(FILLED, min_size=1, max_size=5).map(lambda rows: [list(HEADER), *rows])
PLAN = TASKS.filter(lambda rows: any(texts[0].isdigit() for texts in rows))
"""A table without one number of a task is none; what stands around it is read as prose then."""
TABLE = st.one_of(
    TASKS,
    st.lists(FILLED, min_size=1, max_size=4),
    st.lists(st.tuples(NUMBER, *[st.just("từ")] * 4).map(list), max_size=4).map(
        lambda rows: [list(OTHER), *rows]
    ),
    st.tuples(TASKS, TASKS).map(lambda both: [*both[0], *both[1]]),
)


def marked(tables: Sequence[Table]) -> list[list[list[str]]]:
    """Return the tables with a word in each title that stands nowhere else."""
    count = iter(range(1, 1000))
    return [
        [
            texts
            if texts[1] in {HEADER[1], OTHER[1]}
            else [texts[0], f"{texts[1]} w{next(count)}w", *texts[2:]]
            for texts in map(list, table)
        ]
        for table in tables
    ]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(st.tuples(PLAN, st.lists(TABLE, max_size=3)).map(lambda drawn: [drawn[0], *drawn[1]]))
def test_rows_in_are_rows_accounted_for(name: str, drawn: Sequence[Table]) -> None:
    tables = marked(drawn)
    try:
        reading = read_document(f"k.{name}", FORMATS[name](tables))
    except UnreadableDocumentError:
        return
    assert reading.ledger.count(Kind.ROW) == sum(map(len, tables))
    assert reading.ledger.count(Kind.ROW, Fate.TASK) == len(reading.plan.tasks)
    assert not any(entry.reason == "chưa đọc được" for entry in reading.ledger.entries)
    said = json.dumps(as_json(reading), ensure_ascii=False)
    assert all(f"{texts[1]}" in said for table in tables for texts in table if texts[1].endswith("w"))


def test_a_single_wide_row_of_another_table_is_left_aside_by_name() -> None:
    task = ["1", "Rà soát", "Sở Y tế", "", "Quý I/2025"]
    tables = [[list(HEADER), task], [list(OTHER)], [["I", "Kiểm tra", "Sở Y tế", "Công an tỉnh", "Quý II"]]]
    left = read_document("k.docx", in_word(tables)).ledger.left_aside
    assert any("Kiểm tra" in entry.text for entry in left)


def test_text_without_delimiters_is_accounted_for_row_by_row() -> None:
    text = (
        "TT Nội dung nhiệm vụ Đơn vị chủ trì Đơn vị phối hợp Thời gian hoàn thành\n"
        "I Về pháp lý\n1 Rà soát hồ sơ Sở Y tế Công an tỉnh Quý I/2025\n2 Kiểm tra Sở Y tế Quý I/2025\n"
    )
    ledger = read_document("k.txt", text.encode()).ledger
    fates = [entry.fate for entry in ledger.entries if entry.kind is Kind.ROW]
    assert fates == [Fate.HEADER, Fate.GROUP, Fate.TASK, Fate.TASK]


def entries(reading: PlanReading) -> list[tuple[Kind, Fate]]:
    return [(entry.kind, entry.fate) for entry in reading.ledger.entries]


def test_each_row_has_the_fate_that_it_was_given() -> None:
    texts = [HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)"], ["I", "Nhóm", "", "", ""]]
    texts += [["1", "Rà soát", "Sở Y tế", "", "Quý I"], ["", "và báo cáo", "", "", ""], ["", "", "", "", ""]]
    texts += [["x?", "Gì đó", "Sở Y tế", "", ""]]
    reading = interpret([row(cells, f"dòng {place}", 1, 1) for place, cells in enumerate(texts)])
    assert [fate for _, fate in entries(reading)] == [
        Fate.READ,
        Fate.HEADER,
        Fate.HEADER,
        Fate.GROUP,
        Fate.TASK,
        Fate.PART,
        Fate.BLANK,
        Fate.LEFT_ASIDE,
    ]
    (entry,) = reading.ledger.left_aside
    assert (entry.place, entry.text) == ("dòng 6", "x? | Gì đó | Sở Y tế")
    assert "Không hiểu" in entry.reason


def test_parts_are_entries_and_what_was_left_aside_is_a_problem() -> None:
    parts = [
        Part(Kind.SHEET, "trang tính “A”"),
        Part(Kind.SHEET, "trang tính “B”", Fate.LEFT_ASIDE, "trang tính ẩn"),
        Part(Kind.TEXT_BOX, "hộp văn bản 1", Fate.BLANK),
    ]
    task = ["1", "Rà soát", "Sở Y tế", "", "Quý I/2025"]
    rows = [row(cells, f"trang tính “A”, dòng {place}", 1, 1) for place, cells in enumerate([HEADER, task])]
    reading = interpret([parts[0], *rows, *parts[1:]])
    assert entries(reading)[1] == (Kind.TABLE, Fate.READ)
    assert entries(reading)[-2:] == [(Kind.SHEET, Fate.LEFT_ASIDE), (Kind.TEXT_BOX, Fate.BLANK)]
    assert [(problem.where, "trang tính ẩn" in problem.reason) for problem in reading.problems] == [
        ("trang tính “B”", True)
    ]


def test_pages_outside_the_table_are_told_from_pages_between_two_tables() -> None:
    def page(number: int, *pieces: Row | Line) -> list[Part | Row | Line]:
        return [Part(Kind.PAGE, f"trang {number}"), *pieces]

    def task(number: str, table: int) -> Row:
        return row([number, "Rà soát", "Sở Y tế", "", "Quý I/2025"], f"trang {table}", table, table)

    words = [Line("việc", "trang 2") for _ in range(4)]
    first = page(1, row(HEADER, "trang 1", 1, 1), task("1", 1))
    amid = interpret([*first, *page(2, *words), *page(3, task("2", 3))]).ledger
    assert [entry.place for entry in amid.left_aside] == ["trang 2"]
    title = Line("PHỤ LỤC II", "trang 2")
    between = [*first, *page(2, *words, title), *page(3, row(HEADER, "trang 3", 3, 3), task("1", 3))]
    assert interpret(between).ledger.left_aside == ()


def test_entries_are_counted_by_kind_and_fate() -> None:
    ledger = Ledger((Entry(Kind.PAGE, "1", Fate.READ), Entry(Kind.PAGE, "2", Fate.BLANK)))
    assert ledger.count(Kind.PAGE) == 2
    assert ledger.count(Kind.PAGE, Fate.READ) == 1
    assert ledger.count(Kind.SHEET) == 0
