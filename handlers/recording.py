"""Recording what a unit says in words, and showing what was recorded with the buttons that correct it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session
from telegram import InlineKeyboardMarkup

from chat import keyboards, texts
from chat.context import Context
from chat.states import recorded
from plans.status import Status
from storage import reporting
from storage.models import Task, UpdateSource
from storage.models import Update as Statement
from storage.reporting import Said

Spoken = tuple[Task, Statement]


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says of one task, and the message itself."""

    status: Status | None
    percent: float | None
    text: str
    message_id: int

    @property
    def say_how_it_stands(self) -> bool:
        """Return whether they say more than a note does."""
        return self.status is not None or self.percent is not None


def record_words(session: Session, context: Context, task: Task, words: Words) -> Spoken:
    """Record words; the status they leave out stays as it stands ("NV 1 đã cấp cho 80% doanh nghiệp")."""
    present = reporting.standing(session, context.unit_id, task.id)
    if words.status is None and present is not None:
        status, percent = present.status, present.percent if words.percent is None else words.percent
    else:
        status, percent = words.status, words.percent
    said = Said(task.id, status, percent, words.text, UpdateSource.REPLY, words.message_id)
    return task, reporting.record(session, context.actor, said, context.now, context.today)


def keep_note(
    session: Session, context: Context, task: Task, words: Words
) -> tuple[str, InlineKeyboardMarkup]:
    """Keep words as a note, which changes nothing; return what is said of it, with the status buttons."""
    said = Said(task.id, None, None, words.text, UpdateSource.REPLY, words.message_id)
    reporting.record(session, context.actor, said, context.now, context.today)
    present = reporting.standing(session, context.unit_id, task.id)
    return texts.reporting.note_kept(task.number), keyboards.statuses(task.id, present.id if present else 0)


def shown(context: Context, spoken: Sequence[Spoken], words: str | None = None) -> str:
    """Return the message that shows what was recorded, and the words where they say more than the status."""
    actor = context.actor
    items = [recorded(task, statement) for task, statement in spoken]
    return texts.reporting.recorded(actor.unit_name or "", actor.display_name, items, words)


def corrections(spoken: Sequence[Spoken]) -> InlineKeyboardMarkup:
    """Return the buttons that correct what was recorded."""
    if len(spoken) == 1:
        return keyboards.recorded(spoken[0][1].id)
    return keyboards.recorded_several([(task.number, statement.id) for task, statement in spoken])
