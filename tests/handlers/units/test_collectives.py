"""/nhomdonvi: who belongs to a collective, by rule and by hand, and what follows for what is owed."""

from chat.texts import access
from storage.models import Collective, LogEvent, Obligation, ObligationState, Unit
from tests.auxil import province
from tests.auxil.world import PLAN as JUNE
from tests.auxil.world import World

PLAN = """KẾ HOẠCH năm 2025

TT\tNội dung\tĐơn vị chủ trì\tThời hạn
1\tLàm sạch dữ liệu\tUBND cấp xã\tTháng 6/2025
2\tRà soát thủ tục\tCác đơn vị có liên quan\tTháng 7/2025
3\tCấp kinh phí\tSở Tài chính\tTháng 7/2025
4\tKiểm tra\tSở Y tế\tTháng 7/2025
"""
WAITING = "Các cơ quan, đơn vị có liên quan"


async def with_plan(world: World) -> World:
    await world.import_plan("ke-hoach.txt", PLAN.encode())
    return world


def number(world: World, name: str) -> int:
    return next(row.id for row in world.rows(Collective) if row.name == name)


def owing(world: World, task: int) -> list[str]:
    names = {unit.id: unit.name for unit in world.rows(Unit)}
    rows = [row for row in world.rows(Obligation) if row.state is ObligationState.OPEN]
    return sorted(names[row.unit_id] for row in rows if row.task_id == task)


async def test_without_a_plan_there_are_none(world: World):
    await world.secretariat.says("/nhomdonvi")
    assert "Chưa có nhóm đơn vị nào" in world.secretariat.last().text


async def test_collectives_without_members_are_shown_first_with_the_tasks_that_wait(world: World):
    await with_plan(world)
    await world.secretariat.says("/nhomdonvi")
    said = world.secretariat.last().text
    assert "⚠️ 2 nhóm chưa có thành viên" in said
    assert f"{WAITING}: chưa có thành viên (chủ trì NV 2)" in said
    assert len(world.secretariat.labels()) == 2


async def test_units_are_added_and_left_out_by_words(world: World):
    await with_plan(world)
    group = number(world, WAITING)
    await world.secretariat.says(f"/nhomdonvi {group} thêm Sở Tài chính; so y te")
    assert f"{WAITING}: 2 đơn vị" in world.secretariat.last().text
    assert "Thêm riêng: Sở Tài chính, Sở Y tế" in world.secretariat.last().text
    assert owing(world, 2) == ["Sở Tài chính", "Sở Y tế"]
    await world.secretariat.says(f"/nhomdonvi {group} bớt Sở Y tế")
    assert "Trừ: Sở Y tế" in world.secretariat.last().text
    assert owing(world, 2) == ["Sở Tài chính"]
    await world.secretariat.says(f"/nhomdonvi {group} thêm Sở Y tế")
    assert owing(world, 2) == ["Sở Tài chính", "Sở Y tế"]
    actions = [event.action for event in world.rows(LogEvent)][-3:]
    assert actions == ["include_members", "leave_out_members", "include_members"]


async def test_a_rule_is_set_and_taken_back_by_a_button(world: World):
    await with_plan(world)
    await world.secretariat.says("/nhomdonvi")
    await world.secretariat.presses(f"{number(world, WAITING)}. {WAITING}")
    shown = world.secretariat.last()
    await world.secretariat.presses("Sở, ngành tỉnh")
    assert "Theo quy tắc: mọi sở, ngành cấp tỉnh" in world.secretariat.again(shown).text
    assert owing(world, 2) == ["Sở Tài chính", "Sở Y tế"]
    await world.secretariat.presses("✓ Sở, ngành tỉnh", message=world.secretariat.again(shown))
    assert owing(world, 2) == []


async def test_a_doubled_press_sets_a_rule_once(world: World):
    await with_plan(world)
    await world.secretariat.says("/nhomdonvi")
    await world.secretariat.presses(f"{number(world, WAITING)}. {WAITING}")
    answers = await world.secretariat.presses_twice("Sở, ngành tỉnh")
    assert answers == ("", access.already_done())
    assert owing(world, 2) == ["Sở Tài chính", "Sở Y tế"]


async def test_an_exception_from_a_rule_owes_nothing(world: World):
    await with_plan(world)
    await world.secretariat.says("/donvi thêm UBND xã Hoa Lộc")
    await world.secretariat.says("/donvi thêm UBND xã Minh Châu")
    assert owing(world, 1) == ["UBND xã Hoa Lộc", "UBND xã Minh Châu"]
    await world.secretariat.says(f"/nhomdonvi {number(world, 'UBND cấp xã')} bớt hoa lộc")
    assert owing(world, 1) == ["UBND xã Minh Châu"]


async def test_what_cannot_be_is_answered_with_why(world: World):
    await with_plan(world)
    group = number(world, WAITING)
    for words, answer in (
        ("gì đó", "Xem các nhóm: /nhomdonvi"),
        ("999 thêm Sở Y tế", "Không có nhóm đơn vị số 999"),
        (f"{group} thêm Sở Xa Lạ", "Chưa có đơn vị nào khớp"),
        (f"{group} thêm sở", "Xin ghi đủ tên"),
    ):
        await world.secretariat.says(f"/nhomdonvi {words}")
        assert answer in world.secretariat.last().text


async def test_the_list_stays_one_message_however_many_belong(world: World):
    await with_plan(world)
    await world.secretariat.sends("don-vi.csv", province.unit_list(), reply_to=world.secretariat.last().id)
    await world.secretariat.presses(world.secretariat.labels()[0])
    await world.secretariat.says("/nhomdonvi")
    assert f"UBND cấp xã: {province.COMMUNES} đơn vị (chủ trì NV 1)" in world.secretariat.last().text


async def test_a_number_opens_and_commas_part_names(world: World):
    world.given_plan(f"{JUNE}5\tRà soát\tCác đơn vị có liên quan\t\tQuý IV/2025\n")
    group = next(row for row in world.rows(Collective) if "liên quan" in row.name)
    await world.secretariat.says(f"/nhomdonvi {group.id}")
    assert world.secretariat.last().text.startswith(f"{group.name}: chưa có thành viên")
    await world.secretariat.says(f"/nhomdonvi {group.id} thêm Sở Tài chính, UBND xã Hoa Lộc; Công an tỉnh")
    assert f"{group.name}: 3 đơn vị" in world.secretariat.last().text
    await world.secretariat.says(f"/nhomdonvi {group.id} thêm Xã Mới Một\nXã Mới Hai\nSở Tài chính")
    assert "Chưa có 2 tên trong danh sách đơn vị: “Xã Mới Một”, “Xã Mới Hai”" in world.secretariat.last().text
    before = len(world.secretariat.from_bot())
    many = ", ".join(f"UBND xã Mới {number}" for number in range(166))
    await world.secretariat.says(f"/nhomdonvi {group.id} thêm {many}")
    text, form = world.secretariat.from_bot()[before:]
    assert "Chưa có 166 tên trong danh sách đơn vị" in text.text
    assert form.attachment is not None
