"""For which of several levels something is said: by its name, by the number, by what is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.buttons.reminders.levels import is_of_all, parts_of
from chat.buttons.reporting.statuses import NoChangeOpen
from chat.buttons.subjects import Subject
from chat.heard import Heard
from chat.moment import Moment
from chat.understanding import Kind, ReplyContext, understand
from chat.understanding.things.level_names import Mention, Spoken, level_of_all, spoken_of
from storage.actors import links_of_chat
from storage.models import ChatLink
from storage.reporting import led_tasks
from storage.units import levels
from storage.walls import enter

OWN, UNSURE = "own", "unsure"
"""Parts of a message that are heard apart: what is surely said for a unit, and what has to be asked about."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """For which of a chat's units something is said."""

    sure: tuple[ChatLink, ...] = ()
    is_unsure: bool = True
    """Whether something of it has to be asked about."""
    is_ours: bool = True
    """Whether it speaks of something that a unit leads."""


class Levels:
    """The units of a chat, how their levels are called, and the tasks they lead."""

    def __init__(self, session: Session, chat_id: int, subject: Subject | None) -> None:
        """Look over the walls between them; the session is in one of their offices afterwards."""
        self.links = links_of_chat(session, chat_id)
        self.words: Mapping[int, str] = levels.words_in(session, chat_id)
        self.tasks = {link.id: _tasks_of(session, link) for link in self.links}
        self.listed = {part.link: frozenset(part.tasks) for part in parts_of(subject)}
        """What the message that is answered lists of each."""

    @property
    def answered(self) -> tuple[ChatLink, ...]:
        """Return the units to which the message that is answered speaks together."""
        return tuple(link for link in self.links if link.id in self.listed)

    @property
    def asked_of_tasks(self) -> tuple[ChatLink, ...]:
        """Return those of whose tasks it speaks; where it speaks of nobody's, all of them."""
        return tuple(link for link in self.answered if self.listed[link.id]) or self.answered

    def spoken(self, words: str) -> Spoken:
        """Return a message by the tasks it names."""
        return spoken_of(words, list(self.words.values()))

    def whom(self, mention: Mention) -> ChatLink | None:
        """Return the unit that is meant by a number, None where it may be several's or is nobody's."""
        of_level = self.of(mention.level)
        if mention.level is not None and len(of_level) == 1:
            return of_level[0]
        leading = [link for link in of_level if mention.number in self.tasks[link.id]]
        listing = [
            link
            for link in leading
            if self.tasks[link.id][mention.number] & self.listed.get(link.id, frozenset())
        ]
        return next((few[0] for few in (listing, leading) if len(few) == 1), None)

    def of(self, level: str | None) -> list[ChatLink]:
        """Return the units of a level; all of them where none is named."""
        return [link for link in self.links if level is None or self.words.get(link.office_id) == level]

    def leads(self, number: str) -> bool:
        """Return whether a unit leads a task of this number."""
        return any(number in tasks for tasks in self.tasks.values())


def _tasks_of(session: Session, link: ChatLink) -> dict[str, set[int]]:
    """Return the tasks that a unit leads by their numbers: plans of one level may use the same."""
    enter(session, link.office_id)
    found: dict[str, set[int]] = {}
    for task in led_tasks.tasks_named(session, link.unit_id) if link.unit_id is not None else ():
        found.setdefault(task.number, set()).add(task.id)
    return found


def meant_levels(session: Session, heard: Heard, subject: Subject | None, moment: Moment) -> Meaning:
    """Return for which units of a chat of several levels something is said or pressed."""
    known = Levels(session, heard.chat_id, subject)
    if heard.press is not None:
        return _by_press(known, subject, heard.press.data)
    mentions = list(known.spoken(heard.words).mentions())
    return _by_numbers(known, mentions) if mentions else _by_words(known, heard, moment)


def _by_press(known: Levels, subject: Subject | None, data: str) -> Meaning:
    """Return who is meant by a button that names no task: all that stands above it, or nobody knows."""
    if not is_of_all(subject, data):
        return Meaning()
    is_of_tasks = NoChangeOpen.is_meant(data)
    return Meaning(known.asked_of_tasks if is_of_tasks else known.answered, is_unsure=False)


def _by_numbers(known: Levels, mentions: Sequence[Mention]) -> Meaning:
    meant = [known.whom(mention) for mention in mentions]
    sure = tuple({link.id: link for link in meant if link is not None}.values())
    is_ours = bool(sure) or any(known.leads(mention.number) for mention in mentions)
    return Meaning(sure, None in meant, is_ours)


def _by_words(known: Levels, heard: Heard, moment: Moment) -> Meaning:
    """Return who is meant by words without a marked number."""
    level = level_of_all(heard.words, list(known.words.values())) if heard.words else None
    of_level = known.of(level) if level is not None else []
    if len(of_level) == 1:
        return Meaning((of_level[0],), is_unsure=False)
    numbers = tuple(sorted({number for tasks in known.tasks.values() for number in tasks}))
    read = understand(heard.said, ReplyContext("", numbers, about=None, today=moment.today))
    named = [Mention("", item.task, None) for item in read.items if item.task is not None]
    if named:
        meaning = _by_numbers(known, named)
        is_one = len(meaning.sure) == 1 and not meaning.is_unsure
        return meaning if is_one else Meaning(is_ours=meaning.is_ours)
    if known.answered and read.kind is Kind.NO_CHANGE:
        return Meaning(known.asked_of_tasks, is_unsure=False)
    if known.answered and read.kind is Kind.ACK:
        return Meaning(known.answered[:1], is_unsure=False)
    return Meaning(is_ours=False)


def words_of_part(session: Session, heard: Heard, subject: Subject | None, unit_id: int) -> str:
    """Return what of a message is for a unit, or had to be asked about: no more of it crosses a wall."""
    known = Levels(session, heard.chat_id, subject)
    spoken = known.spoken(heard.words)
    whom = {mention: known.whom(mention) for mention in spoken.mentions()}
    if heard.meant_part == UNSURE:
        kept = [mention for mention, link in whom.items() if link is None]
    else:
        kept = [mention for mention, link in whom.items() if link is not None and link.unit_id == unit_id]
    return spoken.only(kept) if kept else heard.words
