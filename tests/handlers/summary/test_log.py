"""The log: every change with its author, place, before and after; words for every action there is."""

import ast
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from chat.texts.summary import log as log_texts
from chat.texts.summary.log_values import changed
from handlers.reminders.again import LATE, MISSED
from storage.groups.linking import ACTION_OF
from storage.models import MatterAction
from storage.summary.log import REPORTED
from storage.upkeep import person
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World

ROOT = Path(__file__).resolve().parents[3]


async def test_what_a_unit_reported_is_logged_with_author_place_before_and_after(june: World):
    await june.finance.says("/baocao NV 1 đang thực hiện")
    await june.move_to("2025-06-12 09:15")
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.secretariat.says("/nhatky NV 1")
    log = june.secretariat.last().text
    assert log.startswith(
        "Nhật ký: NV 1\n• 09:15 ngày 12/6/2025, Nguyễn Thu Hà (“Nhóm Sở Tài chính”): báo cáo"
    )
    assert "· NV 1 · Sở Tài chính: đang thực hiện → hoàn thành; “NV 1 đã hoàn thành”" in log


async def test_the_log_tells_the_percent_and_the_words(june: World):
    await june.finance.says("/baocao NV 1 đang thực hiện 30%")
    await june.finance.says("/baocao NV 1 đang thực hiện 45%")
    await june.secretariat.says("/nhatky NV 1")
    assert "· NV 1 · Sở Tài chính: 30% → 45%; “NV 1 đang thực hiện 45%”" in june.secretariat.last().text


async def test_the_log_tells_of_a_submitted_report_and_who_a_code_is_for(june: World):
    await june.finance.answers("NV 1 đang thực hiện, NV 2 duy trì thường xuyên")
    await june.finance.says("/baocao")
    await june.finance.presses("Nộp báo cáo")
    await june.secretariat.says(f"/nhatky {FINANCE}")
    assert "nộp báo cáo kỳ · Sở Tài chính: báo cáo tháng 6/2025" in june.secretariat.last().text


def test_a_file_is_called_by_its_name_and_a_code_in_vietnamese():
    assert (
        changed(None, "cong-van-don-doc 2025-06-16 0830.docx")[1] == "cong-van-don-doc 2025-06-16 0830.docx"
    )
    assert changed(None, "secretariat")[1] == "cho cơ quan thường trực"


async def test_the_log_of_a_unit_leaves_out_the_others(june: World):
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.finance.presses("Thu hồi")
    await june.commune.says("/baocao NV 3 đang thực hiện")
    await june.secretariat.says(f"/nhatky {FINANCE}")
    log = june.secretariat.last().text
    assert f"Nhật ký: {FINANCE}" in log
    assert "thu hồi báo cáo · NV 1 · Sở Tài chính: hoàn thành → (bỏ)" in log
    assert "liên kết nhóm đơn vị · Sở Tài chính" in log
    assert COMMUNE not in log


async def test_everything_is_logged_page_by_page(june: World):
    for percent in range(10, 70, 5):
        await june.finance.says(f"/baocao NV 1 đang thực hiện {percent}%")
    await june.secretariat.says("/nhatky")
    log = june.secretariat.last()
    assert log.text.count("•") == 10
    await june.secretariat.presses("Cũ hơn ›")
    older = june.secretariat.again(log)
    assert "lưu kế hoạch · Triển khai thực hiện Đề án 06 năm 2025" in older.text
    assert june.secretariat.labels(older) == ["‹ Mới hơn", "Tải bảng Excel"]


async def test_the_log_is_taken_as_a_sheet_once(june: World):
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.secretariat.says("/nhatky NV 1")
    await june.secretariat.presses_twice("Tải bảng Excel")
    sent = [one for one in june.secretariat.from_bot() if one.attachment is not None]
    assert [one.attachment.name for one in sent if one.attachment] == ["nhat-ky-2025-06-12.xlsx"]
    content = june.stage.people.attachment(june.secretariat.chat, sent[0].id)
    page = load_workbook(BytesIO(content)).active
    assert page is not None
    row = [cell.value for cell in page[2]]
    assert row[1:6] == ["Nguyễn Thu Hà", f"Nhóm {FINANCE}", "báo cáo", FINANCE, "NV 1"]
    assert row[7] == "hoàn thành; “NV 1 đã hoàn thành”"


async def test_what_is_not_known_is_asked_for(june: World):
    for words in ("NV 999", "Sở Vũ trụ"):
        await june.secretariat.says(f"/nhatky {words}")
        assert june.secretariat.last().text.startswith("Chưa rõ cần xem nhật ký")


async def test_a_name_that_was_taken_back_is_not_in_the_log(june: World):
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.finance.says("/xoatoi")
    await june.finance.presses("Xóa tên của tôi")
    await june.secretariat.says("/nhatky NV 1")
    assert "Nguyễn Thu Hà" not in june.secretariat.last().text
    assert "cán bộ đầu mối" in june.secretariat.last().text


def recorded() -> set[str]:
    """Return every action that the code records, as far as it is written out there."""
    found: set[str] = set()
    for package in ("storage", "chat", "handlers", "jobs", "bot"):
        for path in ROOT.joinpath(package).rglob("*.py"):
            for function in ast.walk(ast.parse(path.read_text())):
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                    found |= _recorded_in(function)
    return found


def _recorded_in(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    given = {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    actions = [
        node.args[2]
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "log.record"
    ]
    values = [given.get(one.id, one) if isinstance(one, ast.Name) else one for one in actions]
    return {
        part.value
        for value in values
        for part in ast.walk(value)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and not part.value.startswith("_")
    }


def test_every_action_that_is_recorded_has_words():
    computed = {
        *ACTION_OF.values(),
        *(person.EXPORTED, person.FORGOTTEN),
        LATE.action,
        MISSED.action,
        *(f"{action}_matter" for action in MatterAction),
    }
    known = recorded() | computed | {REPORTED}
    assert len(known) > 40
    assert known - log_texts.ACTIONS.keys() == set()
    assert log_texts.ACTIONS.keys() - known == set()


async def test_what_was_changed_is_told_in_words(june: World):
    await june.secretariat.says("/caidat")
    await june.secretariat.answers("Giờ nhắc 08:15, nhắc trước 10, 5 và 2 ngày; báo lãnh đạo sau 2 và 5 ngày")
    await june.secretariat.says("/tamdung UBND xã Hoa Lộc đến 30/6/2025 (sắp xếp bộ máy)")
    await june.secretariat.says("/ngaynghi thêm 13/6/2025")
    await june.secretariat.says("/donvi sửa UBND xã Hoa Lộc; lãnh đạo: Ông Lê Văn B; thuộc: Công an tỉnh")
    await june.secretariat.says("/nhatky")
    log = june.secretariat.last().text
    assert (
        "đổi cài đặt kế hoạch · Triển khai thực hiện Đề án 06 năm 2025: "
        "giờ nhắc 08:15; nhắc trước hạn (ngày) 10, 5, 2; báo quá hạn sau (ngày làm việc) 2, 5\n"
    ) in log
    assert "tạm dừng đơn vị · UBND xã Hoa Lộc: đến 30/6/2025; lý do sắp xếp bộ máy" in log
    assert "đặt ngày nghỉ, ngày làm việc: ngày nghỉ" in log
    assert "trực thuộc Công an tỉnh; lãnh đạo Ông Lê Văn B" in log
