"""/xephang in the chat, and as a file."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from chat.texts import access
from chat.texts.summary import files as file_texts
from reports.ranking import RULE
from storage.models import Export, InboxLane, InboxUpdate, StoredFile
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.world import World


async def made(world: World, question: str = "/xephang") -> tuple[str, Any]:
    """Ask for the ranking as a file; return the words below it, and its sheet."""
    await world.secretariat.says(question)
    assert await world.secretariat.presses("Excel") == file_texts.being_made()
    book = load_workbook(BytesIO(world.rows(StoredFile)[-1].content))
    return world.secretariat.last().text, book["Xếp hạng"]


async def submit(world: World) -> None:
    await world.finance.says("/baocao")
    await world.finance.presses("Nộp báo cáo")
    await world.finance.presses(world.finance.labels()[-1])


async def test_units_stand_in_order_with_the_rule(june: World):
    await submit(june)
    await june.move_to("2025-06-20 09:00")
    await june.secretariat.says("/xephang")
    said = june.secretariat.last().text
    assert f"1. {FINANCE}: đúng hạn 2/2, đã nộp 2/2" in said
    assert f"📵 Chưa có nhóm nên chưa ai nhắc: {POLICE} (/lienket tất cả)" in said
    assert f"2. {COMMUNE}: đúng hạn 0/2, đã nộp 0/2" in said
    assert said.endswith(f"2 đơn vị. {RULE}")


async def test_a_span_can_be_named(june: World):
    await june.move_to("2025-07-20 09:00")
    await june.secretariat.says("/xephang quý 3")
    said = june.secretariat.last().text
    assert "đến hạn từ 01/7/2025 đến 20/7/2025" in said
    assert f"{FINANCE}: đúng hạn 0/1" in said


async def test_what_is_not_due_yet_ranks_nobody(june: World):
    await june.secretariat.says("/xephang")
    assert june.secretariat.last().text.endswith("Chưa có kỳ báo cáo nào đến hạn.")


async def test_a_unit_sees_no_ranking(june: World):
    await june.finance.says("/xephang")
    assert june.finance.last().text == access.secretariat_only()


async def test_the_file_has_the_same_places_and_the_rule_below_them(june: World):
    await submit(june)
    await june.move_to("2025-06-20 09:00")
    caption, sheet = await made(june)
    assert caption.startswith(
        "📄 Xếp hạng đơn vị (Excel): Triển khai thực hiện Đề án 06 năm 2025\nSố liệu lúc"
    )
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[:2] == [
        [1, FINANCE, 2, 2, 2, 100, 100, 0],
        [2, COMMUNE, 2, 0, 0, 0, 0, 0],
    ]
    notes = [row[0] for row in rows[2:] if row[0]]
    assert notes[0] == "Xếp hạng đơn vị: Triển khai thực hiện Đề án 06 năm 2025"
    assert notes[1] == (
        "Các kỳ báo cáo đến hạn từ 01/01/2025 đến 20/6/2025; nhiệm vụ từ 15/12/2024 đến 20/6/2025."
    )
    assert notes[2] == RULE
    assert "A6:H6" in [str(one) for one in sheet.merged_cells.ranges]
    assert june.rows(InboxUpdate)[-1].lane is InboxLane.DOCUMENTS


async def test_the_file_covers_the_span_that_was_named(june: World):
    await june.move_to("2025-07-20 09:00")
    _, sheet = await made(june, "/xephang quý 3")
    assert sheet.cell(2, 3).value == 1


async def test_the_file_is_kept_and_a_later_one_says_who_has_another_place(june: World):
    await june.move_to("2025-06-20 09:00")
    await made(june)
    await june.move_to("2025-06-21 09:00")
    await june.commune.says("/baocao")
    await june.commune.presses("Nộp báo cáo")
    await june.commune.presses(june.commune.labels()[-1])
    caption, _ = await made(june)
    assert "Bản cập nhật" in caption
    assert f"• {FINANCE}: hạng 1 → 2" in caption
    await june.secretariat.says("/hoso")
    assert "1. Xếp hạng đơn vị (Excel), lập lúc 09:00 ngày 21/6/2025" in june.secretariat.last().text
    assert len(june.rows(Export)) == 2


async def test_a_ranking_without_rows_has_no_file(june: World):
    await june.secretariat.says("/xephang")
    assert june.secretariat.labels() == []
