"""The focal points of a hundred groups, who go on reporting whatever becomes of the bot."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime

import httpx
from sqlalchemy.orm import Session

from plans.units import UnitLevel
from sandbox.server import RunningSandbox
from sandbox.views import Button, ChatMessage
from storage.actors import Speaker
from storage.database import Database
from storage.groups import codes, linking
from storage.models import LinkRole
from storage.plans import obligations, saving
from storage.units.directory import Directory
from tests.auxil import cast

MORNING = datetime.fromisoformat("2025-06-12T07:30:00+07:00")
DUE = date(2025, 6, 19)  # seven days ahead: everybody who leads one of these tasks is reminded
GROUPS, BUSY_GROUPS = 100, 5
TASKS_BY_BUTTON, TASKS_IN_WORDS = 10, 6


@dataclass(frozen=True)
class Group:
    """A linked group, its focal point, and the numbers of the tasks its unit leads."""

    chat: int
    person: int
    tasks: tuple[str, ...]


@dataclass
class People:
    """The focal points: what they have said and pressed so far."""

    sandbox: RunningSandbox
    groups: list[Group]
    choose: random.Random
    said: list[tuple[int, int]] = field(default_factory=list)
    opened: list[tuple[int, int, str]] = field(default_factory=list)
    reported: list[tuple[int, int]] = field(default_factory=list)
    newest: int | None = None
    """How many of the last messages of a chat they look at: all is too much in a chat of thousands."""

    @property
    def updates(self) -> int:
        return len(self.said) + len(self.opened) + len(self.reported)

    def act(self) -> None:
        """Let one focal point of a busy group press a button that nobody has pressed, or say something."""
        group = self.choose.choice(self.groups[:BUSY_GROUPS])
        if self.choose.random() < 0.8 and self._press_something(group):
            return
        number = self.choose.choice(group.tasks[TASKS_BY_BUTTON:])
        words = f"/baocao NV {number} đang thực hiện {self.choose.randint(1, 99)}%"
        self.said.append((group.chat, self.sandbox.control.say(group.chat, group.person, words)))

    def _press_something(self, group: Group) -> bool:
        for message in reversed(self.sandbox.control.messages(group.chat, newest=self.newest)):
            if message.sender_id == self.sandbox.control.bot():
                for button in (button for row in message.buttons for button in row):
                    if self._press_for_the_first_time(group, message, button):
                        return True
        return False

    def _press_for_the_first_time(self, group: Group, message: ChatMessage, button: Button) -> bool:
        open_task = (group.chat, message.id, button.label)
        if button.label in pressable(group) and open_task not in self.opened:
            self.opened.append(open_task)
        elif button.label == "Đang thực hiện" and open_task[:2] not in self.reported:
            self.reported.append(open_task[:2])
        else:
            return False
        self.sandbox.control.press(group.chat, group.person, message.id, button.data)
        return True


def pressable(group: Group) -> set[str]:
    """The buttons of the tasks that are reported by buttons only, so that no press is stale."""
    return {f"NV {number}" for number in group.tasks[:TASKS_BY_BUTTON]}


def linked_groups(sandbox: RunningSandbox, database: Database) -> list[Group]:
    """Return a hundred linked groups of a hundred units; the busy ones lead sixteen tasks, the others one."""
    person = sandbox.control.create_person("Nguyễn Thu", "Hà")
    groups = []
    for index in range(GROUPS):
        chat = sandbox.control.create_group(f"Nhóm {index}", person)
        sandbox.control.add_bot(chat, person)
        count = TASKS_BY_BUTTON + TASKS_IN_WORDS if index < BUSY_GROUPS else 1
        groups.append(Group(chat, person, tuple(f"{index + 1}.{n}" for n in range(1, count + 1))))
    # The bot came long ago: of what waits now, nothing is left.
    httpx.post(f"{sandbox.base_url}{sandbox.token}/deleteWebhook", data={"drop_pending_updates": "true"})
    database.transact(save, groups)
    return groups


def save(session: Session, groups: list[Group]) -> None:
    directory = Directory(session, MORNING)
    units = [directory.unit(f"UBND xã Hoa Lộc {index}", UnitLevel.COMMUNE) for index, _ in enumerate(groups)]
    tasks = [
        cast.task(number, unit.name, DUE)
        for unit, group in zip(units, groups, strict=True)
        for number in group.tasks
    ]
    saving.save_plan(session, cast.plan(*tasks, rules=()), cast.secretary(), MORNING, MORNING.date())
    for unit, group in zip(units, groups, strict=True):
        code = codes.issue_one(session, LinkRole.UNIT, unit.id, MORNING)
        speaker = Speaker(group.person, "Nguyễn Thu Hà", group.chat, None, unit.name)
        linking.use_code(session, code, speaker, MORNING)
    obligations.materialise(session, MORNING.date())
