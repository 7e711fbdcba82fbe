"""Privacy mode: which messages of a group a bot that is no administrator gets to see."""

from sandbox.state import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, Kind, Message, World

_MASKS = frozenset({GROUP_ANONYMOUS_BOT.id, CHANNEL_BOT.id})
"""Accounts that are bots by name only: people speak through them."""


def reaches_bot(world: World, said: Message) -> bool:
    """Return whether Telegram tells the bot of this message."""
    if not world.bot_is_in(said.chat):
        return False
    if said.service:
        return True
    if said.sender.is_bot and said.sender.id not in _MASKS:
        return False
    return (
        said.chat.kind is Kind.PRIVATE
        or world.bot_leads(said.chat)
        or _answers_bot(world, said)
        or _commands_bot(world, said)
    )


def _answers_bot(world: World, said: Message) -> bool:
    return said.reply_to is not None and said.reply_to.sender.id == world.bot.id


def _commands_bot(world: World, said: Message) -> bool:
    """Return whether it begins with a command for this bot, or for nobody when no other bot spoke last."""
    first = next((entity for entity in said.entities if entity["offset"] == 0), None)
    if first is None or first["type"] != "bot_command":
        return False
    _, _, addressee = said.text[: first["length"]].partition("@")
    if addressee:
        return addressee.lower() == world.bot.username.lower()
    return said.chat.last_bot in (None, world.bot.id)
