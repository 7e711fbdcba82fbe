"""Who may be in which secretariat's group: Telegram tells it of one group and one person at a time only.

So it is asked about the groups of the top, which are few, and about those below in which they were heard.
"""

from collections import defaultdict

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.actors import Speaker
from storage.models import ChatLink, LinkRole, LinkState, Person, SecretariatMember
from storage.rows import insert_missing
from storage.walls import EVERY_OFFICE, TOP, office_of


def secretariats_of(session: Session, person_id: int) -> dict[int, list[int]]:
    """Return the groups of secretariats in which somebody may be, by office, the top first.

    Also one that cannot be reached now: its members stay its members.
    """
    heard_in = select(SecretariatMember.link_id).where(SecretariatMember.person_id == person_id)
    query = (
        select(ChatLink.office_id, ChatLink.chat_id)
        .where(ChatLink.role == LinkRole.SECRETARIAT, ChatLink.state != LinkState.REPLACED)
        .where(or_(ChatLink.office_id == TOP, ChatLink.id.in_(heard_in)))
        .order_by(ChatLink.office_id, ChatLink.id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for office, chat in session.execute(query, execution_options=EVERY_OFFICE):
        found[office].append(chat)
    return found


def note_heard(session: Session, speaker: Speaker) -> None:
    """Keep that somebody speaks in the group of this office's secretariat, where it is below the top."""
    if office_of(session) == TOP:
        return
    is_noted = SecretariatMember.person_id == speaker.person_id
    here = (
        select(ChatLink.id)
        .where(ChatLink.chat_id == speaker.chat_id, ChatLink.role == LinkRole.SECRETARIAT)
        .where(ChatLink.state != LinkState.REPLACED)
        .where(ChatLink.id.not_in(select(SecretariatMember.link_id).where(is_noted)))
    )
    link = session.scalars(here).first()
    if link is not None:
        person = {"id": speaker.person_id, "display_name": speaker.display_name}
        insert_missing(session, Person, [person])
        insert_missing(session, SecretariatMember, [{"link_id": link, "person_id": speaker.person_id}])
