"""The secretariat lets a submitted report be owed again, so that the unit can add to it: /molai."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.reporting import periods as period_buttons
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.periods import ReopenReport
from chat.conversation import on_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, say
from chat.texts import access
from chat.texts.reporting import periods as period_texts
from chat.texts.words import capitalised, reports
from storage import outbox
from storage.actors import Actor
from storage.groups import links
from storage.models import SPOKEN_TO, LinkRole, Unit
from storage.outbox import Outgoing
from storage.reporting import reopening
from storage.units import directory

MOST_REPORTS = 6


def choose_report(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Ask which submitted report of a unit is to be opened again."""
    outbox.enqueue(session, [_offer(session, heard, " ".join(heard.said.split()))], moment.now)


def _offer(session: Session, heard: Heard, name: str) -> Outgoing:
    if not name:
        return reply(heard, period_texts.which_unit_to_reopen())
    found = directory.find(session, name)
    if found.unit is None:
        return reply(heard, period_texts.unit_not_sure(found.names))
    submitted = reopening.submitted_reports(session, found.unit.id, MOST_REPORTS)
    if not submitted:
        return reply(heard, period_texts.nothing_to_reopen(found.unit.name))
    labels = [(owed, capitalised(reports([period]))) for owed, period in submitted]
    return reply(heard, period_texts.reopen_which(found.unit.name), keyboard=period_buttons.reopen(labels))


def reopen(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: ReopenReport
) -> Marked | None:
    """Let the report be owed again and tell its unit; return what to say if it is open already."""
    found = reopening.reopen(session, actor, button.obligation, moment.now, moment.today)
    if found is None:
        return access.already_done()
    unit_id, period = found
    unit = session.get_one(Unit, unit_id)
    keyboard = status_buttons.reminder([], [(period.id, capitalised(reports([period])))])
    told = [
        say(link.chat_id, period_texts.told_unit(period), topic_id=link.topic_id, keyboard=keyboard)
        for link in links.of_units(session)
        if link.unit_id == unit_id and link.role is LinkRole.UNIT and link.state in SPOKEN_TO
    ]
    text = period_texts.reopened(unit.name, period, actor.display_name)
    outbox.enqueue(session, [reply(heard, text), *told], moment.now)
    return None


CONVERSATION = (
    on_command("molai", work=choose_report, who=for_secretariat),
    on_press(ReopenReport, reopen, for_secretariat),
)
