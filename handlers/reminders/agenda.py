"""What is due in the coming 30 days, as a message and as a calendar file."""

from datetime import timedelta

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from chat.audience import for_viewers
from chat.context import Context, message_of
from chat.outgoing import reply, send_file
from chat.texts.reminders import agenda as agenda_texts
from chat.texts.reminders.agenda import AgendaLine
from plans.calendar import WorkingCalendar
from reports.calendar_file import Event, calendar_file
from storage import files, outbox
from storage.plans import days_off
from storage.reminders import agenda
from storage.reminders.agenda import Due

AHEAD = timedelta(days=30)


@for_viewers
async def show_agenda(update: Update, context: Context) -> None:
    """Show what is due for this unit, or for everybody to the secretariat and its members."""
    await context.transact(list_agenda, context, message_of(update))


def list_agenda(session: Session, context: Context, message: Message) -> None:
    """Answer with what is due day by day, and with the same as a calendar file."""
    start, end, unit = context.today, context.today + AHEAD, context.actor.unit_id
    due = agenda.coming(session, unit, start, end)
    calendar = days_off.calendar(session)
    lines = [_line(context, one, calendar) for one in due]
    whose = context.actor.unit_name or agenda_texts.secretariat()
    answers = [reply(message, agenda_texts.agenda(whose, start, end, lines))]
    if due:
        events = [_event(one, line, unit) for one, line in zip(due, lines, strict=True)]
        content = calendar_file(whose, events, context.now)
        file = files.keep(session, agenda_texts.file_name(), content, context.now)
        answers.append(send_file(message, file, agenda_texts.caption(len(due))))
    outbox.enqueue(session, answers, context.now)


def _line(context: Context, due: Due, calendar: WorkingCalendar) -> AgendaLine:
    return AgendaLine(
        day=due.day,
        at=due.at.astimezone(context.services.zone) if due.at is not None else None,
        number=due.number,
        what=due.what,
        period=due.period,
        units=due.units if context.actor.unit_id is None else None,
        last_working_day=calendar.last_working_day_until(due.day),
    )


def _event(due: Due, line: AgendaLine, unit: int | None) -> Event:
    return Event(f"{due.key}-{unit or 'all'}", agenda_texts.summary(line), due.day, due.at)


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [CommandHandler("lich", show_agenda, filters=filters.UpdateType.MESSAGE)]
