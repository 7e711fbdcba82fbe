"""More time for a task: asked for by its unit, decided by the secretariat; the first date is kept."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from storage import log
from storage.actors import Actor, remember_person
from storage.models import Extension, ExtensionState, LinkRole, Obligation, ObligationState, Task
from storage.plans import obligation_versions
from storage.reporting.led_tasks import NotYourTaskError

PENDING = frozenset({ExtensionState.WAITING, ExtensionState.PROPOSED})


class NothingToExtendError(Exception):
    """There is no date to move; raised as one of the following."""


class NotOwedError(NothingToExtendError):
    """The task is done, or nobody asks for it any more."""


class NoDueDateError(NothingToExtendError):
    """The task has no date."""


class NotLaterError(NothingToExtendError):
    """The date asked for is not after the present one."""

    def __init__(self, due: date) -> None:
        """Keep the present date."""
        super().__init__(due)
        self.due = due


@dataclass(frozen=True, slots=True)
class Wanted:
    """Until when a unit wants more time for a task, why, and the message it says so in."""

    task_id: int
    until: date
    reason: str | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a request: its new state, the date that goes with it, the words."""

    state: ExtensionState
    until: date | None = None
    words: str | None = None


def obligation_to_extend(session: Session, unit_id: int | None, task_id: int) -> Obligation:
    """Return what the unit owes on a task, if its date can move.

    Raises NotYourTaskError, NotOwedError or NoDueDateError.
    """
    query = select(Obligation).where(
        Obligation.unit_id == unit_id,
        Obligation.task_id == task_id,
        Obligation.state != ObligationState.REMOVED,
    )
    owed = session.scalars(query.options(joinedload(Obligation.task))).first()
    if owed is None:
        raise NotYourTaskError(task_id)
    if owed.state is not ObligationState.OPEN:
        raise NotOwedError
    if owed.due is None:
        raise NoDueDateError
    return owed


def ask(session: Session, actor: Actor, wanted: Wanted, now: datetime, today: date) -> tuple[Extension, bool]:
    """Keep a request of the actor's unit; return it, and whether it is new.

    A request for another date takes the place of the one that waits.
    Raises NotYourTaskError or NothingToExtendError.
    """
    owed = obligation_to_extend(session, actor.unit_id, wanted.task_id)
    if owed.due is not None and wanted.until <= max(owed.due, today):
        raise NotLaterError(max(owed.due, today))
    for earlier in _pending(session, owed.id):
        if earlier.asked_until == wanted.until and earlier.state is ExtensionState.WAITING:
            return earlier, False
        earlier.state = ExtensionState.REPLACED
    remember_person(session, actor.person_id, actor.display_name)
    extension = _request(owed, actor, wanted, now, today)
    session.add(extension)
    session.flush()
    log.record(
        session,
        actor,
        "ask_extension",
        f"extension:{extension.id}",
        now,
        before=str(owed.due),
        after=str(wanted.until),
    )
    return extension, True


def _pending(session: Session, obligation_id: int) -> list[Extension]:
    query = select(Extension).where(Extension.obligation_id == obligation_id, Extension.state.in_(PENDING))
    return list(session.scalars(query))


def _request(owed: Obligation, actor: Actor, wanted: Wanted, now: datetime, today: date) -> Extension:
    return Extension(
        obligation_id=owed.id,
        unit_id=owed.unit_id,
        task_id=wanted.task_id,
        due_before=owed.due,
        asked_until=wanted.until,
        reason=wanted.reason,
        state=ExtensionState.WAITING,
        person_id=actor.person_id,
        chat_id=actor.chat_id,
        topic_id=actor.topic_id,
        message_id=wanted.message_id,
        asked_at=now,
        asked_on=today,
    )


def find(session: Session, extension_id: int) -> Extension | None:
    """Return a request with its unit, its task and what is owed."""
    query = select(Extension).where(Extension.id == extension_id).options(*_NAMED)
    return session.scalars(query).first()


def decide(
    session: Session, actor: Actor, extension: Extension, decision: Decision, now: datetime, today: date
) -> bool:
    """Decide a request as it was seen; return False if somebody else was quicker.

    Where it is granted the due date moves, and the first one is kept for statistics.
    """
    before = extension.state
    claimed = session.execute(
        update(Extension)
        .where(Extension.id == extension.id, Extension.state == before)
        .values(state=decision.state)
        .returning(Extension.id)
    ).first()
    if claimed is None:
        return False
    session.refresh(extension, ["state"])
    remember_person(session, actor.person_id, actor.display_name)
    extension.decided_by, extension.decided_at, extension.decided_on = actor.person_id, now, today
    extension.answer = decision.words or extension.answer
    if decision.state is ExtensionState.PROPOSED:
        extension.proposed_until = decision.until
    if decision.state is ExtensionState.GRANTED and decision.until is not None:
        extension.granted_until = decision.until
        obligation_versions.keep(session, extension.obligation, today)
        move_due(extension.obligation, decision.until)
    session.flush()
    after = log.written(state=decision.state.value, until=decision.until)
    log.record(
        session,
        actor,
        "take_extension" if actor.role is LinkRole.UNIT else "decide_extension",
        f"extension:{extension.id}",
        now,
        before=log.written(state=before.value),
        after=after,
    )
    return True


def add_reason(session: Session, extension: Extension, reason: str) -> None:
    """Keep why a unit wants more time, where it says so only afterwards."""
    extension.reason = reason if extension.reason is None else f"{extension.reason}; {reason}"
    session.flush()


def move_due(owed: Obligation, until: date) -> None:
    """Let an obligation be due on another day; the first day stays known."""
    owed.original_due = owed.original_due or owed.due
    owed.due = until


def waiting(session: Session) -> list[Extension]:
    """Return the requests that the secretariat has yet to decide, the oldest first, for the digest."""
    query = select(Extension).where(Extension.state == ExtensionState.WAITING).options(*_NAMED)
    return list(session.scalars(query.order_by(Extension.id)))


def waiting_for(session: Session, unit_id: int, task_id: int) -> Extension | None:
    """Return the request of a unit for a task that waits for the secretariat, if there is one."""
    query = select(Extension).where(
        Extension.unit_id == unit_id,
        Extension.task_id == task_id,
        Extension.state == ExtensionState.WAITING,
    )
    return session.scalars(query.options(*_NAMED)).first()


def of_plan(session: Session, plan_id: int) -> list[Extension]:
    """Return every request on the tasks of a plan, decided or not, for reports."""
    query = (
        select(Extension)
        .join(Task, Task.id == Extension.task_id)
        .where(Task.plan_id == plan_id)
        .options(*_NAMED)
        .order_by(Task.position, Extension.unit_id, Extension.id)
    )
    return list(session.scalars(query))


_NAMED = (
    joinedload(Extension.unit),
    joinedload(Extension.task),
    joinedload(Extension.person),
    joinedload(Extension.obligation),
)
