"""Where a page of the board is: its address keeps the plan and the day that are looked at."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

ROOT = "/bang"
PLAN, DAY, STATE = "ke-hoach", "ngay", "tinh-trang"
"""Names in an address."""


@dataclass(frozen=True, slots=True)
class Where:
    """The plan and the day that are looked at."""

    plan: int
    day: date | None
    """A past day; None for the present."""
    today: date
    first: date
    """The day on which the plan was saved: nothing is told of the days before."""
    path: str = ""
    state: str | None = None
    """Which page is looked at, and the state whose list it is."""

    @property
    def shown(self) -> date:
        """Return the day whose end is looked at."""
        return self.day or self.today

    @property
    def before(self) -> date | None:
        """Return the day before, if there is anything to be told of it."""
        day = self.shown - timedelta(days=1)
        return day if day >= self.first else None

    @property
    def after(self) -> date | None:
        """Return the day after, which is today at the latest."""
        return self.day + timedelta(days=1) if self.day is not None else None

    def on(self, day: date) -> "Where":
        """Return the same of another day."""
        return replace(self, day=day if day < self.today else None)

    def of_plan(self, plan: int) -> str:
        """Return the address of the same page of another plan."""
        return replace(self, plan=plan).here()

    def here(self) -> str:
        """Return the address of the page that is looked at."""
        return self.to(self.path, self.state)

    def to(self, path: str = "", state: str | None = None) -> str:
        """Return the address of a page of the same plan and day."""
        named = {PLAN: str(self.plan), DAY: self.day and self.day.isoformat(), STATE: state}
        return f"{ROOT}{path}?{urlencode({name: value for name, value in named.items() if value})}"
