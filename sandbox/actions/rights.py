"""Who may send what: an administrator locks a group, restricts the bot, sets slow mode."""

from sandbox.actions import finding
from sandbox.errors import ImpossibleError
from sandbox.rights import SENDING, Permissions
from sandbox.stage import Stage
from sandbox.state import Kind, Standing


def withhold(stage: Stage, chat: int, person: int, permissions: Permissions) -> None:
    """Let an administrator take these permissions from all plain members, the bot too, and give all others.

    No update tells the bot, the Bot API has none for it; getChat shows it.
    """
    place, _ = finding.led_by(stage, chat, person)
    place.withheld = permissions
    stage.feed.chat(place.id)


def lock(stage: Stage, chat: int, person: int) -> None:
    """Let an administrator lock a group: only administrators write there."""
    withhold(stage, chat, person, SENDING)


def unlock(stage: Stage, chat: int, person: int) -> None:
    """Let an administrator open a group: everybody in it writes again."""
    withhold(stage, chat, person, frozenset())


def restrict_bot(stage: Stage, chat: int, person: int, permissions: Permissions) -> None:
    """Let an administrator of a supergroup take these permissions from the bot; none lifts all that was."""
    place, somebody = finding.led_by(stage, chat, person)
    if place.kind is Kind.GROUP:
        raise ImpossibleError("a basic group restricts nobody")
    standing = Standing.RESTRICTED if permissions else Standing.MEMBER
    stage.move_bot(place, somebody, standing, permissions)


def set_slow_mode(stage: Stage, chat: int, person: int, seconds: int) -> None:
    """Let an administrator of a supergroup say how long members wait between messages, 0 for not at all."""
    place, _ = finding.led_by(stage, chat, person)
    if place.kind is Kind.GROUP:
        raise ImpossibleError("a basic group has no slow mode")
    place.slow_mode = seconds
    stage.feed.chat(place.id)


ACTIONS = (withhold, lock, unlock, restrict_bot, set_slow_mode)
