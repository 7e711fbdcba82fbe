"""Recording what a unit says in words, and showing what was recorded with the buttons that correct it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.reporting import statuses as status_buttons
from chat.markup import Marked
from chat.moment import Moment
from chat.texts.reporting import periods as period_texts
from chat.texts.reporting import recording as recording_texts
from chat.texts.reporting.recording import ComparedCount, Recorded, Replaced
from chat.texts.words import status_and_percent
from chat.understanding import Item
from chat.understanding.things.told_day import told_day
from handlers.reporting.evidence import attach_to
from plans.attainment import Count, assigned, unreported
from plans.months import reporting_month
from plans.status import Status
from storage.actors import Actor
from storage.models import Statement, StatementSource, Task
from storage.plans import names
from storage.reporting import figures, reopening, statements
from storage.reporting.led_tasks import Led
from storage.reporting.statements import Said


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What a message says of one task, and the message itself."""

    item: Item
    text: str
    message_id: int
    replaces: int | None = None
    """The statement that these words correct, where the message was edited."""
    source: StatementSource = StatementSource.REPLY
    has_files: bool = True
    """Whether files may have come with the message; they are not looked for where that is known."""

    @property
    def say_how_it_stands(self) -> bool:
        """Return whether they say more than a note does."""
        is_measured = self.item.percent is not None or any(one.total for one in self.item.figures)
        return self.item.status is not None or is_measured


@dataclass(frozen=True, slots=True)
class Sifted:
    """The figures of some words: those that count, those that cannot be so, and those to ask about."""

    kept: tuple[Count, ...] = ()
    refused: tuple[Count, ...] = ()
    doubtful: tuple[ComparedCount, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was recorded of one task, and what was current before."""

    task: Task
    statement: Statement
    item: Item | None = None
    before: Statement | None = None
    sifted: Sifted = field(default_factory=Sifted)
    files: int = 0
    """How many files came with it."""


def record_words(session: Session, actor: Actor, moment: Moment, led: Led, words: TaskWords) -> Spoken:
    """Record words; the status they leave out stays, though a share or figure says that work has begun."""
    item, present = words.item, led.present
    if item.status is None and present is not None:
        status, percent = present.status, present.percent if item.percent is None else item.percent
    else:
        status, percent = item.status, item.percent
    if item.status is None and words.say_how_it_stands and status in _NOT_BEGUN:
        status = Status.IN_PROGRESS
    return _record(session, actor, moment, led, words, Said(led.task.id, status, percent), present)


_NOT_BEGUN = frozenset({None, Status.NOT_STARTED})
"""What cannot be said any more of a task of which a share or a figure is reported."""


def keep_note(
    session: Session, actor: Actor, moment: Moment, led: Led, words: TaskWords
) -> tuple[Spoken, Marked, Keyboard]:
    """Keep words as a note, which changes nothing; return what is said of it, with the status buttons."""
    spoken = _record(session, actor, moment, led, words, Said(led.task.id, None), None)
    (kept,) = _recorded(session, actor, moment, [spoken])
    text = recording_texts.note_kept(kept)
    return spoken, text, status_buttons.statuses(led.task.id, led.present.id if led.present else 0)


def _record(
    session: Session,
    actor: Actor,
    moment: Moment,
    led: Led,
    words: TaskWords,
    said: Said,
    before: Statement | None,
) -> Spoken:
    sifted = _sift(session, actor, led.task, words.item)
    said = replace(
        said,
        text=words.text,
        excerpt=words.item.words,
        day_named=_day_named(words.item, moment),
        source=words.source,
        message_id=words.message_id,
        figures=sifted.kept,
        replaces=words.replaces,
    )
    statement = statements.record_of(session, actor, led, said, moment.now, moment.today)
    files = attach_to(session, actor, moment, statement, words.item.document, has_files=words.has_files)
    return Spoken(led.task, statement, words.item, before, sifted, files)


def _day_named(item: Item, moment: Moment) -> str | None:
    """Return when a task was done, or is expected to be, as it may be told later."""
    if item.done_on is not None:
        return told_day(item.done_on, moment.today, is_over=True)
    return told_day(item.expected, moment.today, is_over=False) if item.expected is not None else None


def _sift(session: Session, actor: Actor, task: Task, item: Item) -> Sifted:
    """Sort the figures of an item by whether they can be so, compared with the last ones."""
    if not item.figures:
        return Sifted()
    said = assigned(task.targets, [Count(one.done, one.total, one.what) for one in item.figures])
    last = figures.current(session, actor.speaks_for, task.id)
    possible = [count for count in said if not count.is_impossible]
    doubtful = {
        count: ComparedCount(count, last[count.name])
        for count in possible
        if count.name in last and count.is_far_from(last[count.name])
    }
    return Sifted(
        kept=tuple(count for count in possible if count not in doubtful),
        refused=tuple(count for count in said if count.is_impossible),
        doubtful=tuple(doubtful.values()),
    )


def shown(
    session: Session, actor: Actor, moment: Moment, spoken: Sequence[Spoken], words: str | None = None
) -> Marked:
    """Return the message that shows what was recorded, and the words where they say more than the status."""
    items = _recorded(session, actor, moment, spoken)
    added = _added_afterwards(session, actor, moment, spoken)
    return recording_texts.recorded(actor.unit_name or "", actor.display_name, items, words, added)


def _added_afterwards(
    session: Session, actor: Actor, moment: Moment, spoken: Sequence[Spoken]
) -> Marked | None:
    """Return the line that says that the period's report had been submitted before, if it had."""
    plans, month = {one.task.plan_id for one in spoken}, reporting_month(moment.today)
    submitted = reopening.submitted_for(session, actor.speaks_for, plans, month)
    return period_texts.added_afterwards(submitted) if submitted else None


def shown_again(
    session: Session,
    actor: Actor,
    moment: Moment,
    spoken: Sequence[Spoken],
    words: str,
    taken_back: Sequence[str],
) -> Marked:
    """Return the message that shows what an edited message says now, and what it says no more."""
    items = _recorded(session, actor, moment, spoken)
    return recording_texts.corrected(actor.unit_name or "", actor.display_name, items, words, taken_back)


def _recorded(session: Session, actor: Actor, moment: Moment, spoken: Sequence[Spoken]) -> list[Recorded]:
    named = names.to_tell(session, actor.speaks_for, {one.task.plan_id for one in spoken})
    return [_recorded_of(session, actor, moment, one, named.get(one.task.plan_id)) for one in spoken]


def _recorded_of(
    session: Session, actor: Actor, moment: Moment, spoken: Spoken, plan: str | None
) -> Recorded:
    task, statement, item = spoken.task, spoken.statement, spoken.item
    month = reporting_month(moment.today)
    unit, kept = actor.speaks_for, spoken.sifted.kept
    earlier = figures.current(session, unit, task.id, before=month) if kept else {}
    wanted = (
        unreported(task.targets, figures.current(session, unit, task.id, since=month).values())
        if task.targets
        else []
    )
    return Recorded(
        task.number,
        statement.status,
        statement.percent,
        counts=[ComparedCount(count, earlier.get(count.name)) for count in kept],
        refused=spoken.sifted.refused,
        wanted=wanted,
        obstacle=item.obstacle if item else None,
        proposal=item.proposal if item else None,
        document=item.document if item else None,
        given_back=item.given_back if item else None,
        day_named=statement.day_named,
        lowest_of=item.range_said if item else None,
        instead_of=_replaced(actor, moment, spoken),
        has_files=spoken.files > 0,
        plan=plan,
    )


def _replaced(actor: Actor, moment: Moment, spoken: Spoken) -> Replaced | None:
    """Return what a colleague had said the same day, if these words took its place."""
    before = spoken.before
    is_a_colleagues = (
        before is not None
        and before.said_on == moment.today
        and before.source is not StatementSource.IMPORTED
        and before.person_id != actor.person_id
    )
    if before is None or not is_a_colleagues or before.id == spoken.statement.withdraws_id:
        return None
    said = status_and_percent(before.status, before.percent)
    return Replaced(before.person.display_name, f"{moment.local(before.said_at):%H:%M}", said)


def corrections(spoken: Sequence[Spoken]) -> Keyboard:
    """Return the buttons that correct what was recorded."""
    if len(spoken) == 1:
        return status_buttons.recorded(spoken[0].statement.id)
    return status_buttons.recorded_several([(one.task.number, one.statement.id) for one in spoken])
