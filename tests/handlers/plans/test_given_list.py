"""The secretariat looks through the tasks that came singly, and changes and ends them."""

from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from storage.models import Obligation, ObligationState, StoredFile, Task, Unit
from tests.auxil.cast import FINANCE
from tests.auxil.world import World

FIRST = (
    "/giaoviec Sở Tài chính; UBND cấp xã | Rà soát trạm y tế xuống cấp | trước ngày 27/6/2025"
    " | CV 123/UBND-VX ngày 10/6/2025"
)
SECOND = "/giaoviec Sở Tài chính | Báo cáo thu ngân sách | 13/6/2025 | khẩn | CV 9/UBND-TH ngày 11/6/2025"


async def given(world: World, *words: str) -> None:
    """Let tasks be given."""
    for each in words:
        await world.secretariat.says(each)
        await world.secretariat.presses(world.secretariat.labels()[0])


def owed(world: World, number: str) -> dict[str, tuple[str, ObligationState]]:
    """Return who owes a task that came singly, by when."""
    (task,) = (row for row in world.rows(Task) if row.origin_id is not None and row.number == number)
    units = {row.id: row.name for row in world.rows(Unit)}
    rows = (row for row in world.rows(Obligation) if row.task_id == task.id)
    return {units[row.unit_id]: (str(row.due), row.state) for row in rows}


async def test_the_open_tasks_are_listed_and_those_of_a_unit_a_document_or_late(june: World):
    await june.secretariat.says("/viec")
    assert june.secretariat.last().text.startswith("📌 Không có việc được giao nào đang mở.")
    await given(june, FIRST, SECOND)
    await june.secretariat.says("/viec")
    assert june.secretariat.last().text == (
        "📌 Việc được giao đang mở: 2 việc\n"
        "1. NV 102 [khẩn] · Sở Tài chính: Báo cáo thu ngân sách — hạn 13/6/2025 (còn 1 ngày), xong 0/1\n"
        "2. NV 101 · Sở Tài chính, UBND cấp xã: Rà soát trạm y tế xuống cấp — hạn 26/6/2025 (còn 14 ngày), "
        "xong 0/2\n\n"
        "Bấm số để xem, đổi hạn, đổi đơn vị, kết thúc. Lọc: /viec Sở Y tế, /viec quá hạn"
    )
    assert june.secretariat.labels() == ["1", "2"]
    await june.secretariat.says("/viec UBND xã Hoa Lộc")
    assert june.secretariat.last().text.startswith(
        "📌 Việc được giao đang mở – UBND xã Hoa Lộc: 1 việc\n1. NV 101"
    )
    await june.secretariat.says("/viec 9/UBND-TH")
    assert "1. NV 102" in june.secretariat.last().text
    await june.secretariat.says("/viec Bộ Không Có")
    assert june.secretariat.last().text.startswith(
        "Chưa rõ “Bộ Không Có” là đơn vị, văn bản hay nhiệm vụ nào."
    )
    await june.move_to("2025-06-16 09:00")
    await june.secretariat.says("/viec quá hạn")
    assert june.secretariat.last().text.startswith(
        "📌 Việc được giao đang mở – quá hạn: 1 việc, 1 quá hạn\n1. 🔴 NV 102 [khẩn]"
    )


async def test_a_task_is_shown_with_how_the_units_stand(june: World):
    await given(june, FIRST)
    await june.finance.presses("👀 Đã nhận")
    await june.commune.answers("đã xong")
    await june.secretariat.says("/viec NV 101")
    assert june.secretariat.last().text == (
        "📌 NV 101 · Nhiệm vụ được giao năm 2025\n"
        "Rà soát trạm y tế xuống cấp\n\n"
        "Chủ trì: Sở Tài chính, UBND cấp xã\n"
        "Hạn: chậm nhất thứ Năm, 26/6/2025 (“trước ngày 27/6/2025”)\n"
        "Văn bản: CV 123/UBND-VX ngày 10/6/2025\n"
        "Đơn vị: đã nhận 1/2, đã xong 1/2, quá hạn 0/2"
    )
    assert june.secretariat.labels() == ["Đổi hạn", "Đổi đơn vị", "Kết thúc"]


async def test_a_task_gets_another_day_and_the_units_are_told(june: World):
    await given(june, FIRST)
    await june.secretariat.says("/viec")
    await june.secretariat.presses("1")
    await june.secretariat.presses("Đổi hạn")
    await june.secretariat.answers("lúc nào xong thì thôi")
    assert june.secretariat.last().text.startswith("⚠️ Chưa hiểu")
    await june.secretariat.answers("01/6/2025")
    assert june.secretariat.last().text.startswith("⚠️ Thời điểm “01/6/2025” đã qua")
    await june.secretariat.answers("trước ngày 10/7/2025")
    assert june.secretariat.last().text == (
        "✅ NV 101: hạn mới chậm nhất thứ Tư, 09/7/2025 (“trước ngày 10/7/2025”) (người đổi: Phạm Thị Lan). "
        "Đã báo 2 nhóm đơn vị."
    )
    assert june.finance.last().text.startswith("🔁 Sở Tài chính: NV 101 có hạn mới.")
    assert owed(june, "101")[FINANCE] == ("2025-07-09", ObligationState.OPEN)
    await june.secretariat.says("/nhatky NV 101")
    assert "đổi hạn việc được giao · NV 101: 26/6/2025 → 09/7/2025" in june.secretariat.last().text


async def test_a_task_is_given_to_others_and_both_are_told(june: World):
    await given(june, SECOND)
    await june.secretariat.says("/viec 101")
    await june.secretariat.presses("Đổi đơn vị")
    await june.secretariat.answers("Sở Không Có")
    assert "Chưa rõ “Sở Không Có” là đơn vị nào" in june.secretariat.last().text
    await june.secretariat.answers("UBND xã Hoa Lộc")
    assert june.secretariat.last().text == (
        "✅ NV 101: chủ trì UBND xã Hoa Lộc (người đổi: Phạm Thị Lan). Đã báo 2 nhóm đơn vị."
    )
    assert june.commune.last().text.startswith("🔥 KHẨN\n📌 Việc mới được giao – UBND xã Hoa Lộc")
    assert june.finance.last().text.startswith("🔁 Sở Tài chính: đơn vị thôi chủ trì NV 101")
    assert owed(june, "101") == {
        FINANCE: ("2025-06-13", ObligationState.REMOVED),
        "UBND xã Hoa Lộc": ("2025-06-13", ObligationState.OPEN),
    }


async def test_what_a_unit_gave_back_stays_given_back_when_the_day_changes(june: World):
    await given(june, SECOND)
    await june.finance.answers("việc này không thuộc thẩm quyền của sở")
    await june.secretariat.presses("Đồng ý")
    assert june.secretariat.last().text.endswith("Giao đơn vị khác: /viec 101")
    await june.secretariat.says("/viec 101")
    assert "⚠️ Chưa có đơn vị nào thực hiện: bấm “Đổi đơn vị”." in june.secretariat.last().text
    await june.secretariat.says("/viec")
    assert "chưa có đơn vị thực hiện" in june.secretariat.last().text
    await june.secretariat.presses("1")
    card = june.secretariat.last()
    await june.secretariat.presses("Đổi hạn", message=card)
    await june.secretariat.answers("30/6/2025")
    assert owed(june, "101")[FINANCE][1] is ObligationState.REMOVED
    await june.secretariat.presses("Đổi đơn vị", message=card)
    await june.secretariat.answers("Sở Tài chính")
    assert owed(june, "101")[FINANCE] == ("2025-06-30", ObligationState.OPEN)


async def test_a_task_is_ended_with_a_reason(june: World):
    await given(june, FIRST)
    await june.secretariat.says("/viec 101")
    card = june.secretariat.last()
    await june.secretariat.presses("Kết thúc")
    await june.secretariat.answers("Đã lồng ghép vào Kế hoạch 45")
    assert june.secretariat.last().text == (
        "✅ Đã kết thúc NV 101: “Đã lồng ghép vào Kế hoạch 45” (người kết thúc: Phạm Thị Lan). "
        "Đã báo 2 nhóm đơn vị."
    )
    assert june.finance.last().text == (
        "🔁 Sở Tài chính: NV 101 (Rà soát trạm y tế xuống cấp) đã kết thúc, đơn vị không phải báo cáo nữa.\n"
        "Lý do: Đã lồng ghép vào Kế hoạch 45"
    )
    assert owed(june, "101")[FINANCE][1] is ObligationState.REMOVED
    said = await june.secretariat.presses("Đổi hạn", message=card)
    assert said == "Việc này đã kết thúc trước đó. Các việc đang mở: /viec"
    await june.secretariat.says("/nhatky NV 101")
    assert "kết thúc việc được giao · NV 101: lý do Đã lồng ghép" in june.secretariat.last().text


async def test_all_that_was_said_of_a_task_is_shown(june: World):
    await given(
        june,
        "/giaoviec Sở Tài chính; phối hợp: Công an tỉnh | Rà soát quỹ đất | thường xuyên | khẩn"
        " | người giao: Phó Chủ tịch UBND tỉnh | trích yếu: quản lý đất đai | CV 5/UBND ngày 01/6/2025",
    )
    await june.secretariat.says("/viec NV 101")
    assert june.secretariat.last().text == (
        "📌 NV 101 · Nhiệm vụ được giao năm 2025\n"
        "Rà soát quỹ đất\n\n"
        "Chủ trì: Sở Tài chính\n"
        "Phối hợp: Công an tỉnh\n"
        "Hạn: không có hạn (thường xuyên)\n"
        "Văn bản: CV 5/UBND ngày 01/6/2025 về quản lý đất đai\n"
        "Người giao: Phó Chủ tịch UBND tỉnh\n"
        "Mức độ: khẩn\n"
        "Đơn vị: đã nhận 0/1, đã xong 0/1, quá hạn 0/1"
    )
    assert "Người giao: Phó Chủ tịch UBND tỉnh" in june.finance.last().text
    await june.secretariat.says("/viec")
    assert "— không có hạn, xong 0/1" in june.secretariat.last().text
    await june.secretariat.says("/viec NV 7")
    assert june.secretariat.last().text.startswith("Chưa rõ “NV 7”")


async def test_a_merged_unit_hands_its_tasks_on(june: World):
    await given(june, "/giaoviec UBND xã Hoa Lộc | Rà soát trạm y tế | 27/6/2025")
    await june.secretariat.says("/donvi sáp nhập UBND xã Hoa Lộc vào UBND xã Lộc Sơn")
    await june.secretariat.presses("Sáp nhập")
    states = owed(june, "101")
    assert states["UBND xã Lộc Sơn"] == ("2025-06-27", ObligationState.OPEN)
    assert states["UBND xã Hoa Lộc"][1] is ObligationState.REMOVED
    await june.secretariat.says("/viec UBND xã Lộc Sơn")
    assert "1. NV 101" in june.secretariat.last().text


async def test_what_is_urgent_is_reminded_more_often_and_goes_up_sooner(june: World):
    await given(june, "/giaoviec Sở Tài chính | Báo cáo thu ngân sách | 24/6/2025 | hỏa tốc")
    await june.finance.presses("👀 Đã nhận")
    for day in ("13", "16", "19", "20", "23", "24"):
        await june.move_to(f"2025-06-{day} 07:31")
        assert "Báo cáo thu ngân sách" in june.finance.last().text, day
    await june.move_to("2025-06-25 07:31")
    assert "⚠️ Đã quá hạn nhiều ngày: NV 101" in june.finance.last().text


async def test_a_task_is_counted_and_filed_like_every_other(june: World):
    await given(june, FIRST)
    await june.commune.answers("đã xong")
    await june.secretariat.says("/tonghop NV 101")
    assert "NV 101: Rà soát trạm y tế xuống cấp" in june.secretariat.last().text
    await june.secretariat.says("/tonghop")
    await june.secretariat.presses("Nhiệm vụ được giao năm 2025")
    summary = june.secretariat.last()
    assert "🔵 Đang thực hiện: 1" in summary.text
    await june.secretariat.presses("Word", message=summary)
    document = Document(BytesIO(june.rows(StoredFile)[-1].content))
    assert any(
        one.text.startswith("Thực hiện các văn bản giao nhiệm vụ năm 2025, Công an tỉnh báo cáo")
        for one in document.paragraphs
    )
    await june.secretariat.presses("Excel", message=summary)
    page = load_workbook(BytesIO(june.rows(StoredFile)[-1].content))["Nhiệm vụ"]
    assert page["C2"].value == "Rà soát trạm y tế xuống cấp (CV 123/UBND-VX ngày 10/6/2025)"
