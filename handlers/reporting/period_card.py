"""The card of a period's report: what the unit has said, what is missing, and its own words without tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.reporting import period_card as card_buttons
from chat.buttons.reporting.period_card import MOST_SHOWN, ShownTasks
from chat.buttons.reporting.periods import PeriodShown
from chat.heard import Heard
from chat.markup import Marked, message
from chat.messages.reporting.states import task_state
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.reporting import evidence as evidence_texts
from chat.texts.reporting import periods as card_texts
from chat.texts.reporting.periods import CardLine, FreeText
from chat.texts.units.levels import told_at
from chat.understanding.commands.own_affairs import says_only_that_nothing_arose
from handlers.reporting.evidence import attach_to_period, file_in
from plans.standing import NamedPeriod
from plans.status import Status
from storage import outbox
from storage.actors import Actor
from storage.models import EvidenceKind, PeriodText, Statement, StatementSource, Task
from storage.plans import names, obligations
from storage.reporting import evidence, figures, led_tasks, period_texts, periods, reopening, statements
from storage.reporting.evidence import Shown
from storage.reporting.period_texts import SaidOfPeriod
from storage.units import between_levels, levels


@dataclass(frozen=True, slots=True)
class Turned:
    """Which tasks a card shows first, how many gaps can be accepted, whether to ask if nothing arose."""

    first: int = 0
    accepted_missing: int = 0
    asks_whether_nothing: bool = False


@dataclass(frozen=True, slots=True)
class PeriodContent:
    """What a unit's report of a period speaks of.

    A task that is done, or was not owed when the plan was saved, is asked about no more.
    """

    tasks: Sequence[Task]
    reported: dict[int, Statement]
    """What is current for each task reported on in the period, by task id."""
    earlier: dict[int, Statement]
    """The last word on each of the others that has one."""

    said: PeriodText | None = None
    """The unit's own words for the period."""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing at all is said in the period."""
        return not self.reported and self.said is None

    @property
    def says_nothing_arose(self) -> bool:
        """Return whether the only words of the period are that nothing has arisen."""
        words = self.said.text if self.said is not None else ""
        return not self.reported and says_only_that_nothing_arose(words)

    def in_order(self) -> Sequence[Task]:
        """Return the tasks, those without a word first where they are more than are shown at once."""
        if len(self.tasks) <= MOST_SHOWN:
            return self.tasks
        return sorted(self.tasks, key=lambda task: task.id in self.reported)

    @property
    def missing(self) -> int:
        """Return of how many tasks nothing is said yet."""
        return len(self.tasks) - len(self.reported)


def content_of(session: Session, actor: Actor, period_id: int) -> PeriodContent:
    """Return what a unit's report of a period speaks of, as it is now."""
    plan_id, month = periods.plan_and_month(session, period_id)
    tasks = [task for task in led_tasks.tasks_led_by(session, actor.speaks_for) if task.plan_id == plan_id]
    ids = [task.id for task in tasks]
    current = statements.current_of(session, actor.speaks_for, ids)
    reported = periods.reported_since(session, actor.speaks_for, ids, month)
    awaited = reported | {task.id for task in obligations.open_tasks(session, actor.speaks_for)}
    awaited |= {task for task, said in current.items() if said.status is Status.DONE_ONGOING}
    # What is to be done all the time is never over: each report speaks of it.
    awaited |= {task.id for task in tasks if task.ongoing and task.due is None}
    return PeriodContent(
        tasks=[task for task in tasks if task.id in awaited],
        reported={task: said for task, said in current.items() if task in reported},
        earlier={
            task: said
            for task, said in current.items()
            if task in awaited - reported and said.source is not StatementSource.RETURNED
        },
        said=_words_for(session, actor, periods.due_together(session, actor.speaks_for, period_id)),
    )


def _words_for(session: Session, actor: Actor, together: Sequence[NamedPeriod]) -> PeriodText | None:
    return period_texts.last_words(session, actor.speaks_for, [period.id for period in together])


def still_owed(session: Session, actor: Actor, together: Sequence[NamedPeriod]) -> list[NamedPeriod]:
    """Return those of the periods whose report the unit has not submitted."""
    owed = periods.owed_by(session, actor.speaks_for)
    return [period for period in together if period in owed]


def card_of(
    session: Session, actor: Actor, period_id: int, turned: Turned = Turned()
) -> tuple[Marked, Keyboard | None]:
    """Return the card of a period and what can be done with it."""
    together = periods.due_together(session, actor.speaks_for, period_id)
    if not together:
        return card_texts.nothing_due(), None
    if not still_owed(session, actor, together):
        added = reopening.added_after(session, actor.speaks_for, period_id)
        return card_texts.submitted_before(together, added), None
    content = content_of(session, actor, period_id)
    plan = told_at(
        levels.words_in(session, actor.chat_id).get(actor.office_id),
        names.of_period(session, actor.speaks_for, period_id),
    )
    tasks = content.in_order()
    first, after = turned.first, turned.first + MOST_SHOWN
    if tasks:
        lines = _lines(session, actor, content)
        text = card_texts.card(together, lines, plan, first=first, after=after)
    else:
        text = card_texts.card_without_tasks(together, _free_text(session, actor, together), plan)
    missing = [(task.id, task.number) for task in tasks[first:after] if task.id not in content.reported]
    keyboard = card_buttons.period(
        period_id,
        ShownTasks(missing, first, min(after, len(tasks)), len(tasks)),
        repeatable=len(content.earlier),
        accepted_missing=turned.accepted_missing,
        empty=turned.asks_whether_nothing and content.is_empty,
        has_below=bool(between_levels.served_below(session, actor.speaks_for, [task.id for task in tasks])),
    )
    return text, keyboard


def _lines(session: Session, actor: Actor, content: PeriodContent) -> list[CardLine]:
    words = statements.last_words(session, actor.speaks_for, list(content.reported))
    counts = figures.of_statements(session, [said.id for said in content.reported.values()])
    return [
        CardLine(
            task_state(task, said, {}),
            is_unchanged=said is not None and said.source is StatementSource.NO_CHANGE,
            words=words.get(task.id),
            counts=counts.get(said.id, ()) if said else (),
        )
        for task in content.in_order()
        for said in [content.reported.get(task.id)]
    ]


def _free_text(session: Session, actor: Actor, together: Sequence[NamedPeriod]) -> FreeText | None:
    said = _words_for(session, actor, together)
    if said is None:
        return None
    files = evidence.files_of_periods(session, actor.speaks_for, [period.id for period in together])
    return FreeText(said.text, said.person.display_name, said.said_on, files)


def show_card(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    period_id: int,
    turned: Turned = Turned(),
) -> None:
    """Answer with the card of a period."""
    text, keyboard = card_of(session, actor, period_id, turned)
    key = moment.once("card", heard.chat_id, heard.id, period_id)
    card = reply(heard, text, keyboard=keyboard, about=PeriodShown(period_id), dedupe_key=key)
    outbox.enqueue(session, [card], moment.now)


def take_free_text(session: Session, heard: Heard, actor: Actor, moment: Moment, period_id: int) -> bool:
    """Keep words, or a file alone, as the report of a unit that has no task to speak of; return whether."""
    together = periods.due_together(session, actor.speaks_for, period_id)
    owed = [period.id for period in still_owed(session, actor, together)]
    if not owed or content_of(session, actor, period_id).tasks:
        return False
    text_ids = _say(session, heard, actor, moment, owed)
    if not text_ids:
        return False
    attach_to_period(session, heard, actor, moment, text_ids)
    text, keyboard = card_of(session, actor, period_id)
    shown = message(card_texts.free_text_kept(), "", text)
    answer = reply(heard, shown, keyboard=keyboard, about=PeriodShown(period_id))
    outbox.enqueue(session, [answer], moment.now)
    return True


def _say(session: Session, heard: Heard, actor: Actor, moment: Moment, owed: Sequence[int]) -> Sequence[int]:
    """Keep what a message says of the periods and return its ids; a file alone goes with what was said."""
    file, has_words = file_in(heard), bool(heard.said.strip())
    if not has_words and file is None:
        return []
    before = [period_texts.last_words(session, actor.speaks_for, [period_id]) for period_id in owed]
    if not has_words and any(before):
        return [one.id for one in before if one is not None]
    text = heard.said if has_words or file is None else evidence_texts.sent_as_report(_name(file))
    said = SaidOfPeriod(actor.speaks_for, owed, text, heard.id)
    return period_texts.say(session, actor, said, moment.now, moment.today)


def _name(file: Shown) -> str | None:
    return file.name if file.kind is EvidenceKind.FILE else None
