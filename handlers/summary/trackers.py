"""/dien: the secretariat sends another system's file and gets it back, filled in."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.summary import trackers as tracker_buttons
from chat.buttons.summary.trackers import (
    AskDoubtful,
    DecideRow,
    FillNow,
    GiveRows,
    RowDecision,
    TrackerWanted,
)
from chat.context import Context
from chat.conversation import on_long_command, on_long_press
from chat.files import FileOrder, MadeFile, TooMuchToMakeError
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, edit_buttons, reply, send_file
from chat.texts import access
from chat.texts.plans import preview as preview_texts
from chat.texts.summary import trackers as tracker_texts
from chat.texts.summary.trackers import DoubtfulRow, RowSaid, Understood
from chat.understanding.commands.given_tasks import read_given
from handlers.plans.giving import MOST_AT_ONCE, begin_each
from storage import files, outbox
from storage.actors import Actor
from storage.models import ExportKind, StoredFile
from storage.summary import trackers
from storage.walls import office_of

UNNAMED = "nhiem-vu.xlsx"
Rows = Sequence[DoubtfulRow]


async def fill_or_explain(context: Context) -> None:
    """Fill in the file that the command answers, or say how one is sent."""
    if context.heard.answered_file is not None:
        await receive_tracker(context)
    else:
        await context.transact(explain, context.heard, context.moment, tracker_texts.how_to_send())


def explain(session: Session, heard: Heard, moment: Moment, text: Marked) -> None:
    """Say how a file is sent, or why this one is not filled in; the next one may answer this."""
    outbox.enqueue(session, [reply(heard, text, about=TrackerWanted())], moment.now)


async def receive_tracker(context: Context) -> None:
    """Show how the file's rows were understood; send it back at once where nothing is in doubt."""
    document = context.heard.document or context.heard.answered_file
    assert document is not None  # noqa: S101 -- called where there is a file
    if document.is_too_large:
        await context.transact(explain, context.heard, context.moment, preview_texts.too_large())
        return
    content = await context.services.channel.fetch(document)
    made = await _filled(context, content)
    name = document.name if document.is_named else UNNAMED
    await context.transact(show, context.heard, context.actor, context.moment, name, content, made)


async def _filled(context: Context, content: bytes) -> MadeFile:
    local = context.moment.local_now
    actor = context.actor
    order = FileOrder(
        ExportKind.TRACKER, 0, None, None, local, actor.display_name, office=actor.office_id, source=content
    )
    try:
        (made,) = await context.services.make_files(context.services.database.url, order)
    except TooMuchToMakeError:
        refused = {"refused": preview_texts.took_too_long()}
        return MadeFile("", b"", context.moment.today, None, refused)
    return made


def show(
    session: Session, heard: Heard, actor: Actor, moment: Moment, name: str, content: bytes, made: MadeFile
) -> None:
    """Say how the rows were understood, with the file or with what is asked about it."""
    if "refused" in made.figures:
        explain(session, heard, moment, tracker_texts.not_filled(made.figures["refused"]))
        return
    found, kept = Understood.of(made.figures), files.keep(session, name, content, moment.now)
    if not found.doubtful:
        hand_out(session, heard, actor, moment, name, made, kept)
        return
    keyboard = tracker_buttons.understood(kept, len(found.doubtful))
    answer = reply(heard, tracker_texts.understood(name, found), keyboard=keyboard)
    outbox.enqueue(session, [answer], moment.now)


def hand_out(
    session: Session, heard: Heard, actor: Actor, moment: Moment, name: str, made: MadeFile, kept: int
) -> None:
    """Send the file that was filled in, or say why it is not; offer to give here what is not here.

    `kept` is the file as it was sent.
    """
    if "refused" in made.figures:
        explain(session, heard, moment, tracker_texts.not_filled(made.figures["refused"]))
        return
    file_id = trackers.hand_out(session, actor, name, made.content, moment.now)
    found = Understood.of(made.figures)
    answers = [send_file(heard, file_id, tracker_texts.filled(name, found))]
    if unknown := len(found.unknown):
        keyboard = tracker_buttons.to_give(kept, min(unknown, MOST_AT_ONCE))
        answers.append(reply(heard, tracker_texts.may_be_given(unknown, MOST_AT_ONCE), keyboard=keyboard))
    outbox.enqueue(session, answers, moment.now)


async def fill(context: Context, button: FillNow) -> None:
    """Send the file with what is sure."""
    sent = await context.read(_sent, button.file)
    if sent is None:
        await context.answer_now(access.expired(), alert=True)
        return
    await context.answer_now(tracker_texts.being_filled())
    name, content = sent
    made = await _filled(context, content)
    await context.transact(hand_out, context.heard, context.actor, context.moment, name, made, button.file)


async def give(context: Context, button: GiveRows) -> None:
    """Show the work of rows that are not here, each as a task to be given."""
    understood = await _understood(context, button.file)
    if understood is not None:
        await context.transact(give_rows, context.heard, context.moment, understood.unknown[:MOST_AT_ONCE])


def give_rows(session: Session, heard: Heard, moment: Moment, rows: Sequence[RowSaid]) -> None:
    """Begin a task with each row, once for a button, which goes."""
    key = moment.once("give-rows", heard.chat_id, heard.id)
    if outbox.enqueue(session, [replace(edit_buttons(heard, None), dedupe_key=key)], moment.now):
        said = [read_given(tracker_texts.giving(row), moment.today) for row in rows]
        begin_each(session, heard, moment, said, None)


async def ask(context: Context, button: AskDoubtful) -> None:
    """Ask about the first doubtful row."""
    found = await _understood(context, button.file)
    if found is not None:
        await context.transact(ask_next, context.heard, context.moment, button.file, found.doubtful)


async def decide(context: Context, button: DecideRow) -> None:
    """Remember what a row is, and ask about the next one."""
    found = await _understood(context, button.file)
    if found is not None:
        told = (context.heard, context.actor, context.moment, button, found.doubtful)
        await context.transact(record_and_ask, *told)


async def _understood(context: Context, file: int) -> Understood | None:
    """Return how a file that was sent is understood now; None, and say so, where it is gone."""
    sent = await context.read(_sent, file)
    await context.answer_now(None if sent else access.expired(), alert=sent is None)
    if sent is None:
        return None
    made = await _filled(context, sent[1])
    return Understood.of(made.figures) if "refused" not in made.figures else None


def record_and_ask(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: DecideRow, doubtful: Rows
) -> None:
    """Record the answer, unless it was given already, and ask about the next row."""
    for row in doubtful:
        if row.row == button.row:
            task = row.task if button.verdict is RowDecision.OURS else None
            trackers.decide(session, actor, row.key, task, moment.now)
    left = [row for row in doubtful if row.row != button.row]
    ask_next(session, heard, moment, button.file, left)


def ask_next(session: Session, heard: Heard, moment: Moment, file: int, doubtful: Rows) -> None:
    """Ask about the first of the rows in the message that was pressed, or offer the file."""
    if doubtful:
        row = doubtful[0]
        text = tracker_texts.question(row, len(doubtful))
        keyboard = tracker_buttons.asked(file, row.row, row.number)
    else:
        text, keyboard = tracker_texts.all_clear(), tracker_buttons.clear(file)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


def _sent(session: Session, file: int) -> tuple[str, bytes] | None:
    row = session.get(StoredFile, file)
    is_ours = row is not None and row.office_id == office_of(session)
    return (row.name, row.content) if row is not None and is_ours and row.content else None


CONVERSATION = (
    on_long_command("dien", talk=fill_or_explain, who=for_secretariat),
    on_long_press(FillNow, fill, for_secretariat),
    on_long_press(AskDoubtful, ask, for_secretariat),
    on_long_press(GiveRows, give, for_secretariat),
    on_long_press(DecideRow, decide, for_secretariat),
)
