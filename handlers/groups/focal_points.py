"""Who speaks for a unit: /daumoi shows and changes it, /bangiao hands it over, who leaves speaks no more."""

from sqlalchemy.orm import Session

from chat.audience import for_insiders, for_unit
from chat.buttons.groups import focal_points as focal_point_buttons
from chat.buttons.groups.focal_points import ChooseReporters, EndRegistration, HandOver, RegisterMyself
from chat.conversation import on_command, on_event, on_press
from chat.heard import Heard, SomebodyLeft
from chat.markup import Marked
from chat.moment import Moment
from chat.notices import to_secretariat, to_unit
from chat.outgoing import edit, reply
from chat.texts import access
from chat.texts.groups import focal_points as focal_point_texts
from chat.who_speaks import ask_for
from plans.text import clean, fold
from storage import outbox
from storage.actors import Actor, Speaker
from storage.groups import focal_points, new_reporters
from storage.models import LinkRole, Person, Reporters
from storage.outbox import Outgoing
from storage.units import directory

ALL_UNITS = "tatca"


def answer_who(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with the focal points and the rule, and what can be done about them."""
    if actor.role is LinkRole.SECRETARIAT:
        outbox.enqueue(session, [_answer_secretariat(session, heard, clean(heard.said))], moment.now)
        return
    unit = directory.unit_of(session, actor.speaks_for)
    rule, registered = focal_points.rule_of(session, unit.id), focal_points.focal_points(session, unit.id)
    text = focal_point_texts.focal_points(unit.name, rule, _names(registered))
    is_leader = actor.role is LinkRole.LEADER
    keyboard = None if is_leader else focal_point_buttons.focal_points(unit.id, rule, registered)
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)


def _answer_secretariat(session: Session, heard: Heard, query: str) -> Outgoing:
    if not query or fold(query).replace(" ", "") == ALL_UNITS:
        rule = focal_points.rule_of(session, None)
        return reply(
            heard,
            focal_point_texts.everybodys_rule(rule),
            keyboard=focal_point_buttons.everybodys_rule(rule),
        )
    unit = directory.find(session, query).unit
    if unit is None:
        return reply(heard, focal_point_texts.unknown_unit(query))
    rule, registered = focal_points.rule_of(session, unit.id), focal_points.focal_points(session, unit.id)
    text = focal_point_texts.unit_from_outside(unit.name, rule, _names(registered))
    return reply(heard, text, keyboard=focal_point_buttons.unit_from_outside(unit.id, rule, registered))


def _names(registered: list[Person]) -> list[str]:
    return [person.display_name for person in registered]


def choose(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: ChooseReporters
) -> Marked | None:
    """Change the rule and tell both sides; return what to say to somebody who may not."""
    unit_id = button.unit or None
    is_secretariat = actor.role is LinkRole.SECRETARIAT
    if not is_secretariat and (unit_id is None or not focal_points.may_decide(session, actor, unit_id)):
        return focal_point_texts.not_yours_to_decide()
    if not focal_points.choose_rule(session, actor, unit_id, button.reporters, moment.now):
        return access.already_done()
    name = directory.unit_of(session, unit_id).name if unit_id is not None else None
    if not is_secretariat and unit_id is not None and button.reporters is Reporters.REGISTERED:
        # Whoever restricts it is the first to be registered, else nobody of the unit could go on.
        focal_points.register(session, actor, unit_id, actor.person_id, actor.display_name, moment.now)
    text = focal_point_texts.rule_chosen(name, button.reporters, actor.display_name)
    told = _to_the_others(session, actor, unit_id, text)
    outbox.enqueue(session, [edit(heard, text), *told], moment.now)
    return None


def _to_the_others(session: Session, actor: Actor, unit_id: int | None, text: Marked) -> list[Outgoing]:
    """Return what the other side is told: the unit of what the secretariat does, and the other way round."""
    if actor.role is not LinkRole.SECRETARIAT:
        return to_secretariat(session, text)
    return to_unit(session, unit_id, text) if unit_id is not None else []


def register(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: RegisterMyself
) -> Marked | None:
    """Register the actor where anybody may report; elsewhere ask; return what to say if nothing is done."""
    if actor.role is not LinkRole.UNIT or actor.unit_id != button.unit:
        return focal_point_texts.not_yours_to_decide()
    if not focal_points.may_report(session, actor):
        ask_for(session, heard, actor, moment, [])
        return None
    if not focal_points.register(
        session, actor, button.unit, actor.person_id, actor.display_name, moment.now
    ):
        return access.already_done()
    text = focal_point_texts.registered(actor.display_name, actor.unit_name or "")
    outbox.enqueue(session, [reply(heard, text), *to_secretariat(session, text)], moment.now)
    return None


def end(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: EndRegistration
) -> Marked | None:
    """End a registration and tell both sides; return what to say if nothing is done."""
    if not focal_points.may_decide(session, actor, button.unit):
        return focal_point_texts.not_yours_to_decide()
    if not focal_points.end_registration(session, actor, button.unit, button.person, moment.now):
        return access.already_done()
    unit, person = directory.unit_of(session, button.unit), focal_points.person(session, button.person)
    text = focal_point_texts.ended(person.display_name, unit.name, actor.display_name)
    told = _to_the_others(session, actor, button.unit, text)
    outbox.enqueue(session, [edit(heard, text), *told], moment.now)
    return None


def hand_over_to_answered(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Hand over to the author of the message answered, or show who else has spoken for the unit."""
    taker = heard.answers_person
    if taker is not None and taker.person_id != actor.person_id:
        outbox.enqueue(session, _handover(session, heard, actor, moment, taker), moment.now)
        return
    known = focal_points.known_reporters(session, actor.speaks_for, actor.person_id)
    keyboard = focal_point_buttons.successors(actor.speaks_for, known) if known else None
    text = focal_point_texts.to_whom() if known else focal_point_texts.nobody_known()
    answer = reply(heard, text, keyboard=keyboard)
    outbox.enqueue(session, [answer], moment.now)


def hand_over_to_known(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: HandOver
) -> Marked | None:
    """Hand over to somebody who has spoken for the unit; return what to say if they have not."""
    known = focal_points.known_reporters(session, actor.speaks_for, actor.person_id)
    taker = next((person for person in known if person.id == button.person), None)
    if taker is None or button.unit != actor.speaks_for:
        return access.expired()
    person = Speaker(taker.id, taker.display_name, heard.chat_id, None, "")
    outbox.enqueue(session, _handover(session, heard, actor, moment, person), moment.now)
    return None


def _handover(session: Session, heard: Heard, actor: Actor, moment: Moment, taker: Speaker) -> list[Outgoing]:
    """Register the taker in place of the actor; return what both sides hear."""
    focal_points.register(session, actor, actor.speaks_for, taker.person_id, taker.display_name, moment.now)
    focal_points.end_registration(session, actor, actor.speaks_for, actor.person_id, moment.now)
    text = focal_point_texts.handed_over(actor.display_name, taker.display_name, actor.unit_name or "")
    return [reply(heard, text), *to_secretariat(session, text)]


def take_leave(session: Session, _heard: Heard, moment: Moment, event: SomebodyLeft) -> None:
    """End what the person was and what waited for it, and tell the secretariat of a focal point who left."""
    new_reporters.forget_waiting(session, event.person.chat_id, event.person.person_id, moment.now)
    for unit_id in focal_points.person_left(session, event.person, moment.now):
        text = focal_point_texts.left(event.person.display_name, directory.unit_of(session, unit_id).name)
        outbox.enqueue(session, to_secretariat(session, text), moment.now)


CONVERSATION = (
    on_command("daumoi", work=answer_who, who=for_insiders),
    on_command("bangiao", work=hand_over_to_answered, who=for_unit),
    on_press(ChooseReporters, choose, for_insiders),
    on_press(RegisterMyself, register, for_insiders),
    on_press(EndRegistration, end, for_insiders),
    on_press(HandOver, hand_over_to_known, for_unit),
    on_event(SomebodyLeft, take_leave),
)
