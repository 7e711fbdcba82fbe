"""What somebody said, pressed or did, in our own words, whatever the channel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from chat.buttons.base import Keyboard
from chat.markup import Marked
from storage.actors import Speaker
from storage.models import ChannelKind, channel_of


class ChatKind(StrEnum):
    """Where something is said."""

    PRIVATE = auto()
    GROUP = auto()
    OTHER = auto()


class FileKind(StrEnum):
    """What is sent besides words."""

    PHOTO = auto()
    DOCUMENT = auto()
    OTHER = auto()
    """Whatever the channel knows besides: a video, a voice message, a place on the map."""


# "Bots can download files of up to 20MB in size": https://core.telegram.org/bots/api#getfile
LARGEST_FILE = 20_000_000
"""What Telegram gives out to bots, in bytes: a larger file can be neither read nor looked at again."""


@dataclass(frozen=True, slots=True)
class HeardFile:
    """A file as the channel keeps it: `id` asks for its content, `key` is the same wherever it is sent."""

    kind: FileKind
    id: str
    key: str
    name: str
    size: int | None

    @property
    def is_named(self) -> bool:
        """Return whether it came with a name of its own: one without has its key for a name."""
        return self.name != self.key

    @property
    def is_too_large(self) -> bool:
        """Return whether it is known to be larger than what can be fetched."""
        return (self.size or 0) > LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed under one of our messages."""

    id: str
    data: str
    can_be_shown: bool
    """Whether the message is there to be edited: Telegram does not show very old ones."""


@dataclass(frozen=True, slots=True)
class BotCameOrWent:
    """The bot was let into the chat or put out of it; `lost` says how, None where it may speak.

    A member that may not speak for now `is_member` all the same.
    """

    lost: str | None
    is_member: bool = False


@dataclass(frozen=True, slots=True)
class SomebodyLeft:
    """A person is no member of the group any more."""

    person: Speaker


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """A group became a supergroup and has another number now."""

    old_id: int
    new_id: int


@dataclass(frozen=True, slots=True)
class TopicReopened:
    """A topic in which nobody could write is open again."""


Event = BotCameOrWent | SomebodyLeft | ChatMoved | TopicReopened


@dataclass(frozen=True, slots=True)
class Heard:
    """One update: where it comes from, who speaks, and what is said, pressed or done.

    Of a press, message, words and buttons are those of our own message above the button.
    """

    update_id: int
    chat_id: int
    chat_kind: ChatKind
    said_at: datetime
    message_id: int | None = None
    topic_id: int | None = None
    chat_title: str = ""
    public_name: str | None = None
    """The name by which anybody finds the group, None for a private one."""
    speaker: Speaker | None = None
    """None where nobody can be told: an anonymous administrator, a channel, a bot."""
    words: str = ""
    """What was written, or what stands below a file."""
    marked_words: Marked = Marked("")
    """The words of our own message with their marks, to be shown again."""
    files: tuple[HeardFile, ...] = ()
    album: str | None = None
    answers: int | None = None
    """The message that is replied to, in this chat."""
    answered_file: HeardFile | None = None
    """The document of the message that is replied to."""
    answered_words: str = ""
    """What stands in the message that is replied to, where somebody else than the bot wrote it."""
    answers_us: bool = False
    answers_person: Speaker | None = None
    """Who wrote the message that is replied to, None where nobody can be told."""
    is_mention: bool = False
    """Whether the bot is called by its name; the words are those without it."""
    is_forwarded: bool = False
    """Whether somebody only passed on what was said elsewhere: it is not the word of who passes it on."""
    is_our_word: bool = False
    """Whether what is passed on was said by the bot."""
    is_edit: bool = False
    press: Press | None = None
    buttons: Keyboard | None = None
    event: Event | None = None
    meant_unit: int | None = None
    """The unit that was chosen for words that waited, where several units share a chat."""
    meant_office: int | None = None
    """The office that was chosen, where somebody may read of several."""
    meant_part: str | None = None
    """Which part of the words is for that unit, where others are for another level; None for all of them."""

    @property
    def is_group(self) -> bool:
        """Return whether it is said in a group."""
        return self.chat_kind is ChatKind.GROUP

    @property
    def is_on_our_page(self) -> bool:
        """Return whether it is said on our own page, where whatever is said is said to the bot."""
        return channel_of(self.chat_id) is ChannelKind.WEB

    @property
    def is_command(self) -> bool:
        """Return whether it is a command: the words begin with a slash, and somebody says them themselves."""
        return self.press is None and not self.is_forwarded and self.words.startswith("/")

    @property
    def command(self) -> str:
        """Return the name of the command, "" for other words: "/BaoCao@dondoc_bot NV 1" is "baocao"."""
        name = self.words.split(maxsplit=1)[0] if self.is_command else ""
        return name.removeprefix("/").partition("@")[0].casefold()

    @property
    def said(self) -> str:
        """Return the words without the command in front of them."""
        if not self.is_command:
            return self.words
        _, *rest = self.words.split(maxsplit=1)
        return rest[0] if rest else ""

    @property
    def is_to_us(self) -> bool:
        """Return whether it answers or names the bot, is a command, or was written to the bot alone."""
        return self.answers_us or self.is_mention or self.is_command or not self.is_group

    @property
    def is_addressed(self) -> bool:
        """Return whether it is a press or words that are said to the bot."""
        return self.press is not None or self.is_to_us

    @property
    def shows(self) -> int | None:
        """Return the message of ours that it is about: the one that is pressed or replied to."""
        return self.message_id if self.press is not None else self.answers

    @property
    def document(self) -> HeardFile | None:
        """Return the document that is sent, if there is one."""
        return next((file for file in self.files if file.kind is FileKind.DOCUMENT), None)

    def buttons_without(self, is_over: Callable[[str], bool]) -> Keyboard | None:
        """Return the buttons of our message without the rows in which a button's data is over."""
        return self.buttons.without_rows(is_over) if self.buttons is not None else None

    @property
    def buttons_not_pressed(self) -> Keyboard | None:
        """Return the buttons of our message without the row of the one that was pressed."""
        return self.buttons_without(lambda data: self.press is not None and data == self.press.data)

    @property
    def id(self) -> int:
        """Return the message that is heard, or pressed; raises for an event, which has none."""
        if self.message_id is None:
            raise RuntimeError("an event has no message")
        return self.message_id
