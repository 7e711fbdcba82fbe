"""The secretariat decides what units say is done: /xacnhan, accept, or return with a reason."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.decisions.claims import AcceptClaim, AcceptClaims, ReturnClaim
from chat.buttons.reporting import statuses as status_buttons
from chat.context import Context
from chat.conversation import on_command, on_long_press, on_press
from chat.heard import Heard
from chat.messages.decisions.claims import batch_again, claims_of, new_batch
from chat.moment import Moment
from chat.outgoing import answer_press, edit, reply, say
from chat.texts.decisions import claims as claim_texts
from chat.understanding.things.named_day import named_day
from plans.verdict import Verdict
from storage import outbox
from storage.actors import Actor
from storage.decisions import claims
from storage.decisions.claims import Claim, Return
from storage.groups import linking
from storage.models import LinkState
from storage.outbox import Outgoing
from storage.plans import days_off, names

WORKING_DAYS_TO_REDO = 5


def list_claims(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Answer with the claims that have waited longest."""
    found = new_batch(session, heard.chat_id, moment.now)
    if found is None:
        answer = reply(heard, claim_texts.nothing_waits())
    else:
        answer = reply(heard, found[0], keyboard=found[1])
    outbox.enqueue(session, [answer], moment.now)


async def accept_claim(context: Context) -> None:
    """Accept one claim."""
    press, message, button = pressed(update, AcceptClaim)
    alert = await context.transact(accept, heard, actor, moment, button.question, button.place)
    answer_press(context, press, alert, alert=alert is not None)


async def accept_claims(context: Context) -> None:
    """Accept every claim of a message that still waits."""
    press, message, button = pressed(update, AcceptClaims)
    alert = await context.transact(accept, heard, actor, moment, button.question, None)
    answer_press(context, press, alert, alert=alert is not None)


def accept(
    session: Session, heard: Heard, actor: Actor, moment: Moment, question: int, place: int | None
) -> str | None:
    """Accept the claim in a place, or all; show the list anew; return what to say if none waits."""
    listed = claims_of(session, question, heard.chat_id)
    chosen = listed if place is None else listed[place : place + 1]
    accepted = [claim for claim in chosen if claims.accept(session, actor, claim, moment.now)]
    if listed:
        session.expire_all()
        _show_again(session, heard, actor, moment, question)
    return None if accepted else claim_texts.decided_before()


def _show_again(session: Session, heard: Heard, actor: Actor, moment: Moment, question: int) -> None:
    text, keyboard = batch_again(session, question)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


def ask_why(session: Session, heard: Heard, actor: Actor, moment: Moment, button: ReturnClaim) -> str | None:
    """Ask for the reason, which is the reply to the question; return what to say if it is too late."""
    listed = claims_of(session, button.question, heard.chat_id)
    chosen = listed[button.place : button.place + 1]
    if not chosen or chosen[0].verdict is not Verdict.WAITING:
        return claim_texts.decided_before()
    claim = chosen[0]
    about = {"kind": "return", "obligation": claim.owed.id, "update": claim.statement.id}
    text = claim_texts.why_returned(
        claim.owed.unit.name, _number(claim), _day_to_redo(session, actor, moment, claim)
    )
    # A press that Telegram repeats within the minute asks only once.
    key = f"return:{heard.chat_id}:{claim.statement.id}:{moment.minute}"
    outbox.enqueue(session, [reply(heard, text, about=about, dedupe_key=key)], moment.now)
    return None


def take_reason(
    session: Session, heard: Heard, actor: Actor, moment: Moment, about: dict[str, Any], words: str
) -> None:
    """Return the claim that a question is about, for the reason that answers it."""
    found = claims.shown(session, [(about["obligation"], about["update"])])
    if not words.strip():
        answers = [reply(heard, claim_texts.reason_needed(), about=about)]
    elif not found:
        answers = [reply(heard, claim_texts.decided_before())]
    else:
        answers = _give_back(session, heard, actor, moment, found[0], words)
    outbox.enqueue(session, answers, moment.now)


def _give_back(
    session: Session, heard: Heard, actor: Actor, moment: Moment, claim: Claim, words: str
) -> list[Outgoing]:
    due = named_day(words, moment.today) or _day_to_redo(session, actor, moment, claim)
    returned = Return(words, due, heard.id)
    if not claims.give_back(session, actor, claim, returned, moment.now, moment.today):
        return [reply(heard, claim_texts.decided_before())]
    told = _tell_unit(session, claim, words, due)
    text = claim_texts.returned(
        claim.owed.unit.name, _number(claim), due, actor.display_name, is_told=bool(told)
    )
    return [reply(heard, text), *told]


def _tell_unit(session: Session, claim: Claim, reason: str, due: date) -> list[Outgoing]:
    """Return what the unit's groups are told, in reply to the report where it was made there."""
    owed, said = claim.owed, claim.statement
    if owed.task is None:
        return []
    plan = names.to_tell(session, owed.unit_id).get(owed.task.plan_id)
    text = claim_texts.told_unit(owed.task.number, owed.task.title, reason, due, plan)
    keyboard = status_buttons.reminder([(owed.task.id, owed.task.number)], [])
    about = {"kind": "task", "task": owed.task.id}
    answers = [
        say(link.chat_id, text, topic_id=link.topic_id, keyboard=keyboard, about=about)
        for link in linking.all_unit_links(session)
        if link.unit_id == owed.unit_id and link.state is LinkState.ACTIVE
    ]
    for answer in answers:
        if answer.chat_id == said.chat_id and said.message_id is not None:
            answer.parameters["reply_parameters"] = {
                "message_id": said.message_id,
                "allow_sending_without_reply": True,
            }
    return answers


def _day_to_redo(session: Session, actor: Actor, moment: Moment, claim: Claim) -> date:
    """Return the fifth working day from now, or the day it is due anyway, whichever is later."""
    calendar, day = days_off.calendar(session), moment.today
    for _ in range(WORKING_DAYS_TO_REDO):
        day = calendar.next_working_day(day)
    return max(day, claim.owed.due or date.min)


def _number(claim: Claim) -> str:
    return claim.owed.task.number if claim.owed.task else ""


CONVERSATION = (
    on_command("xacnhan", work=list_claims, who=for_secretariat),
    on_long_press(AcceptClaim, accept_claim, for_secretariat),
    on_long_press(AcceptClaims, accept_claims, for_secretariat),
    on_press(ReturnClaim, ask_why, for_secretariat),
)
