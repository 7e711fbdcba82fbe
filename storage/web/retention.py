"""What is kept of our pages: what stands there for a year, what only led to it for a month."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from storage.models import WebDevice, WebMessage, WebPost


def let_go(session: Session, soon: datetime, later: datetime) -> int:
    """Delete messages and shut-out devices of before `later`, and posts of before `soon`; return how many.

    The last post and the last device stay: their numbers are never used again, one is a person's.
    """
    last_post = select(func.max(WebPost.id)).scalar_subquery()
    last_device = select(func.max(WebDevice.id)).scalar_subquery()
    gone = (
        delete(WebMessage).where(WebMessage.sent_at < later).returning(WebMessage.message_id),
        delete(WebPost).where(WebPost.posted_at < soon, WebPost.id < last_post).returning(WebPost.id),
        delete(WebDevice)
        .where(WebDevice.ended_at < later, WebDevice.id < last_device)
        .returning(WebDevice.id),
    )
    return sum(len(session.execute(one).all()) for one in gone)
