"""What is said in a group that owes to several levels says of which level each number is."""

from sqlalchemy.orm import Session

from chat.markup import LONGEST_CAPTION, LONGEST_MESSAGE, Marked, cut
from chat.texts.units.levels import labelled, numbered
from storage.models import Act, OutboxMessage
from storage.outbox import Content
from storage.units import levels

NUMBER = "NV "
"""How numbers of tasks begin; what names none is the same for everybody."""


def tell_levels_apart(session: Session, row: OutboxMessage) -> None:
    """Let the numbers of a waiting message say their level, where its chat has several; once is enough."""
    text, buttons = row.content.get("text", ""), row.content.get("buttons") or []
    if NUMBER not in text and not any(NUMBER in label for keys in buttons for label, _ in keys):
        return
    words = levels.words_in(session, row.chat_id)
    word = words.get(row.office_id)
    if word is None:
        return
    longest = LONGEST_CAPTION if row.act in (Act.SEND_FILE, Act.SEND_PICTURE) else LONGEST_MESSAGE
    said = numbered(Marked(Content.from_json(row.content).text), word, words.values())
    told = {"text": str(cut(said, longest - 1))} if text else {}
    keys = [[[labelled(label, word, words.values()), data] for label, data in one] for one in buttons]
    row.content = {**row.content, **told, **({"buttons": keys} if keys else {})}
