"""Two levels: offices below the top, each with a secretariat's group and units of its own."""

import re
from dataclasses import dataclass

from tests.auxil.group import Group
from tests.auxil.world import World

PAST = "Tính là quá hạn"


@dataclass
class Level:
    """An office below, and its people."""

    unit: str
    secretariat: Group
    groups: dict[str, Group]


def code_in(text: str) -> str:
    """Return the code that the bot gave."""
    found = re.search(r"/start (\w+)", text)
    assert found is not None, text
    return found[1]


async def opened(world: World, above: Group, unit: str, title: str, people: str) -> Level:
    """Let the secretariat above open an office for a unit, and a new group be its secretariat's."""
    await above.says(f"/mocap {unit}")
    group = world.group(title, people)
    await group.says(f"/start {code_in(above.last().text)}")
    return Level(unit, group, {})


async def linked(world: World, level: Level, unit: str, people: str) -> Group:
    """Let a unit of an office below have a group."""
    above = level.secretariat
    await above.says(f"/lienket {unit}")
    if above.last().buttons:
        await above.presses(above.last().buttons[0][0].label)
    level.groups[unit] = world.group(f"Nhóm {unit}", people)
    await level.groups[unit].says(f"/start {code_in(above.last().text)}")
    return level.groups[unit]


async def planned(level: Level, name: str, document: str) -> None:
    """Let the secretariat of an office below save a plan."""
    group = level.secretariat
    await group.says("/kehoach")
    await group.sends(name, document.encode(), reply_to=group.last().id)
    if PAST in group.labels():
        await group.presses(PAST)
    await group.presses("Lưu kế hoạch")
