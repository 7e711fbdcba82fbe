"""A whole province from an empty database: the plan, 27 districts, 558 communes, and who owes how much."""

import json
from collections import Counter
from pathlib import Path

import pytest

from plans.plan import Role
from plans.units import UnitLevel, read_unit
from storage.models import (
    Assignment,
    Collective,
    Obligation,
    ObligationKind,
    ObligationState,
    Task,
    Unit,
)
from tests.auxil import province
from tests.auxil.world import World

PLAN = Path(__file__).resolve().parents[3] / ".." / "shared" / "plans" / "thanh-hoa-2025.docx"
TASKS = 64
# Counted by hand in the column "Đơn vị chủ trì" of the plan.
LED_BY_ALL_DISTRICTS = 8  # 4, 5, 15, 19, 21, 23, 41, 48
LED_BY_ALL_COMMUNES = 5  # 15, 19, 21, 23, 48
LED_BY_ALL_DEPARTMENTS = 9  # 2, 4, 5, 6, 10, 15, 21, 47, 48
BY_NAMED_DEPARTMENTS = 68  # a department and a task that not all of them lead
BY_VERTICAL_AGENCIES = 8  # 20, 42; 24, 42; 22, 24, 29, 42
WAITING_FOR_MEMBERS = 5  # "… có liên quan" and the like: 7, 13 and 19, 23, 35, 44

pytestmark = pytest.mark.skipif(not PLAN.exists(), reason="../shared is absent")


@pytest.fixture
async def thanh_hoa(world: World) -> World:
    """The plan is saved and the list of units taken, both by the secretariat in its group."""
    await world.import_plan("ke-hoach.docx", PLAN.read_bytes(), past="Không tính quá hạn các việc này")
    await world.secretariat.sends("don-vi.csv", province.unit_list(), reply_to=world.secretariat.last().id)
    await world.secretariat.presses("Nhập cả danh sách")
    return world


async def test_every_task_has_lead_units_and_every_phrase_means_a_unit_or_a_collective(thanh_hoa: World):
    assert len(thanh_hoa.rows(Task)) == TASKS
    leads = {row.task_id for row in thanh_hoa.rows(Assignment) if row.role is Role.LEAD}
    assert len(leads) == TASKS
    gold = json.loads(PLAN.with_name("thanh-hoa-2025.gold.json").read_text())
    names = {row.name for row in thanh_hoa.rows(Unit)} | {row.name for row in thanh_hoa.rows(Collective)}
    phrases = {phrase for task in gold["tasks"] for phrase in task["lead"]}
    assert {phrase for phrase in phrases if read_unit(phrase, gold["issuer"]).canonical not in names} == set()


async def test_everybody_owes_what_the_plan_asks_of_its_kind(thanh_hoa: World):
    units = {unit.id: unit for unit in thanh_hoa.rows(Unit)}
    levels = Counter(unit.level for unit in units.values())
    assert (levels[UnitLevel.DISTRICT], levels[UnitLevel.COMMUNE]) == (province.DISTRICTS, province.COMMUNES)
    departments = levels[UnitLevel.PROVINCE]
    tasks = [row for row in thanh_hoa.rows(Obligation) if row.kind is ObligationKind.TASK]
    assert Counter(units[row.unit_id].level for row in tasks) == {
        UnitLevel.COMMUNE: LED_BY_ALL_COMMUNES * province.COMMUNES,
        UnitLevel.DISTRICT: LED_BY_ALL_DISTRICTS * province.DISTRICTS,
        UnitLevel.PROVINCE: LED_BY_ALL_DEPARTMENTS * departments + BY_NAMED_DEPARTMENTS,
        UnitLevel.VERTICAL: BY_VERTICAL_AGENCIES,
    }


async def test_collectives_that_only_people_know_wait_for_their_members(thanh_hoa: World):
    await thanh_hoa.secretariat.says("/nhomdonvi")
    assert f"⚠️ {WAITING_FOR_MEMBERS} nhóm chưa có thành viên" in thanh_hoa.secretariat.last().text


async def test_a_task_of_558_communes_is_one_line_of_the_summary(thanh_hoa: World):
    await thanh_hoa.move_to("2025-07-15 08:00")
    await thanh_hoa.secretariat.says("/tonghop")
    lines = thanh_hoa.secretariat.last().text.split("\n")
    overdue = [line for line in lines if line.startswith("• NV ") and "đã báo cáo" in line]
    assert overdue
    assert all(len(line) < 200 for line in overdue)


async def test_three_communes_of_the_list_become_one(thanh_hoa: World):
    names = [unit.name for unit in thanh_hoa.rows(Unit) if unit.level is UnitLevel.COMMUNE][:3]
    await thanh_hoa.secretariat.says(f"/donvi sáp nhập {'; '.join(names)} vào UBND xã Lam Kinh từ 15/5/2025")
    await thanh_hoa.secretariat.presses("Sáp nhập")
    by_name = {unit.name: unit.id for unit in thanh_hoa.rows(Unit)}
    tasks = [row for row in thanh_hoa.rows(Obligation) if row.kind is ObligationKind.TASK]
    owed = Counter(row.unit_id for row in tasks if row.state is not ObligationState.REMOVED)
    assert [owed[by_name[name]] for name in names] == [0, 0, 0]
    assert owed[by_name["UBND xã Lam Kinh"]] == LED_BY_ALL_COMMUNES
