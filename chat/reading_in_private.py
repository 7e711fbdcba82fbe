"""Who reads in private what a secretariat's group reads, and of which of several levels."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from chat.buttons.groups import reading as buttons
from chat.context import Context
from chat.heard import Heard
from chat.members import Membership
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.groups import reading as texts
from storage import inbox, outbox, questions
from storage.actors import Actor, reader
from storage.groups import secretariat_members
from storage.models import QuestionKind
from storage.units import levels


@dataclass(frozen=True, slots=True)
class Found:
    """As whom somebody may read in private: for each office once, the top first, the chat's own role last."""

    readers: tuple[Actor, ...]
    membership: Membership

    @property
    def is_unsure(self) -> bool:
        """Return whether it has to be asked of which level they want to see something."""
        return len(self.readers) > 1

    def entered(self, context: Context) -> tuple[Context, Membership]:
        """Return the context of the first, or of the chat's own role where they are no member."""
        linked = self.readers[0] if self.readers else context.linked
        return replace(context, linked=linked), self.membership


async def membership_in(context: Context, chats: list[int]) -> Membership:
    """Return whether who speaks is in one of some groups."""
    services, speaker = context.services, context.heard.speaker
    if speaker is None:
        return Membership.UNKNOWN
    return await services.members.of_any(services.channel, chats, speaker.person_id, services.clock())


async def found_in_private(context: Context) -> Found:
    """Return as whom somebody may read in private, of the office that is meant where it is known."""
    speaker, linked = context.heard.speaker, context.linked
    if speaker is None:
        return Found((), Membership.UNKNOWN)
    groups = await context.read(secretariat_members.secretariats_of, speaker.person_id)
    meant = context.heard.meant_office or context.shown_of
    said = {
        office: await membership_in(context, chats)
        for office, chats in groups.items()
        if meant in (None, office)
    }
    readers = [reader(speaker, office) for office, is_in in said.items() if is_in is Membership.IN]
    offices = {one.office_id for one in readers}
    if linked is not None and linked.office_id not in offices and meant in (None, linked.office_id):
        readers.append(linked)
    known = next((one for one in (Membership.IN, Membership.UNKNOWN) if one in said.values()), Membership.OUT)
    return Found(tuple(readers), known)


async def ask_which(context: Context, found: Found) -> None:
    """Keep the update behind the question of which level something is to be seen."""
    context, _ = found.entered(context)
    offices = [one.office_id for one in found.readers]
    await context.transact(_ask, context.heard, context.moment, offices)
    context.answer_press(texts.choose_below())


def _ask(session: Session, heard: Heard, moment: Moment, offices: list[int]) -> None:
    kept = {"update": inbox.payload_of(session, heard.update_id), "offices": offices}
    question = questions.ask(session, QuestionKind.WHICH_OFFICE, heard.chat_id, kept, moment.now)
    words = levels.words_of(session, offices)
    keyboard = buttons.which_office(question, [(office, words[office]) for office in offices])
    outbox.enqueue(session, [reply(heard, texts.which_level(), keyboard=keyboard)], moment.now)
