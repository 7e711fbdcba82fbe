"""The secretariat decides what units say is done: /xacnhan, accept, or return with a reason."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session
from telegram import Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from chat.audience import for_secretariat
from chat.buttons.decisions.claims import AcceptClaim, AcceptClaims, ReturnClaim
from chat.buttons.reporting import statuses as status_buttons
from chat.context import Context, message_of
from chat.messages.decisions.claims import batch_again, claims_of, new_batch
from chat.outgoing import answer_press, edit, reply, say
from chat.texts.decisions import claims as claim_texts
from chat.understanding.things.named_day import named_day
from handlers.presses import carry_out, pressed
from plans.verdict import Verdict
from storage import outbox
from storage.decisions import claims
from storage.decisions.claims import Claim, Return
from storage.groups import linking
from storage.models import LinkState
from storage.outbox import Outgoing
from storage.plans import days_off, names

WORKING_DAYS_TO_REDO = 5


@for_secretariat
async def show_claims(update: Update, context: Context) -> None:
    """Show what units say is done and nobody has decided."""
    await context.transact(list_claims, context, message_of(update))


def list_claims(session: Session, context: Context, message: Message) -> None:
    """Answer with the claims that have waited longest."""
    found = new_batch(session, message.chat_id, context.now)
    if found is None:
        answer = reply(message, claim_texts.nothing_waits())
    else:
        answer = reply(message, found[0], keyboard=found[1])
    outbox.enqueue(session, [answer], context.now)


@for_secretariat
async def accept_claim(update: Update, context: Context) -> None:
    """Accept one claim."""
    press, message, button = pressed(update, AcceptClaim)
    alert = await context.transact(accept, context, message, button.question, button.place)
    answer_press(context, press, alert, alert=alert is not None)


@for_secretariat
async def accept_claims(update: Update, context: Context) -> None:
    """Accept every claim of a message that still waits."""
    press, message, button = pressed(update, AcceptClaims)
    alert = await context.transact(accept, context, message, button.question, None)
    answer_press(context, press, alert, alert=alert is not None)


def accept(
    session: Session, context: Context, message: Message, question: int, place: int | None
) -> str | None:
    """Accept the claim in a place, or all; show the list anew; return what to say if none waits."""
    listed = claims_of(session, question, message.chat_id)
    chosen = listed if place is None else listed[place : place + 1]
    accepted = [claim for claim in chosen if claims.accept(session, context.actor, claim, context.now)]
    if listed:
        session.expire_all()
        _show_again(session, context, message, question)
    return None if accepted else claim_texts.decided_before()


def _show_again(session: Session, context: Context, message: Message, question: int) -> None:
    text, keyboard = batch_again(session, question)
    outbox.enqueue(session, [edit(message, text, keyboard=keyboard)], context.now)


@for_secretariat
async def return_claim(update: Update, context: Context) -> None:
    """Ask why a claim is to be returned."""
    await carry_out(update, context, ReturnClaim, ask_why)


def ask_why(session: Session, context: Context, message: Message, button: ReturnClaim) -> str | None:
    """Ask for the reason, which is the reply to the question; return what to say if it is too late."""
    listed = claims_of(session, button.question, message.chat_id)
    chosen = listed[button.place : button.place + 1]
    if not chosen or chosen[0].verdict is not Verdict.WAITING:
        return claim_texts.decided_before()
    claim = chosen[0]
    about = {"kind": "return", "obligation": claim.owed.id, "update": claim.statement.id}
    text = claim_texts.why_returned(
        claim.owed.unit.name, _number(claim), _day_to_redo(session, context, claim)
    )
    # A press that Telegram repeats within the minute asks only once.
    key = f"return:{message.chat_id}:{claim.statement.id}:{context.now:%Y%m%d%H%M}"
    outbox.enqueue(session, [reply(message, text, about=about, dedupe_key=key)], context.now)
    return None


def take_reason(
    session: Session, context: Context, message: Message, about: dict[str, Any], words: str
) -> None:
    """Return the claim that a question is about, for the reason that answers it."""
    found = claims.shown(session, [(about["obligation"], about["update"])])
    if not words.strip():
        answers = [reply(message, claim_texts.reason_needed(), about=about)]
    elif not found:
        answers = [reply(message, claim_texts.decided_before())]
    else:
        answers = _give_back(session, context, message, found[0], words)
    outbox.enqueue(session, answers, context.now)


def _give_back(
    session: Session, context: Context, message: Message, claim: Claim, words: str
) -> list[Outgoing]:
    due = named_day(words, context.today) or _day_to_redo(session, context, claim)
    returned = Return(words, due, message.message_id)
    if not claims.give_back(session, context.actor, claim, returned, context.now, context.today):
        return [reply(message, claim_texts.decided_before())]
    told = _tell_unit(session, claim, words, due)
    text = claim_texts.returned(
        claim.owed.unit.name, _number(claim), due, context.actor.display_name, is_told=bool(told)
    )
    return [reply(message, text), *told]


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


def _day_to_redo(session: Session, context: Context, claim: Claim) -> date:
    """Return the fifth working day from now, or the day it is due anyway, whichever is later."""
    calendar, day = days_off.calendar(session), context.today
    for _ in range(WORKING_DAYS_TO_REDO):
        day = calendar.next_working_day(day)
    return max(day, claim.owed.due or date.min)


def _number(claim: Claim) -> str:
    return claim.owed.task.number if claim.owed.task else ""


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CommandHandler("xacnhan", show_claims, filters=filters.UpdateType.MESSAGE),
        CallbackQueryHandler(accept_claim, pattern=AcceptClaim.pattern()),
        CallbackQueryHandler(accept_claims, pattern=AcceptClaims.pattern()),
        CallbackQueryHandler(return_claim, pattern=ReturnClaim.pattern()),
    ]
