"""A batch of claims as the secretariat sees it: the text, and the buttons of those that still wait."""

from datetime import datetime

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.decisions import claims as claim_buttons
from chat.markup import Marked
from chat.messages.reporting.evidence import beside, has_files
from chat.texts.decisions import claims as claim_texts
from chat.texts.decisions.claims import ClaimLine
from plans.status import Status
from plans.verdict import Verdict
from storage import questions
from storage.decisions import claims
from storage.decisions.claims import Claim
from storage.models import QuestionKind
from storage.reporting import evidence

BATCH = 10


def new_batch(session: Session, chat_id: int, now: datetime) -> tuple[Marked, Keyboard | None] | None:
    """Return the claims that have waited longest and the buttons to decide them, or None if none wait.

    Which claims stand in which place is kept with the message, as a question.
    """
    waiting, total = claims.waiting(session, BATCH)
    if not waiting:
        return None
    listed = [[claim.owed.id, claim.statement.id] for claim in waiting]
    details = {"claims": listed, "others": total - len(waiting)}
    question = questions.ask(session, QuestionKind.CLAIMS, chat_id, details, now)
    return _shown(session, question, waiting, total - len(waiting))


def batch_again(session: Session, question_id: int) -> tuple[Marked, Keyboard | None]:
    """Return a batch as it is now."""
    details = questions.details(session, question_id)
    return _shown(session, question_id, claims.shown(session, _pairs(details)), details["others"])


def claims_of(session: Session, question_id: int, chat_id: int) -> list[Claim]:
    """Return the claims listed in one of the chat's messages; nothing for anybody else's."""
    if not questions.is_of(session, question_id, QuestionKind.CLAIMS, chat_id):
        return []
    return claims.shown(session, _pairs(questions.details(session, question_id)))


def _pairs(details: dict[str, list[list[int]]]) -> list[tuple[int, int]]:
    return [(owed, statement) for owed, statement in details["claims"]]


def _shown(
    session: Session, question: int, listed: list[Claim], others: int
) -> tuple[Marked, Keyboard | None]:
    waiting = [place for place, claim in enumerate(listed) if claim.verdict is Verdict.WAITING]
    shown = evidence.of_statements(session, [claim.statement.id for claim in listed])
    of_claims = [shown.get(claim.statement.id, []) for claim in listed]
    lines = [_line(claim, beside(one)) for claim, one in zip(listed, of_claims, strict=True)]
    to_see = {place: listed[place].statement.id for place in waiting if has_files(of_claims[place])}
    return claim_texts.batch(lines, others), claim_buttons.claims(question, waiting, to_see)


def _line(claim: Claim, came_with: Marked) -> ClaimLine:
    task = claim.owed.task
    return ClaimLine(
        number=task.number if task else "",
        title=task.title if task else "",
        unit=claim.owed.unit.name,
        status=claim.statement.status or Status.DONE,
        on=claim.statement.said_on,
        words=claim.statement.text,
        day_named=claim.statement.day_named,
        outcome=claim.verdict,
        evidence=came_with,
    )
