"""What became of one-off requests, unit by unit, for the files of a plan."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans.calendar import ONE_DAY, end_of_day
from plans.privacy import masked
from plans.report import GivenAnswer, RequestedReport
from plans.standing import Scope
from storage.models import (
    Obligation,
    ObligationState,
    Plan,
    ReportPeriod,
    ReportRequest,
    RequestAnswer,
    RequestState,
    Unit,
)

SENT = (RequestState.OPEN, RequestState.CLOSED)


def span_of(session: Session, scope: Scope) -> date:
    """Return the first day that the report of this scope covers: of its periods, else of the plan's year."""
    periods = [period.id for period in scope.periods]
    first = session.scalar(select(func.min(ReportPeriod.data_from)).where(ReportPeriod.id.in_(periods)))
    return first or date(session.get_one(Plan, scope.plan_id).year, 1, 1)


def requested_reports(
    session: Session, scope: Scope, since: date, made_at: datetime
) -> list[RequestedReport]:
    """Return what units were asked for out of turn since a day, and answered by the day of the scope.

    Requests belong to no plan, so all of the time count; `made_at` is local time, whose zone days are of.
    """
    zone = made_at.tzinfo
    until = end_of_day(scope.day, zone) if scope.is_past else made_at
    answers = _answers(session, end_of_day(scope.submitted_by, zone))
    query = (
        select(ReportRequest, Unit.id, Unit.name)
        .join(Obligation, Obligation.request_id == ReportRequest.id)
        .join(Unit, Unit.id == Obligation.unit_id)
        .where(
            ReportRequest.state.in_(SENT),
            ReportRequest.sent_at.between(end_of_day(since - ONE_DAY, zone), until),
            Obligation.state != ObligationState.REMOVED,
        )
        .order_by(ReportRequest.id, Unit.alphabetical)
    )
    return [
        _requested(request, unit, answers[request.id, unit_id], until, zone)
        for request, unit_id, unit in session.execute(query)
    ]


def _answers(session: Session, until: datetime) -> defaultdict[tuple[int, int], list[RequestAnswer]]:
    """Return what was answered before a moment by (request, unit), the first first."""
    query = select(RequestAnswer).where(RequestAnswer.said_at < until).order_by(RequestAnswer.id)
    found: defaultdict[tuple[int, int], list[RequestAnswer]] = defaultdict(list)
    for answer in session.scalars(query):
        found[answer.request_id, answer.unit_id].append(answer)
    return found


def _requested(
    request: ReportRequest,
    unit: str,
    answers: Sequence[RequestAnswer],
    until: datetime,
    zone: tzinfo | None,
) -> RequestedReport:
    is_closed = request.closed_at is not None and request.closed_at <= until
    asked_at = request.sent_at or request.created_at
    return RequestedReport(
        number=request.id,
        what=masked(request.what or ""),
        asked_on=asked_at.astimezone(zone).date(),
        unit=unit,
        due=request.due,
        due_at=request.due_at.astimezone(zone) if request.due_at else None,
        answered_at=answers[0].said_at.astimezone(zone) if answers else None,
        answers=tuple(map(_given, answers)),
        is_late=answers[0].is_late if answers else _is_overdue(request, until),
        is_closed=is_closed,
    )


def _is_overdue(request: ReportRequest, until: datetime) -> bool:
    """Return whether the time to answer was over at a moment; a day that has just ended still counts."""
    if request.due_at is not None:
        return request.due_at < until
    last = (until - timedelta(microseconds=1)).date()
    return request.due is not None and request.due < last


def _given(answer: RequestAnswer) -> GivenAnswer:
    text = masked(answer.text) if answer.text else None
    file = masked(answer.document_name) if answer.document_name else None
    return GivenAnswer(text, file, has_file=answer.document is not None)
