"""An hour after the reminders: who should have been reminded, against what Telegram confirmed."""

import logging
from collections.abc import Sized
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from chat.buttons.reminders import morning as morning_buttons
from chat.notices import to_secretariat
from chat.outgoing import in_wave
from chat.texts.reminders import deliveries as delivery_texts
from chat.texts.reminders.deliveries import Doubtful
from storage import job_runs, outbox
from storage.models import OutboxState
from storage.plans import days_off
from storage.reminders import deliveries as stored_deliveries
from storage.reminders import owed as reminders
from storage.reminders.deliveries import Delivery, LinkedGroup
from storage.reminders.due_items import items_by_unit, morning_of

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Deliveries:
    """The groups that should have been reminded, by what became of it."""

    expected: int = 0
    confirmed: int = 0
    unknown: list[tuple[int, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def count(self, group: LinkedGroup, delivery: Delivery | None) -> None:
        """Count a group that should have been reminded."""
        self.expected += 1
        match delivery.state if delivery else None:
            case OutboxState.SENT | OutboxState.DROPPED:
                self.confirmed += 1
            case OutboxState.UNKNOWN if delivery:
                self.unknown.append((delivery.message, group.unit))
            case OutboxState.PENDING | OutboxState.SENDING:
                self.waiting.append(group.unit)
            case None if group.is_reachable:
                self.missing.append(group.unit)
            case _:
                self.refused.append(group.unit)

    def in_numbers(self) -> str:
        """Return how many there are of each, for the log: hundreds of names are for the secretariat."""
        kinds: dict[str, Sized] = {
            "unknown": self.unknown,
            "refused": self.refused,
            "waiting": self.waiting,
            "missing": self.missing,
        }
        told = ", ".join(f"{len(units)} {kind}" for kind, units in kinds.items() if units)
        return f"{told} of {self.expected} groups"


def check_deliveries(session: Session, now: datetime, today: date, *, at: time, usual: time) -> int:
    """Tell the secretariat and the log which groups were not surely reminded; return how many."""
    found = compare(session, now, today, at, usual)
    differing = found.expected - found.confirmed
    if not differing:
        return 0
    logger.warning("not surely reminded this morning: %s", found.in_numbers())
    value = Doubtful(
        found.expected,
        found.confirmed,
        [unit for _, unit in found.unknown],
        found.refused,
        found.waiting,
        found.missing,
    )
    notices = to_secretariat(session, delivery_texts.doubtful(value), morning_buttons.resend(found.unknown))
    keyed = [in_wave(one, f"audit:{today}:{at:%H%M}:{one.chat_id}") for one in notices]
    outbox.enqueue(session, keyed, now)
    return differing


def compare(session: Session, now: datetime, today: date, at: time, usual: time) -> Deliveries:
    """Return what became of the reminders of a morning's time, group by group."""
    found = Deliveries()
    manners = reminders.manners(session)
    items = items_by_unit(session, today, days_off.calendar(session))
    deliveries = stored_deliveries.reminders_of(session, today)
    reminded_at = job_runs.ran_on(session, today).get(f"reminders {at:%H:%M}", now)
    later = stored_deliveries.asked_since(session, reminded_at)
    for group in stored_deliveries.groups_linked_before(session, reminded_at, today):
        owed = [one for one in items.get(group.unit_id, []) if one.owed.obligation_id not in later]
        if owed and morning_of(owed, manners, usual) == at:
            found.count(group, deliveries.get(group.link_id))
    return found
