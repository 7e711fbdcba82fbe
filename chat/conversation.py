"""How a conversation registers: what it takes, who may say it, and the plain function that does the work.

Most work is one transaction, a function of a session: `work(session, heard, actor, moment, …)`. What takes
its time (a file is read or made) is a coroutine of the whole `Context` and makes its transaction itself.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from chat.audience import Audience
from chat.buttons.base import Button
from chat.buttons.subjects import Subject
from chat.context import Context
from chat.heard import BotCameOrWent, ChatMoved, Event, Heard, SomebodyLeft, TopicReopened
from chat.markup import Marked
from chat.moment import Moment
from storage.actors import Actor

B = TypeVar("B", bound=Button)
S = TypeVar("S", bound=Subject)
E = TypeVar("E", BotCameOrWent, SomebodyLeft, ChatMoved, TopicReopened)

Commanded = Callable[[Session, Heard, Actor, Moment], None]
Pressed = Callable[[Session, Heard, Actor, Moment, B], Marked | None]
"""Returns what to show over the chat where the button could not do what it stands for."""
Replied = Callable[[Session, Heard, Actor, Moment, S], bool]
"""Returns whether it took the words; others are asked where it did not."""
Talk = Callable[[Context], Awaitable[None]]


class StalePressError(Exception):
    """The button's data or message can no longer be acted on."""


@dataclass(frozen=True)
class Route:
    """One thing that people do, who may do it, and what is called."""

    audience: Audience
    work: Callable[..., Any]

    def takes(self, heard: Heard) -> bool:
        """Return whether this is what was heard."""
        raise NotImplementedError

    async def run(self, context: Context) -> None:
        """Do the work; raises StalePressError for a button that can no longer be acted on."""
        raise NotImplementedError


@dataclass(frozen=True)
class OnPress(Route):
    """A button of one kind is pressed."""

    button: type[Button]

    def takes(self, heard: Heard) -> bool:
        """Return whether a button of this kind was pressed."""
        return heard.press is not None and self.button.is_meant(heard.press.data)

    def pressed(self, context: Context) -> Button:
        """Return what the button does; raises StalePressError."""
        press = context.heard.press
        button = self.button.parse(press.data) if press is not None else None
        if press is None or button is None or not press.can_be_shown:
            raise StalePressError
        return button

    async def run(self, context: Context) -> None:
        """Do what the button stands for in one transaction, and stop its spinner."""
        button = self.pressed(context)
        alert = await context.transact(self.work, context.heard, context.actor, context.moment, button)
        context.answer_press(alert, alert=alert is not None)


@dataclass(frozen=True)
class OnLongPress(OnPress):
    """A button is pressed for something that takes its time."""

    async def run(self, context: Context) -> None:
        """Let the conversation go about it."""
        await self.work(context, self.pressed(context))


@dataclass(frozen=True)
class OnCommand(Route):
    """One of these commands is given; with words behind it or without, where that matters."""

    names: frozenset[str]
    with_words: bool | None = None

    def takes(self, heard: Heard) -> bool:
        """Return whether it is one of these commands."""
        fits = self.with_words is None or self.with_words is bool(heard.said.strip())
        return heard.command in self.names and not heard.is_edit and not heard.files and fits

    async def run(self, context: Context) -> None:
        """Do the work in one transaction."""
        await context.transact(self.work, context.heard, context.actor, context.moment)


@dataclass(frozen=True)
class OnLongCommand(OnCommand):
    """A command is given for what takes its time, answers a message, or comes from somebody unknown."""

    async def run(self, context: Context) -> None:
        """Let the conversation go about it."""
        await self.work(context)


@dataclass(frozen=True)
class OnMessage(Route):
    """A message of some other kind comes, which the conversation knows by itself."""

    is_meant: Callable[[Heard], bool]

    def takes(self, heard: Heard) -> bool:
        """Return whether it is such a message."""
        return heard.press is None and heard.event is None and self.is_meant(heard)

    async def run(self, context: Context) -> None:
        """Let the conversation go about it."""
        await self.work(context)


@dataclass(frozen=True)
class OnEvent(Route):
    """Something happens in a chat, which nobody says."""

    event: type[Event]

    def takes(self, heard: Heard) -> bool:
        """Return whether it is an event of this kind."""
        return isinstance(heard.event, self.event)

    async def run(self, context: Context) -> None:
        """Do the work in one transaction."""
        await context.transact(self.work, context.heard, context.moment, context.heard.event)


@dataclass(frozen=True)
class OnReply:
    """Words answer a message that was about this."""

    audience: Audience
    work: Callable[..., bool]
    subject: type[Subject]


def on_press(button: type[B], work: Pressed[B], who: Audience) -> OnPress:
    """Return what is done in one transaction when a button is pressed."""
    return OnPress(who, work, button)


def on_long_press(
    button: type[B], talk: Callable[[Context, B], Awaitable[None]], who: Audience
) -> OnLongPress:
    """Return what is done when a button is pressed for something that takes its time."""
    return OnLongPress(who, talk, button)


def on_command(*names: str, work: Commanded, who: Audience, with_words: bool | None = None) -> OnCommand:
    """Return what is done in one transaction when a command is given."""
    return OnCommand(who, work, frozenset(names), with_words)


def on_long_command(*names: str, talk: Talk, who: Audience, with_words: bool | None = None) -> OnLongCommand:
    """Return what is done when a command is given for what takes its time, or answers what it replies to."""
    return OnLongCommand(who, talk, frozenset(names), with_words)


def on_message(is_meant: Callable[[Heard], bool], talk: Talk, who: Audience) -> OnMessage:
    """Return what is done when a message comes that is meant."""
    return OnMessage(who, talk, is_meant)


def on_event(event: type[E], work: Callable[[Session, Heard, Moment, E], None]) -> OnEvent:
    """Return what is done in one transaction when something happens in a chat."""
    return OnEvent(Audience.TELEGRAM, work, event)


def on_reply(subject: type[S], work: Replied[S], who: Audience) -> OnReply:
    """Return who takes the words that answer a message about this."""
    return OnReply(who, work, subject)
