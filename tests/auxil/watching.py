"""What the bot says and stores from some moment on, to prove that nothing happened."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from chat.texts import access, guide
from chat.texts.groups import focal_points as focal_point_texts
from chat.texts.groups import linking as linking_texts
from chat.texts.groups import own_data
from chat.texts.plans import given_told as told_texts
from chat.texts.reporting import from_below as from_below_texts
from chat.texts.reporting import sheets as sheet_texts
from chat.texts.reporting import statuses as status_texts
from storage.base import Base
from storage.models import OutboxMessage
from storage.walls import EVERY_OFFICE
from tests.auxil.cast import FINANCE
from tests.auxil.world import World

REFUSALS = {
    sheet_texts.decided_before(),
    access.anonymous(),
    access.not_linked(),
    access.groups_only(),
    access.report_in_group(FINANCE, f"Nhóm {FINANCE}"),
    access.secretariat_only(),
    access.units_only(),
    access.expired(),
    access.already_done(),
    told_texts.owed_no_more(),
    from_below_texts.nothing_new(),
    status_texts.not_your_task(),
    status_texts.nothing_to_repeat(),
    from_below_texts.no_level(),
    linking_texts.code_needed(),
    linking_texts.unknown_code(),
    linking_texts.welcome_private(),
    linking_texts.groups_only(),
    access.leaders_read(),
    guide.anybody(),
    focal_point_texts.only_for_oneself(),
    own_data.in_private(),
    own_data.nothing_kept(),
    focal_point_texts.not_yours_to_decide(),
    *(focal_point_texts.forget_question(name) for name in ("Người Lạ", "Nguyễn Thu Hà", "Lê Văn Lãnh Đạo")),
}


def everything(world: World) -> dict[str, list[Any]]:
    """Return what is stored, without the messages that came and went."""

    def read(session: Session) -> dict[str, list[Any]]:
        return {
            table.name: sorted(map(repr, session.execute(select(table), execution_options=EVERY_OFFICE)))
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
            yield row.chat_id, row.content.get("text", "")

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
