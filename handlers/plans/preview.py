"""The secretariat sends a plan document, sees what was understood, and saves it."""

import asyncio
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.base import Keyboard
from chat.buttons.plans import preview as preview_buttons
from chat.buttons.plans.preview import CountPast, DropPlan, Past, SavePlan, ShowDraft
from chat.context import Context
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import edit_buttons, reply, send_file
from chat.texts import access
from chat.texts.plans import amendments as amendment_texts
from chat.texts.plans import doubts as doubt_texts
from chat.texts.plans import preview as preview_texts
from handlers.units.imports import show_list
from plans.doubts import doubts_of
from plans.plan import PlanReading, UnreadableDocumentError
from plans.reading.form import as_json, from_json
from plans.reading.unit_sheet import UnitList
from reports.reading_sheet import reading_sheet
from storage import files, outbox
from storage.actors import Actor
from storage.models import DraftState, ObligationState, Plan, PlanDraft, UpdateSource
from storage.plans import amendments, obligations, saving
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.units import directory

MOST_DRAFTS = 3


def offer_drafts(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer how to send a plan, and offer to go on with readings left undecided."""
    waiting = [
        (draft.id, draft.reading["title"] or draft.file_name)
        for draft in saving.open_drafts(session, heard.chat_id)
    ]
    if waiting:
        text = doubt_texts.still_open([title for _, title in waiting[:MOST_DRAFTS]])
        answer = reply(
            heard, text, keyboard=preview_buttons.drafts(waiting[:MOST_DRAFTS]), about={"kind": "plan"}
        )
    else:
        answer = reply(heard, preview_texts.send_document(), about={"kind": "plan"})
    outbox.enqueue(session, [answer], moment.now)


def _answer(session: Session, heard: Heard, actor: Actor, moment: Moment, text: str) -> None:
    outbox.enqueue(session, [reply(heard, text, about={"kind": "plan"})], moment.now)


async def read_document(context: Context) -> None:
    """Read the document, if it is a plan or a list of units, and show what was understood; save nothing.

    A file that is neither is spoken of only when it was sent to us; others are none of our business.
    """
    assert message.document is not None  # noqa: S101 -- the filter passes documents only
    name = message.document.file_name or "tài liệu"
    corrected = await context.read(_draft_behind, message)
    try:
        content = await _content(message.document)
        found = await context.services.read_document(name, content, corrected.reading if corrected else None)
    except UnreadableDocumentError as error:
        if heard.is_to_us:
            await context.transact(_answer, heard, actor, moment, preview_texts.unreadable(str(error)))
        return
    if isinstance(found, UnitList):
        await context.transact(show_list, heard, actor, moment, name, found)
        return
    sheet = await asyncio.to_thread(reading_sheet, found.reading)
    if found.is_correction and corrected is not None:
        await context.transact(correct, heard, actor, moment, corrected.id, found.reading, sheet)
    else:
        await context.transact(preview, heard, actor, moment, name, found.reading, sheet)


def _draft_behind(session: Session, heard: Heard) -> PlanDraft | None:
    """Return the open draft whose sheet the message answers, else the latest one of the chat."""
    answered = message.reply_to_message
    about = outbox.about(session, heard.chat_id, answered.message_id) if answered else None
    waiting = saving.open_drafts(session, heard.chat_id)
    named = [draft for draft in waiting if about is not None and draft.id == about.get("draft")]
    return next(iter(named or waiting), None)


async def _content(document: Document) -> bytes:
    """Return the bytes of a document; raises UnreadableDocumentError where Telegram does not give it away."""
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise UnreadableDocumentError(preview_texts.too_large())
    file = await document.get_file()
    return bytes(await file.download_as_bytearray())


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
    draft = saving.add_draft(session, actor, name, as_json(reading), moment.now)
    show_preview(session, heard, actor, moment, draft, sheet)


def correct(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    draft_id: int,
    reading: PlanReading,
    sheet: bytes,
) -> None:
    """Let the corrected sheet replace the reading of its draft, and show it anew."""
    draft = saving.draft_in(session, draft_id, heard.chat_id)
    if draft is None or draft.state is not DraftState.OPEN:
        _answer(session, heard, actor, moment, preview_texts.decided_before())
        return
    draft.reading = as_json(reading)
    session.flush()
    taken = reply(heard, doubt_texts.correction_read(len(reading.problems)))
    outbox.enqueue(session, [taken], moment.now)
    show_preview(session, heard, actor, moment, draft, sheet)


def show_preview(
    session: Session, heard: Heard, actor: Actor, moment: Moment, draft: PlanDraft, sheet: bytes | None = None
) -> None:
    """Answer with what a draft says, what it changes in a saved plan, and what can be decided."""
    reading = from_json(draft.reading)
    said = [preview_texts.preview(reading, moment.today)]
    saved = amendments.same_plan(session, reading.plan)
    if saved is not None:
        said.append(
            amendment_texts.difference(
                saved.title, amendments.compare(session, saved, reading.plan, moment.now)
            )
        )
    answers = [reply(heard, part) for part in said]
    answers[-1] = reply(heard, said[-1], keyboard=decisions(session, actor, moment, draft, reading))
    if sheet is not None:
        file = files.keep(session, sheet_name(draft.file_name), sheet, moment.now)
        answers.insert(
            0,
            send_file(heard, file, preview_texts.sheet_caption(), about={"kind": "plan", "draft": draft.id}),
        )
    outbox.enqueue(session, answers, moment.now)


def sheet_name(file_name: str) -> str:
    """Return the name of the sheet that belongs to a document."""
    return f"doc-thu {Path(file_name).stem[:60]}.xlsx"


def decisions(
    session: Session, actor: Actor, moment: Moment, draft: PlanDraft, reading: PlanReading
) -> Keyboard:
    """Return the buttons below a preview as the draft stands."""
    known, divided = directory.known_names(session), directory.divided(session)
    chosen = {None: None, True: Past.OVERDUE, False: Past.WAIVED}[draft.past_is_overdue]
    return preview_buttons.draft(
        draft.id,
        past=chosen,
        has_past=bool(preview_texts.past_tasks(reading.plan, moment.today)),
        doubts=len(doubts_of(reading.plan, known, draft.accepted_units or (), divided)),
        is_known=amendments.same_plan(session, reading.plan) is not None,
    )


def show_again(session: Session, heard: Heard, actor: Actor, moment: Moment, button: ShowDraft) -> str | None:
    """Answer with the preview of an open draft; return what to say if it was decided before."""
    draft = saving.draft_in(session, button.draft, heard.chat_id)
    if draft is None or draft.state is not DraftState.OPEN:
        return preview_texts.decided_before()
    show_preview(session, heard, actor, moment, draft)
    return None


def note_choice(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: CountPast
) -> str | None:
    """Keep the choice and tick it; return what to say if it is too late."""
    draft = saving.draft_in(session, button.draft, heard.chat_id)
    if draft is None or draft.state is not DraftState.OPEN:
        return preview_texts.decided_before()
    draft.past_is_overdue = button.past is Past.OVERDUE
    keyboard = decisions(session, actor, moment, draft, from_json(draft.reading))
    outbox.enqueue(session, [edit_buttons(heard, keyboard)], moment.now)
    return None


def save(session: Session, heard: Heard, actor: Actor, moment: Moment, button: SavePlan) -> str | None:
    """Store the plan and what it obliges units to; return what to say if that cannot be done now."""
    draft = saving.draft_in(session, button.draft, heard.chat_id)
    if draft is None:
        return access.expired()
    reading = from_json(draft.reading)
    refusal = settle_draft(session, actor, moment, draft, reading)
    if refusal is None:
        _store(session, heard, actor, moment, draft, reading)
    return refusal


def settle_draft(
    session: Session, actor: Actor, moment: Moment, draft: PlanDraft, reading: PlanReading
) -> str | None:
    """Mark a draft saved, once; return what to say if something has to be decided first."""
    past = preview_texts.past_tasks(reading.plan, moment.today)
    if past and draft.past_is_overdue is None and draft.state is DraftState.OPEN:
        return preview_texts.choose_past_first(len(past))
    if not saving.decide(session, draft, DraftState.SAVED).changed:
        return preview_texts.decided_before()
    return None


def state_of_past(draft: PlanDraft) -> ObligationState:
    """Return the state of what is owed though its date had gone by, as the secretariat chose."""
    return ObligationState.OPEN if draft.past_is_overdue else ObligationState.WAIVED


def _store(
    session: Session, heard: Heard, actor: Actor, moment: Moment, draft: PlanDraft, reading: PlanReading
) -> None:
    title = reading.plan.title or draft.file_name
    plan = replace(reading.plan, title=title)
    saved = saving.save_plan(session, plan, actor, moment.now, moment.today)
    obligations.materialise_plan(session, saved, moment.today, state_of_past(draft))
    _begin_where_it_stands(session, actor, moment, saved, reading)
    leads: set[int] = set().union(*obligations.leads_of(session, saved).values())
    text = preview_texts.saved(title, len(saved.tasks), len(leads), actor.display_name)
    outbox.enqueue(session, [edit_buttons(heard, None), reply(heard, text)], moment.now)


def _begin_where_it_stands(
    session: Session, actor: Actor, moment: Moment, saved: Plan, reading: PlanReading
) -> None:
    """Take over the statuses of a report document, so that a deployment starts from what is known."""
    leads = obligations.leads_of(session, saved)
    for row, task in zip(saved.tasks, reading.plan.tasks, strict=True):
        if task.status is not None:
            said = Said(row.id, task.status, text=task.progress, source=UpdateSource.IMPORTED)
            units = leads.get(row.id, set())
            statements.import_status(session, actor, units, said, moment.now, moment.today)


def drop(session: Session, heard: Heard, actor: Actor, moment: Moment, button: DropPlan) -> str | None:
    """Close the draft without saving; return what to say if it was decided before."""
    draft = saving.draft_in(session, button.draft, heard.chat_id)
    if draft is None or not saving.decide(session, draft, DraftState.DROPPED).changed:
        return preview_texts.decided_before()
    text = preview_texts.dropped(actor.display_name)
    outbox.enqueue(session, [edit_buttons(heard, None), reply(heard, text)], moment.now)
    return None


CONVERSATION = (
    on_command("kehoach", work=offer_drafts, who=for_secretariat),
    on_press(ShowDraft, show_again, for_secretariat),
    on_press(CountPast, note_choice, for_secretariat),
    on_press(SavePlan, save, for_secretariat),
    on_press(DropPlan, drop, for_secretariat),
)
