"""What of a recorded report would fall, or be lost, with the words that take its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.moment import Moment
from chat.texts.reporting.recording import ComparedCount
from chat.understanding import Item
from handlers.reporting.recording import TaskWords
from plans.attainment import Count, assigned
from plans.status import FINISHED, Status
from storage.actors import Actor
from storage.models import Statement, StatementSource
from storage.reporting import figures
from storage.reporting.led_tasks import Led

STAGES: dict[Status | None, int] = {
    None: 0,
    Status.NOT_STARTED: 0,
    Status.WAITING: 1,
    Status.IN_PROGRESS: 1,
    Status.DONE: 2,
    Status.DONE_ONGOING: 2,
}


@dataclass(frozen=True, slots=True)
class Beside:
    """Words of a task beside what is recorded of it."""

    changed: Sequence[ComparedCount] = ()
    """The figures that are recorded otherwise."""
    falling: Sequence[ComparedCount] = ()
    """Those that take something away."""
    lost_percent: float | None = None
    """The share that would be said no more."""
    is_weaker: bool = False
    """Whether somebody is asked once more before the words are recorded."""


def says_less(present: Statement | None, item: Item, moment: Moment) -> bool:
    """Return whether words put a task back to an earlier stage; a smaller share may be a better count."""
    if present is None or item.status is None or present.said_at > moment.now:
        return False
    return STAGES[item.status] < STAGES.get(present.status, 0)


def beside_recorded(session: Session, actor: Actor, moment: Moment, led: Led, words: TaskWords) -> Beside:
    """Return words beside what is recorded; a smaller share or figure is weaker only where nobody said it."""
    changed = _changed(session, actor, led, words.item)
    is_less = says_less(led.present, words.item, moment)
    if words.source is not StatementSource.COMPILED:
        return Beside(changed, is_weaker=is_less)
    falling = [one for one in changed if one.before is not None and one.count.takes_from(one.before)]
    lost = _lost_percent(led.present, words.item)
    return Beside(changed, falling, lost, is_weaker=is_less or bool(falling) or lost is not None)


def _changed(session: Session, actor: Actor, led: Led, item: Item) -> list[ComparedCount]:
    if not item.figures:
        return []
    said = assigned(led.task.targets, [Count(one.done, one.total, one.what) for one in item.figures])
    last = figures.current(session, actor.speaks_for, led.task.id)
    return [
        ComparedCount(count, before)
        for count in said
        if (before := last.get(count.name)) is not None
        and (before.done, before.total) != (count.done, count.total)
    ]


def _lost_percent(present: Statement | None, item: Item) -> float | None:
    """Return the recorded share that a status without one wipes out, unless the task is finished with it."""
    if present is None or item.status is None or item.percent is not None:
        return None
    is_finished_now = item.status in FINISHED and present.status not in FINISHED
    return None if is_finished_now else present.percent
