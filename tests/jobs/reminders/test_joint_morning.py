"""One morning, one message: a group that owes to the province and to a commune, whatever fails."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

import jobs.reminders.joint
import jobs.reminders.morning
import jobs.ticks
from plans.text import without_markup
from sandbox.server import RunningSandbox
from storage.models import Acknowledgement, DayKind, OutboxMessage, OutboxState, Plan
from storage.plans import days_off
from storage.reminders import deliveries, digest
from storage.walls import TOP, enter, office_of
from tests.auxil.cast import COMMUNE, POLICE, secretary
from tests.auxil.levels import Level, code_in, opened, planned
from tests.auxil.owing_twice import BELOW as PLAN_BELOW
from tests.auxil.owing_twice import numbers_in, owing_to_both
from tests.auxil.stages import Past, after
from tests.auxil.world import PLAN, World, at

BELOW = 2
"""The commune's office."""
BOTH, PROVINCE, COMMUNE_ALONE = {"tỉnh", "xã"}, {"tỉnh"}, {"xã"}
EXPECTED: dict[str, tuple[set[str], set[str]]] = {
    # By the ladder: whose part it has, and which tasks are listed; reports beside them have no number.
    "2025-06-12": (BOTH, {"1 tỉnh", "9 xã"}),  # 7 days before 19/6; 14 before 26/6
    "2025-06-13": (BOTH, {"1 xã"}),  # the province's report is due; the day before Monday 16/6
    "2025-06-16": (BOTH, {"1 tỉnh", "1 xã"}),  # 3 days; the commune's last day; done that morning
    "2025-06-17": (PROVINCE, set()),  # its report is late
    "2025-06-18": (PROVINCE, {"1 tỉnh"}),  # the day before; done that morning, and the report is submitted
    "2025-06-19": (COMMUNE_ALONE, {"9 xã"}),  # 7 days before 26/6
    "2025-06-20": (COMMUNE_ALONE, set()),  # its report, 7 days before Friday 27/6
}


@pytest.fixture
async def month(sandbox: RunningSandbox, tmp_path: Path, lived_through: Past) -> AsyncIterator[World]:
    """The afternoon of 11 June: the department's group owes to the province and to the commune."""
    async with after(lived_through, PLAN, sandbox, tmp_path) as world:
        await world.move_to("2025-06-11 16:00")
        await owing_to_both(world)
        yield world


async def reminders_on(world: World, day: str) -> list[str]:
    """Live through a morning; return the reminders that the group got, as they read."""
    before = len(world.finance.from_bot())
    for moment in ("00:20", "06:59", "07:01", "07:29", "07:31", "07:45", "09:05"):
        await world.move_to(f"{day} {moment}")
    return [one.text for one in world.finance.from_bot()[before:]]


def levels_of(text: str) -> set[str]:
    """Return whose part a reminder has: one of several levels names them, one of one its unit."""
    if "việc của 2 cấp" in text:
        return {word for word, head in (("tỉnh", "▶️ Tỉnh ·"), ("xã", "▶️ Xã ·")) if head in text}
    return PROVINCE if text.startswith("Sở Tài chính ·") else COMMUNE_ALONE


@pytest.mark.slow
async def test_a_month_of_a_group_that_owes_to_two_levels(month: World):
    for day, (levels, numbers) in EXPECTED.items():
        said = await reminders_on(month, day)
        assert [levels_of(text) for text in said] == [levels], day
        assert numbers_in(month.finance.from_bot()[-1:]) == [numbers], day
        if day == "2025-06-16":
            await month.finance.answers("NV 1 (xã) xong")
        if day == "2025-06-18":
            await month.finance.says("NV 1 xong", reply_to=month.finance.last().id)
            await month.finance.says("/baocao")
            await month.finance.presses("Sở Tài chính (tỉnh)")
            await month.finance.presses("Nộp báo cáo")
            await month.finance.presses("Vẫn nộp (1 việc chưa có thông tin)")
    for day in ("2025-06-14", "2025-06-15"):
        assert not [row for row in reminders(month) if (row.dedupe_key or "").startswith(f"reminder:{day}")]


def reminders(world: World) -> list[OutboxMessage]:
    rows = world.rows(OutboxMessage)
    return [
        row
        for row in rows
        if row.chat_id == world.finance.chat and (row.dedupe_key or "").startswith("reminder:20250613")
    ]


@pytest.mark.parametrize("early", [TOP, BELOW])
async def test_the_earliest_of_the_levels_times_takes_all(june: World, both: Level, early: int):
    june.database.transact(set_morning, early, time(7))
    before = len(june.finance.from_bot())
    await june.move_to("2025-06-13 07:01")
    assert [levels_of(one.text) for one in june.finance.from_bot()[before:]] == [BOTH]
    for moment in ("07:31", "07:45", "09:05"):
        await june.move_to(f"2025-06-13 {moment}")
    assert len(june.finance.from_bot()) == before + 1


def set_morning(session: Session, office: int, morning: time) -> None:
    enter(session, office)
    session.execute(update(Plan).values(morning=morning))


@pytest.mark.parametrize("failing", [TOP, BELOW])
async def test_a_crash_between_the_offices_jobs_says_nothing_twice(
    june: World, both: Level, monkeypatch: pytest.MonkeyPatch, failing: int
):
    monkeypatch.setattr(jobs.ticks, "remind", once_failing(jobs.reminders.morning.remind, failing))
    before = len(june.finance.from_bot())
    for moment in ("07:29", "07:30", "07:31", "07:32", "09:05"):
        await june.move_to(f"2025-06-13 {moment}")
    assert [levels_of(one.text) for one in june.finance.from_bot()[before:]] == [BOTH]
    assert len(reminders(june)) == 1


def once_failing(work: Callable[..., Any], office: int) -> Callable[..., Any]:
    """Return a job that does its work and then is stopped before its commit, the first time in an office."""
    failures = [RuntimeError("killed before the commit")]

    def failing(session: Session, *args: Any, **kwargs: Any) -> Any:
        done = work(session, *args, **kwargs)
        if office_of(session) == office and failures:
            raise failures.pop()
        return done

    return failing


async def test_what_another_level_has_to_say_does_not_hold_up_ours(
    june: World, both: Level, monkeypatch: pytest.MonkeyPatch
):
    honest = jobs.reminders.joint._shares_of

    def stumbling(session: Session, office: int, *args: Any) -> Any:
        if office == BELOW:
            raise ValueError("something of the commune cannot be read")
        return honest(session, office, *args)

    monkeypatch.setattr(jobs.reminders.joint, "_shares_of", stumbling)
    before = len(june.finance.from_bot())
    await june.move_to("2025-06-13 07:31")
    assert PROVINCE in [levels_of(one.text) for one in june.finance.from_bot()[before:]]
    monkeypatch.undo()
    await june.move_to("2025-06-13 07:35")
    said = [levels_of(one.text) for one in june.finance.from_bot()[before:]]
    assert sorted(map(sorted, said)) == [["tỉnh"], ["xã"]]


async def test_a_level_that_comes_later_that_morning_says_only_what_was_not_said(june: World, both: Level):
    """On 12 June the province had reminded the group before it was the commune's, too."""
    before = len(june.finance.from_bot())
    await june.move_to("2025-06-12 07:35")
    assert [levels_of(one.text) for one in june.finance.from_bot()[before:]] == [COMMUNE_ALONE]
    await june.move_to("2025-06-12 07:40")
    assert len(june.finance.from_bot()) == before + 1


async def test_units_in_two_topics_of_a_chat_are_told_in_each(june: World):
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", PLAN_BELOW)
    one = june.forum("Diễn đàn", "Hoa")
    other = replace(one, topic=june.stage.people.create_topic(one.chat, one.person, "Việc của xã"))
    await june.link(POLICE, one)
    await level.secretariat.says("/lienket Thôn Đông")
    await other.says(f"/start {code_in(level.secretariat.last().text)}")
    before = len(one.from_bot())
    await june.move_to("2025-06-13 07:31")
    said = one.from_bot()[before:]
    assert {(text.topic, text.text.split(" · ")[0]) for text in said} == {
        (one.topic, POLICE),
        (other.topic, "Thôn Đông"),
    }


async def test_both_levels_know_that_their_reminder_arrived(june: World, both: Level):
    await june.move_to("2025-06-13 07:31")
    (row,) = reminders(june)
    assert row.state is OutboxState.SENT

    def known(session: Session, office: int) -> tuple[set[int], int]:
        enter(session, office)
        found = deliveries.reminders_of(session, date(2025, 6, 13))
        groups = deliveries.groups_linked_before(session, at("2025-06-13 07:31"), date(2025, 6, 13))
        counted = digest.numbers(session, at("2025-06-13 00:00"), at("2025-06-14 00:00"))
        own = {group.link_id for group in groups if group.link_id in found}
        return {found[link].message for link in own if found[link].message == row.id}, counted.reminders

    # The commune's own group was reminded by the province, too.
    assert june.database.read(known, TOP) == ({row.id}, 2)
    assert june.database.read(known, BELOW) == ({row.id}, 1)


async def test_each_level_hears_that_it_is_not_sure_and_one_sends_it_again(june: World, both: Level):
    await june.move_to("2025-06-13 07:31")
    (row,) = reminders(june)
    june.database.transact(forget_outcome, row.id)
    await june.move_to("2025-06-13 09:05")
    assert "Gửi lại: Sở Tài chính" in june.secretariat.labels()
    assert "Gửi lại: Thôn Đông" in both.secretariat.labels()
    before = len(june.finance.from_bot())
    await both.secretariat.presses("Gửi lại: Thôn Đông")
    await june.secretariat.presses("Gửi lại: Sở Tài chính")
    assert [levels_of(one.text) for one in june.finance.from_bot()[before:]] == [BOTH]


def forget_outcome(session: Session, number: int) -> None:
    session.get_one(OutboxMessage, number).state = OutboxState.UNKNOWN


async def test_a_joint_message_that_waits_is_brought_to_what_is_still_owed(june: World, both: Level):
    await june.move_to("2025-06-13 07:31")
    (row,) = reminders(june)
    await june.finance.says("/baocao NV 1 (xã) xong")

    def renewed(session: Session) -> tuple[bool, str, int]:
        waiting = session.get_one(OutboxMessage, row.id)
        return jobs.reminders.morning.renew(session, waiting), waiting.content["text"], office_of(session)

    is_worth_it, text, office = june.database.transact(renewed)
    assert is_worth_it
    assert "NV 1 (xã)" not in text
    assert levels_of(without_markup(text)) == BOTH
    assert office == TOP


async def test_seen_silences_what_each_level_said_by_its_own_days_off(june: World, both: Level):
    def add_day_off(session: Session) -> None:
        enter(session, BELOW)
        days_off.set_days(session, secretary(), [date(2025, 6, 16)], DayKind.OFF, at("2025-06-12 08:00"))

    june.database.transact(add_day_off)
    await june.move_to("2025-06-13 07:31")
    joint = june.finance.last()
    popped_up = await june.finance.presses("👀 Đã nhận")
    assert popped_up.startswith("Đã nhận 2 việc (tỉnh)")
    text = june.finance.again(joint).text
    assert "đến hết thứ Ba, 17/6/2025" in text
    assert "đến hết thứ Tư, 18/6/2025" in text
    assert "👀 Đã nhận" not in june.finance.labels(june.finance.again(joint))
    seen = june.rows_of_every_office(Acknowledgement)
    assert sorted(one.office_id for one in seen) == [TOP, TOP, BELOW, BELOW]
