"""The month beside what is expected of it: whoever acts, acts with the bot and in the ledger alike."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from storage.models import Figure, Statement, StatementSource, Unit
from tests.auxil.expected_year import ONE_DAY, is_worked
from tests.auxil.month_of_levels import expected_numbers
from tests.auxil.month_of_levels.expected import Ledger
from tests.auxil.month_of_levels.heard import Proposal, Row, compiled, proposals
from tests.auxil.month_of_levels.lived import Month
from tests.auxil.month_of_levels.numbers import Numbers, own_plans
from tests.auxil.month_of_levels.script import LEADS, OF_BOTH, OFFICES, SERVES, TOP, Said
from tests.auxil.month_of_levels.script import Unit as UnitName
from tests.auxil.month_of_levels.seats import AtTelegram, Seat, Told

RECORDED = "Đã ghi nhận"
STATUSES = {"done": "hoàn thành", "in_progress": "đang thực hiện"}


@dataclass
class Lived:
    """The month, the ledger, and every message that is to come."""

    month: Month
    ledger: Ledger = field(default_factory=Ledger)
    day: date = date.min
    reminders: dict[tuple[int, date], set[Row]] = field(default_factory=dict)
    """What each seat is to be reminded of on a morning, in one message."""
    told: dict[tuple[str, date, str], object] = field(default_factory=dict)
    """By secretariat, day and kind of message, every number of what the clock is to say."""
    answers: Counter[tuple[int, date]] = field(default_factory=Counter)
    """How many messages are to come because of what people do, by seat and day."""
    open_obstacles: Counter[str] = field(default_factory=Counter)
    open_below: dict[str, list[str]] = field(default_factory=dict)
    """The tasks of an office of which an obstacle waits to be answered."""
    recorded: dict[str, dict[str, Proposal]] = field(default_factory=dict)
    """What each commune took from below last, by the task above."""

    def seat(self, unit: UnitName) -> Seat:
        return self.month.units[unit]

    def answered(self, *seats: Seat) -> None:
        """Expect a message at each of these seats."""
        self.answers.update((id(seat), self.day) for seat in seats)

    def expect_the_morning(self) -> None:
        for unit, rows in self.ledger.morning(self.day).items():
            office, _, name = unit.partition("|")
            self.reminders.setdefault((id(self.seat((office, name))), self.day), set()).update(rows)
        for office in (TOP, *OFFICES) if is_worked(self.day) else ():
            digest = expected_numbers.digest(self.ledger, office, self.day)
            self.told[office, self.day, "digest"] = digest
            if digest["late"]:
                self.told[office, self.day, "file"] = {}
            if claims := expected_numbers.claims(self.ledger, office, self.day):
                self.told[office, self.day, "claims"] = claims

    async def dies_while_the_joint_message_is_under_way(self) -> None:
        """Let the bot die; afterwards both levels are told that it is not sure whether the message came."""
        seat = self.seat(OF_BOTH)
        assert isinstance(seat, AtTelegram)
        await self.month.dies_in_the_morning(f"{self.day} 07:30", seat.group.chat)
        for office, unit in ((TOP, OF_BOTH[0]), OF_BOTH):
            reminded = self.ledger.reminders[office, self.day]
            self.told[office, self.day, "doubtful"] = (reminded - 1, reminded, unit)
            for day in (self.day, self.day + ONE_DAY):  # a digest looks back to the day of work before
                self.ledger.unsure[office, day] = unit
            digest = expected_numbers.digest(self.ledger, office, self.day)
            self.told[office, self.day, "digest"] = digest
            self.ledger.reminders[office, self.day] -= 1

    def expect_the_afternoon(self) -> None:
        for office in (TOP, *OFFICES):
            if missing := expected_numbers.missing(self.ledger, office, self.day):
                self.told[office, self.day, "missing"] = [(14, *missing), (17, *missing)]

    def standing_of(self, office: str) -> Numbers:
        """Return every number of an office's /tonghop this evening."""
        return expected_numbers.standing_of(self.ledger, office, self.day, self.open_obstacles[office])

    # What units do

    async def says(self, said: Said) -> None:
        await self.month.reports(said.unit, said.words)
        self.answered(self.seat(said.unit))
        self.ledger.say(said, self.day)

    async def submits(self, unit: UnitName) -> None:
        seat = self.seat(unit)
        text = await self.month.submits(unit)
        assert f"{unit[1]} đã nộp báo cáo tháng 6/2025" in text, text
        self.answered(*[seat] * (2 if seat is self.seat(OF_BOTH) else 1))
        self.ledger.submit(unit, self.day)

    async def withdraws(self, unit: UnitName, task: str) -> None:
        """Let a unit take back what it said of a task, by the button of the answer that it got."""
        seat = self.seat(unit)
        await seat.presses("Thu hồi", await self._answer_about(seat, f"NV {task}: "))
        self.ledger.withdraw(unit, task)

    async def _answer_about(self, seat: Seat, what: str) -> Told:
        return next(one for one in reversed(await seat.told()) if RECORDED in one.text and what in one.text)

    # What a commune takes from below

    async def fetches(self, office: str, since: date = date.min) -> dict[str, Proposal]:
        """Let a commune fetch what its units say; return what is proposed: as much as is to be expected.

        With a day it is of the next report, which begins then: nothing of it was taken yet.
        """
        seat = self.seat((TOP, office))
        text = await self.month.fetches((TOP, office))
        self.answered(*[seat] * (3 if seat is self.seat(OF_BOTH) else 2))
        expected = self.ledger.proposal(office, self.open_below.get(office, ()), since)
        before = self.recorded.get(office, {}) if since == date.min else {}
        new = {above: one for above, one in expected.items() if before.get(above) != one}
        assert proposals(text) == new, text
        return new

    async def takes(self, office: str) -> None:
        """Let a commune record what is proposed."""
        proposed = await self.fetches(office)
        seat = self.seat((TOP, office))
        await seat.presses_what_begins(f"✅ Ghi {len(proposed)} nhiệm vụ")
        self.answered(seat)
        for above, one in proposed.items():
            self.ledger.say(Said((TOP, office), above, one.status == "hoàn thành"), self.day)
        self.recorded[office] = {**self.recorded.get(office, {}), **proposed}
        self.sums_above_are_those_below(office)

    async def leaves(self, office: str, since: date = date.min) -> None:
        """Let a commune fetch what is new and record nothing of it: what was recorded is as it was."""
        assert await self.fetches(office, since)
        await self.seat((TOP, office)).presses("Bỏ qua")
        self.what_was_recorded_stands(office)

    def what_was_recorded_stands(self, office: str) -> None:
        """Check what stands above in the database against what the commune took last."""
        rows = self.month.world.rows_of_every_office
        unit = next(one.id for one in rows(Unit) if one.name == office)
        found = {}
        tasks = self.month.numbers()
        for one in rows(Statement):
            if one.unit_id == unit and one.source is StatementSource.COMPILED:
                assert one.status is not None
                found[tasks[one.task_id]] = compiled(one.text or "", STATUSES[one.status.value])
        assert found == self.recorded[office]

    def sums_above_are_those_below(self, office: str) -> None:
        """Check that the figures above are the sums of those that stand below, in the database itself."""
        self.what_was_recorded_stands(office)
        above = self._figures({self._id((TOP, office))})
        below = self._figures({self._id((office, name)) for name in LEADS["1"]})
        for number, served in SERVES.items():
            of_below = [figure for (_, task), figure in below.items() if task == number]
            of_above = [figure for (_, task), figure in above.items() if task == served]
            sums = tuple(sum(figures) for figures in zip(*of_below, strict=True))
            assert of_above == ([sums] if sums else []), (office, number)

    async def is_seen_above(self, office: str) -> None:
        """Check what the province sees of a commune: what it took from below, and how its own plan stands."""
        top = self.month.secretariats[TOP]
        await top.says(f"/tonghop {office}")
        expected = self.standing_of(office)
        seen = own_plans((await top.last()).text)
        assert seen == {name: expected[name] for name in seen}, office
        await top.says("/tonghop NV 2")
        (line,) = [line for line in (await top.last()).text.splitlines() if line.startswith(f"• {office} ")]
        assert compiled(line, "đang thực hiện") == self.recorded[office]["2"]
        self.answered(top, top)

    def _id(self, unit: UnitName) -> int:
        offices = self.month.offices()
        (found,) = (
            one.id
            for one in self.month.world.rows_of_every_office(Unit)
            if (offices[one.office_id], one.name) == unit
        )
        return found

    def _figures(self, units: set[int]) -> dict[tuple[int, str], tuple[float, float]]:
        """Return the last figure of each unit and task that was not taken back."""
        rows, tasks = self.month.world.rows_of_every_office, self.month.numbers()
        said = {one.id: one for one in rows(Statement) if one.unit_id in units}
        taken_back = {one.withdraws_id for one in said.values()}
        return {
            (said[one.update_id].unit_id, tasks[said[one.update_id].task_id]): (one.done, one.total or 0)
            for one in rows(Figure)
            if one.update_id in said.keys() - taken_back
        }

    # Obstacles

    async def raises(self, said: Said, obstacle: str) -> None:
        """Let a unit say something of a task with an obstacle."""
        office, _ = said.unit
        await self.month.reports(said.unit, f"{said.words}, vướng mắc: {obstacle}")
        self.answered(self.seat(said.unit), self.month.secretariats[office])
        self.ledger.say(said, self.day)
        self.open_obstacles[office] += 1
        self.ledger.obstacles.append((office, self.day))
        self.open_below.setdefault(office, []).append(said.task)

    async def passes_up(self, unit: UnitName) -> None:
        """Let the secretariat pass up the obstacle of which it has just heard; all concerned are told."""
        office, _ = unit
        secretariat = self.month.secretariats[office]
        await secretariat.presses("Chuyển cấp trên")
        await secretariat.presses("Gửi lên cấp trên")
        self.answered(secretariat, self.seat(unit), self.seat((TOP, office)), self.month.secretariats[TOP])
        self.open_obstacles[TOP] += 1
        self.ledger.obstacles.remove(
            (office, self.day)
        )  # taken up: the digest of the morning after has it not
        self.ledger.obstacles.append((TOP, self.day))

    async def is_answered(self, unit: UnitName, obstacle: str, words: str) -> None:
        """Let the province answer an obstacle: the answer comes down to the unit that raised it."""
        top, seat = self.month.secretariats[TOP], self.seat(unit)
        notice = next(one for one in await top.told() if obstacle in one.text)
        await top.says(words, reply_to=notice.id)
        assert f"Công an tỉnh trả lời vướng mắc của NV 1:\n“{words}”" in (await seat.last()).text
        self.answered(top, seat, self.month.secretariats[unit[0]], self.seat((TOP, unit[0])))
        self.open_below[unit[0]].clear()
        for office in (TOP, unit[0]):
            self.open_obstacles[office] -= 1

    async def calls_solved(self, unit: UnitName) -> None:
        """Let a unit say that what was answered is solved."""
        await self.seat(unit).presses("Đã giải quyết", await self._answer_of(unit))

    async def _answer_of(self, unit: UnitName) -> Told:
        return next(one for one in await self.seat(unit).told() if "Đã giải quyết" in one.labels)
