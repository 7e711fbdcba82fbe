"""The files below a summary: Word, Excel, charts."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from chat.audience import for_secretariat_readers
from chat.buttons.base import day_of
from chat.buttons.summary.summary import MakeFile, MakeFileAsOf, MakeRanking, is_as_of
from chat.context import Context
from chat.conversation import on_long_press
from chat.files import FileOrder, MadeFile, TooMuchToMakeError
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, send_file, send_picture
from chat.texts import access
from chat.texts.summary import files as file_texts
from plans.standing import Scope
from reports import ranking_file
from reports.figures import differences
from storage import outbox
from storage.actors import Actor
from storage.models import ExportKind
from storage.outbox import Outgoing
from storage.plans import saving
from storage.summary import files
from storage.summary.files import NewExport

REPEATED_WITHIN = timedelta(seconds=30)


async def make_file(context: Context, button: MakeFile) -> None:
    """Make a file for a period."""
    order = _order(context.actor, context.moment, button.kind, button.plan)
    await _make(context, replace(order, due=day_of(button.due)))


async def make_file_as_of(context: Context, button: MakeFileAsOf) -> None:
    """Make a file of how things were on a past day."""
    order = _order(context.actor, context.moment, button.kind, button.plan)
    await _make(context, replace(order, day=day_of(button.day)))


async def make_ranking(context: Context, button: MakeRanking) -> None:
    """Make a file of the order of units over a span of days."""
    order = _order(context.actor, context.moment, ExportKind.RANKING, button.plan)
    await _make(context, replace(order, first=day_of(button.first), last=day_of(button.last)))


def _order(actor: Actor, moment: Moment, kind: ExportKind, plan: int) -> FileOrder:
    """Return the order of a file of the present state."""
    made_at, made_by = moment.local_now, actor.display_name
    return FileOrder(kind, plan, None, None, made_at, made_by, office=actor.office_id)


def order_of(actor: Actor, moment: Moment, kind: ExportKind, scope: Scope) -> FileOrder:
    """Return the order of a file of the state that a summary shows."""
    order = _order(actor, moment, kind, scope.plan_id)
    if is_as_of(scope):
        return replace(order, day=scope.day)
    return replace(order, due=scope.periods[0].due if scope.periods else None)


def order_letter(actor: Actor, moment: Moment, plan: int, days: int) -> FileOrder:
    """Return the order of a chase letter to those who are late by so many days; 0: as the plan proposes."""
    return replace(_order(actor, moment, ExportKind.LETTER, plan), days_late=days)


async def _make(context: Context, order: FileOrder) -> None:
    """Tell who pressed that the file is being made, or why not, and make it."""
    refusal = await context.read(_refusal, context.actor, context.moment, order)
    await context.answer_now(refusal or file_texts.being_made())
    if refusal is None:
        await make_and_send(context, order)


async def make_and_send(context: Context, order: FileOrder) -> None:
    """Make what is ordered outside the transaction and the event loop, then keep and send it."""
    try:
        made = await context.services.make_files(context.services.database.url, order)
    except TooMuchToMakeError:
        await context.transact(give_up, context.heard, context.moment, order)
        return
    await context.transact(hand_out, context.heard, context.actor, context.moment, order, made)


def _refusal(session: Session, actor: Actor, moment: Moment, order: FileOrder) -> Marked | None:
    """Return why nothing is made: the plan is gone, or Telegram repeats a press."""
    if saving.find(session, order.plan_id) is None:
        return access.expired()
    since, person = moment.now - REPEATED_WITHIN, actor.person_id
    again = files.made_since(session, order.plan_id, order.kind, person, since)
    return file_texts.made_just_now() if again else None


def give_up(session: Session, heard: Heard, moment: Moment, order: FileOrder) -> None:
    """Say that the file is too large to be made, and what can be done."""
    own = order.kind is ExportKind.WORD and files.template(session) is not None
    outbox.enqueue(session, [reply(heard, file_texts.too_much_to_make(own_template=own))], moment.now)


def hand_out(
    session: Session, heard: Heard, actor: Actor, moment: Moment, order: FileOrder, made: list[MadeFile]
) -> None:
    """Keep the files as they are and send them, saying how they differ from those before."""
    sent = [_sent(session, heard, actor, moment, order, file) for file in made]
    outbox.enqueue(session, sent, moment.now)


def _sent(
    session: Session, heard: Heard, actor: Actor, moment: Moment, order: FileOrder, file: MadeFile
) -> Outgoing:
    new = NewExport(
        order.plan_id, file.period_id, file.as_of, order.kind, file.name, file.content, file.figures
    )
    before = files.before(session, new)
    compare = ranking_file.differences if order.kind is ExportKind.RANKING else differences
    export = files.keep(session, actor, new, moment.now)
    caption = file_texts.caption(
        order.kind,
        saving.title(session, order.plan_id),
        file_texts.state(file.as_of, moment.today, moment.local_now),
        before=moment.local(before.made_at) if before else None,
        changes=compare(before.figures, file.figures) if before else (),
        notes=_letter_notes(file) if order.kind is ExportKind.LETTER else (),
    )
    if order.kind is ExportKind.CHART:
        return send_picture(heard, export.file_id, caption)
    return send_file(heard, export.file_id, caption)


def _letter_notes(file: MadeFile) -> list[Marked]:
    return file_texts.letter_notes(file.figures["own"], file.figures["alone"])


CONVERSATION = (
    on_long_press(MakeFile, make_file, for_secretariat_readers),
    on_long_press(MakeFileAsOf, make_file_as_of, for_secretariat_readers),
    on_long_press(MakeRanking, make_ranking, for_secretariat_readers),
)
