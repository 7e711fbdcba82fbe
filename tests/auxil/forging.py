"""Presses of buttons that nobody was shown, with ids that really are in the database."""

import re
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from itertools import product
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from chat.buttons.base import Button
from chat.buttons.notices import ShowCommands
from chat.buttons.reminders.morning import Acknowledge
from chat.buttons.reporting.periods import NoChangeAll, OpenPeriod, SubmitNothing, SubmitPeriod, TurnCard
from chat.buttons.summary.summary import ShowOwnUnit
from storage import inbox
from storage.base import Base
from storage.models import Obligation, Person, Unit
from tests.auxil.cast import FINANCE
from tests.auxil.group import Group
from tests.auxil.world import World

MOST_OF_A_KIND = 24
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
OWN_REPORT = (OpenPeriod, NoChangeAll, SubmitPeriod, SubmitNothing, TurnCard)
OF_ONES_OWN_UNIT = (Acknowledge, *OWN_REPORT, ShowCommands, ShowOwnUnit)
"""Periods and mornings are everybody's: these buttons act on the report of the unit that presses."""


def forged(world: World, walker: Group, *, of_finance_only: bool = False) -> list[str]:
    """Return the data of every kind of button there is, with ids that really are in the database.

    A field is named after the table whose id it holds; other numbers are tried at random.
    """
    finance = next(unit.id for unit in world.rows(Unit) if unit.name == FINANCE)
    tasks = {row.task_id for row in world.rows(Obligation) if row.task_id and row.unit_id == finance}
    real: dict[str, list[Any]] = {
        name.removeprefix("plan_").removeprefix("report_"): ids for name, ids in all_ids(world).items()
    }
    real |= {"task": sorted(tasks), "shown": [0, *real["statement"]], "missing": [99], "day": [20250612]}
    real["person"] = [person.id for person in world.rows(Person) if person.id != walker.person]
    if of_finance_only:
        real["unit"] = [finance]
    kinds = [kind for kind in Button.__subclasses__() if not (of_finance_only and kind in OF_ONES_OWN_UNIT)]
    return [data for kind in kinds for data in _some(kind, real)]


def _some(kind: type[Button], real: dict[str, list[Any]]) -> list[str]:
    """Return the data of buttons of one kind, spread over all that can be told apart."""
    choices = [
        list(field.type) if issubclass(field.type, StrEnum) else real.get(field.name) or [0, 1, 7]
        for field in fields(kind)
        if isinstance(field.type, type)
    ]
    every = [kind(*values).pack() for values in product(*choices)]
    return every[:: max(1, len(every) // MOST_OF_A_KIND)]


def all_ids(world: World) -> dict[str, list[int]]:
    """Return the ids of every table by the name a button's field has for it: "report_period"."""

    def read(session: Session) -> dict[str, list[int]]:
        tables = [one.class_ for one in Base.registry.mappers if "id" in one.columns]
        return {
            re.sub(r"(?<!^)(?=[A-Z])", "_", table.__name__).lower(): list(session.scalars(select(table.id)))
            for table in tables
        }

    return world.database.read(read)


async def press_forged(group: Group, person: dict[str, Any], data: list[str]) -> None:
    """Hand presses with forged data to the bot, as a changed app of Telegram's could send them."""
    message = group.last()
    chat = {"id": group.chat, "type": "group" if group.chat < 0 else "private", "title": group.title}
    shown = {
        "message_id": message.id,
        "date": int(datetime.timestamp(message.date)),
        "chat": chat,
        "text": "…",
    }
    payloads = [
        {
            "update_id": 10_000_000 + number,
            "callback_query": {
                "id": str(number),
                "from": person,
                "chat_instance": "1",
                "message": shown,
                "data": button,
            },
        }
        for number, button in enumerate(data)
    ]
    database = group.stage.dondoc.services.database
    database.transact(inbox.receive, payloads, group.stage.clock())
    await group.stage.settle()


def somebody(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": "Lạ"}
