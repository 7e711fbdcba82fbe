"""/summary with words behind it, and in a unit's own group."""

import pytest

from chat.texts.summary import details as detail_texts
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World


async def ask(world: World, words: str) -> str:
    await world.secretariat.says(f"/summary {words}")
    return world.secretariat.last().text


@pytest.mark.parametrize("words", ["tháng 6", "thang 6/2025", "6 tháng", "BÁO CÁO 6 tháng đầu năm 2025"])
async def test_a_period_is_named_in_words(june: World, words: str):
    assert "📋 Báo cáo tháng 6/2025 và 6 tháng đầu năm 2025" in await ask(june, words)


async def test_a_period_to_come_is_shown_as_things_stand(june: World):
    said = await ask(june, "tháng 7")
    assert "Tính đến 07:30 ngày 12/6/2025" in said
    assert "📋 Báo cáo tháng 7/2025" in said


async def test_a_period_that_is_over_is_told_as_of_its_day(june: World):
    await june.finance.says("/baocao NV 1 đang thực hiện 50%")
    await june.move_to("2025-06-20 08:00")
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    await june.move_to("2025-07-30 08:00")
    said = await ask(june, "tháng 6")
    assert "Nhiệm vụ: đến hết ngày 14/6/2025; báo cáo đã nộp: đến 08:00 ngày 30/7/2025" in said
    assert "🔵 Đang thực hiện: 1" in said
    assert "✅ Hoàn thành: 1" in await ask(june, "")


async def test_a_past_day_is_told_as_it_ended(june: World):
    await june.finance.says("/baocao NV 1 đang thực hiện 50%")
    await june.move_to("2025-06-13 08:00")
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    said = await ask(june, "12/6/2025")
    assert "Tình hình đến hết ngày 12/6/2025" in said
    assert "🔵 Đang thực hiện: 1" in said
    await june.secretariat.presses("Theo đơn vị")
    assert f"• {FINANCE}: hoàn thành 0/2" in june.secretariat.last().text
    assert f"• {FINANCE}: hoàn thành 1/2" in await ask(june, "theo đơn vị")


@pytest.mark.parametrize("name", ["Sở Tài chính", "so tai chinh", "STC", "tháng 6 của Sở Tài chính"])
async def test_a_unit_is_found_by_its_name(june: World, name: str):
    said = await ask(june, name)
    assert said.startswith(f"📊 {FINANCE}\n")
    assert "2 nhiệm vụ chủ trì" in said
    assert (
        "❔ NV 1: Ban hành chính sách thu phí — “Hoàn thành trước ngày 20/6/2025”; chưa có thông tin" in said
    )
    assert "📋 Báo cáo tháng 6/2025 (trước ngày 15/6/2025): chưa báo cáo" in said


async def test_a_unit_is_shown_with_its_figures_and_words(june: World):
    words = "Đã cấp tài khoản, hiện còn vướng kinh phí thuê đường truyền của tháng sau"
    await june.finance.says(f"/baocao NV 1 đang thực hiện, 95/120 hộ. {words}.")
    said = await ask(june, "Sở Tài chính")
    assert "đang thực hiện; 95/120 hộ “" in said
    assert words[:40] in said


async def test_a_task_is_shown_with_the_words_of_its_leads(june: World):
    await june.finance.says("/baocao NV 1 đang thực hiện 60%")
    said = await ask(june, "nv 1")
    assert said.startswith(
        "📊 NV 1: Ban hành chính sách thu phí\n"
        "Chủ trì: Sở Tài chính\n"
        "Phối hợp: Sở Tư pháp\n"
        "Hạn: “Hoàn thành trước ngày 20/6/2025”\n"
    )
    assert "🔵 Đang thực hiện" in said
    assert f"• {FINANCE} (12/6/2025): đang thực hiện, 60%" in said
    assert await ask(june, "1") == said
    assert await ask(june, "NV 99") == detail_texts.no_task("99").replace("<b>", "")


async def test_a_unit_that_leads_nothing_is_said_to(june: World):
    assert "Không chủ trì nhiệm vụ nào trong kế hoạch này." in await ask(june, "Sở Y tế")


@pytest.mark.parametrize(
    ("words", "caption"),
    [
        ("word", "📄 Báo cáo (Word)"),
        ("Excel tháng 6", "Excel"),
        ("biểu đồ", "Biểu đồ"),
        ("word 11/6", "đến hết ngày 11/6/2025"),
    ],
)
async def test_a_file_is_named_in_words(june: World, words: str, caption: str):
    await june.secretariat.says(f"/summary {words}")
    assert caption in june.secretariat.last().text
    assert june.secretariat.last().attachment is not None


async def test_a_file_of_a_day_that_never_was_is_not_made(june: World):
    assert (await ask(june, "word 31/2")).startswith("Lịch không có ngày “31/2”.")


async def test_a_file_of_a_period_that_the_plan_does_not_have_is_not_made(june: World):
    assert (await ask(june, "word quý 3")).startswith("Không có kỳ báo cáo này.")


async def test_a_day_to_come_is_not_told_of(june: World):
    assert await ask(june, "20/12/2030") == "Ngày 20/12/2030 chưa đến. Tình hình hiện nay: /summary"


async def test_yesterday_is_a_day(june: World):
    assert "Tình hình đến hết ngày 11/6/2025" in await ask(june, "hôm qua")


async def test_a_level_lists_its_units(june: World):
    said = await ask(june, "cấp xã")
    assert f"• {COMMUNE}: hoàn thành 0/1" in said
    assert FINANCE not in said
    assert "Không có đơn vị nào chủ trì nhiệm vụ." in await ask(june, "huyện")


async def test_a_part_is_named_in_words(urgent: World):
    assert "NV 6: Mua thiết bị đầu cuối — hạn 10/6/2025" in await ask(urgent, "qua han")
    assert "Không có vướng mắc, kiến nghị nào" in await ask(urgent, "vướng mắc")
    said = await ask(urgent, "đơn vị chưa báo cáo tháng 6")
    assert "Chưa báo cáo: 2 đơn vị" in said
    assert "📵 Chưa có nhóm nên chưa ai nhắc: Công an tỉnh" in said


async def test_what_is_not_understood_is_answered_with_what_can_be_asked(june: World):
    said = await ask(june, "xyz abc")
    assert said.startswith("Chưa hiểu “xyz abc”.")
    assert "/summary tháng 6" in said
    assert await ask(june, "quý 3") == (
        "Không có kỳ báo cáo này. Các kỳ đang theo dõi: tháng 6/2025, 6 tháng đầu năm 2025 và tháng 7/2025."
    )


# A unit's own group


async def test_a_unit_sees_its_own_state_only(june: World):
    await june.finance.says("/baocao NV 1 đang thực hiện 60%")
    await june.finance.says("/summary")
    said = june.finance.last().text
    assert said.startswith(f"📊 {FINANCE}\n")
    assert "🔵 NV 1: Ban hành chính sách thu phí" in said
    assert COMMUNE not in said
    assert june.finance.labels() == []


@pytest.mark.parametrize("words", ["UBND xã Hoa Lộc", "so y te", "xyz"])
async def test_a_unit_is_told_nothing_of_another(june: World, words: str):
    await june.finance.says(f"/summary {words}")
    assert june.finance.last().text == detail_texts.only_ones_own()


async def test_a_unit_too_is_told_that_there_is_no_such_day(june: World):
    await june.finance.says("/summary 31/2")
    assert june.finance.last().text.startswith("Lịch không có ngày “31/2”.")


@pytest.mark.parametrize("words", ["NV 3", "NV 4", "huyện", "quá hạn", "chưa báo cáo", "theo đơn vị"])
async def test_whatever_a_unit_asks_it_sees_itself(june: World, words: str):
    await june.finance.says(f"/summary {words}")
    assert june.finance.last().text.startswith(f"📊 {FINANCE}\n")
    assert "NV 3" not in june.finance.last().text
