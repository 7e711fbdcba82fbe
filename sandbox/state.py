"""What Telegram would know: people, chats, members, messages, files and commands, as plain values."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sandbox.errors import Json
from sandbox.rights import Permission, Permissions

FIRST_PERSON = 5_000_000_001
FIRST_GROUP = 4_000_000_001
FIRST_SUPERGROUP = 2_000_000_001
SUPERGROUP_PREFIX = -1_000_000_000_000
CAPTIONED = frozenset({"animation", "audio", "video", "voice"})
"""Media other than documents and photos that come with words of their sender."""
GENERAL = 1
"""The thread id of the topic that every forum has; the Bot API neither writes nor takes it."""


@dataclass(slots=True)
class Person:
    """Someone with a Telegram account; bots are people too."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    is_bot: bool = False

    @property
    def name(self) -> str:
        """The name as chats show it."""
        return f"{self.first_name} {self.last_name}".strip()


GROUP_ANONYMOUS_BOT = Person(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = Person(136817688, "Channel", username="Channel_Bot", is_bot=True)


class Kind(StrEnum):
    """The kinds of chats."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Standing(StrEnum):
    """What somebody is in a chat, in Telegram's words."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = frozenset({Standing.CREATOR, Standing.ADMINISTRATOR, Standing.MEMBER, Standing.RESTRICTED})
ADMINISTRATORS = frozenset({Standing.CREATOR, Standing.ADMINISTRATOR})


@dataclass(slots=True)
class File:
    """Something uploaded; `width` and `height` are those of a photo."""

    id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes
    width: int = 0
    height: int = 0


@dataclass(slots=True)
class Message:
    """One message of a chat; `text` is the caption of what has one."""

    id: int
    chat: "Chat"
    sender: Person
    date: datetime
    sender_chat: "Chat | None" = None
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    document: File | None = None
    photo: list[File] = field(default_factory=list)
    clip: File | None = None
    """The file of other media, which stand in `extra`."""
    album: str = ""
    keyboard: list[list[Json]] = field(default_factory=list)
    reply_to: "Message | None" = None
    topic: "Topic | None" = None
    extra: Json = field(default_factory=dict)
    """What else it holds, under Telegram's field names: other media, where it was forwarded from, a quote."""
    service: Json = field(default_factory=dict)
    """What a service message says, under Telegram's field names; empty for what people and bots say."""
    edited: datetime | None = None
    reactions: dict[int, list[str]] = field(default_factory=dict)

    @property
    def shown_topic(self) -> "Topic | None":
        """The topic it stands in, as long as its chat has topics."""
        return self.topic if self.chat.is_forum else None

    @property
    def has_media(self) -> bool:
        """Whether the text is a caption."""
        return self.document is not None or bool(self.photo) or not CAPTIONED.isdisjoint(self.extra)

    @property
    def file(self) -> File | None:
        """The file it holds, of a photo the largest size."""
        return self.document or (self.photo[-1] if self.photo else self.clip)


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the service message that opened it."""

    root: Message
    name: str


@dataclass(slots=True)
class Chat:
    """A chat with its members and messages; a private chat has the id of its person."""

    id: int
    kind: Kind
    title: str = ""
    person: Person | None = None
    is_forum: bool = False
    people: dict[int, Person] = field(default_factory=dict)
    standings: dict[int, Standing] = field(default_factory=dict)
    withheld: Permissions = frozenset()
    """What plain members may not do."""
    restrictions: dict[int, Permissions] = field(default_factory=dict)
    """What somebody who is restricted may not do besides."""
    slow_mode: int = 0
    """The seconds a plain member waits from one message to the next."""
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    closed_topics: list[int] = field(default_factory=list)
    hides_general: bool = False
    pinned: list[int] = field(default_factory=list)
    upgraded_to: int | None = None
    last_bot: int | None = None
    """The bot that spoke last, to whom commands without a name go."""
    last_message_id: int = 0
    last_post: int = 0
    """When something was last posted here, counted over all chats."""

    def standing(self, person_id: int) -> Standing:
        """Return what somebody is here; LEFT for those who never came."""
        return self.standings.get(person_id, Standing.LEFT)

    def remove(self, message: Message) -> None:
        """Take a message out of the chat, also where it was pinned."""
        del self.messages[message.id]
        if message.id in self.pinned:
            self.pinned.remove(message.id)

    def has(self, person_id: int) -> bool:
        """Return whether somebody is here now."""
        return self.standing(person_id) in PRESENT

    def place(self, person: Person, standing: Standing, withheld: Permissions = frozenset()) -> None:
        """Make somebody what they are to be here; who is restricted may not do what is withheld."""
        self.people[person.id] = person
        self.standings[person.id] = standing
        self.restrictions[person.id] = withheld

    def leads(self, person_id: int) -> bool:
        """Return whether somebody is an administrator here."""
        return self.standing(person_id) in ADMINISTRATORS

    def is_closed(self, topic: Topic | None) -> bool:
        """Return whether only administrators write in a topic, None for the general one."""
        return self.is_forum and (topic.root.id if topic else GENERAL) in self.closed_topics

    def may(self, person_id: int, permission: Permission) -> bool:
        """Return whether somebody who is here may do this; administrators may do anything."""
        if self.kind is Kind.PRIVATE or self.leads(person_id):
            return True
        return permission not in self.withheld | self.restrictions.get(person_id, frozenset())


@dataclass(slots=True)
class World:
    """Everything; all of it is changed on one event loop."""

    bot: Person
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    files_by_path: dict[str, File] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    """Who does not let forwards lead to their account."""
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """Published commands by (scope as JSON, language)."""
    last_shared_message_id: int = 0
    """Private chats and basic groups number their messages together, as one account sees them."""

    def __post_init__(self) -> None:
        self.people[self.bot.id] = self.bot

    def add_person(
        self, first_name: str, last_name: str, username: str = "", *, is_bot: bool = False
    ) -> Person:
        """Return a new person, with a private chat in which nothing was said yet."""
        person = Person(FIRST_PERSON + len(self.people), first_name, last_name, username, is_bot)
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, Kind.PRIVATE, person=person)
        return person

    def add_chat(self, kind: Kind, title: str, *, is_forum: bool = False) -> Chat:
        """Return a new group, supergroup or channel without members."""
        count = len(self.chats)
        chat_id = (
            -(FIRST_GROUP + count) if kind is Kind.GROUP else SUPERGROUP_PREFIX - FIRST_SUPERGROUP - count
        )
        self.chats[chat_id] = Chat(chat_id, kind, title, is_forum=is_forum)
        return self.chats[chat_id]

    def add_file(self, file: File) -> None:
        """Keep a file under its id and its path."""
        self.files[file.id] = file
        self.files_by_path[file.path] = file

    def next_message_id(self, chat: Chat) -> int:
        """Return the number of the next message: counted per supergroup, together everywhere else."""
        if chat.kind in (Kind.SUPERGROUP, Kind.CHANNEL):
            chat.last_message_id += 1
            return chat.last_message_id
        self.last_shared_message_id += 1
        return self.last_shared_message_id

    def bot_is_in(self, chat: Chat) -> bool:
        """Return whether the bot is in the chat now."""
        return chat.has(self.bot.id)

    def bot_leads(self, chat: Chat) -> bool:
        """Return whether the bot is an administrator of the chat."""
        return chat.leads(self.bot.id)
