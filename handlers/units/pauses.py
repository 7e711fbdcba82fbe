"""/tamdung and /tieptuc: the secretariat leaves a unit alone for a while."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.conversation import on_command
from chat.heard import Heard
from chat.moment import Moment
from chat.notices import to_unit
from chat.outgoing import reply
from chat.texts.units import pauses as pause_texts
from chat.understanding.commands.member_words import Pause, read_pause
from handlers.units.directory import with_unit
from plans.text import clean
from storage import outbox
from storage.actors import Actor
from storage.models import Unit
from storage.outbox import Outgoing
from storage.units import pauses


def pause(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer until when the unit is left alone, or why it is not."""
    said = read_pause(heard.said, moment.today)
    if said is None:
        answers = [reply(heard, pause_texts.usage())]
    elif said.until < moment.today:
        answers = [reply(heard, pause_texts.in_the_past(said.until))]
    else:
        answers = with_unit(
            session, heard, said.query, lambda unit: _pause(session, heard, actor, moment, unit, said)
        )
    outbox.enqueue(session, answers, moment.now)


def _pause(
    session: Session, heard: Heard, actor: Actor, moment: Moment, unit: Unit, said: Pause
) -> list[Outgoing]:
    pauses.pause(session, actor, unit, said.until, said.reason, moment.now)
    answer = reply(heard, pause_texts.paused(unit.name, said.until, said.reason))
    return [answer, *to_unit(session, unit.id, pause_texts.told_paused(unit.name, said.until))]


def resume(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer that the unit is reminded again."""
    query = clean(heard.said)
    if query:
        answers = with_unit(session, heard, query, lambda unit: _resume(session, heard, actor, moment, unit))
    else:
        answers = [reply(heard, pause_texts.resume_usage())]
    outbox.enqueue(session, answers, moment.now)


def _resume(session: Session, heard: Heard, actor: Actor, moment: Moment, unit: Unit) -> list[Outgoing]:
    if not pauses.resume(session, actor, unit, moment.now):
        return [reply(heard, pause_texts.not_paused(unit.name))]
    told = pause_texts.resumed(unit.name)
    return [reply(heard, told), *to_unit(session, unit.id, told)]


CONVERSATION = (
    on_command("tamdung", work=pause, who=for_secretariat),
    on_command("tieptuc", work=resume, who=for_secretariat),
)
