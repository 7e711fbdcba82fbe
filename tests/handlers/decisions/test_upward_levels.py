"""Several levels deep, and over restarts, it goes up and comes down by the same rule."""

from dataclasses import replace
from pathlib import Path

from sandbox.server import RunningSandbox
from storage.models import Matter, MatterState
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import linked, opened, planned
from tests.auxil.stages import Past, after
from tests.auxil.three_levels import BELOW, HAMLET, RAISED, TEAM, Levels
from tests.auxil.world import PLAN, World, gone_on


def states(world: World) -> set[MatterState]:
    return {one.state for one in world.rows_of_every_office(Matter)}


async def test_several_levels_deep_it_goes_up_and_comes_down_by_the_same_rule(levels: Levels):
    hamlet = await opened(levels.world, levels.commune.secretariat, HAMLET, "Thường trực thôn", "Tài")
    await planned(hamlet, "thon.txt", BELOW.format(first=TEAM))
    team = await linked(levels.world, hamlet, TEAM, "Út")
    await team.says("/nhiemvu")
    await team.answers(RAISED)
    await hamlet.secretariat.presses("Chuyển cấp trên")
    assert f"Gửi vướng mắc của NV 1 lên {COMMUNE}, nhân danh {HAMLET}" in hamlet.secretariat.last().text
    await hamlet.secretariat.presses("Gửi lên cấp trên")
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    await levels.commune.secretariat.presses("Gửi lên cấp trên")
    assert f"“thiếu máy quét (theo phản ánh của {TEAM}, {HAMLET})”" in levels.world.secretariat.last().text
    assert team.last().text == (
        f"{COMMUNE} đã chuyển Công an tỉnh: vướng mắc của NV 1. Có trả lời, bot báo về nhóm này."
    )
    await levels.world.secretariat.answers("Tuần sau cấp 02 máy")
    assert team.last().text == "💬 Công an tỉnh trả lời vướng mắc của NV 1:\n“Tuần sau cấp 02 máy”"
    assert "Công an tỉnh trả lời vướng mắc" in hamlet.secretariat.last().text
    assert "Công an tỉnh trả lời vướng mắc" in levels.commune.secretariat.last().text
    assert states(levels.world) == {MatterState.ANSWERED}
    await team.presses("Đã giải quyết")
    assert states(levels.world) == {MatterState.CLOSED}


async def test_a_restart_in_between_loses_nothing(
    sandbox: RunningSandbox, tmp_path: Path, lived_through: Past
):
    async with after(lived_through, PLAN, sandbox, tmp_path) as world:
        commune = await opened(world, world.secretariat, COMMUNE, "Thường trực xã", "Vân")
        await planned(commune, "xa.txt", BELOW.format(first=HAMLET))
        hamlet = await opened(world, commune.secretariat, HAMLET, "Thường trực thôn", "Tài")
        await planned(hamlet, "thon.txt", BELOW.format(first=TEAM))
        team = await linked(world, hamlet, TEAM, "Út")
        await team.says("/nhiemvu")
        await team.answers(RAISED)
        await hamlet.secretariat.presses("Chuyển cấp trên")
        cast = {name: getattr(world, name) for name in ("secretariat", "finance", "commune", "outsider")}
    async with gone_on(sandbox, tmp_path, "2025-05-15 09:00", cast) as world:
        await replace(hamlet.secretariat, stage=world.stage).presses("Gửi lên cấp trên")
        await replace(commune.secretariat, stage=world.stage).presses("Chuyển cấp trên")
    async with gone_on(sandbox, tmp_path, "2025-05-15 10:00", cast) as world:
        await replace(commune.secretariat, stage=world.stage).presses("Gửi lên cấp trên")
        shown = world.secretariat.last()
        assert "thiếu máy quét" in shown.text
    async with gone_on(sandbox, tmp_path, "2025-05-16 09:00", cast) as world:
        await world.move_to("2025-05-16 09:01")
        digest = next(one for one in world.secretariat.from_bot() if "☀️" in one.text)
        assert "thiếu máy quét" in digest.text
        await world.secretariat.says("Tuần sau cấp 02 máy", reply_to=shown.id)
        answers = [one for one in replace(team, stage=world.stage).from_bot() if "02 máy" in one.text]
        assert len(answers) == 1


async def test_names_of_people_in_what_is_passed_up_stay_below(levels: Levels):
    """Neither the words of the unit nor those of its own secretariat take a name along."""
    world, secretariat = levels.world, levels.commune.secretariat
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers("NV 1 đang thực hiện 40%, vướng mắc: ông Lê Văn Tám đi vắng")
    await secretariat.presses("Chuyển cấp trên")
    assert "“ông … đi vắng (theo phản ánh của Thôn Đông)”" in secretariat.last().text
    await secretariat.answers("Trưởng thôn Lê Văn Tám và bà Bé đi vắng")
    assert "“Trưởng thôn … và bà … đi vắng”" in secretariat.last().text
    await secretariat.presses("Gửi lên cấp trên")
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers("xin gia hạn NV 1 đến 30/7 vì ông Lê Văn Tám đi vắng")
    await secretariat.presses("Xin cấp trên gia hạn")
    await secretariat.answers("vì đồng chí Lê Văn Tám đi học")
    await secretariat.presses("Gửi lên cấp trên")
    assert "đồng chí … đi học" in world.secretariat.last().text
    await world.secretariat.says("/vuongmac")
    for group in (world.secretariat, world.commune):
        assert not [one.text for one in group.from_bot() if "Tám" in one.text or "Bé" in one.text]


async def test_who_closes_an_office_is_told_how_much_it_passed_up_is_undecided(levels: Levels):
    above = levels.world.secretariat
    waits = "\nCòn 1 vướng mắc do cấp này chuyển lên chưa trả lời"
    await levels.hamlet.says("/nhiemvu")
    await levels.hamlet.answers(RAISED)
    await levels.commune.secretariat.presses("Chuyển cấp trên")
    await levels.commune.secretariat.presses("Gửi lên cấp trên")
    raised = above.last()
    await above.says("/mocap")
    await above.presses("Đóng 1")
    assert waits in above.last().text
    await above.says("đã cấp máy quét cho xã", reply_to=raised.id)
    await above.says("/mocap")
    await above.presses("Đóng 1")
    assert waits not in above.last().text
