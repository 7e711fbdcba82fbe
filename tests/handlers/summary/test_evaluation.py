"""The three ratios of the evaluation, in the file of the ranking: formulas that lead to every row."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from reports.evaluation_sheets import DETAILS, RATIOS
from storage.models import StoredFile
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.world import World


async def made(world: World, *, as_shown: bool) -> Any:
    await world.secretariat.says("/xephang")
    await world.secretariat.presses("Excel")
    return load_workbook(BytesIO(world.rows(StoredFile)[-1].content), data_only=as_shown)


def rows(sheet: Any) -> list[list[Any]]:
    found = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    return [row for row in found if row[1] is not None]


async def test_what_is_done_returned_late_or_not_done_counts_by_the_rule(june: World):
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.secretariat.says("/xacnhan")
    await june.secretariat.presses("↩️ Trả lại 1")
    await june.secretariat.answers("Chưa có văn bản, hạn 20/6/2025")
    await june.finance.says("/baocao NV 1 đã hoàn thành, đã ban hành Quyết định số 12/QĐ-UBND")
    await june.move_to("2025-07-02 09:00")
    await june.commune.says("/baocao NV 3 đã hoàn thành")
    await june.move_to("2025-07-03 09:00")
    unconfirmed = rows((await made(june, as_shown=True))[DETAILS])
    assert [row[4:] for row in unconfirmed if row[:2] == [COMMUNE, "NV 3"]] == [["chờ", 0, 0, 0, 0]]
    await june.secretariat.says("/xacnhan")
    await june.secretariat.presses("✅ Xác nhận 1")
    await june.secretariat.says("/xacnhan")
    await june.secretariat.presses("✅ Xác nhận 1")
    await june.move_to("2025-07-03 10:00")
    book = await made(june, as_shown=True)
    found = {(row[0], row[1]): row[2:] for row in rows(book[DETAILS])}
    assert found[FINANCE, "NV 1"][4:] == [1, 0.75, 1]
    assert found[COMMUNE, "NV 3"][4:] == [1, 1, 0.75]
    assert found[FINANCE, "Báo cáo tháng 6/2025"][4:] == [0, 0, 0]
    ratios = {row[0]: row[1:] for row in rows(book[RATIOS])}
    assert ratios[FINANCE] == [3, 1 / 3, 0.25, 1 / 3]
    assert ratios[COMMUNE] == [3, 1 / 3, 1 / 3, 0.25]


async def test_the_formulas_lead_to_the_rows_and_the_rule_stands_below(june: World):
    await june.move_to("2025-07-02 09:00")
    book = await made(june, as_shown=False)
    first = rows(book[RATIOS])[0]
    assert first[1].startswith(f"=COUNTIF('{DETAILS}'!$A$2:$A$")
    assert first[3].startswith(f"=SUMIF('{DETAILS}'!$A$2:$A$")
    assert rows(book[DETAILS])[0][7] == '=IF(E2="có",MAX(0,1-0.25*F2),0)'
    notes = [row[0] for row in book[RATIOS].iter_rows(min_row=2, values_only=True) if row[0] and not row[1]]
    assert "Nghị định 335/2025/NĐ-CP" in notes[0]
    assert "không phải kết quả xếp loại" in notes[1]


async def test_what_is_overdue_from_before_counts_and_who_has_no_group_is_not_judged(urgent: World):
    """A unit 73 days late with a task had 100 %; units that nobody had asked stood there with 0 %."""
    await urgent.move_to("2025-08-04 09:00")
    await urgent.secretariat.says("/xephang tháng 7")
    assert "nhiệm vụ từ 15/6/2025 đến 14/7/2025" in urgent.secretariat.last().text
    await urgent.secretariat.presses("Excel")
    book = load_workbook(BytesIO(urgent.rows(StoredFile)[-1].content), data_only=True)
    found = rows(book[DETAILS])
    late = [row for row in found if row[:2] == [FINANCE, "NV 6"]]
    assert [row[4:] for row in late] == [[None, 0, 0, 0, 0]], "due on 10 June, long before"
    assert POLICE not in {row[0] for row in found}
