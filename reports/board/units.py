"""All units at a glance: a grid in which each has a sign and a colour; and the list by name."""

from collections import Counter
from collections.abc import Sequence

from plans.board import BoardUnit, UnitState
from plans.units import UnitLevel
from reports.board.frame import back, listed, more, page, section
from reports.board.html import Html
from reports.board.signs import UNITS
from reports.board.where import Where
from reports.words import count

MOST_NAMED = 45
"""In a grid of more units only their signs have room."""
LEVELS = {
    UnitLevel.CENTRAL: "Trung ương",
    UnitLevel.PROVINCE: "Cấp tỉnh",
    UnitLevel.DISTRICT: "Cấp huyện",
    UnitLevel.COMMUNE: "Cấp xã",
    UnitLevel.VERTICAL: "Ngành dọc",
    UnitLevel.MASS_ORGANISATION: "Đoàn thể",
    UnitLevel.ENTERPRISE: "Doanh nghiệp",
}
WORST_FIRST = tuple(UnitState)


def grid(units: Sequence[BoardUnit], where: Where) -> Html:
    """Return all units by level, the worst first; each leads to its tasks."""
    counts = Counter(unit.state for unit in units)
    legend = [
        Html('<a href="{}">{} {}: <b>{}</b></a>').format(
            where.to("/don-vi", state.value), sign.badge(), sign.name, counts[state]
        )
        for state, sign in UNITS.items()
    ]
    levels = [(level, [unit for unit in units if unit.level is level]) for level in LEVELS]
    told = [_level(LEVELS[level], of_level, where) for level, of_level in levels if of_level]
    every = more(where.to("/don-vi"), "Danh sách theo tên")
    title = f"{count(len(units), 'đơn vị')}"
    return section("don-vi", title, listed(legend, kind="legend"), *told, every)


def _level(name: str, units: Sequence[BoardUnit], where: Where) -> Html:
    ordered = sorted(units, key=lambda unit: (WORST_FIRST.index(unit.state), -unit.late))
    kind = "tiles named" if len(units) <= MOST_NAMED else "tiles"
    tiles = [_tile(unit, where, is_named=len(units) <= MOST_NAMED) for unit in ordered]
    return Html("<h3>{} ({})</h3>{}").format(name, len(units), listed(tiles, kind=kind))


def _tile(unit: BoardUnit, where: Where, *, is_named: bool) -> Html:
    sign, address = UNITS[unit.state], where.to(f"/don-vi/{unit.id}")
    late = Html("<b>{}</b>").format(unit.late) if unit.late else Html("")
    if is_named:
        return Html('<a class="{}" href="{}"><i aria-hidden="true">{}</i>{} <span>{}</span></a>').format(
            sign.style, address, sign.sign, late, unit.name
        )
    told = f"{unit.name}: {_told(unit)}"
    return Html('<a class="{}" href="{}" title="{}" aria-label="{}">{}</a>').format(
        sign.style, address, told, told, unit.late or sign.sign
    )


def _told(unit: BoardUnit) -> str:
    if unit.state is UnitState.LATE:
        return f"quá hạn {count(unit.late, 'nhiệm vụ')}"
    return UNITS[unit.state].name.lower()


def units_page(units: Sequence[BoardUnit], state: UnitState | None, as_of: str, where: Where) -> str:
    """Return the units by name, all of them or those that stand so."""
    shown = [unit for unit in units if state is None or unit.state is state]
    rows = [
        Html('{} <a href="{}">{}</a> <small>hoàn thành {}/{}{}</small>').format(
            UNITS[unit.state].badge(),
            where.to(f"/don-vi/{unit.id}"),
            unit.name,
            unit.finished,
            unit.tasks,
            f", quá hạn {unit.late}" if unit.late else "",
        )
        for unit in shown
    ]
    name = UNITS[state].name if state is not None else "Đơn vị"
    heading = f"{name}: {count(len(rows), 'đơn vị')}"
    return page(heading, as_of, where, listed(rows, kind="names"), above=back(where))
