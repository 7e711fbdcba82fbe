"""Nobody outside acts: every command and every button, also forged, of people who have no say in it."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from telegram.ext import CommandHandler

from bot.conversations import CONVERSATIONS
from chat import texts
from chat.audience import Audience
from chat.buttons import (
    Acknowledge,
    Button,
    ExportLog,
    MakeFile,
    MakeFileAsOf,
    MakeRanking,
    NoChangeAll,
    OpenPeriod,
    SubmitPeriod,
)
from storage import inbox
from storage.base import Base
from storage.models import (
    Obligation,
    ObligationState,
    OutboxMessage,
    Person,
    ReportPeriod,
    Task,
    Unit,
)
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import PLAN, Group, World

NV = "NV 1 đã hoàn thành"


def commands(*audiences: Audience) -> list[str]:
    """Return every command the bot knows for these audiences, alone, with a unit's name and with a report."""
    names = [
        name
        for conversation in CONVERSATIONS
        for handler in conversation.handlers()
        if isinstance(handler, CommandHandler)
        and getattr(handler.callback, "audience", None) in (audiences or Audience)
        for name in sorted(handler.commands)
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
REFUSALS = {
    texts.sheets.decided_before(),
    texts.access.anonymous(),
    texts.access.not_linked(),
    texts.access.groups_only(),
    texts.access.secretariat_only(),
    texts.access.units_only(),
    texts.access.expired(),
    texts.access.already_done(),
    texts.reporting.not_your_task(),
    texts.reporting.nothing_to_repeat(),
    texts.linking.code_needed(),
    texts.linking.unknown_code(),
    texts.linking.welcome_private(),
    texts.linking.groups_only(),
    texts.access.leaders_read(),
    texts.guide.anybody(),
    texts.people.only_for_oneself(),
    texts.people.not_yours_to_decide(),
    *(texts.people.forget_question(name) for name in ("Người Lạ", "Nguyễn Thu Hà", "Lê Văn Lãnh Đạo")),
}
MOST_OF_A_KIND = 24
OF_ONES_OWN_UNIT = (Acknowledge, OpenPeriod, NoChangeAll, SubmitPeriod)
"""Periods and mornings are everybody's: these buttons act on the report of the unit that presses."""


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


def forged(world: World, walker: Group, *, of_finance_only: bool = False) -> list[str]:
    """Return the data of every kind of button there is, with ids that really are in the database.

    A field is named after the table whose id it holds; other numbers are tried at random.
    """
    finance = next(unit.id for unit in world.rows(Unit) if unit.name == FINANCE)
    tasks = {row.task_id for row in world.rows(Obligation) if row.task_id and row.unit_id == finance}
    real: dict[str, list[Any]] = {
        name.removeprefix("plan_").removeprefix("report_"): ids for name, ids in all_ids(world).items()
    }
    real |= {"task": sorted(tasks), "shown": [0, *real["update"]], "missing": [99], "day": [20250612]}
    real["person"] = [person.id for person in world.rows(Person) if person.id != walker.person]
    if of_finance_only:
        real["unit"] = [finance]
    kinds = [kind for kind in Button.__subclasses__() if not (of_finance_only and kind in OF_ONES_OWN_UNIT)]
    return [data for kind in kinds for data in _some(kind, real)]


def _some(kind: type[Button], real: dict[str, list[Any]]) -> list[str]:
    """Return the data of buttons of one kind, spread over all that can be told apart."""
    choices = [
        list(field.type) if issubclass(field.type, StrEnum) else real.get(field.name) or [0, 1, 7]
        for field in fields(kind)
        if isinstance(field.type, type)
    ]
    every = [kind(*values).pack() for values in product(*choices)]
    return every[:: max(1, len(every) // MOST_OF_A_KIND)]


def all_ids(world: World) -> dict[str, list[int]]:
    """Return the ids of every table by the name a button's field has for it: "report_period"."""

    def read(session: Session) -> dict[str, list[int]]:
        tables = [one.class_ for one in Base.registry.mappers if "id" in one.columns]
        return {
            re.sub(r"(?<!^)(?=[A-Z])", "_", table.__name__).lower(): list(session.scalars(select(table.id)))
            for table in tables
        }

    return world.database.read(read)


def everything(world: World) -> dict[str, list[Any]]:
    """Return what is stored, without the messages that came and went."""

    def read(session: Session) -> dict[str, list[Any]]:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in Base.metadata.sorted_tables
            if table.name not in {"inbox_updates", "outbox_messages", "sent_messages"}
        }

    return world.database.read(read)


async def press_forged(group: Group, person: dict[str, Any], data: list[str]) -> None:
    """Hand presses with forged data to the bot, as a changed app of Telegram's could send them."""
    message = group.last()
    chat = {"id": group.chat, "type": "group" if group.chat < 0 else "private", "title": group.title}
    shown = {
        "message_id": message.id,
        "date": int(datetime.timestamp(message.date)),
        "chat": chat,
        "text": "…",
    }
    payloads = [
        {
            "update_id": 10_000_000 + number,
            "callback_query": {
                "id": str(number),
                "from": person,
                "chat_instance": "1",
                "message": shown,
                "data": button,
            },
        }
        for number, button in enumerate(data)
    ]
    database = group.stage.dondoc.services.database
    database.transact(inbox.receive, payloads, group.stage.clock())
    await group.stage.settle()


def somebody(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": "Lạ"}


ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


class Watch:
    """What the bot says from now on."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._rows = len(world.rows(OutboxMessage))
        self._requests = len(world.stage.people.requests())
        self.before = everything(world)

    def said(self) -> Iterator[tuple[int, str]]:
        """Yield what was said since: chat and words."""
        for row in self._world.rows(OutboxMessage)[self._rows :]:
            yield row.chat_id, row.parameters.get("text", "")

    def popped_up(self) -> list[str]:
        """Return what was said to presses since."""
        asked = self._world.stage.people.requests("answerCallbackQuery", after=self._requests)
        return [request.parameters.get("text", "") for request in asked]

    def proves_nothing_happened(self, chat: int) -> None:
        """Check that everything is as it was, and that the chat heard refusals only."""
        assert everything(self._world) == self.before
        assert {where for where, _ in self.said()} <= {chat}
        assert {words for _, words in self.said()} <= REFUSALS
        assert set(self.popped_up()) <= REFUSALS


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
    assert set(watch.popped_up()) == {texts.access.not_linked(), texts.people.only_for_oneself()}
    watch.proves_nothing_happened(lived.outsider.chat)


async def test_somebody_in_private_reads_and_changes_nothing(lived: World):
    private = lived.private(lived.finance.person)
    await private.says("/start")
    watch = Watch(lived)
    await walk(private, [*commands(), *MORE_COMMANDS])
    await press_forged(private, somebody(private.person), forged(lived, private))
    watch.proves_nothing_happened(private.chat)


async def test_a_member_of_a_formerly_linked_group_reads_and_changes_nothing(lived: World):
    recorded = next(
        one for one in lived.finance.from_bot() if lived.finance.labels(one) == ["Sửa", "Thu hồi"]
    )
    lived.given_no_link(FINANCE, lived.finance)
    watch = Watch(lived)
    assert await lived.finance.presses("Thu hồi", message=recorded) == texts.access.not_linked()
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
    assert texts.access.in_secretariat_group() in watch.popped_up()


async def test_a_unit_submits_no_report_but_its_own(lived: World):
    before = _submitted(lived)
    await press_forged(
        lived.commune,
        somebody(lived.commune.person),
        [SubmitPeriod(row.id, 99).pack() for row in lived.rows(ReportPeriod)],
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
    assert {words for _, words in watch.said()} == set(watch.popped_up()) == {texts.access.anonymous()}
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
    assert [words for _, words in watch.said()] == [texts.access.anonymous()] * 2
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
    assert set(watch.popped_up()) == {texts.access.units_only()}
    watch.proves_nothing_happened(lived.secretariat.chat)


NO_BUTTONS = [
    "nothing-we-know:1",
    "task",
    "task:",
    "task:x",
    "task:1:2",
    "task:-1",
    "task:99999999999999999999",
    "status:1:splendid:0",
    "submit:1:-5",
    "task:1;DROP TABLE tasks",
]


async def test_data_that_is_no_button_is_refused_and_changes_nothing(june: World):
    watch = Watch(june)
    await press_forged(june.finance, somebody(june.finance.person), NO_BUTTONS)
    assert watch.popped_up() == [texts.access.expired()] * len(NO_BUTTONS)
    watch.proves_nothing_happened(june.finance.chat)


async def test_a_button_of_what_never_was_is_refused(june: World):
    never = 987654321
    data = [f"{kind}:{never}" for kind in ("task", "edit", "withdraw")]
    data += [f"status:{never}:done:0", f"same:{never}:0", f"which:{never}:{never}"]
    watch = Watch(june)
    await press_forged(june.finance, somebody(june.finance.person), data)
    assert len(watch.popped_up()) == len(data)
    watch.proves_nothing_happened(june.finance.chat)


async def test_a_button_below_a_message_too_old_to_be_shown_is_refused(june: World):
    watch = Watch(june)
    task = june.rows(Task)[0].id
    press = {"id": "1", "from": somebody(june.finance.person), "chat_instance": "1", "data": f"task:{task}"}
    old = {"chat": {"id": june.finance.chat, "type": "group"}, "message_id": 1, "date": 0}
    payload = {"update_id": 10_000_000, "callback_query": {**press, "message": old}}
    june.database.transact(inbox.receive, [payload], june.stage.clock())
    await june.stage.settle()
    assert watch.popped_up() == [texts.access.expired()]
    watch.proves_nothing_happened(june.finance.chat)
