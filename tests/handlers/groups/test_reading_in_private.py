"""Members of the secretariat read in private what their group reads, for as long as they are members."""

import pytest

from chat.texts import access, guide
from chat.texts.groups import linking as linking_texts
from chat.texts.guide import READER_COMMANDS
from chat.texts.summary import files as file_texts
from sandbox.faults import FaultKind
from sandbox.views import ChatMessage
from storage.models import Export, InboxLane, InboxUpdate, LogEvent, Statement
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.group import Group
from tests.auxil.world import PLAN, World

ASKED = "getChatMember"
LATER, SOON_AFTER = "2025-06-12 07:33", "2025-06-12 07:34"
"""When what Telegram said at 07:30 is no longer believed."""


@pytest.fixture
async def member(june: World) -> Group:
    """Return the private chat of a colleague in the secretariat's group."""
    private = june.private(await june.secretariat.somebody_joins("Vũ Quốc", "Huy"))
    june.stage.people.start(private.person)
    await june.stage.settle()
    return private


def whole(world: World) -> str:
    """Return the summary as the secretariat's group last saw it."""
    return world.secretariat.last().text


def questions(world: World) -> int:
    """Return how often Telegram was asked who is in a group."""
    return len(world.stage.people.requests(ASKED))


# Somebody of a unit


async def test_who_speaks_for_a_unit_is_told_in_private_to_report_in_its_group(june: World):
    await june.finance.answers("NV 1 đang thực hiện 30%")
    private = june.private(june.finance.person)
    june.stage.people.start(private.person)
    await june.stage.settle()
    told = access.report_in_group(FINANCE, f"Nhóm {FINANCE}")
    assert private.last().text == told
    for words in ("NV 2 xong", "NV 2 xong rồi mà"):
        before = len(private.from_bot())
        await private.says(words)
        assert [one.text for one in private.from_bot()[before:]] == [told]
    assert len(june.rows(Statement)) == 1


# A member


async def test_a_member_sees_in_private_what_the_group_sees(june: World, member: Group):
    for words in ("/summary", "/tonghop tháng 6", "/summary Sở Tài chính", "/summary quá hạn", "/xephang"):
        await june.secretariat.says(words)
        await member.says(words)
        assert member.last().text == whole(june)
        assert member.labels() == june.secretariat.labels()


async def test_a_member_presses_the_buttons_below_a_summary_in_private(june: World, member: Group):
    await member.says("/summary")
    summary = member.last()
    for label in member.labels(summary)[:5]:
        await member.presses(label, message=summary)
        assert member.last().reply_to == summary.id
    assert "Chưa báo cáo" in member.last().text


async def test_a_member_sees_a_past_day_in_private(june: World, member: Group):
    await member.says("/summary 1/6/2025")
    await member.presses("Theo đơn vị")
    assert "Sở Tài chính" in member.last().text


async def test_a_member_chooses_among_several_plans_in_private(june: World, member: Group):
    june.given_plan(PLAN.replace("Đề án 06", "Đề án 07"))
    await member.says("/summary")
    await member.presses(member.labels()[0])
    assert "Theo nhóm" in member.labels()


async def test_a_file_made_in_private_goes_to_who_asked_and_is_kept_in_their_name(june: World, member: Group):
    await member.says("/summary")
    in_group = len(june.secretariat.from_bot())
    assert await member.presses("Excel") == file_texts.being_made()
    assert member.last().attachment is not None
    (export,) = june.rows(Export)
    assert export.made_by == member.person
    event = june.rows(LogEvent)[-1]
    assert (event.action, event.person_id, event.chat_id) == ("export", member.person, member.chat)
    assert len(june.secretariat.from_bot()) == in_group
    presses = [row for row in june.rows(InboxUpdate) if "callback_query" in row.payload]
    assert presses[-1].lane is InboxLane.DOCUMENTS


async def test_a_member_asks_for_a_file_by_name_in_private(june: World, member: Group):
    await member.says("/summary excel tháng 6")
    assert member.last().attachment is not None
    assert [export.made_by for export in june.rows(Export)] == [member.person]


async def test_a_file_that_is_asked_for_twice_in_private_is_made_once(june: World, member: Group):
    await member.says("/summary")
    assert await member.presses_twice("Word") == (
        file_texts.being_made(),
        file_texts.made_just_now(),
    )
    assert len(june.rows(Export)) == 1


async def test_a_member_gets_a_kept_file_the_letter_the_agenda_and_the_log(june: World, member: Group):
    await june.secretariat.says("/summary")
    await june.secretariat.presses("Excel")
    await member.says("/hoso")
    await member.presses("1")
    assert member.last().text.startswith("🗂 Bảng tổng hợp (Excel)")
    await member.says("/congvan")
    assert "công văn" in member.last().text.casefold()
    await june.secretariat.says("/lich")
    await member.says("/lich")
    assert [one.text for one in member.from_bot()[-2:]] == [
        one.text for one in june.secretariat.from_bot()[-2:]
    ]
    await member.says("/nhatky")
    assert "Vũ Quốc Huy" in member.last().text


CHANGES = [
    "/kehoach",
    f"/lienket {FINANCE}",
    "/donvi thêm Sở Nội vụ",
    "/yeucau Báo cáo | Sở Tài chính | 20/6",
    "/tamdung Sở Tài chính",
    "/ngaynghi thêm 20/6/2025",
    "/lienhe Chị Lan, 0912345678",
    "/daumoi tất cả",
    "/mau",
    "/vuongmac",
    "/baocao NV 1 đã hoàn thành",
    "NV 1 đã hoàn thành",
]


@pytest.mark.parametrize("words", CHANGES)
async def test_what_changes_something_is_sent_back_to_the_group(june: World, member: Group, words: str):
    before = june.rows(LogEvent)
    await member.says(words)
    assert member.last().text == access.in_secretariat_group()
    assert len(june.rows(LogEvent)) == len(before)


async def test_a_plan_sent_in_private_is_not_read(june: World, member: Group):
    await member.sends("ke-hoach.txt", PLAN.encode())
    assert member.last().text == access.in_secretariat_group()


async def test_a_member_who_starts_is_told_what_can_be_done_and_offered_the_commands(
    june: World, member: Group
):
    assert member.last().text == linking_texts.welcome_reader()
    published = [
        one.commands
        for one in june.stage.people.published_commands()
        if one.scope == {"type": "chat", "chat_id": member.chat}
    ]
    assert published == [READER_COMMANDS]
    await member.says("/huongdan")
    assert "Thành viên cơ quan thường trực, ở tin riêng" in member.last().text


async def test_telegram_is_asked_anew_after_two_minutes_only(june: World, member: Group):
    before = questions(june)
    await member.says("/summary")
    await member.presses("Theo nhóm")
    assert questions(june) == before
    await june.move_to(LATER)
    await member.says("/summary")
    assert questions(june) == before + 1


# Somebody else


async def refused(group: Group, summary: ChatMessage) -> None:
    """Check that somebody is told nothing but where the bot works."""
    before = len(group.from_bot())
    for label in group.labels(summary):
        assert await group.presses(label, message=summary) == access.groups_only()
    assert len(group.from_bot()) == before
    for words in ("/summary", f"/summary {FINANCE}", "/xephang", "/hoso", "/congvan", "/lich", "/nhatky"):
        await group.says(words)
        assert group.last().text == access.groups_only()


async def test_who_has_left_reads_no_more_also_by_old_buttons(june: World, member: Group):
    await member.says("/summary")
    summary = member.last()
    june.stage.people.leave(june.secretariat.chat, member.person)
    await june.move_to(LATER)
    await refused(member, summary)
    await member.says("/huongdan")
    assert member.last().text == guide.anybody()


async def test_who_comes_back_reads_again(june: World, member: Group):
    june.stage.people.leave(june.secretariat.chat, member.person)
    await june.move_to(LATER)
    await member.says("/summary")
    june.stage.people.join(june.secretariat.chat, member.person)
    await june.move_to("2025-06-12 07:36")
    await member.says("/summary")
    assert "Theo nhóm" in member.labels()


@pytest.mark.parametrize("group", ["finance", "outsider"])
async def test_a_units_member_and_an_outsider_read_nothing_in_private(june: World, group: str):
    place: Group = getattr(june, group)
    private = june.private(place.person)
    june.stage.people.start(private.person)
    await june.stage.settle()
    of_unit = access.report_in_group(FINANCE, f"Nhóm {FINANCE}") if group == "finance" else None
    assert private.last().text == of_unit or "Xin thêm bot vào nhóm của đơn vị" in private.last().text
    for words in ("/summary", f"/summary {COMMUNE}", "/xephang", "/hoso", "/lich", "/nhatky"):
        await private.says(words)
        assert private.last().text == (of_unit or access.groups_only())


async def test_without_a_secretariat_nobody_reads_in_private(june: World):
    private = june.private(june.finance.person)
    await private.says("/start")
    before = questions(june)
    assert before == 1
    await private.says("/summary")
    assert questions(june) == before


# Telegram does not say


@pytest.mark.parametrize("kind", [FaultKind.BAD_GATEWAY, FaultKind.DROP_BEFORE, FaultKind.TOO_MANY_REQUESTS])
async def test_while_telegram_does_not_say_who_is_a_member_nothing_is_told(
    june: World, member: Group, kind: FaultKind
):
    await member.says("/summary")
    summary = member.last()
    await june.move_to(LATER)
    june.stage.people.add_fault(kind, method=ASKED, times=1)
    assert await member.presses("Theo nhóm", message=summary) == access.secretariat_unknown()
    await member.says("/summary")
    assert member.last().text == access.secretariat_unknown()
    await june.move_to(SOON_AFTER)
    await member.says("/summary")
    assert "Theo nhóm" in member.labels()


async def test_while_telegram_does_not_say_who_is_a_member_the_guide_is_everybodys(
    june: World, member: Group
):
    await june.move_to(LATER)
    june.stage.people.add_fault(FaultKind.BAD_GATEWAY, method=ASKED, times=None)
    await member.says("/huongdan")
    assert member.last().text == guide.anybody()
    await member.says("/kehoach")
    assert member.last().text == access.groups_only()


async def test_a_bot_that_was_put_out_of_the_group_says_so_to_who_asks_in_private(june: World, member: Group):
    june.stage.people.remove_bot(june.secretariat.chat, june.secretariat.person)
    await june.move_to(LATER)
    await member.says("/summary")
    assert member.last().text == access.secretariat_unknown()


async def test_a_group_that_became_a_supergroup_is_asked_about_there(june: World, member: Group):
    june.secretariat.chat = june.stage.people.upgrade(june.secretariat.chat, june.secretariat.person)
    await june.move_to(LATER)
    await member.says("/summary")
    assert "Theo nhóm" in member.labels()
