"""What is said or pressed for a unit for which the chat speaks no more: nobody else's word is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.buttons.reminders.levels import parts_of
from chat.buttons.subjects import Subject
from chat.context import Context
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.units import levels as level_texts
from chat.understanding import ReplyContext, understand
from chat.understanding.things.level_names import level_of_all, spoken_of
from storage import outbox
from storage.actors import Actor, links_of_chat
from storage.models import LinkRole
from storage.units import former_links, levels
from storage.units.former_links import Former


async def is_refused(context: Context) -> bool:
    """Say so if something is meant for a unit that this chat speaks for no more; return whether it is."""
    actor = context.linked
    if actor is None or actor.role not in (LinkRole.UNIT, LinkRole.LEADER):
        return False
    if actor.answers_unit is None and not actor.has_former:
        return False
    unit = await context.read(meant_in_vain, context.heard, actor, context.subject, context.moment)
    if unit is None:
        return False
    text = level_texts.no_more_here(unit)
    if context.heard.press is not None:
        context.answer_press(text, alert=True)
    else:
        await context.transact(outbox.enqueue, [reply(context.heard, text)], context.moment.now)
    return True


def meant_in_vain(
    session: Session, heard: Heard, actor: Actor, subject: Subject | None, moment: Moment
) -> str | None:
    """Return the unit, of those for which this chat speaks no more, that is meant by what is heard."""
    present = links_of_chat(session, heard.chat_id)
    if actor.answers_unit is not None:
        units = {link.unit_id for link in present if link.unit_id is not None}
        name = former_links.name_unless_followed(session, actor.answers_unit, units)
        if name is not None:
            return name
    if not actor.has_former or heard.press is not None or not heard.said:
        return None
    offices = {link.office_id for link in present}
    return next(
        (
            former.unit
            for former in former_links.of_chat(session, heard.chat_id)
            if _Gone.of(session, former, offices, subject).is_meant(heard, moment)
        ),
        None,
    )


@dataclass(frozen=True, slots=True)
class _Gone:
    """A unit that is gone from a chat: how its level was called, what the answered message lists of it."""

    word: str
    words: Sequence[str]
    listed: frozenset[str]
    """The numbers that stand in the message only in its part."""

    @classmethod
    def of(cls, session: Session, former: Former, offices: set[int], subject: Subject | None) -> "_Gone":
        """Return it as the chat knew it beside the offices that are there still."""
        words = levels.words_of(session, {*offices, former.office})
        own, others = set[str](), set[str]()
        for part in parts_of(subject):
            numbers = former_links.numbers_of(session, part.tasks)
            (own if part.link == former.link else others).update(numbers)
        return cls(words[former.office], list(words.values()), frozenset(own - others))

    def is_meant(self, heard: Heard, moment: Moment) -> bool:
        """Return whether words name its level, or a number that only its part of the message has."""
        mentions = list(spoken_of(heard.said, self.words).mentions())
        if level_of_all(heard.said, self.words) == self.word or any(
            one.level == self.word for one in mentions
        ):
            return True
        bare = {one.number for one in mentions if one.level is None}
        if self.listed and not mentions:
            context = ReplyContext("", tuple(sorted(self.listed)), about=None, today=moment.today)
            bare = {item.task for item in understand(heard.said, context).items if item.task is not None}
        return not self.listed.isdisjoint(bare)
