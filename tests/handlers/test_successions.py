"""Units merge and split in chat: asked once, carried out on the day, both sides told."""

from chat import texts
from storage.models import AuditEvent, Obligation, ObligationState, Task, Unit
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World

MERGE = f"/donvi sáp nhập {COMMUNE}, UBND xã An Lộc và UBND xã Minh Lộc vào UBND xã Lộc Sơn"


async def with_communes(world: World) -> World:
    for name in ("UBND xã An Lộc", "UBND xã Minh Lộc"):
        await world.secretariat.says(f"/donvi thêm {name}")
        if world.secretariat.last().buttons:
            await world.secretariat.presses("Thêm đơn vị mới")
    return world


def unit(world: World, name: str) -> Unit:
    return next(one for one in world.rows(Unit) if one.name == name)


def open_tasks(world: World, name: str) -> list[str]:
    numbers = {task.id: task.number for task in world.rows(Task)}
    return [
        numbers[row.task_id]
        for row in world.rows(Obligation)
        if row.unit_id == unit(world, name).id and row.task_id and row.state is ObligationState.OPEN
    ]


async def test_what_will_happen_is_shown_before_anything_does(june: World):
    await with_communes(june)
    await june.secretariat.says(MERGE)
    said = june.secretariat.last().text
    assert said.startswith(
        f"Sáp nhập {COMMUNE}, UBND xã An Lộc, UBND xã Minh Lộc vào UBND xã Lộc Sơn từ ngày 12/6/2025?"
    )
    assert "việc còn phải làm chuyển sang UBND xã Lộc Sơn" in said
    assert "Đơn vị mới sẽ được thêm: UBND xã Lộc Sơn" in said
    assert june.secretariat.labels() == ["Sáp nhập", "Bỏ"]
    assert "UBND xã Lộc Sơn" not in {one.name for one in june.rows(Unit)}


async def test_three_communes_become_one_once_and_everybody_is_told(june: World):
    await with_communes(june)
    assert open_tasks(june, COMMUNE) == ["3"]
    await june.secretariat.says(MERGE)
    answers = await june.secretariat.presses_twice("Sáp nhập")
    assert answers == ("", texts.successions.decided_before())
    assert open_tasks(june, COMMUNE) == []
    assert open_tasks(june, "UBND xã Lộc Sơn") == ["3"]
    told = june.commune.last().text
    assert f"{COMMUNE} sáp nhập vào UBND xã Lộc Sơn" in told
    done = june.secretariat.last().text
    assert done.startswith(f"✅ Sáp nhập {COMMUNE}")
    assert "Chưa có nhóm: /lienket UBND xã Lộc Sơn" in done
    assert {event.action for event in june.rows(AuditEvent)} >= {"succeed_unit"}


async def test_the_successor_is_found_by_the_old_name_and_shows_where_it_comes_from(june: World):
    await with_communes(june)
    await june.secretariat.says(MERGE)
    await june.secretariat.presses("Sáp nhập")
    await june.secretariat.says(f"/donvi {COMMUNE}")
    said = june.secretariat.last().text
    assert said.startswith("UBND xã Lộc Sơn")
    assert "Tiếp nhận từ: UBND xã An Lộc (từ 12/6/2025), UBND xã Hoa Lộc (từ 12/6/2025)" in said


async def test_on_a_day_to_come_it_happens_that_morning(june: World):
    await with_communes(june)
    await june.secretariat.says(f"{MERGE} từ 16/6/2025")
    await june.secretariat.presses("Sáp nhập")
    assert "🗓 Đã ghi: Sáp nhập" in june.secretariat.last().text
    assert open_tasks(june, COMMUNE) == ["3"]
    await june.move_to("2025-06-16 07:30")
    assert open_tasks(june, COMMUNE) == []
    assert open_tasks(june, "UBND xã Lộc Sơn") == ["3"]
    assert any("sáp nhập vào UBND xã Lộc Sơn" in message.text for message in june.commune.from_bot())


async def test_nothing_happens_when_it_is_dropped(june: World):
    await with_communes(june)
    await june.secretariat.says(MERGE)
    answers = await june.secretariat.presses_twice("Bỏ")
    assert answers == ("", texts.successions.decided_before())
    assert june.secretariat.last().text == texts.successions.dropped()
    assert all(one.closed_on is None for one in june.rows(Unit))


async def test_a_department_is_split_and_its_group_told(june: World):
    await june.secretariat.says(f"/donvi tách {FINANCE} thành Sở Ngân sách; Sở Giá cả từ 12/6/2025")
    await june.secretariat.presses("Tách")
    assert open_tasks(june, "Sở Ngân sách") == open_tasks(june, "Sở Giá cả") == ["1", "2"]
    assert "Sở Tài chính tách thành Sở Ngân sách và Sở Giá cả" in june.finance.last().text


async def test_the_group_of_a_successor_is_told_what_it_takes_over(june: World):
    await june.secretariat.says(f"/donvi sáp nhập Sở Tư pháp vào {FINANCE}")
    await june.secretariat.presses("Sáp nhập")
    assert "Sở Tài chính tiếp nhận việc còn phải làm của Sở Tư pháp" in june.finance.last().text


async def test_the_group_of_a_unit_that_is_no_more_reports_nothing(june: World):
    await june.secretariat.says(f"/donvi sáp nhập {COMMUNE} vào UBND xã Lộc Sơn")
    await june.secretariat.presses("Sáp nhập")
    await june.commune.says("/baocao NV 3 đã hoàn thành")
    assert open_tasks(june, "UBND xã Lộc Sơn") == ["3"]


async def test_what_cannot_be_is_answered_with_why(june: World):
    for words, answer in (
        (f"sáp nhập Sở Xa Lạ vào {FINANCE}", "Chưa có đơn vị nào khớp"),
        (f"sáp nhập sở t vào {FINANCE}", "Xin ghi đủ tên"),
        (f"sáp nhập {FINANCE} vào {FINANCE}", "vừa là đơn vị cũ"),
        (f"sáp nhập {FINANCE} vào UBND các xã", "là một nhóm nhiều đơn vị"),
        (f"sáp nhập {FINANCE}", "Cách ghi: /donvi sáp nhập"),
        (f"tách {FINANCE}", "Cách ghi: /donvi tách"),
    ):
        await june.secretariat.says(f"/donvi {words}")
        assert answer in june.secretariat.last().text
        assert not june.secretariat.last().buttons
