"""/xephang in the chat."""

from chat import texts
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.world import World


async def submit(world: World) -> None:
    await world.finance.says("/baocao")
    await world.finance.presses("Nộp báo cáo")
    await world.finance.presses(world.finance.labels()[0])


async def test_units_stand_in_order_with_the_rule(june: World):
    await submit(june)
    await june.move_to("2025-06-20 09:00")
    await june.secretariat.says("/xephang")
    said = june.secretariat.last().text
    assert f"1. {FINANCE}: đúng hạn 2/2, đã nộp 2/2" in said
    assert f"2. {POLICE}: đúng hạn 0/2, đã nộp 0/2" in said
    assert f"2. {COMMUNE}: đúng hạn 0/2, đã nộp 0/2" in said
    assert said.endswith(f"3 đơn vị. {texts.ranking.RULE}")


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
    assert june.finance.last().text == texts.access.secretariat_only()
