"""A plan sent again changes only what it says differently; reports and original dates stay."""

from datetime import date

import pytest

from chat import texts
from storage.models import Obligation, ObligationState, Plan, Task, Update
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.world import PLAN, World

AMEND, ANOTHER, WAIVE = "Cập nhật kế hoạch đã lưu", "Lưu thành kế hoạch khác", "Bỏ qua hạn đã qua"
NEW = (
    PLAN.replace("Hoàn thành trước ngày 20/6/2025", "Hoàn thành trước ngày 01/10/2025")
    .replace(
        f"3\tCấp tài khoản định danh tổ chức\t{COMMUNE}", f"3\tCấp tài khoản định danh tổ chức\t{FINANCE}"
    )
    .replace(f"2\tThanh toán không dùng tiền mặt\t{FINANCE}\tSở Y tế\tThực hiện thường xuyên\n", "")
    + f"5\tKiểm tra an toàn thông tin\t{COMMUNE}\t\tQuý III/2025\n"
)


def owed(world: World, unit: str) -> dict[str, tuple[ObligationState, date | None]]:
    """Return the state and date of what a unit owes, by task number."""

    def read(session):
        rows = session.query(Obligation).filter(Obligation.task_id.is_not(None)).all()
        return {row.task.number: (row.state, row.due) for row in rows if row.unit.name == unit}

    return world.database.read(read)


@pytest.fixture
async def compared(june: World) -> World:
    """The new version of the saved plan has been sent; Sở Tài chính has reported on task 1 before."""
    await june.finance.answers("NV 1 đang thực hiện 40%")
    await june.preview("ke-hoach-sua.txt", NEW.encode())
    return june


async def test_the_differences_are_shown_before_anything_changes(compared: World):
    said = compared.secretariat.last().text
    assert "Thêm: 1 nhiệm vụ\n• NV 5: Kiểm tra an toàn thông tin" in said
    assert "Bỏ: 1 nhiệm vụ\n• NV 2: Thanh toán không dùng tiền mặt" in said
    assert "• NV 1: ngày cuối đúng hạn 19/6/2025 → ngày cuối đúng hạn 30/9/2025" in said
    assert f"• NV 3: {COMMUNE} → {FINANCE}" in said
    assert compared.secretariat.labels() == ["Tính là quá hạn", WAIVE, AMEND, ANOTHER, "Bỏ"]
    assert len(compared.rows(Task)) == 4


async def test_the_saved_plan_is_brought_to_the_new_version_once(compared: World):
    await compared.secretariat.presses(WAIVE)
    first, second = await compared.secretariat.presses_twice(AMEND)
    assert (first, second) == ("", texts.plans.decided_before())
    assert len(compared.rows(Plan)) == 1
    current = {row.number: row.due for row in compared.rows(Task) if row.removed_at is None}
    assert current == {
        "1": date(2025, 9, 30),
        "3": date(2025, 6, 30),
        "4": date(2025, 3, 31),
        "5": date(2025, 9, 30),
    }


async def test_what_units_owe_follows_the_new_version(compared: World):
    await compared.secretariat.presses(WAIVE)
    await compared.secretariat.presses(AMEND)
    assert owed(compared, FINANCE) == {
        "1": (ObligationState.OPEN, date(2025, 9, 30)),
        "2": (ObligationState.REMOVED, None),
        "3": (ObligationState.OPEN, date(2025, 6, 30)),
    }
    assert owed(compared, COMMUNE)["3"] == (ObligationState.REMOVED, date(2025, 6, 30))
    assert owed(compared, COMMUNE)["5"] == (ObligationState.OPEN, date(2025, 9, 30))


async def test_reports_and_the_first_date_stay(compared: World):
    await compared.secretariat.presses(WAIVE)
    await compared.secretariat.presses(AMEND)
    (spoken,) = compared.rows(Update)
    task = next(row for row in compared.rows(Task) if row.number == "1")
    assert (spoken.task_id, spoken.percent) == (task.id, 40)
    (row,) = [row for row in compared.rows(Obligation) if row.task_id == task.id]
    assert (row.original_due, row.due) == (date(2025, 6, 19), date(2025, 9, 30))


async def test_each_unit_is_told_of_its_own_tasks_only(compared: World):
    await compared.secretariat.presses(WAIVE)
    await compared.secretariat.presses(AMEND)
    finance, commune = compared.finance.last().text, compared.commune.last().text
    assert "NV 3 (mới): Cấp tài khoản định danh tổ chức" in finance
    assert "NV 1: Ban hành chính sách thu phí — hạn mới: “Hoàn thành trước ngày 01/10/2025”" in finance
    assert "NV 2 (không còn chủ trì)" in finance
    assert "NV 5 (mới)" in commune
    assert "NV 3 (không còn chủ trì)" in commune
    assert "NV 1" not in commune
    assert "Đã báo 2 nhóm đơn vị" in compared.secretariat.last().text


async def test_a_removed_task_can_no_longer_be_reported_or_reminded(compared: World):
    await compared.secretariat.presses(WAIVE)
    await compared.secretariat.presses(AMEND)
    await compared.finance.says("/nhiemvu")
    assert "NV 2" not in compared.finance.last().text
    await compared.secretariat.says("/tonghop")
    assert "4 nhiệm vụ" in compared.secretariat.last().text


async def test_it_can_be_saved_as_another_plan_instead(compared: World):
    await compared.secretariat.presses(WAIVE)
    await compared.secretariat.presses(ANOTHER)
    assert len(compared.rows(Plan)) == 2


async def test_the_same_document_again_changes_nothing(june: World):
    await june.preview("ke-hoach.txt", PLAN.encode())
    assert "Bản mới không thay đổi nhiệm vụ nào." in june.secretariat.last().text


async def test_a_date_moved_into_the_future_is_owed_again(june: World):
    assert owed(june, POLICE)["4"][0] is ObligationState.WAIVED
    await june.preview("ke-hoach.txt", PLAN.replace("Tháng 3/2025", "Tháng 11/2025").encode())
    await june.secretariat.presses(AMEND)
    assert owed(june, POLICE)["4"] == (ObligationState.OPEN, date(2025, 11, 30))


async def test_a_unit_in_two_plans_is_told_which_plan_a_task_is_of(june: World):
    other = PLAN.replace("Đề án 06", "Nghị quyết 57").replace("KẾ HOẠCH", "Số: 57/KH-UBND\nKẾ HOẠCH")
    june.given_plan(other)
    await june.move_to("2025-06-13 07:30")
    await june.move_to("2025-06-16 07:30")
    reminder = june.finance.last().text
    assert "NV 1 (Triển khai thực hiện Đề án 06" in reminder
    assert "NV 1 (57/KH-UBND)" in reminder or "NV 1 (Triển khai thực hiện Nghị quyết 57" in reminder
