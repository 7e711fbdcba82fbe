"""The card of a period's report: what the unit has said, what is missing, and its own words without tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.reporting import periods as period_buttons
from chat.buttons.reporting.periods import PeriodShown
from chat.heard import Heard
from chat.markup import Marked, message
from chat.messages.reporting.states import task_state
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.reporting import evidence as evidence_texts
from chat.texts.reporting import periods as card_texts
from chat.texts.reporting.periods import CardLine, FreeText
from handlers.reporting.evidence import attach_to_period, file_in
from plans.standing import NamedPeriod
from plans.status import Status
from storage import outbox
from storage.actors import Actor
from storage.models import EvidenceKind, Statement, StatementSource, Task
from storage.plans import names, obligations
from storage.reporting import evidence, period_texts, periods, reopening, statements
from storage.reporting.evidence import Shown
from storage.reporting.period_texts import SaidOfPeriod


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

    @property
    def missing(self) -> int:
        """Return of how many tasks nothing is said yet."""
        return len(self.tasks) - len(self.reported)


def content_of(session: Session, actor: Actor, period_id: int) -> PeriodContent:
    """Return what a unit's report of a period speaks of, as it is now."""
    plan_id, month = periods.plan_and_month(session, period_id)
    tasks = [task for task in statements.tasks_led_by(session, actor.speaks_for) if task.plan_id == plan_id]
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
    )


def still_owed(session: Session, actor: Actor, together: Sequence[NamedPeriod]) -> list[NamedPeriod]:
    """Return those of the periods whose report the unit has not submitted."""
    owed = periods.owed_by(session, actor.speaks_for)
    return [period for period in together if period in owed]


def card_of(session: Session, actor: Actor, period_id: int) -> tuple[Marked, Keyboard | None]:
    """Return the card of a period and what can be done with it."""
    together = periods.due_together(session, actor.speaks_for, period_id)
    if not together:
        return card_texts.nothing_due(), None
    if not still_owed(session, actor, together):
        added = reopening.added_after(session, actor.speaks_for, period_id)
        return card_texts.submitted_before(together, added), None
    content = content_of(session, actor, period_id)
    plan = names.of_period(session, actor.speaks_for, period_id)
    if content.tasks:
        text = card_texts.card(together, _lines(session, actor, content), plan)
    else:
        text = card_texts.card_without_tasks(together, _free_text(session, actor, together), plan)
    return text, period_buttons.period(period_id, repeatable=len(content.earlier))


def _lines(session: Session, actor: Actor, content: PeriodContent) -> list[CardLine]:
    words = statements.last_words(session, actor.speaks_for, list(content.reported))
    return [_line(task, content.reported.get(task.id), words) for task in content.tasks]


def _line(task: Task, said: Statement | None, words: dict[int, str]) -> CardLine:
    is_unchanged = said is not None and said.source is StatementSource.NO_CHANGE
    return CardLine(task_state(task, said, {}), is_unchanged, words.get(task.id))


def _free_text(session: Session, actor: Actor, together: Sequence[NamedPeriod]) -> FreeText | None:
    ids = [period.id for period in together]
    said = period_texts.last_words(session, actor.speaks_for, ids)
    if said is None:
        return None
    files = evidence.files_of_periods(session, actor.speaks_for, ids)
    return FreeText(said.text, said.person.display_name, said.said_on, files)


def show_card(session: Session, heard: Heard, actor: Actor, moment: Moment, period_id: int) -> None:
    """Answer with the card of a period."""
    text, keyboard = card_of(session, actor, period_id)
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
