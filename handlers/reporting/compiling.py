"""What the level below makes up for the tasks of a period's report, as entries that wait for a press."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from chat.moment import Moment
from chat.texts.reporting.from_below import Line
from chat.understanding import Item, SaidFigure
from chat.understanding.form import as_json, from_json
from handlers.reporting.falling import beside_recorded
from handlers.reporting.period_card import content_of
from handlers.reporting.recording import TaskWords
from plans.levels.compiling import Compiled, compiled
from reports.compiled import compiled_words, same_but_for_the_day
from storage.actors import Actor
from storage.models import Statement, StatementSource, Task
from storage.reporting import periods
from storage.reporting.led_tasks import Led
from storage.units import between_levels

MOST_AT_ONCE = 8
"""So many tasks are shown with all that would be reported of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the level below has for the report of a period."""

    entries: Sequence[dict[str, Any]]
    """As they are kept with the question: see `entry`."""
    silent: Sequence[str]
    """The numbers of the tasks of which nothing is known below."""
    others: int
    """Of how many more there is something than are shown at once."""


def found_below(session: Session, actor: Actor, moment: Moment, period_id: int) -> Found:
    """Return what is known below of the tasks of a period's report, without what is reported already."""
    content = content_of(session, actor, period_id)
    _, month = periods.plan_and_month(session, period_id)
    ids = [task.id for task in content.tasks]
    below = between_levels.below(session, actor.speaks_for, ids, month)
    entries, silent = [], []
    for task in content.in_order():
        if task.id not in below.parts:
            continue
        made = compiled(below.parts[task.id], below.obstacles.get(task.id, ()))
        if made.says_nothing:
            silent.append(task.number)
            continue
        words = compiled_words(made, below.plans[task.id], moment.today)
        if not is_recorded(content.reported.get(task.id), words, month):
            entries.append(entry(task, made, words))
    return Found(entries[:MOST_AT_ONCE], silent, max(len(entries) - MOST_AT_ONCE, 0))


def is_recorded(present: Statement | None, words: str, month: str) -> bool:
    """Return whether what is current says what was compiled, since a month began and but for the day."""
    if present is None or present.source is not StatementSource.COMPILED:
        return False
    return present.month >= month and same_but_for_the_day(present.text, words)


def entry(task: Task, made: Compiled, words: str) -> dict[str, Any]:
    """Return what waits for a press of one task: what would be recorded, and what only the unit sees."""
    figures = tuple(SaidFigure(one.count.done, one.count.total, one.count.what) for one in made.sums)
    item = Item(task.number, made.status, figures=figures)
    return {
        "task": task.id,
        "item": as_json(item),
        "text": words,
        "excerpt": words,
        "source": StatementSource.COMPILED.value,
        "beside": {
            "missing": list(made.missing),
            "obstacles": [f"{one.unit}: {one.text}" for one in made.obstacles],
            "without_total": [unit for one in made.sums for unit in one.without_total],
            "twice": [unit for one in made.sums for unit in one.twice],
        },
    }


def edited(one: dict[str, Any], item: Item, text: str, message_id: int) -> dict[str, Any]:
    """Return an entry with the unit's own words in place of what was compiled."""
    return {
        "task": one["task"],
        "item": as_json(item),
        "text": text,
        "excerpt": item.words,
        "source": StatementSource.REPLY.value,
        "message": message_id,
        "beside": {},
    }


def words_of(one: dict[str, Any], message_id: int) -> TaskWords:
    """Return what an entry says of its task."""
    item = replace(from_json(one["item"]), words=one["excerpt"])
    source = StatementSource(one["source"])
    said_in = one.get("message", message_id)
    return TaskWords(item, one["text"], said_in, source=source, has_files=False)


def line_of(session: Session, actor: Actor, moment: Moment, one: dict[str, Any], led: Led) -> Line:
    """Return an entry as it is shown beside what is recorded."""
    words, present = words_of(one, message_id=0), led.present
    item, beside = words.item, beside_recorded(session, actor, moment, led, words)
    status, percent = item.status, item.percent
    if status is None and present is not None:
        status, percent = present.status, present.percent if percent is None else percent
    return Line(
        led.task.number,
        led.task.title,
        present.status if present else None,
        present.percent if present else None,
        status,
        percent,
        one["text"],
        is_edited=one["source"] != StatementSource.COMPILED,
        is_weaker=beside.is_weaker,
        changed=beside.changed,
        **one["beside"],
    )
