"""Units merge and split in chat: asked once, carried out on the day, both sides told."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from chat.texts import access
from chat.texts.units import successions as succession_texts
from plans.plan import RuleKind
from storage.models import (
    ChatLink,
    LogEvent,
    Obligation,
    ObligationState,
    ReportPeriod,
    Statement,
    Task,
    Unit,
)
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


def monthly(world: World, name: str) -> list[str]:
    """Return the months whose report a unit owes, owed or gave."""

    def read(session: Session) -> list[str]:
        query = (
            select(ReportPeriod.name)
            .join(Obligation, Obligation.period_id == ReportPeriod.id)
            .where(Obligation.unit_id == unit(world, name).id, Obligation.state != ObligationState.REMOVED)
            .where(ReportPeriod.kind == RuleKind.MONTHLY)
            .order_by(ReportPeriod.due)
        )
        return list(session.scalars(query))

    return world.database.read(read)


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
    assert answers == ("", succession_texts.decided_before())
    assert open_tasks(june, COMMUNE) == []
    assert open_tasks(june, "UBND xã Lộc Sơn") == ["3"]
    told = june.commune.last().text
    assert told.startswith(f"Sáp nhập {COMMUNE}, UBND xã An Lộc, UBND xã Minh Lộc vào UBND xã Lộc Sơn")
    assert "Từ nay nhóm này là nhóm của UBND xã Lộc Sơn" in told
    done = june.secretariat.last().text
    assert done.startswith(f"✅ Sáp nhập {COMMUNE}")
    assert f"Từ nay là nhóm của đơn vị mới: “Nhóm {COMMUNE}”" in done
    assert "Chưa có nhóm" not in done
    assert {event.action for event in june.rows(LogEvent)} >= {"succeed_unit"}


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
    assert any("là nhóm của UBND xã Lộc Sơn" in message.text for message in june.commune.from_bot())


async def test_nothing_happens_when_it_is_dropped(june: World):
    await with_communes(june)
    await june.secretariat.says(MERGE)
    answers = await june.secretariat.presses_twice("Bỏ")
    assert answers == ("", succession_texts.decided_before())
    assert june.secretariat.last().text == succession_texts.dropped()
    assert all(one.closed_on is None for one in june.rows(Unit))


async def test_a_department_is_split_and_its_group_told(june: World):
    await june.secretariat.says(f"/donvi tách {FINANCE} thành Sở Ngân sách; Sở Giá cả từ 12/6/2025")
    await june.secretariat.presses("Tách")
    assert open_tasks(june, "Sở Ngân sách") == open_tasks(june, "Sở Giá cả") == ["1", "2"]
    told, done = june.finance.last().text, june.secretariat.last().text
    assert told.startswith("Tách Sở Tài chính thành Sở Ngân sách và Sở Giá cả từ ngày 12/6/2025.")
    assert "xin đề nghị cơ quan thường trực cấp mã của đơn vị đó" in told
    assert "Chưa có nhóm: /lienket Sở Ngân sách\nChưa có nhóm: /lienket Sở Giá cả" in done
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    assert june.finance.last().text == access.not_linked()
    assert open_tasks(june, "Sở Ngân sách") == ["1", "2"]
    await june.link("Sở Ngân sách", june.finance)
    await june.finance.says("/baocao NV 1 đã hoàn thành")
    assert open_tasks(june, "Sở Ngân sách") == ["2"]


async def test_the_group_of_a_successor_is_told_what_it_takes_over(june: World):
    await june.secretariat.says(f"/donvi sáp nhập Sở Tư pháp vào {FINANCE}")
    await june.secretariat.presses("Sáp nhập")
    assert "Sở Tài chính tiếp nhận việc còn phải làm của Sở Tư pháp" in june.finance.last().text


async def test_the_group_of_a_merged_unit_reports_for_the_successor(june: World):
    reminder = june.commune.last()
    await june.secretariat.says(f"/donvi sáp nhập {COMMUNE} vào UBND xã Lộc Sơn")
    assert "Nhóm Telegram của đơn vị cũ thành nhóm của UBND xã Lộc Sơn" in june.secretariat.last().text
    await june.secretariat.presses("Sáp nhập")
    await june.commune.says("NV 3 đang thực hiện 40%", reply_to=reminder.id)
    assert june.rows(Statement)[-1].unit_id == unit(june, "UBND xã Lộc Sơn").id
    await june.commune.says("/baocao NV 3 đã hoàn thành")
    assert open_tasks(june, "UBND xã Lộc Sơn") == []


async def test_a_group_that_is_the_successors_already_is_told_once_what_it_takes_over(june: World):
    await june.secretariat.says("/donvi thêm Sở Tư pháp")
    await june.link("Sở Tư pháp", june.finance)
    before = len(june.finance.from_bot())
    await june.secretariat.says(f"/donvi sáp nhập Sở Tư pháp vào {FINANCE}")
    await june.secretariat.presses("Sáp nhập")
    (told,) = june.finance.from_bot()[before:]
    assert "Sở Tài chính tiếp nhận việc còn phải làm của Sở Tư pháp" in told.text
    await june.finance.says("/baocao NV 1 đang thực hiện 50%")
    assert june.rows(Statement)[-1].unit_id == unit(june, FINANCE).id


async def test_a_code_handed_out_before_the_merger_links_the_successor(june: World):
    await june.secretariat.says("/donvi thêm Sở Tư pháp")
    code = await june.code_for("Sở Tư pháp")
    await june.secretariat.says("/donvi sáp nhập Sở Tư pháp vào Sở Nội vụ")
    await june.secretariat.presses("Sáp nhập")
    await june.outsider.says(f"/start {code}")
    assert "Sở Nội vụ" in june.outsider.last().text


async def test_a_code_of_a_unit_that_was_split_links_nothing(june: World):
    await june.secretariat.says("/donvi thêm Sở Tư pháp")
    code = await june.code_for("Sở Tư pháp")
    await june.secretariat.says("/donvi tách Sở Tư pháp thành Sở Ngân sách; Sở Giá cả từ 12/6/2025")
    await june.secretariat.presses("Tách")
    await june.outsider.says(f"/start {code}")
    assert [link for link in june.rows(ChatLink) if link.chat_id == june.outsider.chat] == []


async def test_a_rule_that_names_a_unit_names_its_successor_in_the_next_year_too(june: World):
    """The rule for one commune; the merger of 1 January 2026 is decided in December."""
    await june.secretariat.says("/chedobaocao")
    await june.secretariat.presses("Đổi đơn vị")
    await june.secretariat.answers(COMMUNE)
    await june.move_to("2025-12-29 09:00")
    await june.secretariat.says(f"/donvi sáp nhập {COMMUNE} vào UBND xã Lộc Sơn từ 1/1/2026")
    await june.secretariat.presses("Sáp nhập")
    assert "monthly:2026-01" in monthly(june, COMMUNE)
    await june.move_to("2026-01-02 09:00")
    assert "monthly:2026-01" not in monthly(june, COMMUNE)
    reminders = len(june.commune.from_bot())
    await june.move_to("2026-02-12 09:00")
    assert "UBND xã Lộc Sơn" in june.commune.last().text
    assert "tháng 2/2026" in june.commune.last().text
    assert len(june.commune.from_bot()) > reminders
    await june.move_to("2026-04-01 09:00")
    assert monthly(june, "UBND xã Lộc Sơn")[-5:] == [f"monthly:2026-0{month}" for month in (1, 2, 3, 4, 5)]
    assert not any(
        name.startswith("monthly:2026") for name in monthly(june, COMMUNE) + monthly(june, FINANCE)
    )
    await june.secretariat.says("/chedobaocao")
    assert "1. Hằng tháng: trước ngày 15, UBND xã Lộc Sơn" in june.secretariat.last().text


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
