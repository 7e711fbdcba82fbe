"""The secretariat decides what a reading left in doubt: one question at a time, in one message."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.plans import preview as preview_buttons
from chat.buttons.plans.preview import (
    AnswerDoubt,
    AskDeadlineAgain,
    DoubtAsked,
    DoubtChoice,
    PlanWanted,
    ReviewDoubts,
)
from chat.conversation import on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked, message
from chat.moment import Moment
from chat.outgoing import edit, reply
from chat.texts.plans import doubts as doubt_texts
from chat.texts.plans import preview as preview_texts
from chat.understanding.commands.due_words import read_due_of_task
from handlers.plans.preview import close_question, decisions, show_preview
from plans.deadline import read_deadline
from plans.doubts import DeadlineDoubt, Doubt, asked_again, decide_deadline, on_date, rename_unit
from plans.plan import Deadline, DeadlineKind, Plan, PlanReading
from plans.reading.form import as_json, from_json
from storage import outbox, questions
from storage.actors import Actor
from storage.models import DraftState, PlanDraft, QuestionKind
from storage.plans import drafts


def ask_first(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ReviewDoubts
) -> Marked | None:
    """Send the first question; return what to say if there is nothing to decide any more."""
    draft = _open_draft(session, heard, button.draft)
    if draft is None:
        return preview_texts.decided_before()
    doubts = drafts.open_doubts(session, draft, from_json(draft.reading).plan)
    if not doubts:
        return doubt_texts.decided_before()
    text, keyboard = _question(session, heard, moment, draft, doubts)
    question = reply(heard, text, keyboard=keyboard, about=DoubtAsked(draft.id))
    outbox.enqueue(session, [question], moment.now)
    return None


def _open_draft(session: Session, heard: Heard, draft_id: int) -> PlanDraft | None:
    draft = drafts.draft_in(session, draft_id, heard.chat_id)
    return draft if draft is not None and draft.state is DraftState.OPEN else None


def _question(
    session: Session, heard: Heard, moment: Moment, draft: PlanDraft, doubts: list[Doubt]
) -> tuple[Marked, Keyboard]:
    """Return the next question, kept as the draft's open one."""
    return _asked(session, heard, moment, draft, doubts[0], len(doubts))


def _asked(
    session: Session, heard: Heard, moment: Moment, draft: PlanDraft, doubt: Doubt, left: int
) -> tuple[Marked, Keyboard]:
    details = {"draft": draft.id, **_details(doubt)}
    question = questions.ask(session, QuestionKind.DOUBT, heard.chat_id, details, moment.now)
    draft.open_question = question
    if isinstance(doubt, DeadlineDoubt):
        return doubt_texts.deadline(doubt, left), preview_buttons.deadline_doubt(question, doubt)
    return doubt_texts.unit(doubt, left), preview_buttons.unit_doubt(question, doubt)


def ask_again(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: AskDeadlineAgain
) -> Marked | None:
    """Ask about a deadline that was decided; return what to say if the draft was saved or dropped."""
    draft = _open_draft(session, heard, button.draft)
    if draft is None:
        return preview_texts.decided_before()
    plan = from_json(draft.reading).plan
    if button.position >= len(plan.tasks):
        return doubt_texts.decided_before()
    close_question(session, heard, moment, draft)
    doubt = asked_again(plan, button.position)
    text, keyboard = _asked(session, heard, moment, draft, doubt, 0)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)
    return None


def _details(doubt: Doubt) -> dict[str, object]:
    if isinstance(doubt, DeadlineDoubt):
        return {"position": doubt.position, "choices": [day.isoformat() for day in doubt.dates]}
    return {"name": doubt.name, "choices": list(doubt.candidates)}


def take_press(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: AnswerDoubt
) -> Marked | None:
    """Apply a pressed answer to the draft; return what to say if the question was answered before."""
    details = questions.answer(session, button.question, QuestionKind.DOUBT, heard.chat_id, moment.now)
    draft = _open_draft(session, heard, details["draft"]) if details else None
    if details is None or draft is None:
        return doubt_texts.decided_before()
    reading, position = from_json(draft.reading), details.get("position")
    if position is not None:
        plan, said = _decide_deadline(reading.plan, position, _pressed_date(details, button), button.choice)
    else:
        plan, said = _decide_unit(draft, reading.plan, details, button)
    _go_on(session, heard, moment, draft, replace(reading, plan=plan), said, position)
    return None


def _pressed_date(details: dict[str, list[str]], button: AnswerDoubt) -> date | None:
    is_a_date = button.choice is DoubtChoice.LISTED
    return date.fromisoformat(details["choices"][button.index]) if is_a_date else None


def _decide_deadline(plan: Plan, position: int, day: date | None, choice: DoubtChoice) -> tuple[Plan, Marked]:
    task = plan.tasks[position]
    before = task.deadline
    if day is not None:
        decided = on_date(before, day)
    elif choice is DoubtChoice.NONE:
        decided = Deadline(DeadlineKind.NONE)
    else:
        decided = replace(before, doubt=None)
    return decide_deadline(plan, position, decided), doubt_texts.taken(task.number, decided)


def _decide_unit(
    draft: PlanDraft, plan: Plan, details: dict[str, list[str]], button: AnswerDoubt
) -> tuple[Plan, Marked]:
    name = str(details["name"])
    if button.choice is not DoubtChoice.LISTED:
        draft.accepted_units = [*(draft.accepted_units or ()), name]
        return plan, doubt_texts.unit_taken(name, name)
    meant = details["choices"][button.index]
    return rename_unit(plan, name, meant), doubt_texts.unit_taken(name, meant)


def _go_on(
    session: Session,
    heard: Heard,
    moment: Moment,
    draft: PlanDraft,
    reading: PlanReading,
    said: Marked,
    position: int | None,
) -> None:
    """Keep the decision, and ask the next question in place of this one, or show the reading anew.

    A deadline at a `position` of the plan can be decided otherwise by a button below.
    """
    draft.reading = as_json(reading)
    session.flush()
    doubts = drafts.open_doubts(session, draft, reading.plan)
    if doubts:
        text, keyboard = _question(session, heard, moment, draft, doubts)
        below = preview_buttons.with_another_try(keyboard, draft.id, position)
        outbox.enqueue(session, [edit(heard, message(said, "", text), keyboard=below)], moment.now)
    else:
        draft.open_question = None
        text = message(said, "", doubt_texts.all_decided())
        again = preview_buttons.with_another_try(Keyboard([]), draft.id, position)
        outbox.enqueue(session, [edit(heard, text, keyboard=again)], moment.now)
        show_preview(session, heard, moment, draft, reading)


def take_words(session: Session, heard: Heard, _actor: Actor, moment: Moment, asked: DoubtAsked) -> bool:
    """Apply a date that was typed in reply to a question, or say that it is none; the words are taken."""
    draft = _open_draft(session, heard, asked.draft)
    if draft is not None and take_due_of_task(session, heard, moment, draft):
        return True
    if draft is None or draft.open_question is None:
        outbox.enqueue(session, [reply(heard, doubt_texts.decided_before())], moment.now)
        return True
    reading = from_json(draft.reading)
    typed = read_deadline(heard.words, reading.plan.year or moment.today.year)
    details = questions.waiting(session, draft.open_question)
    if typed.due is None or typed.doubt or details is None or "position" not in details:
        outbox.enqueue(session, [reply(heard, doubt_texts.no_date_in(heard.words))], moment.now)
        return True
    questions.answer(session, draft.open_question, QuestionKind.DOUBT, heard.chat_id, moment.now)
    plan, said = _decide_deadline(reading.plan, details["position"], typed.due, DoubtChoice.LISTED)
    # The next question stands in place of the one that was answered.
    question = replace(heard, message_id=heard.answers)
    position = details["position"]
    _go_on(session, question, moment, draft, replace(reading, plan=plan), said, position)
    return True


def take_due_of_task(session: Session, heard: Heard, moment: Moment, draft: PlanDraft) -> bool:
    """Take "NV 32 hạn 19/6/2025" as that task's deadline, decided before or not; return whether it is."""
    said = read_due_of_task(heard.words)
    reading = from_json(draft.reading)
    typed = read_deadline(said.due, reading.plan.year or moment.today.year) if said else None
    if said is None or typed is None or typed.due is None or typed.doubt:
        return False
    places = [place for place, task in enumerate(reading.plan.tasks) if task.number == said.number]
    if len(places) != 1:
        outbox.enqueue(session, [reply(heard, doubt_texts.which_of_many(said.number))], moment.now)
        return True
    close_question(session, heard, moment, draft)
    plan, _ = _decide_deadline(reading.plan, places[0], typed.due, DoubtChoice.LISTED)
    draft.reading = as_json(replace(reading, plan=plan))
    session.flush()
    task = plan.tasks[places[0]]
    text = doubt_texts.decided_again(task.number, task.deadline)
    keyboard = decisions(session, moment, draft, replace(reading, plan=plan))
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard, about=PlanWanted(draft.id))], moment.now)
    return True


def correct_in_words(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, wanted: PlanWanted
) -> bool:
    """Take the deadline of a task in reply to a preview; other words are not for it."""
    draft = _open_draft(session, heard, wanted.draft) if wanted.draft is not None else None
    return draft is not None and take_due_of_task(session, heard, moment, draft)


CONVERSATION = (
    on_press(ReviewDoubts, ask_first, for_secretariat),
    on_press(AnswerDoubt, take_press, for_secretariat),
    on_press(AskDeadlineAgain, ask_again, for_secretariat),
    on_reply(DoubtAsked, take_words, for_secretariat),
    on_reply(PlanWanted, correct_in_words, for_secretariat),
)
