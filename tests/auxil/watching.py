"""What the bot says and stores from some moment on, to prove that nothing happened."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from chat import texts
from storage.base import Base
from storage.models import OutboxMessage
from tests.auxil.world import World

REFUSALS = {
    texts.sheets.decided_before(),
    texts.access.anonymous(),
    texts.access.not_linked(),
    texts.access.groups_only(),
    texts.access.secretariat_only(),
    texts.access.units_only(),
    texts.access.expired(),
    texts.access.already_done(),
    texts.reporting.not_your_task(),
    texts.reporting.nothing_to_repeat(),
    texts.linking.code_needed(),
    texts.linking.unknown_code(),
    texts.linking.welcome_private(),
    texts.linking.groups_only(),
    texts.access.leaders_read(),
    texts.guide.anybody(),
    texts.people.only_for_oneself(),
    texts.people.not_yours_to_decide(),
    *(texts.people.forget_question(name) for name in ("Người Lạ", "Nguyễn Thu Hà", "Lê Văn Lãnh Đạo")),
}


def everything(world: World) -> dict[str, list[Any]]:
    """Return what is stored, without the messages that came and went."""

    def read(session: Session) -> dict[str, list[Any]]:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in Base.metadata.sorted_tables
            if table.name not in {"inbox_updates", "outbox_messages", "sent_messages"}
        }

    return world.database.read(read)


class Watch:
    """What the bot says from now on."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._rows = len(world.rows(OutboxMessage))
        self._requests = len(world.stage.people.requests())
        self.before = everything(world)

    def said(self) -> Iterator[tuple[int, str]]:
        """Yield what was said since: chat and words."""
        for row in self._world.rows(OutboxMessage)[self._rows :]:
            yield row.chat_id, row.parameters.get("text", "")

    def popped_up(self) -> list[str]:
        """Return what was said to presses since."""
        asked = self._world.stage.people.requests("answerCallbackQuery", after=self._requests)
        return [request.parameters.get("text", "") for request in asked]

    def proves_nothing_happened(self, chat: int) -> None:
        """Check that everything is as it was, and that the chat heard refusals only."""
        assert everything(self._world) == self.before
        assert {where for where, _ in self.said()} <= {chat}
        assert {words for _, words in self.said()} <= REFUSALS
        assert set(self.popped_up()) <= REFUSALS
