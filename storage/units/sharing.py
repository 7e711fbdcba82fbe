"""What an office lets the level above see of its own plans."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.levels.sharing import ShownAbove
from storage import log
from storage.models import Preference, PreferenceName
from storage.rows import upsert


def shown_above(session: Session) -> ShownAbove:
    """Return what the level above sees of this office; counts where nobody has chosen."""
    query = select(Preference.value).where(Preference.name == PreferenceName.SHOWN_ABOVE)
    return ShownAbove(session.scalar(query) or ShownAbove.COUNTS)


def choose_shown_above(session: Session, author: log.Author, shown: ShownAbove, now: datetime) -> None:
    """Let the level above see this much of this office."""
    before = shown_above(session)
    upsert(session, Preference, {"name": PreferenceName.SHOWN_ABOVE, "value": shown.value})
    log.record(session, author, "show_above", "secretariat:", now, before=before, after=shown)
