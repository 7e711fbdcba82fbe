"""Acknowledgements ("Đã nhận"): what units said that they saw, and until when they are not reminded of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from plans.silence import Silence
from storage import log
from storage.actors import Actor
from storage.models import Acknowledgement, Act, Obligation, ObligationState, OutboxMessage
from storage.outbox import Content
from storage.rows import Units, among, insert_missing


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What a unit last said of a thing, and when it was told that this has expired."""

    silence: Silence
    told_on: date | None


def number_of(day: date) -> int:
    """Return a day as a number that a button can carry: 20250612."""
    return day.year * 10_000 + day.month * 100 + day.day


def key_of_reminder(day: date, unit_id: int, link_id: int) -> str:
    """Return the key that makes a morning's message to a group unique."""
    return f"{_key_of(number_of(day), unit_id)}:{link_id}"


def key_of_day(day: date) -> str:
    """Return how the keys of a morning's messages begin."""
    return f"reminder:{number_of(day)}:"


def key_of_joint(day: date, link_id: int) -> str:
    """Return the key of a morning's message to a group of several levels, by the first of its links."""
    return f"{_joint_key(number_of(day))}{link_id}"


def parts_of(about: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Return what a morning's message spoke of, by link: one part, or one for each level of the group."""
    known = about or {}
    parts: list[dict[str, Any]] = known.get("parts", [known])
    return parts


def _joint_key(day: int) -> str:
    return f"reminder:{day}:joint:"


def _key_of(day: int, unit_id: int) -> str:
    return f"reminder:{day}:{unit_id}"


def shown_in_reminder(session: Session, chat_id: int, unit_id: int, day: int) -> list[int]:
    """Return the ids of what the unit's reminder of a day in this chat spoke of.

    `day` is as its button carries it. Read from the outbox, so that a message is known too that arrived
    though no answer of Telegram's did.
    """
    own, joint = f"{_key_of(day, unit_id)}:", _joint_key(day)
    query = select(OutboxMessage.about).where(
        OutboxMessage.chat_id == chat_id,
        OutboxMessage.dedupe_key.startswith(own, autoescape=True)
        | OutboxMessage.dedupe_key.startswith(joint, autoescape=True),
    )
    parts = (part for about in session.scalars(query) for part in parts_of(about))
    return [each for part in parts if part.get("unit") == unit_id for each in part.get("obligations", [])]


def latest_text(session: Session, chat_id: int, message_id: int) -> Markup | None:
    """Return the text that one of our messages was last given, None where it stands as it was said."""
    query = select(OutboxMessage.content).where(
        OutboxMessage.chat_id == chat_id,
        OutboxMessage.act == Act.EDIT,
        OutboxMessage.content["message"].as_integer() == message_id,
    )
    content = session.scalars(query.order_by(OutboxMessage.id.desc()).limit(1)).first()
    return Content.from_json(content).text if content is not None else None


def acknowledge(
    session: Session, actor: Actor, obligations: Collection[int], silence: Silence, now: datetime
) -> int:
    """Note that the actor's unit saw what of these it still owes; return how many things are new to it."""
    query = select(Obligation.id).where(
        Obligation.id.in_(obligations),
        Obligation.unit_id == actor.unit_id,
        Obligation.state == ObligationState.OPEN,
    )
    silent = {
        each
        for each, said in latest(session, [actor.unit_id or 0]).items()
        if said.silence.covers(silence.since)
    }
    rows = [
        {
            "obligation_id": obligation,
            "since": silence.since,
            "until": silence.until,
            "person_id": actor.person_id,
            "chat_id": actor.chat_id,
            "acknowledged_at": now,
        }
        for obligation in session.scalars(query)
        if obligation not in silent
    ]
    if rows:
        log.record(session, actor, "acknowledge", f"unit:{actor.unit_id}", now, after=str(silence.until))
        session.flush()
    return insert_missing(session, Acknowledgement, rows)


def latest(session: Session, units: Units = None) -> dict[int, Acknowledged]:
    """Return, for each open obligation that its unit ever acknowledged, the last time it did."""
    query = (
        select(
            Acknowledgement.obligation_id,
            Acknowledgement.since,
            Acknowledgement.until,
            Acknowledgement.told_on,
        )
        .join(Obligation, Obligation.id == Acknowledgement.obligation_id)
        .where(Obligation.state == ObligationState.OPEN, among(units, Obligation.unit_id))
        .order_by(Acknowledgement.since)
    )
    return {
        obligation: Acknowledged(Silence(since, until), told_on)
        for obligation, since, until, told_on in session.execute(query)
    }


def note_told(session: Session, obligations: Collection[int], today: date) -> None:
    """Note that units were told this morning that what they said of these has expired."""
    session.execute(
        update(Acknowledgement)
        .where(
            Acknowledgement.obligation_id.in_(obligations),
            Acknowledgement.until < today,
            Acknowledgement.told_on.is_(None),
        )
        .values(told_on=today)
    )
