"""What is due in the coming 30 days, as a message and as a calendar file."""

from datetime import timedelta

from sqlalchemy.orm import Session

from chat.audience import for_viewers
from chat.conversation import on_command
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply, send_file
from chat.texts.reminders import agenda as agenda_texts
from chat.texts.reminders.agenda import AgendaLine
from plans.calendar import WorkingCalendar
from reports.calendar_file import CalendarEvent, calendar_file
from storage import files, outbox
from storage.actors import Actor
from storage.plans import days_off
from storage.reminders import agenda
from storage.reminders.agenda import Due

AHEAD = timedelta(days=30)


def list_agenda(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with what is due day by day, and with the same as a calendar file."""
    start, end, unit = moment.today, moment.today + AHEAD, actor.unit_id
    due = agenda.coming(session, unit, start, end)
    calendar = days_off.calendar(session)
    lines = [_line(one, actor, moment, calendar) for one in due]
    whose = actor.unit_name or agenda_texts.secretariat()
    answers = [reply(heard, agenda_texts.agenda(whose, start, end, lines))]
    if due:
        events = [_event(one, line, unit) for one, line in zip(due, lines, strict=True)]
        content = calendar_file(whose, events, moment.now)
        file = files.keep(session, agenda_texts.file_name(), content, moment.now)
        answers.append(send_file(heard, file, agenda_texts.caption(len(due))))
    outbox.enqueue(session, answers, moment.now)


def _line(due: Due, actor: Actor, moment: Moment, calendar: WorkingCalendar) -> AgendaLine:
    return AgendaLine(
        day=due.day,
        at=moment.local(due.at) if due.at is not None else None,
        number=due.number,
        what=due.what,
        period=due.period,
        units=due.units if actor.unit_id is None else None,
        last_working_day=calendar.last_working_day_until(due.day),
    )


def _event(due: Due, line: AgendaLine, unit: int | None) -> CalendarEvent:
    return CalendarEvent(f"{due.key}-{unit or 'all'}", agenda_texts.summary(line), due.day, due.at)


CONVERSATION = (on_command("lich", work=list_agenda, who=for_viewers),)
