"""All communes of a province come in one press, with what was there before; what was divided is asked."""

from chat.texts import access
from plans.units import UnitLevel
from storage.models import Obligation, Unit, UnitSuccession
from tests.auxil.world import World

COMMUNES = 166
LOAD = "/donvi nạp Thanh Hóa"
PLAN = """KẾ HOẠCH năm 2025

TT\tNội dung\tĐơn vị chủ trì\tThời hạn
{}
"""
OLD = "Tên đơn vị;Cấp;Trực thuộc\nUBND huyện Hậu Lộc;Huyện;\nUBND xã Phú Lộc;Xã;UBND huyện Hậu Lộc\n"


async def _load(world: World) -> None:
    await world.secretariat.says(LOAD)
    await world.secretariat.presses("Nhập danh sách")


def _communes(world: World) -> list[Unit]:
    return [unit for unit in world.rows(Unit) if unit.level is UnitLevel.COMMUNE]


async def test_a_province_is_loaded_with_one_command_and_one_press(june: World):
    assert len(_communes(june)) == 1
    await june.secretariat.says(LOAD)
    said = june.secretariat.last()
    assert "Xã, phường, đặc khu của tỉnh Thanh Hóa từ ngày 01/7/2025" in said.text
    assert f"{COMMUNES} đơn vị\n• Mới: {COMMUNES - 1} (cấp xã {COMMUNES - 1})\n• Thay đổi: 1" in said.text
    assert june.secretariat.labels() == ["Nhập danh sách", "Bỏ"]
    assert len(_communes(june)) == 1
    await june.secretariat.presses("Nhập danh sách")
    assert f"{COMMUNES - 1} đơn vị mới, 1 đơn vị thay đổi" in june.secretariat.last().text
    assert len(_communes(june)) == COMMUNES
    await june.secretariat.says("/donvi nap thanh hoa")
    assert "Danh sách này không có gì mới" in june.secretariat.last().text


async def test_every_commune_then_belongs_to_the_communes(world: World):
    plan = PLAN.format("1\tLàm sạch dữ liệu\tUBND cấp xã\tTháng 12/2025")
    await world.import_plan("ke-hoach.txt", plan.encode())
    assert "Nạp mọi xã, phường của tỉnh: /donvi nạp." in world.secretariat.last().text
    await _load(world)
    communes = {unit.id for unit in _communes(world)}
    assert len(communes) == COMMUNES
    assert {row.unit_id for row in world.rows(Obligation) if row.task_id} == communes


async def test_the_province_is_that_of_the_plan(world: World):
    issuer = "ỦY BAN NHÂN DÂN TỈNH THANH HÓA\n\n" + PLAN
    await world.import_plan("ke-hoach.txt", issuer.format("1\tViệc\tSở Y tế\tTháng 12/2025").encode())
    await world.secretariat.says("/donvi nạp")
    assert "của tỉnh Thanh Hóa" in world.secretariat.last().text


async def test_where_no_plan_tells_the_province_it_is_asked(world: World):
    await world.secretariat.says("/donvi nạp")
    asked = world.secretariat.last()
    assert "của tỉnh, thành phố nào?" in asked.text
    assert len(world.secretariat.labels()) == 34
    await world.secretariat.presses("Thành phố Huế")
    assert "của thành phố Huế" in world.secretariat.last().text
    assert "40 đơn vị" in world.secretariat.last().text
    await world.secretariat.says("/donvi nạp Xứ Lạ")
    assert "Không có tỉnh, thành phố “Xứ Lạ”" in world.secretariat.last().text


async def test_communes_that_differ_by_a_mark_are_two_without_a_word(june: World):
    await june.secretariat.says("/donvi thêm UBND xã Cẩm Giàng")
    await june.secretariat.says("/donvi nạp Hải Phòng")
    assert june.secretariat.labels() == ["Nhập danh sách", "Bỏ"]
    await june.secretariat.presses("Nhập danh sách")
    assert {"UBND xã Cẩm Giang", "UBND xã Cẩm Giàng"} <= {unit.name for unit in _communes(june)}


async def test_a_slip_that_is_there_is_still_told(june: World):
    await june.secretariat.says("/donvi thêm UBND xã Vạn Lọc")
    await june.secretariat.says(LOAD)
    assert "“UBND xã Vạn Lộc” gần giống “UBND xã Vạn Lọc”" in june.secretariat.last().text


async def test_a_former_province_means_the_one_it_is_in_now(world: World):
    await world.secretariat.says("/donvi nạp xã phường Quảng Nam")
    assert "của thành phố Đà Nẵng" in world.secretariat.last().text


async def test_a_former_name_finds_the_commune_of_today(june: World):
    await _load(june)
    for query in ("UBND xã Phú Lộc", "xã Phú Lộc (cũ)", "xa phu loc"):
        await june.secretariat.says(f"/donvi {query}")
        assert "UBND xã Hoa Lộc" in june.secretariat.last().text.partition("\n")[0], query


async def test_a_divided_commune_and_a_former_district_are_asked(june: World):
    await _load(june)
    await june.secretariat.says("/donvi phường An Hưng")
    assert set(june.secretariat.labels()) == {"UBND phường Đông Quang", "UBND phường Hạc Thành"}
    await june.secretariat.says("/donvi UBND huyện Hậu Lộc")
    assert "có thể là một trong các đơn vị sau" in june.secretariat.last().text
    assert "UBND xã Hậu Lộc" in june.secretariat.labels()


async def test_a_name_that_is_another_ones_today_is_asked_only_as_a_former_one(june: World):
    await _load(june)
    await june.secretariat.says("/donvi UBND phường Đông Sơn")
    assert "UBND phường Đông Sơn" in june.secretariat.last().text.partition("\n")[0]
    await june.secretariat.says("/donvi UBND phường Đông Sơn (cũ)")
    assert set(june.secretariat.labels()) == {"UBND phường Bỉm Sơn", "UBND phường Hạc Thành"}


async def test_a_plan_in_old_names_reads_and_asks_only_where_nobody_can_know(world: World):
    await _load(world)
    tasks = ("UBND xã Phú Lộc (cũ)", "UBND xã Phú Lộc", "UBND phường An Hưng", "UBND huyện Hậu Lộc")
    rows = "\n".join(f"{n}\tViệc số {n}\t{unit}\tTháng 12/2025" for n, unit in enumerate(tasks, 1))
    await world.preview("ke-hoach.txt", PLAN.format(rows).encode())
    await world.secretariat.presses("Xem lại 2 chỗ chưa chắc")
    assert "“UBND phường An Hưng” là đơn vị nào?" in world.secretariat.last().text
    await world.secretariat.presses("UBND phường Hạc Thành")
    assert "“UBND huyện Hậu Lộc” là đơn vị nào?" in world.secretariat.last().text
    assert "UBND xã Vạn Lộc" in world.secretariat.labels()
    await world.secretariat.presses("Đơn vị khác")
    await world.secretariat.presses("Lưu kế hoạch")
    units = {unit.id: unit.name for unit in world.rows(Unit)}
    owed = sorted(units[row.unit_id] for row in world.rows(Obligation) if row.task_id)
    assert owed == ["UBND huyện Hậu Lộc", "UBND phường Hạc Thành", "UBND xã Hoa Lộc", "UBND xã Hoa Lộc"]


async def test_units_of_before_are_offered_those_of_today(june: World):
    await june.move_to("2025-07-15 08:00")
    await june.secretariat.says("/donvi mẫu")
    await june.secretariat.sends("cu.csv", OLD.encode(), reply_to=june.secretariat.last().id)
    await june.secretariat.presses("Nhập danh sách")
    await _load(june)
    offered = june.secretariat.last()
    assert "2 đơn vị của trước ngày 01/7/2025" in offered.text
    assert "• UBND xã Phú Lộc → UBND xã Hoa Lộc" in offered.text
    assert june.secretariat.labels() == ["Thay UBND huyện Hậu Lộc", "Thay UBND xã Phú Lộc"]
    await june.secretariat.presses("Thay UBND xã Phú Lộc")
    assert "Sáp nhập UBND xã Phú Lộc vào UBND xã Hoa Lộc từ ngày 01/7/2025?" in june.secretariat.last().text
    await june.secretariat.presses("Sáp nhập")
    (done,) = june.rows(UnitSuccession)
    assert done.applied_at is not None
    answer = await june.secretariat.presses("Thay UBND xã Phú Lộc", message=offered)
    assert answer == access.already_done()


async def test_offices_are_ticked_and_taken_at_once(june: World):
    await june.secretariat.says("/donvi nạp sở")
    asked = june.secretariat.last()
    assert "22 cơ quan cấp tỉnh, ngành dọc chưa có trong danh sách" in asked.text
    labels = june.secretariat.labels()
    assert "✓ Sở Nội vụ" in labels
    assert "Sở Ngoại vụ" in labels
    assert "✓ Sở Tài chính" not in labels  # it is there already
    await june.secretariat.presses("Sở Ngoại vụ")
    asked = june.secretariat.again(asked)
    assert "✓ Sở Ngoại vụ" in june.secretariat.labels(asked)
    await june.secretariat.presses("✓ Sở Nội vụ", message=asked)
    asked = june.secretariat.again(asked)
    ticked = sum(label.startswith("✓") for label in june.secretariat.labels(asked))
    await june.secretariat.presses(f"Nhập {ticked} đơn vị đã chọn", message=asked)
    units = {unit.name: unit.level for unit in june.rows(Unit)}
    assert units["Sở Ngoại vụ"] is UnitLevel.PROVINCE
    assert units["Thuế tỉnh"] is UnitLevel.VERTICAL
    assert "Sở Nội vụ" not in units
    assert f"{ticked} đơn vị mới" in june.secretariat.last().text


async def test_where_every_office_is_known_that_is_said(world: World):
    await world.secretariat.says("/donvi nạp các sở, ban, ngành Huế")
    asked = world.secretariat.last()
    assert "✓ Thanh tra thành phố" in world.secretariat.labels()
    for label in [one for one in world.secretariat.labels() if not one.startswith(("✓", "Nhập", "Bỏ"))]:
        await world.secretariat.presses(label, message=world.secretariat.again(asked))
    asked = world.secretariat.again(asked)
    await world.secretariat.presses(world.secretariat.labels(asked)[-2], message=asked)
    await world.secretariat.says("/donvi nạp sở Huế")
    assert "Danh sách đã có đủ" in world.secretariat.last().text
