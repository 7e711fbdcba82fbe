"""What is said in a group that owes to several levels says of which level each number is."""

from dataclasses import replace

from sqlalchemy.orm import Session

from chat.markup import LONGEST_CAPTION, LONGEST_MESSAGE, Marked, cut
from chat.texts.units.levels import labelled, numbered
from storage.models import Act, OutboxMessage
from storage.outbox import Claimed, Content
from storage.units import levels

NUMBER = "NV "
"""How numbers of tasks begin; what names none is the same for everybody."""


def told_apart(session: Session, claimed: Claimed) -> Claimed:
    """Return a message whose turn it is, its numbers with their level, as it is kept from then on.

    Once is enough: one that is tried again says it already.
    """
    row = session.get_one(OutboxMessage, claimed.id)
    text, buttons = row.content.get("text", ""), row.content.get("buttons") or []
    words = levels.words_in(session, row.chat_id)
    word = words.get(row.office_id)
    if word is None or not (NUMBER in text or any(NUMBER in label for keys in buttons for label, _ in keys)):
        return claimed
    longest = LONGEST_CAPTION if row.act in (Act.SEND_FILE, Act.SEND_PICTURE) else LONGEST_MESSAGE
    shown = Marked(text)  # noqa: S704 -- it was marked when it was stored
    said = numbered(shown, word, words.values())
    told = {"text": str(cut(said, longest - 1))} if text else {}
    keys = [[[labelled(label, word, words.values()), data] for label, data in one] for one in buttons]
    row.content = {**row.content, **told, **({"buttons": keys} if keys else {})}
    return replace(claimed, content=Content.from_json(row.content))
