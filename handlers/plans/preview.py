"""The secretariat sends a plan document and sees what was understood."""

import asyncio
from pathlib import Path

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.plans import preview as preview_buttons
from chat.buttons.plans.preview import DoubtAsked, Past, PlanWanted, ShowDraft, Undecided
from chat.buttons.subjects import Subject
from chat.context import Context, Services
from chat.conversation import on_long_command, on_press
from chat.heard import Heard, HeardFile
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, send_file
from chat.texts.plans import amendments as amendment_texts
from chat.texts.plans import doubts as doubt_texts
from chat.texts.plans import preview as preview_texts
from chat.texts.plans import proposals as proposal_texts
from handlers.units.imports import show_list
from plans.doubts import is_confirmed_prose, only_goes_on, proposed_tasks
from plans.naming import is_called_a_plan
from plans.plan import MisplacedCorrectionError, PlanReading, UnreadableDocumentError
from plans.privacy import masked
from plans.reading.form import as_json, from_json
from plans.reading.unit_sheet import UnitList
from reports.reading_sheet import reading_sheet
from storage import files, outbox, questions
from storage.actors import Actor
from storage.models import DraftState, PlanDraft, QuestionKind
from storage.plans import amendments, drafts

MOST_DRAFTS = 3
UNNAMED = "tài liệu"


def offer_drafts(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer how to send a plan, and offer to go on with readings left undecided."""
    waiting = [
        (draft.id, draft.reading["title"] or masked(draft.file_name))
        for draft in drafts.open_drafts(session, heard.chat_id)
    ]
    if waiting:
        text = doubt_texts.still_open([title for _, title in waiting[:MOST_DRAFTS]])
        keyboard = preview_buttons.drafts(waiting[:MOST_DRAFTS])
        answer = reply(heard, text, keyboard=keyboard, about=PlanWanted())
    else:
        answer = reply(heard, preview_texts.send_document(), about=PlanWanted())
    outbox.enqueue(session, [answer], moment.now)


async def take_or_offer(context: Context) -> None:
    """Read the file that the command answers, or say how a plan is sent."""
    if context.heard.answered_file is not None:
        await read_document(context)
    else:
        await context.transact(offer_drafts, context.heard, context.actor, context.moment)


def _answer(session: Session, heard: Heard, moment: Moment, text: Marked) -> None:
    outbox.enqueue(session, [reply(heard, text, about=PlanWanted())], moment.now)


async def read_document(context: Context) -> None:
    """Read the document, if it is a plan or a list of units, and show what was understood; save nothing.

    A file that is neither is spoken of only when it was sent to us or calls itself a plan; others are none of
    our business. So is one that gives work in prose alone, as every letter may.
    """
    heard, actor, moment = context.heard, context.actor, context.moment
    document = heard.document or heard.answered_file
    assert document is not None  # noqa: S101 -- called for documents only
    name = document.name if document.is_named else UNNAMED
    corrected = await context.read(_draft_behind, heard, context.subject)
    try:
        content = await _content(context.services, document)
        found = await context.services.read_document(name, content, corrected.reading if corrected else None)
    except UnreadableDocumentError as error:
        if heard.is_to_us or isinstance(error, MisplacedCorrectionError) or is_called_a_plan(name):
            await context.transact(_answer, heard, moment, preview_texts.unreadable(str(error)))
        return
    if isinstance(found, UnitList):
        await context.transact(show_list, heard, moment, name, found)
        return
    if _is_prose(found.reading) and not (heard.is_to_us or _is_a_plan(name, found.reading)):
        return
    sheet = await asyncio.to_thread(reading_sheet, found.reading)
    if found.is_correction and corrected is not None:
        await context.transact(correct, heard, moment, corrected.id, found.reading, sheet)
    else:
        answered = context.subject.draft if isinstance(context.subject, PlanWanted) else None
        is_beside = corrected is not None and corrected.id == answered
        shown = preview_beside_another if is_beside else preview
        await context.transact(shown, heard, actor, moment, name, found.reading, sheet)


def _is_a_plan(name: str, reading: PlanReading) -> bool:
    """Return whether a document calls itself a plan, by its number, its title or its file's name."""
    plan = reading.plan
    return is_called_a_plan(plan.title or "", plan.number or "") or is_called_a_plan(name)


def _is_prose(reading: PlanReading) -> bool:
    return all(task.proposed for task in reading.plan.tasks)


def _draft_behind(session: Session, heard: Heard, subject: Subject | None) -> PlanDraft | None:
    """Return the open draft that the message replied to is about, else the latest one of the chat."""
    answered = subject.draft if isinstance(subject, PlanWanted | DoubtAsked) else None
    waiting = drafts.open_drafts(session, heard.chat_id)
    named = [draft for draft in waiting if draft.id == answered]
    return next(iter(named or waiting), None)


async def _content(services: Services, document: HeardFile) -> bytes:
    """Return the bytes of a document.

    Raises UnreadableDocumentError for one that is too large to be given away, ChannelError where it is not
    given for another reason.
    """
    if document.is_too_large:
        raise UnreadableDocumentError(preview_texts.too_large())
    return await services.channel.fetch(document)


def preview(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    name: str,
    reading: PlanReading,
    sheet: bytes,
) -> None:
    """Keep the reading as a draft; show it with its sheet and the buttons that decide about it."""
    draft = drafts.add_draft(session, actor, name, as_json(reading), moment.now)
    show_preview(session, heard, moment, draft, reading, sheet)


def preview_beside_another(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    name: str,
    reading: PlanReading,
    sheet: bytes,
) -> None:
    """Show a document that answers the sheet of another draft: say that this one was not corrected."""
    _answer(session, heard, moment, doubt_texts.no_correction())
    preview(session, heard, actor, moment, name, reading, sheet)


def correct(
    session: Session,
    heard: Heard,
    moment: Moment,
    draft_id: int,
    reading: PlanReading,
    sheet: bytes,
) -> None:
    """Let the corrected sheet replace the reading of its draft, and show it anew."""
    draft = drafts.draft_in(session, draft_id, heard.chat_id)
    if draft is None or draft.state is not DraftState.OPEN:
        _answer(session, heard, moment, preview_texts.decided_before())
        return
    close_question(session, heard, moment, draft)
    draft.reading = as_json(reading)
    session.flush()
    taken = reply(heard, doubt_texts.correction_read(len(reading.problems)))
    outbox.enqueue(session, [taken], moment.now)
    show_preview(session, heard, moment, draft, reading, sheet)


def close_question(session: Session, heard: Heard, moment: Moment, draft: PlanDraft) -> None:
    """Close the question about a doubt that waits: its place in the plan is another one now."""
    if draft.open_question is not None:
        questions.answer(session, draft.open_question, QuestionKind.DOUBT, heard.chat_id, moment.now)
        draft.open_question = None


def show_preview(
    session: Session,
    heard: Heard,
    moment: Moment,
    draft: PlanDraft,
    reading: PlanReading,
    sheet: bytes | None = None,
) -> None:
    """Answer with what the reading of a draft says, what it changes in a saved plan, what can be decided."""
    said = [preview_texts.preview(reading, moment.today)]
    if proposed_tasks(reading.plan):
        said.append(proposal_texts.proposed(reading.plan))
    saved = amendments.same_plan(session, reading.plan)
    if saved is not None:
        found = amendments.compare(session, saved, reading.plan, moment.now)
        said.append(amendment_texts.difference(saved.title, found))
    about = PlanWanted(draft.id)
    answers = [reply(heard, part, about=about) for part in said]
    answers[-1] = reply(heard, said[-1], keyboard=decisions(session, moment, draft, reading), about=about)
    if sheet is not None:
        file = files.keep(session, sheet_name(draft.file_name), sheet, moment.now)
        caption = preview_texts.sheet_caption()
        answers.insert(0, send_file(heard, file, caption, about=PlanWanted(draft.id)))
    outbox.enqueue(session, answers, moment.now)


def sheet_name(file_name: str) -> str:
    """Return the name of the sheet that belongs to a document."""
    return f"doc-thu {masked(Path(file_name).stem)[:60]}.xlsx"


def decisions(session: Session, moment: Moment, draft: PlanDraft, reading: PlanReading) -> Keyboard:
    """Return the buttons below a preview as the draft stands."""
    chosen = {None: None, True: Past.OVERDUE, False: Past.WAIVED}[draft.past_is_overdue]
    proposed = proposed_tasks(reading.plan)
    undecided = Undecided(
        len(drafts.open_doubts(session, draft, reading.plan)),
        len(proposed),
        sum(map(only_goes_on, proposed)),
    )
    return preview_buttons.draft(
        draft.id,
        undecided,
        past=chosen,
        has_past=bool(preview_texts.past_tasks(reading.plan, moment.today)),
        is_known=amendments.same_plan(session, reading.plan) is not None,
        can_be_given=is_confirmed_prose(reading.plan),
    )


def show_again(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowDraft
) -> Marked | None:
    """Answer with the preview of an open draft; return what to say if it was decided before."""
    draft = drafts.draft_in(session, button.draft, heard.chat_id)
    if draft is None or draft.state is not DraftState.OPEN:
        return preview_texts.decided_before()
    show_preview(session, heard, moment, draft, from_json(draft.reading))
    return None


CONVERSATION = (
    on_long_command("kehoach", talk=take_or_offer, who=for_secretariat),
    on_press(ShowDraft, show_again, for_secretariat),
)
