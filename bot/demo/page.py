"""The page in a browser at the rehearsal: where the unit without Telegram is, and who is let in there."""

import socket
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from chat.channels import BOARD, ENTRANCE, NEXT
from storage import rehearsal
from storage.groups import codes
from storage.models import LinkRole

HOST = "127.0.0.1"
LEADER_HOST = "localhost"
"""The same machine by another name: one browser keeps the unit's key and the leader's apart by it."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """The bot's page, and the unit that has its conversation there."""

    port: int
    unit: str

    @property
    def address(self) -> str:
        """Return where the unit opens the page."""
        return f"http://{HOST}:{self.port}"

    def state(self, session: Session) -> Json:
        """Return what the rehearsal shows of it: whether the unit is known yet, and has opened it."""
        number = rehearsal.unit_named(session, self.unit)
        is_open = number is not None and rehearsal.is_on_page(session, number)
        known, opened = number is not None, self.address if is_open else None
        return {"unit": self.unit, "known": known, "opened": opened}

    def entrance(self, session: Session, whose: str, now: datetime) -> str | None:
        """Return an address by which one device is let in, the unit's or a leader's; None before a plan."""
        number = rehearsal.unit_named(session, self.unit)
        if number is None:
            return None
        if whose == "leader":
            code = codes.issue_one(session, LinkRole.PROVINCE_LEADER, None, now)
            return f"http://{LEADER_HOST}:{self.port}{ENTRANCE}{code}?{NEXT}={BOARD}"
        return f"{self.address}{ENTRANCE}{codes.issue_one(session, LinkRole.UNIT, number, now)}"


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.create_server((HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
