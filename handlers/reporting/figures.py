"""Figures that differ much from those before wait behind a question until somebody says they are right."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import LeaveFigures, TakeFigures, TaskAsked
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.reporting import recording as recording_texts
from handlers.reporting.recording import Spoken
from plans.attainment import Count
from storage import log, outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.reporting import figures, statements


def ask_about_figures(
    session: Session, heard: Heard, moment: Moment, spoken: Sequence[Spoken]
) -> list[Outgoing]:
    """Keep the doubtful figures of what was said; return a question about those of each task."""
    return [_ask(session, heard, moment, one) for one in spoken if one.sifted.doubtful]


def _ask(session: Session, heard: Heard, moment: Moment, spoken: Spoken) -> Outgoing:
    details = {
        "update": spoken.statement.id,
        "number": spoken.task.number,
        "figures": [asdict(one.count) for one in spoken.sifted.doubtful],
    }
    question = questions.ask(session, QuestionKind.FIGURES, heard.chat_id, details, moment.now)
    return reply(
        heard,
        recording_texts.figures_doubtful(spoken.task.number, spoken.sifted.doubtful),
        keyboard=status_buttons.figures(question),
        about=TaskAsked(spoken.task.id),
    )


def record_figures(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: TakeFigures
) -> Marked | None:
    """Add the waiting figures to the statement they were said in; return why not, if it counts no more."""
    kind = QuestionKind.FIGURES
    details = questions.answer(session, button.question, kind, heard.chat_id, moment.now)
    if details is None or statements.is_withdrawn(session, details["update"]):
        return access.already_done()
    counts = [Count(**one) for one in details["figures"]]
    figures.keep(session, details["update"], counts)
    log.record(session, actor, "confirm_figures", f"update:{details['update']}", moment.now)
    text = recording_texts.figures_taken(details["number"], counts)
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


def drop_figures(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: LeaveFigures
) -> Marked | None:
    """Close the question without recording its figures; the words that held them stay."""
    details = questions.answer(session, button.question, QuestionKind.FIGURES, heard.chat_id, moment.now)
    if details is None:
        return access.already_done()
    text = recording_texts.figures_left_out(details["number"])
    outbox.enqueue(session, [edit(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_press(TakeFigures, record_figures, for_unit),
    on_press(LeaveFigures, drop_figures, for_unit),
)
