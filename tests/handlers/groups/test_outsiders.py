"""Nobody outside acts: every command and every button, also forged, of people who have no say in it."""

import pytest

from bot.conversations import ROUTES
from chat.audience import Audience
from chat.buttons.reporting.periods import SubmitNothing
from chat.buttons.summary.log import ExportLog
from chat.buttons.summary.summary import MakeFile, MakeFileAsOf, MakeRanking
from chat.conversation import OnCommand
from chat.texts import access
from chat.texts.groups import focal_points as focal_point_texts
from storage.models import Obligation, ObligationState, ReportPeriod, Unit
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.forging import ANONYMOUS, forged, press_forged, somebody
from tests.auxil.group import Group
from tests.auxil.watching import Watch, everything
from tests.auxil.world import PLAN, World

pytestmark = pytest.mark.slow

NV = "NV 1 đã hoàn thành"


def commands(*audiences: Audience) -> list[str]:
    """Return every command the bot knows for these audiences, alone, with a unit's name and with a report."""
    names = [
        name
        for route in ROUTES
        if isinstance(route, OnCommand) and route.audience in (audiences or Audience)
        for name in sorted(route.names)
    ]
    return [f"/{name}{words}" for name in dict.fromkeys(names) for words in ("", f" {FINANCE}", f" {NV}")]


SECRETARIATS = (Audience.SECRETARIAT, Audience.SECRETARIAT_READER)
MORE_COMMANDS = [
    "/donvi thêm Sở Nội vụ",
    "/donvi đổi tên Sở Y tế thành Sở Nội vụ",
    "/lienket tất cả",
    "/start ABCD2345EFGH",
]
WORDS = [NV, "không thay đổi", "đã nhận", "/baocao"]


@pytest.fixture
async def lived(june: World) -> World:
    """A month with something in every table: reports, questions, an undecided preview."""
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.says("/baocao đang thực hiện 85%")
    await june.finance.says("/baocao")
    await june.secretariat.says("/lienket Ban số 1")
    await june.preview("ke-hoach.txt", PLAN.replace("Đề án 06", "Đề án 07").encode())
    await june.secretariat.presses("Tính là quá hạn")
    return june


async def says_all(group: Group, words: list[str]) -> None:
    """Let somebody say all this before the bot comes to answer."""
    for each in words:
        group.stage.people.say(group.chat, group.person, each)
    await group.stage.settle()


async def walk(group: Group, commands: list[str]) -> None:
    """Let somebody try every command and all that can be said and sent to the bot."""
    await says_all(group, commands)
    for words in WORDS:
        await group.answers(words)
    await group.sends("ke-hoach.txt", PLAN.encode(), reply_to=group.last().id, caption="NV 1 đã hoàn thành")


async def test_somebody_in_a_foreign_group_reads_and_changes_nothing(lived: World):
    await lived.outsider.says("/start")
    watch = Watch(lived)
    await walk(lived.outsider, [*commands(), *MORE_COMMANDS])
    await press_forged(lived.outsider, somebody(lived.outsider.person), forged(lived, lived.outsider))
    assert set(watch.popped_up()) == {access.not_linked(), focal_point_texts.only_for_oneself()}
    watch.proves_nothing_happened(lived.outsider.chat)


async def test_somebody_in_private_reads_and_changes_nothing(lived: World):
    private = lived.private(lived.finance.person)
    await private.says("/start")
    watch = Watch(lived)
    of_others = [one for one in commands() if not one.startswith("/dulieu")]  # which tells of oneself
    await walk(private, [*of_others, *MORE_COMMANDS])
    await press_forged(private, somebody(private.person), forged(lived, private))
    watch.proves_nothing_happened(private.chat)


async def test_a_member_of_a_formerly_linked_group_reads_and_changes_nothing(lived: World):
    recorded = next(
        one for one in lived.finance.from_bot() if lived.finance.labels(one) == ["Sửa", "Thu hồi"]
    )
    lived.given_no_link(FINANCE, lived.finance)
    watch = Watch(lived)
    assert await lived.finance.presses("Thu hồi", message=recorded) == access.not_linked()
    await walk(lived.finance, [*commands(), *MORE_COMMANDS])
    await press_forged(lived.finance, somebody(lived.finance.person), forged(lived, lived.finance))
    watch.proves_nothing_happened(lived.finance.chat)


async def test_a_focal_point_of_another_unit_touches_nothing_of_this_one(lived: World):
    watch = Watch(lived)
    await says_all(lived.commune, [*commands(*SECRETARIATS), *MORE_COMMANDS])
    data = forged(lived, lived.commune, of_finance_only=True)
    await press_forged(lived.commune, somebody(lived.commune.person), data)
    watch.proves_nothing_happened(lived.commune.chat)


async def test_a_leader_of_another_unit_changes_nothing_and_reads_nothing_of_this_one(lived: World):
    leader = lived.private(lived.stage.people.create_person("Lê Văn", "Lãnh Đạo"))
    await lived.secretariat.says(f"/lienket lãnh đạo {COMMUNE}")
    code = lived.secretariat.last().text.split("/start ")[1].split("\n")[0]
    await leader.says(f"/start {code}")
    watch = Watch(lived)
    await says_all(leader, commands(*SECRETARIATS, Audience.UNIT, Audience.LINKED))
    await says_all(leader, MORE_COMMANDS)
    for words in WORDS:
        await leader.answers(words)
    data = forged(lived, leader, of_finance_only=True)
    await press_forged(leader, somebody(leader.person), data)
    watch.proves_nothing_happened(leader.chat)


async def test_a_member_of_the_secretariat_changes_nothing_in_private(lived: World):
    private = lived.private(await lived.secretariat.somebody_joins("Vũ Quốc", "Huy"))
    await private.says("/start")
    watch = Watch(lived)
    changing = set(Audience) - {Audience.SECRETARIAT_READER, Audience.VIEWER}
    await walk(private, [*commands(*changing), *MORE_COMMANDS])
    makes_files = tuple(kind.code for kind in (MakeFile, MakeFileAsOf, MakeRanking, ExportLog))
    data = [button for button in forged(lived, private) if not button.startswith(makes_files)]
    await press_forged(private, somebody(private.person), data)
    assert everything(lived) == watch.before
    assert {where for where, _ in watch.said()} == {private.chat}
    assert access.in_secretariat_group() in watch.popped_up()


async def test_a_unit_submits_no_report_but_its_own(lived: World):
    before = _submitted(lived)
    await press_forged(
        lived.commune,
        somebody(lived.commune.person),
        [SubmitNothing(row.id).pack() for row in lived.rows(ReportPeriod)],
    )
    assert before == set()
    assert _submitted(lived) == {"UBND xã Hoa Lộc"}


def _submitted(world: World) -> set[str]:
    names = {unit.id: unit.name for unit in world.rows(Unit)}
    met = [row for row in world.rows(Obligation) if row.state is ObligationState.MET]
    return {names[row.unit_id] for row in met if row.period_id is not None}


@pytest.mark.parametrize("group", ["finance", "secretariat"])
async def test_an_anonymous_administrator_presses_and_commands_nothing(lived: World, group: str):
    place: Group = getattr(lived, group)
    watch = Watch(lived)
    for command in [*commands(), *MORE_COMMANDS]:
        lived.stage.people.say_anonymously(place.chat, place.person, command)
    await lived.stage.settle()
    await press_forged(place, ANONYMOUS, forged(lived, place))
    assert {words for _, words in watch.said()} == set(watch.popped_up()) == {access.anonymous()}
    watch.proves_nothing_happened(place.chat)


async def test_somebody_who_speaks_as_a_channel_reports_nothing(june: World):
    people = june.stage.people
    june.finance.chat = people.upgrade(june.finance.chat, june.finance.person)
    await june.stage.settle()
    await june.finance.says("/nhiemvu")
    watch = Watch(june)
    channel = people.create_channel("Kênh của ai đó")
    people.say_as_channel(june.finance.chat, channel, "NV 1 đã hoàn thành", reply_to=june.finance.last().id)
    people.say_as_channel(june.finance.chat, channel, "/nhiemvu")
    await june.stage.settle()
    assert [words for _, words in watch.said()] == [access.anonymous()] * 2
    watch.proves_nothing_happened(june.finance.chat)


async def test_the_secretariat_presses_no_button_of_a_unit(lived: World):
    watch = Watch(lived)
    data = [
        button
        for button in forged(lived, lived.secretariat)
        if button.split(":")[0]
        in {"task", "status", "same", "edit", "withdraw", "period", "same-all", "submit", "seen"}
    ]
    await press_forged(lived.secretariat, somebody(lived.secretariat.person), data)
    assert set(watch.popped_up()) == {access.units_only()}
    watch.proves_nothing_happened(lived.secretariat.chat)


async def test_a_flood_of_a_strange_group_is_refused_once_in_a_while(june: World):
    before = len(june.outsider.from_bot())
    await says_all(june.outsider, ["/nhiemvu"] * 50)
    assert len(june.outsider.from_bot()) == before + 1
    await june.move_to("2025-06-12 09:00")
    await june.outsider.says("/nhiemvu")
    assert len(june.outsider.from_bot()) == before + 2
