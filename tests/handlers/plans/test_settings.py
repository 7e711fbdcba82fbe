"""Each plan reminds at its own time, on its own rungs; its months may be those of the calendar."""

from datetime import date, time
from io import BytesIO

import pytest
from docx import Document

from chat.understanding.commands.settings import SettingsSaid, read_settings_said
from plans.periods import Months
from storage.models import Plan, ReportPeriod, StoredFile
from tests.auxil.world import PLAN, World


async def test_the_settings_of_a_plan_are_shown_and_changed_in_words(june: World):
    await june.secretariat.says("/caidat")
    assert june.secretariat.last().text.split("\n")[:5] == [
        "⚙️ Triển khai thực hiện Đề án 06 năm 2025",
        "• Giờ nhắc: 07:30 sáng ngày làm việc",
        "• Nhắc trước: 14, 7, 3 và 1 ngày, và đúng ngày",
        "• Quá hạn 3 ngày làm việc: báo lãnh đạo đơn vị; 7 ngày: đề nghị đôn đốc bằng văn bản",
        "• Kỳ báo cáo: từ ngày 15 tháng trước đến ngày 14 (Nghị định 09/2019/NĐ-CP)",
    ]
    await june.secretariat.answers("Giờ nhắc 08:15, nhắc trước 10, 5 và 2 ngày; báo lãnh đạo sau 2 và 5 ngày")
    (plan,) = june.rows(Plan)
    assert (plan.morning, plan.ladder, plan.escalation_days) == (time(8, 15), [10, 5, 2], [2, 5])
    assert "• Giờ nhắc: 08:15" in june.secretariat.last().text
    await june.secretariat.presses("Về mặc định")
    (plan,) = june.rows(Plan)
    assert (plan.morning, plan.ladder, plan.escalation_days) == (None, None, None)


async def test_the_letterhead_and_the_basis_of_documents_are_given_in_words(june: World):
    await june.secretariat.says("/caidat")
    await june.secretariat.answers("Tiêu đề: Bộ Công an / Công an tỉnh Lam Sơn")
    await june.secretariat.answers("căn cứ Kế hoạch số 27/KH-UBND ngày 15 tháng 01 năm 2025")
    (plan,) = june.rows(Plan)
    assert plan.letterhead == ["Bộ Công an", "Công an tỉnh Lam Sơn"]
    assert (plan.number, plan.issued) == ("27/KH-UBND", date(2025, 1, 15))
    shown = june.secretariat.last().text
    assert "• Tiêu đề báo cáo, công văn: BỘ CÔNG AN / CÔNG AN TỈNH LAM SƠN" in shown
    assert "• Căn cứ: Kế hoạch số 27/KH-UBND ngày 15/01/2025 của" in shown
    await june.secretariat.says("/congvan")
    cells = Document(BytesIO(june.rows(StoredFile)[-1].content)).tables[0].rows[0].cells
    assert cells[0].text.startswith("BỘ CÔNG AN\nCÔNG AN TỈNH LAM SƠN\n")
    await june.secretariat.says("/caidat")
    await june.secretariat.presses("Về mặc định")
    assert [plan.letterhead for plan in june.rows(Plan)] == [None]


async def test_a_plans_own_time_is_when_it_reminds(june: World):
    await june.secretariat.says("/caidat giờ nhắc 9 giờ")
    before = len(june.finance.from_bot())
    await june.move_to("2025-06-13 08:59")
    assert len(june.finance.from_bot()) == before
    await june.move_to("2025-06-13 09:00")
    assert len(june.finance.from_bot()) == before + 1


async def test_months_may_be_those_of_the_calendar_and_back(june: World):
    await june.secretariat.says("/caidat")
    card = june.secretariat.last()
    pressed = await june.secretariat.presses_twice("Kỳ báo cáo theo tháng dương lịch")
    assert sorted(pressed) == ["", "Thao tác này đã được thực hiện trước đó."]
    july = [row for row in june.rows(ReportPeriod) if str(row.due) == "2025-07-14"]
    assert [str(row.data_from) for row in july] == ["2025-06-01"]
    await june.secretariat.presses("Kỳ báo cáo từ ngày 15 đến ngày 14", message=june.secretariat.again(card))
    assert [plan.months for plan in june.rows(Plan)] == [Months.DECREE]
    july = [row for row in june.rows(ReportPeriod) if str(row.due) == "2025-07-14"]
    assert [str(row.data_from) for row in july] == ["2025-06-15"]


async def test_of_several_plans_each_has_a_card(june: World):
    june.given_plan(PLAN.replace("Đề án 06", "Chuyển đổi số"))
    await june.secretariat.says("/caidat giờ nhắc 08:00")
    cards = june.secretariat.from_bot()[-2:]
    assert [card.text.split("\n")[0][2:].strip() for card in cards] == [
        "Triển khai thực hiện Đề án 06 năm 2025",
        "Triển khai thực hiện Chuyển đổi số năm 2025",
    ]
    await june.secretariat.says("giờ nhắc 08:00", reply_to=cards[1].id)
    assert [plan.morning for plan in june.rows(Plan)] == [None, time(8)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("giờ nhắc 7h30", SettingsSaid(time(7, 30))),
        ("gio nhac 8", SettingsSaid(time(8))),
        (
            "tiêu đề UBND tỉnh / Sở Văn hóa, Thể thao",
            SettingsSaid(letterhead=("UBND tỉnh", "Sở Văn hóa, Thể thao")),
        ),
        ("tiêu đề Bộ Công an", None),
        ("số kế hoạch 27/KH-UBND", SettingsSaid(number="27/KH-UBND")),
        ("căn cứ số 27/KH-UBND ngày 31/02/2025", None),
        ("nhắc trước 10, 5, 2, 1 ngày", SettingsSaid(ladder=(10, 5, 2, 1))),
        ("nhắc trước 1 và 7 ngày", SettingsSaid(ladder=(7, 1))),
        ("báo lãnh đạo sau 7 và 3 ngày", SettingsSaid(escalation_days=(3, 7))),
        ("giờ nhắc 23:00", None),
        ("giờ nhắc 25:00", None),
        ("nhắc trước 0 ngày", None),
        ("nhắc trước 1,2,3,4,5,6,7,8,9 ngày", None),
        ("báo lãnh đạo sau 3 ngày", None),
        ("đổi gì đó", None),
    ],
)
def test_settings_are_read(words: str, said: SettingsSaid | None):
    assert read_settings_said(words) == said
