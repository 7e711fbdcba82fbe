"""Requests of the secretariat: drafted, sent to units, answered, chased, closed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from plans.addressees import AddresseeKind, Addressees
from plans.units import UnitLevel
from storage import log, outbox
from storage.actors import Actor, remember_person
from storage.models import (
    ChatLink,
    LinkRole,
    Obligation,
    ObligationKind,
    ObligationState,
    ReportRequest,
    RequestAnswer,
    RequestState,
    Unit,
)
from storage.reminders import reachable_chats
from storage.reminders.reachable_chats import UnitChat, is_reachable
from storage.rows import insert_missing
from storage.units import addressees
from storage.walls import EVERY_OFFICE


@dataclass(frozen=True, slots=True)
class Progress:
    """A request with how many of the units asked have answered."""

    request: ReportRequest
    asked: int
    answered: int


def begin_draft(session: Session, actor: Actor, now: datetime) -> ReportRequest:
    """Return a new request that still lacks its parts."""
    remember_person(session, actor.person_id, actor.display_name)
    draft = ReportRequest(chat_id=actor.chat_id, created_at=now, created_by=actor.person_id)
    session.add(draft)
    session.flush()
    return draft


def draft_in(session: Session, request_id: int, chat_id: int) -> ReportRequest | None:
    """Return a request of this chat that has not been sent or dropped."""
    request = session.get(ReportRequest, request_id)
    is_draft = request is not None and request.state is RequestState.DRAFT and request.chat_id == chat_id
    return request if is_draft else None


def address(draft: ReportRequest, whom: Addressees, words: str) -> None:
    """Say of whom the report is asked, in the secretariat's words."""
    draft.addressees = {
        "scope": whom.scope.value,
        "levels": [level.value for level in whom.levels],
        "units": list(whom.units),
        "words": words,
    }


def units_asked(session: Session, draft: ReportRequest, today: date) -> set[int]:
    """Return the ids of the units that the request would go to."""
    stored = draft.addressees or {"scope": AddresseeKind.NAMED, "levels": [], "units": []}
    whom = Addressees(
        AddresseeKind(stored["scope"]), tuple(map(UnitLevel, stored["levels"])), tuple(stored["units"])
    )
    return addressees.units_meant(session, whom, addressees.leads_of_anything(session), today)


def send(session: Session, actor: Actor, draft: ReportRequest, units: Collection[int], now: datetime) -> bool:
    """Let the units owe the report from now on; False if the draft was sent or dropped before."""
    if not _move_on(session, draft, RequestState.DRAFT, RequestState.OPEN):
        return False
    draft.sent_at = now
    rows = [
        {
            "unit_id": unit_id,
            "kind": ObligationKind.REQUEST,
            "request_id": draft.id,
            "due": draft.due,
            "due_at": draft.due_at,
            "state": ObligationState.OPEN,
        }
        for unit_id in sorted(units)
    ]
    insert_missing(session, Obligation, rows)
    log.record(session, actor, "send_request", f"request:{draft.id}", now, after=draft.what)
    return True


def drop(session: Session, draft: ReportRequest) -> bool:
    """Throw a draft away; False if it was sent or dropped before."""
    return _move_on(session, draft, RequestState.DRAFT, RequestState.DROPPED)


def close(session: Session, actor: Actor, request: ReportRequest, now: datetime) -> bool:
    """Ask for answers no more; False if the request was closed before."""
    if not _move_on(session, request, RequestState.OPEN, RequestState.CLOSED):
        return False
    request.closed_at = now
    session.execute(
        update(Obligation)
        .where(Obligation.request_id == request.id, Obligation.state == ObligationState.OPEN)
        .values(state=ObligationState.WAIVED)
    )
    outbox.withdraw(session, f"request:{request.id}:", "the request was closed", now)
    log.record(session, actor, "close_request", f"request:{request.id}", now)
    return True


def _move_on(session: Session, request: ReportRequest, old: RequestState, new: RequestState) -> bool:
    statement = (
        update(ReportRequest)
        .where(ReportRequest.id == request.id, ReportRequest.state == old)
        .values(state=new)
        .returning(ReportRequest.id)
    )
    changed = session.execute(statement).first() is not None
    session.refresh(request)
    return changed


def request_of(session: Session, request_id: int) -> ReportRequest | None:
    """Return a request that was sent, open or closed."""
    request = session.get(ReportRequest, request_id)
    is_sent = request is not None and request.state in {RequestState.OPEN, RequestState.CLOSED}
    return request if is_sent else None


def open_requests(session: Session) -> list[Progress]:
    """Return the requests that wait for answers, the earliest due first."""
    query = select(ReportRequest).where(ReportRequest.state == RequestState.OPEN)
    return [
        progress(session, request)
        for request in session.scalars(query.order_by(ReportRequest.due, ReportRequest.id))
    ]


def progress(session: Session, request: ReportRequest) -> Progress:
    """Return how many of the units asked have answered."""
    query = (
        select(Obligation.state, func.count())
        .where(Obligation.request_id == request.id)
        .group_by(Obligation.state)
    )
    counts: dict[ObligationState, int] = dict(session.execute(query).all())
    answered = counts.get(ObligationState.MET, 0)
    asked = answered + counts.get(ObligationState.OPEN, 0) + counts.get(ObligationState.WAIVED, 0)
    return Progress(request, asked, answered)


def silent_names(session: Session, request_id: int) -> list[tuple[str, bool]]:
    """Return the units that have not answered, each with whether its group can be written to."""
    reachable = select(ChatLink.id).where(ChatLink.unit_id == Unit.id, is_reachable(LinkRole.UNIT))
    query = (
        select(Unit.name, reachable.exists())
        .join(Obligation, Obligation.unit_id == Unit.id)
        .where(
            Obligation.request_id == request_id,
            Obligation.state.in_([ObligationState.OPEN, ObligationState.WAIVED]),
        )
        .order_by(Unit.alphabetical)
    )
    return [(name, bool(linked)) for name, linked in session.execute(query)]


def silent_chats(session: Session, request_id: int, today: date) -> list[UnitChat]:
    """Return the groups of the units that have not answered and are not paused."""
    is_silent = (Obligation.request_id == request_id, Obligation.state == ObligationState.OPEN)
    silent = set(session.scalars(select(Obligation.unit_id).where(*is_silent)))
    return reachable_chats.chats_of_units(session, LinkRole.UNIT, today, silent)


def owes(session: Session, unit_id: int, request_id: int) -> bool:
    """Return whether the request was ever sent to the unit."""
    query = select(Obligation.id).where(Obligation.unit_id == unit_id, Obligation.request_id == request_id)
    return session.scalars(query).first() is not None


def asked_alone(session: Session, unit_id: int, obligations: Collection[int]) -> int | None:
    """Return the request that obligations of a unit come to, None where it is more than one thing."""
    query = select(Obligation.request_id).where(
        Obligation.unit_id == unit_id, Obligation.id.in_(obligations), Obligation.request_id.is_not(None)
    )
    found = list(session.scalars(query))
    return found[0] if len(found) == len(obligations) == 1 else None


def waiting_for(session: Session, unit_id: int) -> list[int]:
    """Return the open requests that a unit has not answered, the earliest due first."""
    query = (
        select(ReportRequest.id)
        .join(Obligation, Obligation.request_id == ReportRequest.id)
        .where(
            ReportRequest.state == RequestState.OPEN,
            Obligation.unit_id == unit_id,
            Obligation.state == ObligationState.OPEN,
        )
        .order_by(ReportRequest.due, ReportRequest.id)
    )
    return list(session.scalars(query))


def has_answered(session: Session, unit_id: int, request_id: int) -> bool:
    """Return whether a unit has answered a request."""
    query = select(RequestAnswer.id).where(
        RequestAnswer.unit_id == unit_id, RequestAnswer.request_id == request_id
    )
    return session.scalars(query.limit(1)).first() is not None


def answer(session: Session, actor: Actor, answered: RequestAnswer, now: datetime, today: date) -> None:
    """Keep what a unit answered; with its first answer the request is met, and it is reminded no more."""
    remember_person(session, actor.person_id, actor.display_name)
    session.add(answered)
    outbox.withdraw(session, f"request:{answered.request_id}:{answered.unit_id}:", "answered", now)
    session.execute(
        update(Obligation)
        .where(
            Obligation.unit_id == answered.unit_id,
            Obligation.request_id == answered.request_id,
            Obligation.state.in_([ObligationState.OPEN, ObligationState.WAIVED]),
        )
        .values(state=ObligationState.MET, met_at=now, met_on=today)
    )
    session.flush()


def is_late(request: ReportRequest, now: datetime, today: date) -> bool:
    """Return whether an answer of this moment comes too late."""
    if request.due_at is not None:
        return now > request.due_at
    return request.due is not None and today > request.due


def answers_to(session: Session, request_id: int) -> Sequence[RequestAnswer]:
    """Return what units answered, by unit and in order."""
    query = select(RequestAnswer).join(Unit).where(RequestAnswer.request_id == request_id)
    return list(session.scalars(query.order_by(Unit.alphabetical, RequestAnswer.id)))


def due_at_an_hour(session: Session, since: datetime) -> list[ReportRequest]:
    """Return the open requests with an hour that is not before `since`."""
    query = select(ReportRequest).where(*_waits(since))
    return list(session.scalars(query.order_by(ReportRequest.id)))


def offices_that_wait(session: Session, since: datetime) -> set[int]:
    """Return the offices that have open requests with an hour that is not before `since`."""
    query = select(ReportRequest.office_id).where(*_waits(since)).distinct()
    return set(session.scalars(query, execution_options=EVERY_OFFICE))


def _waits(since: datetime) -> tuple[ColumnElement[bool], ...]:
    return ReportRequest.state == RequestState.OPEN, ReportRequest.due_at >= since
