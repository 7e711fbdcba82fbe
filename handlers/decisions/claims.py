"""The secretariat decides what units say is done: /xacnhan, accept, or return with a reason."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from chat.audience import for_secretariat
from chat.buttons.decisions.claims import AcceptClaim, AcceptClaims, ReturnClaim, ReturnReasonWanted
from chat.buttons.reporting import statuses as status_buttons
from chat.buttons.reporting.statuses import TaskAsked
from chat.conversation import on_command, on_press, on_reply
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.decisions.claims import batch_again, claims_of, new_batch
from chat.moment import Moment
from chat.notices import Asked, answer_unit
from chat.outgoing import edit, reply
from chat.texts.decisions import claims as claim_texts
from chat.understanding.things.named_day import named_day
from plans.verdict import Verdict
from storage import outbox
from storage.actors import Actor
from storage.decisions import claims
from storage.decisions.claims import Claim, Return
from storage.outbox import Outgoing
from storage.plans import days_off, names

WORKING_DAYS_TO_REDO = 5


def list_claims(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer with the claims that have waited longest."""
    found = new_batch(session, heard.chat_id, moment.now)
    if found is None:
        answer = reply(heard, claim_texts.nothing_waits())
    else:
        answer = reply(heard, found[0], keyboard=found[1])
    outbox.enqueue(session, [answer], moment.now)


def accept_claim(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AcceptClaim
) -> Marked | None:
    """Accept one claim and show the list anew; return what to say if it does not wait any more."""
    listed = claims_of(session, button.question, heard.chat_id)
    accepted = _accept(session, actor, moment, listed[button.place : button.place + 1])
    if listed:
        _show_again(session, heard, moment, button.question)
    return None if accepted else claim_texts.decided_before()


def accept_claims(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: AcceptClaims
) -> Marked | None:
    """Accept every claim of a message that still waits; return what to say if none does."""
    listed = claims_of(session, button.question, heard.chat_id)
    accepted = _accept(session, actor, moment, listed)
    if listed:
        _show_again(session, heard, moment, button.question)
    return None if accepted else claim_texts.decided_before()


def _accept(session: Session, actor: Actor, moment: Moment, chosen: Sequence[Claim]) -> list[Claim]:
    """Accept claims; return those that waited."""
    return [claim for claim in chosen if claims.accept(session, actor, claim, moment.now)]


def _show_again(session: Session, heard: Heard, moment: Moment, question: int) -> None:
    session.expire_all()
    text, keyboard = batch_again(session, question)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


def ask_why(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ReturnClaim
) -> Marked | None:
    """Ask for the reason, which is the reply to the question; return what to say if it is too late."""
    listed = claims_of(session, button.question, heard.chat_id)
    chosen = listed[button.place : button.place + 1]
    if not chosen or chosen[0].verdict is not Verdict.WAITING:
        return claim_texts.decided_before()
    claim = chosen[0]
    about = ReturnReasonWanted(claim.owed.id, claim.statement.id)
    redo = claim_texts.Redo(_day_to_redo(session, moment, claim), claim.late_since)
    text = claim_texts.why_returned(claim.owed.unit.name, _number(claim), redo)
    key = moment.once("return", heard.chat_id, claim.statement.id)
    outbox.enqueue(session, [reply(heard, text, about=about, dedupe_key=key)], moment.now)
    return None


def take_reason(
    session: Session, heard: Heard, actor: Actor, moment: Moment, subject: ReturnReasonWanted
) -> bool:
    """Give the claim back that a question is about, for the reason that answers it."""
    found = claims.shown(session, [(subject.obligation, subject.update)])
    if not heard.words.strip():
        answers = [reply(heard, claim_texts.reason_needed(), about=subject)]
    elif not found:
        answers = [reply(heard, claim_texts.decided_before())]
    else:
        answers = _give_back(session, heard, actor, moment, found[0])
    outbox.enqueue(session, answers, moment.now)
    return True


def _give_back(session: Session, heard: Heard, actor: Actor, moment: Moment, claim: Claim) -> list[Outgoing]:
    due = named_day(heard.words, moment.today) or _day_to_redo(session, moment, claim)
    returned, redo = Return(heard.words, due, heard.id), claim_texts.Redo(due, claim.late_since)
    if not claims.give_back(session, actor, claim, returned, moment.now, moment.today):
        return [reply(heard, claim_texts.decided_before())]
    told = _tell_unit(session, claim, heard.words, redo)
    text = claim_texts.returned(
        claim.owed.unit.name, _number(claim), redo, actor.display_name, is_told=bool(told)
    )
    return [reply(heard, text), *told]


def _tell_unit(session: Session, claim: Claim, reason: str, redo: claim_texts.Redo) -> list[Outgoing]:
    """Return what the unit's groups are told, in reply to the report where it was made there."""
    owed, said = claim.owed, claim.statement
    if owed.task is None:
        return []
    plan = names.to_tell(session, owed.unit_id).get(owed.task.plan_id)
    text = claim_texts.told_unit(owed.task.number, owed.task.title, reason, redo, plan)
    keyboard = status_buttons.reminder([(owed.task.id, owed.task.number)], [])
    asked = Asked(owed.unit_id, said.chat_id, said.message_id, TaskAsked(owed.task.id))
    return answer_unit(session, asked, text, keyboard)


def _day_to_redo(session: Session, moment: Moment, claim: Claim) -> date:
    """Return the fifth working day from now, or the day it is due anyway, whichever is later.

    Of what was late when it was called done, that is until when it is redone; it stays late since its date.
    """
    calendar, day = days_off.calendar(session), moment.today
    for _ in range(WORKING_DAYS_TO_REDO):
        day = calendar.next_working_day(day)
    return max(day, claim.owed.due or date.min)


def _number(claim: Claim) -> str:
    return claim.owed.task.number if claim.owed.task else ""


CONVERSATION = (
    on_command("xacnhan", work=list_claims, who=for_secretariat),
    on_press(AcceptClaim, accept_claim, for_secretariat),
    on_press(AcceptClaims, accept_claims, for_secretariat),
    on_press(ReturnClaim, ask_why, for_secretariat),
    on_reply(ReturnReasonWanted, take_reason, for_secretariat),
)
