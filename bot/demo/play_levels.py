"""The closing part of the demo: a commune has a plan of its own, and its figures go up to the province."""

from datetime import date

from bot.demo.level_plan import level_plan, standing_title, units_below
from bot.demo.play import UNITS, Demo
from bot.demo.stage import Group
from storage import rehearsal

STANDING, HAMLET = ("Đỗ Thị", "Vân"), ("Lê Văn", "Sơn")


async def play_levels(demo: Demo) -> None:
    """Play how a unit that is linked has a plan of its own, and reports what its own units have said."""
    demo.screen.heading("Hai cấp: xã có kế hoạch riêng, số liệu của thôn lên báo cáo của xã")
    unit = UNITS[-1]
    standing = demo.add_group(standing_title(unit), *STANDING)
    await demo.says(demo.secretariat, f"/mocap {unit}")
    await demo.links(standing, demo.code_in(demo.secretariat))
    await _plan(demo, unit, standing)
    hamlet = await _link_below(demo, unit, standing)
    await demo.at(date(demo.year, 6, 16), 14, 0)
    await _report(demo, hamlet)
    await demo.says(demo.secretariat, f"/tonghop {unit}")


async def _plan(demo: Demo, unit: str, standing: Group) -> None:
    """Let the level save its own plan and agree to what it serves above."""
    reached = demo.stage.dondoc.services.database.read(rehearsal.level_milestones, unit)
    today = demo.stage.clock().astimezone(demo.screen.zone).date()
    await demo.sends(standing, level_plan(unit, reached.owed, today))
    await demo.presses(standing, "Lưu kế hoạch")
    await demo.presses_if_there(standing, "Đồng ý")


async def _link_below(demo: Demo, unit: str, standing: Group) -> Group:
    """Let the first unit of the level have its group, and return that."""
    name = units_below(unit)[0]
    await demo.says(standing, f"/lienket {name}")
    await demo.presses_if_there(standing, name)
    hamlet = demo.add_group(f"Nhóm {name}", *HAMLET)
    await demo.links(hamlet, demo.code_in(standing))
    return hamlet


async def _report(demo: Demo, hamlet: Group) -> None:
    """Let the unit below report, and the unit above take that into its own report."""
    above = demo.units[-1]
    await demo.says(hamlet, "/baocao NV 1 đang thực hiện, 95/120 hộ")
    await demo.says(above, "/baocao")
    for label in ("⬇️ Lấy từ cấp dưới", "✅ Ghi", "Nộp báo cáo", "Vẫn nộp"):
        await demo.presses_if_there(above, label)
