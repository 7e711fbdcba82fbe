"""A plan sent again changes only what it says differently; reports and original dates stay."""

from datetime import date

import pytest

from chat.texts.plans import preview as preview_texts
from storage.models import LogEvent, Obligation, ObligationState, Plan, ReportRule, Statement, Task
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.world import PLAN, World

AMEND, ANOTHER, WAIVE = (
    "Cập nhật kế hoạch đã lưu",
    "Lưu thành kế hoạch khác",
    "Không tính quá hạn các việc này",
)
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
    assert (first, second) == ("", preview_texts.decided_before())
    assert len(compared.rows(Plan)) == 1
    current = {row.number: row.due for row in compared.rows(Task) if row.removed_on is None}
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
    (spoken,) = compared.rows(Statement)
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
    assert "Bản mới không thay đổi nhiệm vụ hay chế độ báo cáo nào." in june.secretariat.last().text


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


OTHER_RULES = PLAN.replace("hàng tháng (trước ngày 15 hàng tháng)", "hàng tháng (trước ngày 20 hàng tháng)")
OTHER_RULES = OTHER_RULES.replace("6 tháng (trước ngày 15/6),", "hàng quý (trước ngày 25),")
"""The same tasks; the monthly report by another day, one every quarter, none of the half-year."""


def reports(world: World, unit: str = FINANCE) -> dict[str, str]:
    """Return how the period reports of a unit stand, by the name of their period and the day they are due."""

    def read(session):
        rows = session.query(Obligation).filter(Obligation.period_id.is_not(None)).order_by(Obligation.due)
        return {f"{row.period.name} {row.due:%d/%m}": str(row.state) for row in rows if row.unit.name == unit}

    return world.database.read(read)


async def amended(world: World, document: str) -> None:
    await world.preview("ke-hoach-sua.txt", document.encode())
    if WAIVE in world.secretariat.labels():
        await world.secretariat.presses(WAIVE)
    await world.secretariat.presses(AMEND)


async def test_other_report_rules_are_shown_before_anything_changes(june: World):
    before = reports(june)
    await june.preview("ke-hoach-sua.txt", OTHER_RULES.encode())
    assert (
        "Chế độ báo cáo (áp dụng cho kỳ chưa đến hạn)\n"
        "• Thêm: hằng quý: trước ngày 25\n"
        "• Đổi: hằng tháng: trước ngày 15 → hằng tháng: trước ngày 20\n"
        "• Bỏ: 6 tháng: trước ngày 15/6\n"
    ) in june.secretariat.last().text
    assert reports(june) == before


async def test_reports_to_come_follow_the_new_rules_and_what_was_sent_stays(june: World):
    assert reports(june) == {
        "monthly:2025-06 14/06": "open",
        "half_year:2025-H1 14/06": "open",
        "monthly:2025-07 14/07": "open",
    }
    await june.finance.says("/baocao NV 1 đang thực hiện 40%, NV 2 đang thực hiện")
    await june.finance.says("/baocao")
    await june.finance.presses("Nộp báo cáo")
    await amended(june, OTHER_RULES)
    assert reports(june) == {
        "monthly:2025-06 14/06": "met",
        "half_year:2025-H1 14/06": "met",
        "quarterly:2025-Q2 24/06": "open",
        "monthly:2025-07 19/07": "open",
    }
    assert reports(june, COMMUNE) == {
        "half_year:2025-H1 14/06": "removed",
        "monthly:2025-06 19/06": "open",
        "quarterly:2025-Q2 24/06": "open",
        "monthly:2025-07 19/07": "open",
    }
    await june.move_to("2025-09-01 07:30")
    assert reports(june, COMMUNE)["monthly:2025-09 19/09"] == "open"
    assert reports(june, COMMUNE)["quarterly:2025-Q3 24/09"] == "open"
    actions = [one.action for one in june.rows(LogEvent) if one.subject.startswith("rule:")]
    assert actions == ["add_rule", "change_rule", "stop_rule"]


async def test_units_are_told_of_tasks_and_reports_in_one_message(june: World):
    said_before = len(june.commune.from_bot())
    await amended(june, OTHER_RULES.replace("Tháng 6/2025", "Tháng 9/2025"))
    (told,) = june.commune.from_bot()[said_before:]
    assert "NV 3: Cấp tài khoản định danh tổ chức — hạn mới: “Tháng 9/2025”" in told.text
    assert "Chế độ báo cáo (mới): hằng quý: trước ngày 25" in told.text
    assert "Chế độ báo cáo (đổi hạn): hằng tháng: trước ngày 15 → hằng tháng: trước ngày 20" in told.text
    assert "Chế độ báo cáo (không còn phải nộp): 6 tháng: trước ngày 15/6" in told.text
    assert "Đã báo 2 nhóm đơn vị." in june.secretariat.last().text
    assert "• Thêm: hằng quý: trước ngày 25" in june.secretariat.last().text


async def test_what_the_secretariat_set_itself_is_kept_and_named(june: World):
    await june.secretariat.says("/chedobaocao")
    card = june.secretariat.last()
    await june.secretariat.presses("2: Đổi ngày")
    await june.secretariat.answers("6 tháng trước ngày 13/6")
    await june.secretariat.presses("Dừng", message=card)
    await june.secretariat.presses("Dừng chế độ này")
    await june.preview("ke-hoach.txt", PLAN.encode())
    assert (
        "Bản mới không thay đổi nhiệm vụ hay chế độ báo cáo nào.\n"
        "Chế độ báo cáo giữ như anh chị đã đặt (muốn đổi: /chedobaocao)\n"
        "• hằng tháng: trước ngày 15 (đã dừng); bản mới ghi hằng tháng: trước ngày 15\n"
        "• 6 tháng: trước ngày 13/6; bản mới ghi 6 tháng: trước ngày 15/6"
    ) in june.secretariat.last().text
    await amended(june, OTHER_RULES)
    said = june.secretariat.last().text
    assert "• hằng tháng: trước ngày 15 (đã dừng); bản mới ghi hằng tháng: trước ngày 20" in said
    assert "• 6 tháng: trước ngày 13/6; bản mới không ghi" in said
    assert reports(june) == {
        "half_year:2025-H1 12/06": "open",
        "monthly:2025-06 14/06": "removed",
        "quarterly:2025-Q2 24/06": "open",
        "monthly:2025-07 14/07": "removed",
    }


async def test_an_appendix_alone_leaves_the_reports_as_they_are(june: World):
    appendix = "".join(line for line in PLAN.splitlines(keepends=True) if "báo cáo" not in line)
    appendix = appendix.replace("01 năm (trước ngày 15/12) gửi về Công an tỉnh.\n", "")
    await june.preview("phu-luc.txt", appendix.replace("Tháng 6/2025", "Tháng 9/2025").encode())
    assert "Bản mới không ghi chế độ báo cáo nào" in june.secretariat.last().text
    await june.secretariat.presses(AMEND)
    assert [row for row in june.rows(ReportRule) if row.stopped_at] == []


async def test_a_report_left_out_and_taken_up_again_is_not_asked_for_twice(june: World):
    await amended(june, OTHER_RULES)
    await amended(june, OTHER_RULES.replace("hàng quý (trước ngày 25),", "6 tháng (trước ngày 20/6),"))
    assert {name: state for name, state in reports(june).items() if name.startswith("half")} == {
        "half_year:2025-H1 19/06": "open"
    }
    assert len([row for row in june.rows(ReportRule) if row.kind == "half_year"]) == 1
    assert "Thêm: 6 tháng: trước ngày 20/6" in june.secretariat.last().text
