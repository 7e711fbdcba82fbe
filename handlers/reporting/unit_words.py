"""What a unit writes, with the tasks that it may be about."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.buttons.reporting.periods import PeriodShown
from chat.buttons.subjects import Subject, tasks_of
from chat.heard import Heard
from chat.moment import Moment
from chat.sensitive import guarded
from chat.understanding import Item, ReplyContext, Understood, understand
from handlers.reporting.recording import TaskWords
from plans.patterns import sought
from plans.status import Status
from plans.text import fold
from storage.actors import Actor
from storage.models import Task
from storage.reporting import led_tasks, periods
from storage.reporting.led_tasks import Led, NamedTask

_BARE_SHARE = sought(
    r"(?:(?:nv|nhiem vu) ?[\w.]+[ :=–-]*)?(?:dat |duoc |la )?\d+(?:[.,]\d+)? ?(?:%|phan tram)[ .!]*"
)
REPORT_COMMANDS = ("baocao", "baocaothang")


@dataclass(frozen=True, slots=True)
class UnitWords:
    """A message of a unit, the tasks that the unit leads, and those it answers."""

    heard: Heard
    tasks: Sequence[NamedTask]
    about: Sequence[NamedTask]
    period: int | None = None
    """The period on whose card it comments, or which a unit without tasks can only mean."""

    def of_task(self, item: Item) -> TaskWords:
        """Return what the message says of one task."""
        return TaskWords(item, self.heard.said, self.heard.id, has_files=bool(self.heard.files))

    def named(self, item: Item) -> list[NamedTask]:
        """Return the unit's tasks that have the number an item names."""
        return _numbered(self.tasks, item)

    def sort_by_task(self, items: Sequence[Item]) -> tuple[list[tuple[NamedTask, Item]], list[Item]]:
        """Return the items whose task is certain, with that task, and those that need a question."""
        known, unknown = [], []
        for item in items:
            candidates = _numbered(self.about, item) or self.named(item)
            if len(candidates) == 1:
                known.append((candidates[0], item))
            else:
                unknown.append(item)
        return known, unknown


def _numbered(tasks: Sequence[NamedTask], item: Item) -> list[NamedTask]:
    return [task for task in tasks if task.number == item.task]


def unit_words(session: Session, heard: Heard, actor: Actor, subject: Subject | None) -> UnitWords:
    """Return a message with the tasks that the unit leads and those it may be about."""
    tasks = led_tasks.tasks_named(session, actor.speaks_for)
    answered = tasks_of(subject)
    period = subject.period if isinstance(subject, PeriodShown) else None
    if not tasks and heard.is_command:
        period = next((owed.id for owed in periods.owed_by(session, actor.speaks_for)), None)
    return UnitWords(heard, tasks, [task for task in tasks if task.id in answered], period)


def understood_in(words: UnitWords, actor: Actor, moment: Moment) -> Understood:
    """Return what a message says, knowing the tasks it may be about, its spans fit to be repeated."""
    speaker = ReplyContext(
        unit=actor.unit_name or "",
        tasks=tuple(task.number for task in words.tasks),
        about=words.about[0].number if len(words.about) == 1 else None,
        today=moment.today,
    )
    return guarded(understand(words.heard.words, speaker), words.heard.words)


def with_current(
    session: Session, actor: Actor, known: Sequence[tuple[NamedTask | Task, Item]]
) -> list[tuple[Led, Item]]:
    """Return the items with what is current of their tasks; a task that is spoken of twice is the same."""
    led = led_tasks.led(session, actor.speaks_for, {task.id for task, _ in known})
    return [(led[task.id], item) for task, item in known if task.id in led]


def has_status_after(words: UnitWords, led: Led, item: Item) -> bool:
    """Return whether the task has a current status after these words, from them or from before."""
    return words.of_task(item).say_how_it_stands or led.present is not None


def is_reason_for_more_time(item: Item) -> bool:
    """Return whether an item that sounds like a status only says why more time is asked for.

    "xin gia hạn đến 30/6 vì chưa có hướng dẫn của Bộ" says nothing new of how far the work has come.
    """
    is_measured = item.percent is not None or bool(item.figures) or item.document is not None
    is_waiting = item.status is Status.WAITING
    return item.extension_until is not None and is_waiting and not is_measured and item.obstacle is not None


def is_bare_excess(words: TaskWords) -> bool:
    """Return whether words are nothing but a share above a hundred: a slip as likely as finished work."""
    share = words.item.percent
    return share is not None and share > 100 and _BARE_SHARE.fullmatch(fold(words.text)) is not None
