"""After an office below saves its plan: links proposed, taken with one press, confirmed, changed."""

import pytest

from chat.texts import access
from storage.models import TaskLink
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level, opened, planned
from tests.auxil.two_levels import COMMUNES, PROVINCE, two_levels
from tests.auxil.world import World

AGREE, LOOK = "Đồng ý 2 mục chắc chắn", "Xem 1 mục cần xác nhận"


@pytest.fixture
async def saved(world: World) -> Level:
    """The commune has just saved its plan."""
    await world.import_plan("tinh.txt", PROVINCE.encode())
    level = await opened(world, world.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", COMMUNES.format(day=13))
    return level


def links(world: World) -> int:
    return sum(row.above_task_id is not None for row in world.rows_of_every_office(TaskLink))


async def test_one_message_proposes_what_is_sure_and_what_is_to_be_confirmed(world: World, saved: Level):
    text = saved.secretariat.last().text
    assert text.startswith("🔗 Nối với việc cấp trên giao UBND xã Hoa Lộc\n")
    assert "Cấp trên giao 3 nhiệm vụ; đã so với 4 nhiệm vụ của mình" in text
    assert "NV 1 → NV 11 cấp trên: lời văn giống" in text
    assert "NV 2 → NV 13 cấp trên: văn bản nêu số nhiệm vụ" in text
    assert "NV 3 → NV 12 cấp trên: lời văn giống" in text
    assert "hạn muộn hơn 15 ngày" in text
    assert "Không thấy việc tương ứng: 1" in text
    assert "Xem lại ngày" not in text
    assert saved.secretariat.labels() == [AGREE, LOOK]
    assert links(world) == 0


async def test_what_is_sure_is_taken_with_one_press_and_once(world: World, saved: Level):
    first, second = await saved.secretariat.presses_twice(AGREE)
    assert first == ""
    assert second == access.already_done()
    assert links(world) == 2
    assert "Đã nối 2 mục (người xác nhận: Vân)" in saved.secretariat.last().text
    assert saved.secretariat.labels() == [LOOK]


async def test_what_is_to_be_confirmed_is_asked_one_by_one(world: World, saved: Level):
    await saved.secretariat.presses(LOOK)
    text = saved.secretariat.last().text
    assert "NV 3: “Cấp tài khoản định danh điện tử cho các tổ chức”" in text
    assert "NV 12 cấp trên giao không: “Cấp tài khoản định danh điện tử cho tổ chức”" in text
    await saved.secretariat.presses("✅ Đúng, nối")
    assert "Đã xem hết" in saved.secretariat.last().text
    assert links(world) == 1
    await saved.secretariat.says("/noiviec")
    assert "NV 3 hạn 14/7/2025, muộn hơn NV 12 cấp trên giao (hạn 29/6/2025)" in saved.secretariat.last().text


async def test_what_is_refused_is_not_proposed_again(world: World, saved: Level):
    await saved.secretariat.presses(LOOK)
    await saved.secretariat.presses("Không phải")
    await saved.secretariat.says("/noiviec")
    await saved.secretariat.presses("🔎 Đề xuất cho việc chưa nối")
    assert saved.secretariat.labels() == [AGREE]
    assert links(world) == 0


async def test_what_is_left_waits(world: World, saved: Level):
    await saved.secretariat.presses(LOOK)
    await saved.secretariat.presses("Để sau")
    assert "Để lại 1 mục chưa xác nhận" in saved.secretariat.last().text


async def test_links_are_seen_and_changed_in_words(world: World, saved: Level):
    await saved.secretariat.says("/noiviec NV 1, 4 = NV 11")
    assert (
        "Đã nối NV 1, NV 4 với NV 11 cấp trên giao “Làm sạch dữ liệu hộ tịch" in saved.secretariat.last().text
    )
    await saved.secretariat.says("/noiviec")
    text = saved.secretariat.last().text
    assert "1/3 nhiệm vụ cấp trên giao đã có việc nối" in text
    assert "NV 11 cấp trên “Làm sạch dữ liệu hộ tịch, dữ liệu đất đai” ← NV 1, NV 4" in text
    assert "Cấp trên giao, chưa việc nào nối: NV 12, NV 13." in text
    assert "Việc của mình chưa quyết định: NV 2, NV 3." in text
    await saved.secretariat.says("/noiviec NV 4 bỏ")
    assert "NV 4 không nối" in saved.secretariat.last().text
    assert links(world) == 1
    await saved.secretariat.says("/nhatky")
    assert "nối nhiệm vụ với cấp trên" in saved.secretariat.last().text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("NV 9 = NV 11", "Kế hoạch của mình không có NV 9"),
        ("NV 1 = NV 14", "Cấp trên không giao đơn vị NV 14"),
        ("gì đó", "Chưa rõ cần nối việc nào"),
    ],
)
async def test_what_cannot_be_linked_is_said(world: World, saved: Level, words: str, answer: str):
    await saved.secretariat.says(f"/noiviec {words}")
    assert answer in saved.secretariat.last().text
    assert links(world) == 0


async def test_of_the_plan_above_only_what_the_unit_owes_is_seen(world: World, saved: Level):
    await saved.secretariat.says("/noiviec")
    assert not [
        one.text for one in saved.secretariat.from_bot() if "Bí mật" in one.text or "NV 14" in one.text
    ]


async def test_a_number_of_two_plans_is_asked_about(world: World, saved: Level):
    await planned(saved, "xa2.txt", COMMUNES.format(day=13).replace("trên địa bàn xã", "ở xã, đợt hai"))
    await saved.secretariat.says("/noiviec NV 4 = NV 13")
    assert "có ở nhiều kế hoạch" in saved.secretariat.last().text
    await saved.secretariat.presses(saved.secretariat.labels()[1])
    assert links(world) == 1


async def test_days_that_do_not_fit_are_in_the_same_message(world: World):
    await world.import_plan("tinh.txt", PROVINCE.encode())
    level = await opened(world, world.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", COMMUNES.format(day=17))
    assert (
        "Báo cáo hằng tháng của UBND xã Hoa Lộc phải nộp chậm nhất ngày 14/6/2025; "
        "đơn vị cấp dưới nộp ngày 16/6/2025: không kịp."
    ) in level.secretariat.last().text


async def test_at_the_top_nothing_is_proposed_and_nothing_can_be_linked(world: World):
    await world.import_plan("tinh.txt", PROVINCE.encode())
    assert "🔗" not in world.secretariat.last().text
    await world.secretariat.says("/noiviec NV 1 = NV 2")
    assert "không có cấp trên" in world.secretariat.last().text


async def test_the_whole_of_two_levels(world: World):
    level = await two_levels(world)
    assert level.groups.keys() == {"Thôn Đông", "Thôn Đoài"}


async def test_ranges_lists_and_several_pairs_in_one_message(world: World, saved: Level):
    await saved.secretariat.says("/noiviec NV 1-3 = NV 11; NV 4 nối với NV 13")
    text = saved.secretariat.last().text
    assert "Đã nối NV 1, NV 2, NV 3 với NV 11" in text
    assert "Đã nối NV 4 với NV 13" in text
    await saved.secretariat.says("/noiviec từ 2 đến 4 bỏ")
    assert "NV 2, NV 3, NV 4 không nối" in saved.secretariat.last().text
    assert links(world) == 1


async def test_of_several_pairs_none_is_linked_where_a_number_is_wrong(world: World, saved: Level):
    await saved.secretariat.says("/noiviec NV 1 = NV 11, NV 3-9 = NV 12")
    assert "Kế hoạch của mình không có NV 5" in saved.secretariat.last().text
    assert links(world) == 0
