"""The bot's database, moved through the scripted year without the network: who acts, and what was sent."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

from jobs.sending import page
from jobs.sending.claiming import claim_next
from jobs.sending.consequences import write_outcome
from jobs.sending.mail.claiming import claim_mail
from jobs.sending.mail.sender import conclude
from jobs.sending.mail.smtp import Fate, Given
from jobs.sending.outcomes import Outcome
from jobs.ticks import daily_jobs, tick
from plans.plan import DueRule, ReportRule, RuleKind
from plans.reading.document import read_document
from plans.silence import silence_from
from plans.status import Status
from plans.units import read_unit
from storage.actors import Actor
from storage.database import Database
from storage.decisions import extensions
from storage.decisions.extensions import Decision, Wanted
from storage.groups import codes, linking
from storage.mail import addresses
from storage.models import (
    FIRST_OF,
    ChannelKind,
    ExtensionState,
    LinkRole,
    Obligation,
    ObligationState,
    OutboxMessage,
    ReportPeriod,
    Task,
    Unit,
)
from storage.models import ReportRule as StoredRule
from storage.outbox import Claimed
from storage.plans import days_off, obligations, rules, saving
from storage.reminders import acknowledgements
from storage.reminders.acknowledgements import number_of
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.retention import Keeping
from storage.units import pauses, successions
from storage.units.directory import Directory
from storage.units.successions import Succession
from tests.auxil import cast
from tests.auxil.expected_year import ONE_DAY, Thing
from tests.auxil.scripted_year import HANOI, MERGER, NEW, OLD, SAVED, UNITS
from tests.auxil.year_faults import Faults

BY = {1: ChannelKind.WEB, 4: ChannelKind.MAIL}
"""Of every six units one reads our page and one reads mail; the others are on Telegram."""
ON_BOTH = "Sở Y tế"
"""Has a group on Telegram and reads our page, too."""
HEARD_AGAIN = 6
"""The hour at which what was said on the evening before is heard, where it is heard late."""


class Year:
    """The bot's database, moved through the year."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = datetime.combine(SAVED, time(9), HANOI)
        self.waiting = sqlite3.connect(database.engine.url.database or "", isolation_level=None)
        keeping = Keeping(received=timedelta(days=366), answerable=timedelta(days=366))
        self.jobs = partial(daily_jobs, usual=time(7, 30), digest=time(7, 45), keeping=keeping)
        self.faults = Faults(without_files=cast.SECRETARIAT_CHAT)
        self.unheard: list[Thing] = []

    @property
    def today(self) -> date:
        return self.now.date()

    def save(self, document: str) -> None:
        plan = read_document("ke-hoach.txt", document.encode()).plan

        def work(session: Session) -> None:
            saved = saving.save_plan(session, plan, cast.secretary(), self.now, self.today)
            obligations.materialise_plan(session, saved, self.today, ObligationState.WAIVED)

        self.database.transact(work)

    def link_everybody(self) -> None:
        def work(session: Session) -> None:
            code = codes.issue_one(session, LinkRole.SECRETARIAT, None, self.now)
            linking.use_code(session, code, cast.speaker(cast.SECRETARIAT_CHAT), self.now)
            for number, name in enumerate(UNITS):
                unit = Directory(session, self.now).unit(name, read_unit(name).level)
                session.flush()
                code = codes.issue_one(session, LinkRole.UNIT, unit.id, self.now)
                linking.use_code(session, code, cast.speaker(chat_of(number)), self.now)
                if channel_of_unit(number) is ChannelKind.MAIL:
                    addresses.register(session, cast.secretary(), unit, [f"so{number}@tinh.gov.vn"], self.now)
                if name == ON_BOTH:
                    code = codes.issue_one(session, LinkRole.UNIT, unit.id, self.now)
                    linking.use_code(session, code, cast.speaker(second_chat()), self.now)
            obligations.materialise(session, self.today)

        self.database.transact(work)

    def hour(self, hour: int) -> None:
        """Let the clock speak, and everything that was queued be sent."""
        self.now = datetime.combine(self.today, time(hour), HANOI)
        tick(self.database, self.jobs, HANOI, self.now)
        if hour == HEARD_AGAIN:
            self.hear_what_was_said_yesterday()
        if self.faults.is_cut_off(self.today, hour):
            return
        if self.waiting.execute("SELECT 1 FROM outbox_messages WHERE state = 'pending' LIMIT 1").fetchone():
            self.send_what_waits()

    def send_what_waits(self) -> None:
        outcome = partial(self.faults.outcome, today=self.today, hour=self.now.hour)
        self.database.transact(send_everything, self.now, outcome)
        self.database.transact(send_mails, self.now)
        while self.database.transact(page.deliver, self.now, page._show).count:
            pass

    def as_unit(self, unit: str, work: Callable[[Session, Actor], object]) -> None:
        number = UNITS.index(unit)

        def act(session: Session) -> None:
            known = session.scalars(select(Unit.id).where(Unit.name == unit)).one()
            work(session, cast.focal_point(known, chat_of(number), unit))

        self.database.transact(act)

    def hear_what_was_said_yesterday(self) -> None:
        """Hear in the morning, before the reminders, what units said on the evening before."""
        heard_at, said_on = self.now, self.today - ONE_DAY
        self.now = datetime.combine(said_on, time(21), HANOI)
        for thing in self.unheard:
            self._finish(thing)
        self.unheard.clear()
        self.now = heard_at

    def finish(self, thing: Thing) -> None:
        """Let a unit finish something; on some days what it says is heard on the next morning only."""
        if self.today in self.faults.heard_late:
            self.unheard.append(thing)
        else:
            self._finish(thing)

    def _finish(self, thing: Thing) -> None:
        def work(session: Session, actor: Actor) -> None:
            row = owed_row(session, actor.unit_id, thing.name)
            if row.task_id is not None:
                statements.record(session, actor, Said(row.task_id, Status.DONE), self.now, self.today)
            else:
                assert obligations.submit_period(
                    session, actor.unit_id or 0, row.period_id or 0, self.now, self.today
                )

        self.as_unit(thing.unit, work)

    def acknowledge(self, unit: str) -> None:
        def work(session: Session, actor: Actor) -> None:
            day = number_of(self.today)
            shown = acknowledgements.shown_in_reminder(session, actor.chat_id, actor.unit_id or 0, day)
            silence = silence_from(self.today, days_off.calendar(session))
            acknowledgements.acknowledge(session, actor, shown, silence, self.now)

        self.as_unit(unit, work)

    def extend(self, unit: str, name: str, until: date) -> None:
        def work(session: Session, actor: Actor) -> None:
            task = owed_row(session, actor.unit_id, name).task_id or 0
            asked, _ = extensions.ask(session, actor, Wanted(task, until), self.now, self.today)
            granted = Decision(ExtensionState.GRANTED, until)
            extensions.decide(session, cast.secretary(), asked, granted, self.now, self.today)

        self.as_unit(unit, work)

    def decide_merger(self) -> None:
        def work(session: Session) -> None:
            old, new = (session.scalars(select(Unit).where(Unit.name == name)).one() for name in (OLD, NEW))
            successions.decide(session, cast.secretary(), Succession((old,), (new,), MERGER), self.now)

        self.database.transact(work)

    def change_rule(self) -> None:
        def work(session: Session) -> None:
            query = select(StoredRule).where(StoredRule.plan_id == 1, StoredRule.kind == RuleKind.MONTHLY)
            values = ReportRule(RuleKind.MONTHLY, DueRule(day=13), True, "trước ngày 13 hằng tháng")
            rule = session.scalars(query).one()
            rules.change_rule(session, cast.secretary(), rule, values, None, self.now, self.today)

        self.database.transact(work)

    def pause(self, unit: str, until: date) -> None:
        def work(session: Session) -> None:
            row = session.scalars(select(Unit).where(Unit.name == unit)).one()
            pauses.pause(session, cast.secretary(), row, until, "kiểm tra", self.now)

        self.database.transact(work)

    def sent(self) -> dict[int, list[tuple[str, date, str]]]:
        """Return what reminders that Telegram confirmed spoke of in each chat, with its unit and its day."""

        def work(session: Session) -> dict[int, list[tuple[str, date, str]]]:
            names = {row.id: name_of(row) for row in session.scalars(select(Obligation))}
            units = {unit.id: unit.name for unit in session.scalars(select(Unit))}
            query = select(OutboxMessage).where(OutboxMessage.dedupe_key.startswith("reminder:"))
            told: dict[int, list[tuple[str, date, str]]] = defaultdict(list)
            for row in session.scalars(query):
                if row.state == "sent" and (about := row.about or {}):
                    unit, day = units[about["unit"]], date.fromisoformat(about["day"])
                    told[row.chat_id] += [(unit, day, names[thing]) for thing in about["obligations"]]
            return told

        return self.database.read(work)


def without_waiting_for_the_disk(connection: DBAPIConnection, _record: object) -> None:
    """Keep ten thousand transactions from taking minutes; what a crash does is tested elsewhere."""
    connection.cursor().execute("PRAGMA synchronous=OFF")


def send_everything(session: Session, now: datetime, outcome: Callable[[Claimed], Outcome]) -> None:
    """Send what waits, one after another, each answered: all in one transaction, unlike the sender."""
    while (claimed := claim_next(session, now, set())) is not None:
        write_outcome(session, claimed, outcome(claimed), now)
        session.flush()


def send_mails(session: Session, now: datetime) -> None:
    """Give what waits to a mail server that takes everything."""
    while (written := claim_mail(session, (), now.date(), now)) is not None:
        conclude(session, written, Given(Fate.SENT), [], now)
        session.flush()


def channel_of_unit(number: int) -> ChannelKind:
    return BY.get(number % 6, ChannelKind.TELEGRAM)


def chat_of(number: int) -> int:
    return -1000 - number - FIRST_OF.get(channel_of_unit(number), 0)


def second_chat() -> int:
    return -FIRST_OF[ChannelKind.WEB] - 999


def chat_of_unit(unit: str) -> int:
    return chat_of(UNITS.index(unit))


def name_of(row: Obligation) -> str:
    what = f"task {row.task.number}" if row.task else row.period.name if row.period else "?"
    return f"{row.plan_id} {what}"


def owed_row(session: Session, unit_id: int | None, name: str) -> Obligation:
    query = (
        select(Obligation)
        .outerjoin(Task, Task.id == Obligation.task_id)
        .outerjoin(ReportPeriod, ReportPeriod.id == Obligation.period_id)
        .where(Obligation.unit_id == unit_id, Obligation.state == ObligationState.OPEN)
        .where(Obligation.plan_id == int(name[0]))
        .where((("task " + Task.number) == name[2:]) | (ReportPeriod.name == name[2:]))
    )
    return session.scalars(query).one()
