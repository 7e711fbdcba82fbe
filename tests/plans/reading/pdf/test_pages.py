"""Pages of a PDF as programs and scanners make them: shaded, turned, printed twice, or mute."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pdfminer.pdftypes import PDFStream

from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.content import Row
from plans.reading.document import read_document
from plans.reading.ledger import Fate, Kind
from plans.reading.pdf.canvas import Canvas
from plans.reading.pdf.reading import read_pdf
from tests.plans.reading.documents import HEADER
from tests.plans.reading.pdf.pdf_file import (
    Box,
    Codes,
    Frame,
    Line,
    Picture,
    Printed,
    Shade,
    Turned,
    grid,
    pdf,
)


def rows(*numbers: int) -> list[list[str]]:
    return [[str(number), f"Việc {number}", "Sở Y tế", "Công an tỉnh", "Quý I/2025"] for number in numbers]


def read(*pages: Sequence[Printed], sideways: bool = False, rotate: int = 0) -> PlanReading:
    return read_document("k.pdf", pdf(*pages, sideways=sideways, rotate=rotate))


def numbers(reading: PlanReading) -> list[str]:
    """Return the numbers of the tasks, whose other fields are all as in `rows`."""
    assert all(task.title == f"Việc {task.number}" for task in reading.plan.tasks)
    assert {task.lead for task in reading.plan.tasks} == {("Sở Y tế",)}
    assert {task.coordinating for task in reading.plan.tasks} == {("Công an tỉnh",)}
    assert {task.deadline_text for task in reading.plan.tasks} == {"Quý I/2025"}
    return [task.number for task in reading.plan.tasks]


def unread(reading: PlanReading) -> list[tuple[str, str]]:
    return [(entry.place, entry.reason) for entry in reading.ledger.left_aside]


def test_a_page_that_is_a_picture_is_named_and_so_are_the_missing_numbers() -> None:
    reading = read(grid([HEADER, *rows(1, 2)]), [Picture()], grid(rows(6, 7)))
    assert numbers(reading) == ["1", "2", "6", "7"]
    assert unread(reading) == [("trang 2", "ảnh")]
    assert {problem.where for problem in reading.problems} == {"trang 2", "trang 3"}
    assert "từ 2 sang 6" in next(problem.reason for problem in reading.problems if problem.text == "6")


def test_a_document_without_a_plan_names_its_pictures() -> None:
    words = [Box(20, 20, 300, 40, "Kính gửi: Sở Y tế", ruled=False)]
    with pytest.raises(UnreadableDocumentError, match=r"Chưa đọc được: trang 2 \(ảnh\), trang 3 \(ảnh\)\."):
        read(words, [Picture()], [Picture()])
    with pytest.raises(UnreadableDocumentError, match=r"trang 6 \(ảnh\), và 2 chỗ khác\."):
        read(words, *[[Picture()]] * 7)


def test_a_picture_page_may_carry_the_words_of_a_signature() -> None:
    signed: list[Printed] = [Picture(), Box(400, 20, 600, 40, "Ký bởi: UBND tỉnh", ruled=False)]
    assert unread(read(grid([HEADER, *rows(1)]), signed)) == [("trang 2", "ảnh")]


def test_a_large_picture_beside_words_is_named_and_a_small_one_is_not() -> None:
    page = grid([HEADER, *rows(1)])
    assert unread(read([*page, Picture(40, 200, 400, 480)])) == [("ảnh ở trang 1", "ảnh")]
    assert unread(read([*page, Picture(40, 200, 140, 300)])) == []


def test_words_may_stand_over_a_picture() -> None:
    emblem = Picture(80, 60, 520, 300)
    assert unread(read([emblem, *grid([HEADER, *rows(1, 2, 3, 4)])])) == []


def test_a_blank_page_and_a_drawn_one() -> None:
    drawing = [Line(number % 600, 10, number % 500, 400) for number in range(300)]
    reading = read(grid([HEADER, *rows(1)]), [], drawing)
    assert [entry.fate for entry in reading.ledger.entries if entry.kind is Kind.PAGE] == [
        Fate.READ,
        Fate.BLANK,
        Fate.LEFT_ASIDE,
    ]
    assert unread(reading) == [("trang 3", "chữ là hình vẽ")]


def test_a_font_that_does_not_say_its_letters_is_named() -> None:
    mute = [replace(box, font="G") for box in grid(rows(2, 3))]
    reading = read(grid([HEADER, *rows(1)]), mute)
    assert numbers(reading) == ["1"]
    assert unread(reading) == [("trang 2", "phông chữ không giải mã được")]
    with pytest.raises(UnreadableDocumentError, match="Phông chữ"):
        read(mute)


def test_a_few_such_letters_are_shown_as_unknown_and_named() -> None:
    page = grid([HEADER, *rows(1, 2)])
    reading = read([*page[:-1], replace(page[-1], font="G")])
    assert "�" in (reading.plan.tasks[1].deadline_text or "")
    assert unread(reading) == [("một số chữ ở trang 1", "phông chữ không giải mã được")]


def test_a_shade_behind_words_is_no_cell() -> None:
    shades = [Shade(83, 103 + 12 * line, 200, 115 + 12 * line) for line in range(3)]
    reading = read([*shades, *grid([HEADER, *rows(1, 2)])], grid(rows(3, 4)))
    assert numbers(reading) == ["1", "2", "3", "4"]
    assert not reading.problems


def test_letters_printed_twice_are_read_once() -> None:
    page = [replace(box, twice=True) for box in grid([HEADER, *rows(1, 11)])]
    assert numbers(read(page)) == ["1", "11"]


def test_words_turned_in_header_cells_are_read_as_they_stand() -> None:
    boxes = grid([HEADER], top=60, height=120)
    header = [replace(box, text="") for box in boxes[2:]]
    words = [
        Turned(box.left + 12 + 12 * count, box.bottom - 4, word)
        for box in boxes[2:]
        for count, word in enumerate(box.text.split())
    ]
    assert numbers(read([*boxes[:2], *header, *words, *grid(rows(1, 2), top=180)])) == ["1", "2"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_may_be_printed_sideways_or_shown_turned(rotate: int) -> None:
    pages = [grid([HEADER, *rows(1, 2)]), grid(rows(3))]
    assert numbers(read(*pages, sideways=True, rotate=rotate)) == ["1", "2", "3"]
    assert numbers(read(*pages, rotate=rotate)) == ["1", "2", "3"]


def test_a_watermark_is_no_part_of_any_cell() -> None:
    mark = Turned(100, 300, "DỰ THẢO", way="0.7 0.7 -0.7 0.7")
    reading = read([mark, *grid([HEADER, *rows(1, 2, 3, 4)])])
    assert numbers(reading) == ["1", "2", "3", "4"]
    assert any("DỰ THẢO" in entry.place for entry in reading.ledger.entries)
    assert not unread(reading)


def test_words_turned_beside_the_table_stay_words() -> None:
    assert numbers(read([Turned(20, 300, "Phụ lục kèm theo"), *grid([HEADER, *rows(1)])])) == ["1"]


def test_symbol_fonts_give_comparisons_and_bullets() -> None:
    page = [
        *grid([HEADER]),
        *grid([["1", "Đạt \uf0b385%", "\uf0b7 Sở Y tế\n\uf0b7 Sở Nội vụ", "", "Quý I"]], top=100),
    ]
    (task,) = read(page).plan.tasks
    assert task.title == "Đạt ≥85%"
    assert task.lead == ("Sở Y tế", "Sở Nội vụ")


def test_every_hyphen_is_one_and_controls_are_spaces() -> None:
    (task,) = read(
        grid([HEADER, ["1", "Kế hoạch 54/KH\xadUBND\u2011A\rB", "Sở Y tế", "", "Quý I"]])
    ).plan.tasks
    assert task.title == "Kế hoạch 54/KH-UBND-A B"


def test_a_new_table_takes_nothing_over_from_the_one_before() -> None:
    tall = [Box(40, 60, 120, 140, ""), Box(120, 60, 640, 100, "x"), Box(120, 100, 640, 140, "y")]
    first = grid([HEADER, *rows(1)])
    pieces = read_pdf(pdf(first, tall))
    assert [piece.texts[0] for piece in pieces if isinstance(piece, Row)] == ["TT", "1", "", ""]


def test_letters_may_be_scaled_by_a_negative_size() -> None:
    class Flipped(Box):
        def drawn(self, codes: Codes) -> str:
            return Box.drawn(self, codes).replace(" 8 Tf 1 0 0 1 ", " -8 Tf -1 0 0 -1 ")

    boxes = [Flipped(box.left, box.top, box.right, box.bottom, box.text) for box in grid([HEADER, *rows(1)])]
    assert numbers(read(boxes)) == ["1"]


def test_a_word_that_was_too_long_for_its_column_is_put_together() -> None:
    edges = (40, 60, 200, 230, 300, 360)
    texts = ["1.\n10", "Việc", "VHTTD\nL", "UBND\nxã", "Quý\nIV"]
    cells = [Box(edges[place], 100, edges[place + 1], 140, text) for place, text in enumerate(texts)]
    header = [Box(edges[place], 60, edges[place + 1], 100, text) for place, text in enumerate(HEADER)]
    narrow = [replace(box, text=box.text.replace(" ", "\n")) for box in header]
    (task,) = read([*narrow, *cells]).plan.tasks
    assert (task.number, task.lead) == ("1.10", ("VHTTDL",))
    assert task.coordinating == ("UBND xã",)
    assert task.deadline_text == "Quý IV"


def test_lines_may_be_drawn_as_frames_with_a_hole() -> None:
    boxes = grid([HEADER, *rows(1, 2)])
    frames = [Frame(box.left, box.top, box.right, box.bottom) for box in boxes]
    assert numbers(read([*frames, *(replace(box, ruled=False) for box in boxes)])) == ["1", "2"]


def test_a_table_may_be_open_at_its_sides() -> None:
    boxes = [replace(box, ruled=False) for box in grid([HEADER, *rows(1, 2)])]
    across = [Line(40, top, 640, top) for top in (60, 100, 140, 180)]
    down = [Line(left, 60, left, 180) for left in (80, 280, 400, 520)]
    assert numbers(read([*boxes, *across, *down])) == ["1", "2"]


@pytest.mark.parametrize("left", [90, 80], ids=["apart from the lines of the cell", "on a line of the cell"])
def test_a_table_inside_a_cell_is_part_of_it(left: int) -> None:
    inner = [Box(left + 40 * column, 135, left + 40 + 40 * column, 155, "số") for column in range(2)]
    reading = read([*grid([HEADER, *rows(1, 2)], height=60), *inner])
    assert [task.title for task in reading.plan.tasks] == ["Việc 1 số số", "Việc 2"]


@pytest.mark.parametrize("right", [660, 640], ids=["apart from the table", "on a line of the table"])
def test_a_frame_around_the_table_is_nothing(right: int) -> None:
    frame = Box(30, 50, right, 490)
    assert numbers(read([frame, *grid([HEADER, *rows(1, 2)])])) == ["1", "2"]


def test_a_table_in_one_cell_of_a_layout_is_the_table() -> None:
    layout = [Box(20, 20, 680, 50, "KẾ HOẠCH"), Box(20, 50, 680, 490)]
    assert numbers(read([*layout, *grid([HEADER, *rows(1, 2)], top=80)])) == ["1", "2"]


def test_a_page_may_lack_lines_or_have_some_of_its_own() -> None:
    heading = [Box(40, 60, 640, 100, "II. Về hạ tầng")]
    extra = [*grid(rows(3), top=60), Box(80, 60, 150, 100)]
    reading = read(grid([HEADER, *rows(1)]), [*heading, *grid(rows(2), top=100)], extra)
    assert numbers(reading) == ["1", "2", "3"]
    assert [group.number for group in reading.plan.groups] == ["II"]
    alone = read(grid([HEADER, *rows(1)]), heading, grid(rows(2)))
    assert [(task.number, task.group) for task in alone.plan.tasks] == [("1", None), ("2", "II")]


def test_words_outside_of_ruled_cells_amid_the_table_are_named() -> None:
    lines = [Box(40, 60 + 20 * line, 600, 80 + 20 * line, f"{line} việc", ruled=False) for line in range(4)]
    reading = read(grid([HEADER, *rows(1)]), lines, grid(rows(2)))
    assert unread(reading) == [("trang 2", "chữ không nằm trong bảng kẻ ô")]


def test_a_drawing_with_very_many_lines_is_no_table() -> None:
    across = [Line(10, 3.2 * number, 690, 3.2 * number) for number in range(5, 150)]
    down = [Line(3.2 * number, 5, 3.2 * number, 490) for number in range(3, 210)]
    with pytest.raises(UnreadableDocumentError, match="bảng nhiệm vụ"):
        read([*across, *down, Box(100, 100, 200, 200, "chữ", ruled=False)])


def test_a_page_that_cannot_be_gone_through_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    through = Canvas.render_image

    def fail(canvas: Canvas, name: str, stream: PDFStream) -> None:
        through(canvas, name, stream)
        raise KeyError(name)

    monkeypatch.setattr(Canvas, "render_image", fail)
    reading = read(grid([HEADER, *rows(1)]), [Picture()], grid(rows(2)))
    assert numbers(reading) == ["1", "2"]
    assert unread(reading) == [("trang 2", "trang bị hỏng")]
    with pytest.raises(UnreadableDocumentError, match="bị hỏng"):
        read([Picture()])
