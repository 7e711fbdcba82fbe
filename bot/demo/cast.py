"""Who is there when the rehearsal's page opens: the secretariat, three units, a leader, an outsider."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from bot.demo.level_plan import is_commune, standing_title, units_below
from plans.plan import Plan
from plans.units import UnitClass, read_unit
from sandbox.client import SandboxClient

SECRETARIAT = "Tổ giúp việc"
DEFAULT_UNITS = ("Sở Tài chính", "UBND xã Hoa Lộc", "Sở Y tế")
FOCAL_POINTS = (("Nguyễn Thu", "Hà"), ("Trần Văn", "Bình"))
SECRETARY = ("Phạm Thị", "Lan")
LEADER = ("Hoàng Đức", "Sơn")
OUTSIDER = ("Người", "Lạ")
STANDING = ("Đỗ Thị", "Vân")
BELOW = ("Lê Văn", "Sơn")


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """A unit's group and the person who speaks for it."""

    unit: str
    chat: int
    person: int


@dataclass(frozen=True, slots=True)
class Level:
    """Who comes when a unit of the cast runs plans of its own: its standing group, and a unit below it."""

    standing: UnitGroup
    below: UnitGroup


@dataclass(frozen=True, slots=True)
class Cast:
    """The groups that exist from the beginning, by their ids, and the unit that has none."""

    secretariat: int
    units: tuple[UnitGroup, ...]
    roles: dict[int, str]
    """What somebody is, in a few words."""
    page_unit: str = DEFAULT_UNITS[-1]
    """The unit without Telegram; a rehearsal that was kept by an earlier version names none."""
    level: Level | None = None
    """Nobody of the second level is there before its chapter is opened."""

    @property
    def upper(self) -> UnitGroup:
        """The unit that comes to run plans of its own: the first commune, else the last of the units."""
        communes = (unit for unit in self.units if is_commune(unit.unit))
        return next(communes, self.units[-1])


def taken_up_or_gathered(kept: Path, people: SandboxClient, plan: Plan, today: date) -> Cast:
    """Return the cast of the rehearsal that was kept in a file; without one gather it, and keep it."""
    if kept.exists():
        return _FORM.validate_json(kept.read_bytes())
    return _keep(kept, gather(people, plan, today))


def _keep(kept: Path, cast: Cast) -> Cast:
    """Return the cast after keeping it in a file, which is never seen half written."""
    beside = kept.with_suffix(".new")
    beside.write_bytes(_FORM.dump_json(cast))
    beside.replace(kept)
    return cast


_FORM = TypeAdapter(Cast)


def with_level(kept: Path, people: SandboxClient, cast: Cast) -> Cast:
    """Return the cast with those of the second level, who are created and kept where they are not there."""
    if cast.level is not None:
        return cast
    unit = cast.upper.unit
    name = units_below(unit)[0]
    standing, below = _group(people, standing_title(unit), unit, STANDING), _unit(people, name, BELOW)
    roles = {standing.person: f"thường trực {unit}", below.person: f"đầu mối {name}"}
    return _keep(kept, replace(cast, roles=cast.roles | roles, level=Level(standing, below)))


def gather(people: SandboxClient, plan: Plan, today: date) -> Cast:
    """Create everybody and return them; the bot is in the secretariat's group already."""
    secretary = people.create_person(*SECRETARY)
    secretariat = people.create_group(SECRETARIAT, secretary)
    people.add_bot(secretariat, secretary)
    *names, page_unit = units_with_work(plan, today)
    units = tuple(_unit(people, *each) for each in zip(names, FOCAL_POINTS, strict=True))
    leader, outsider = people.create_person(*LEADER), people.create_person(*OUTSIDER)
    roles = {secretary: "cơ quan thường trực", leader: "lãnh đạo", outsider: "người ngoài"}
    roles |= {unit.person: f"đầu mối {unit.unit}" for unit in units}
    return Cast(secretariat, units, roles, page_unit)


def units_with_work(plan: Plan, today: date) -> list[str]:
    """Return three single units that lead a task, those whose dates come first from today on."""
    dated = [(task.deadline.due, name) for task in plan.tasks for name in task.lead if task.deadline.due]
    coming = [name for due, name in sorted(dated) if due >= today and name != plan.standing_unit]
    single = [name for name in coming if read_unit(name).kind is UnitClass.SINGLE]
    return list(dict.fromkeys([*single, *DEFAULT_UNITS]))[:3]


def _unit(people: SandboxClient, unit: str, name: tuple[str, str]) -> UnitGroup:
    return _group(people, f"Nhóm {unit}", unit, name)


def _group(people: SandboxClient, title: str, unit: str, name: tuple[str, str]) -> UnitGroup:
    person = people.create_person(*name)
    return UnitGroup(unit, people.create_group(title, person), person)
