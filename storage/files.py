"""Files that wait in the outbox or were sent."""

from datetime import datetime

from sqlalchemy.orm import Session

from storage.models import StoredFile


def keep(session: Session, name: str, content: bytes, now: datetime) -> int:
    """Store a file and return its id."""
    file = StoredFile(name=name, content=content, created_at=now)
    session.add(file)
    session.flush()
    return file.id
