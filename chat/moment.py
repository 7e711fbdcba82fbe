"""The moment at which something is said, read once, and how people here count their day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, the zone in which people read it, and when their morning begins."""

    now: datetime
    zone: ZoneInfo
    morning: time
    """When units are reminded, unless a plan says otherwise."""

    @property
    def today(self) -> date:
        """Return the local date."""
        return self.local_now.date()

    @property
    def local_now(self) -> datetime:
        """Return the moment in local time."""
        return self.local(self.now)

    def local(self, other: datetime) -> datetime:
        """Return another moment in local time."""
        return other.astimezone(self.zone)

    def once(self, *of: object) -> str:
        """Return a dedupe key that is new every minute: what is repeated within it is said only once."""
        return ":".join([*map(str, of), f"{self.now:%Y%m%d%H%M}"])


def once_in(while_: timedelta, now: datetime, *of: object) -> str:
    """Return a dedupe key that is new every so long: what is said often is said once in a while."""
    return ":".join([*map(str, of), str(int(now.timestamp() // while_.total_seconds()))])
