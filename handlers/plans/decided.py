"""What is shown of a reading that was saved or dropped: that it was, and no button any more."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from chat.buttons.plans.preview import PlanWanted
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit_buttons, edit_other
from chat.texts.plans import preview as preview_texts
from plans.reading.form import from_json
from storage.models import DraftState, PlanDraft
from storage.outbox import Outgoing
from storage.plans import drafts


def closed(session: Session, heard: Heard, moment: Moment, draft: PlanDraft, person: str) -> list[Outgoing]:
    """Return every preview of a draft as it is shown once it is decided, by whom and when."""
    said_when = preview_texts.saved_at if draft.state is DraftState.SAVED else preview_texts.dropped_at
    outcome = said_when(moment.local_now.time(), person)
    changed = dict(_previews(session, moment, draft, outcome))
    told = [edit_other(draft.chat_id, message, text) for message, text in changed.items()]
    return told if heard.id in changed else [*told, edit_buttons(heard, None)]


def _previews(
    session: Session, moment: Moment, draft: PlanDraft, outcome: Marked
) -> Iterator[tuple[int, Marked]]:
    """Return what becomes of the messages about a draft that nobody can decide any more."""
    decided = preview_texts.preview(from_json(draft.reading), moment.today, outcome)
    for row in drafts.messages_of(session, draft, PlanWanted.kind):
        text = Marked(row.content.get("text", ""))  # noqa: S704 -- it was marked when it was stored
        if preview_texts.is_undecided(text):
            yield row.message_id or 0, decided
        elif row.content.get("buttons"):
            yield row.message_id or 0, Marked("{}\n\n{}").format(text, outcome)
