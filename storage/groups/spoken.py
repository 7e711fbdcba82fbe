"""For whom somebody speaks in a session, or what they look at: what is said and asked then is about that."""

from typing import Any

from sqlalchemy.orm import Session

UNIT, OFFICE = "unit", "office"
"""By these names what a message or a question is about tells whose it is."""


def speak_for(session: Session, chat_id: int, unit_id: int) -> None:
    """Let what is said in this session in a chat be about a unit: an answer to it speaks for that unit."""
    session.info[chat_id] = {UNIT: unit_id}


def show_of(session: Session, chat_id: int, office: int) -> None:
    """Let what is said in this session in a chat be about an office: an answer asks of that office."""
    session.info[chat_id] = {OFFICE: office}


def whom(session: Session, chat_id: int) -> dict[str, Any] | None:
    """Return what is said of whom in a chat, as it is stored; None where it is nobody's."""
    found: dict[str, Any] | None = session.info.get(chat_id)
    return found


def unit_in(session: Session, chat_id: int) -> int | None:
    """Return the unit that is spoken for in a chat; None where it is no unit."""
    unit: int | None = (whom(session, chat_id) or {}).get(UNIT)
    return unit
