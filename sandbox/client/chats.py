"""What becomes of chats, as methods."""

from sandbox.client.asking import Asking


class Chats(Asking):
    """Chats are made, joined, left, renamed and upgraded; the bot is added and removed."""

    def create_group(self, title: str, creator: int) -> int:
        """Return the id of a new basic group."""
        return self._ask(int, "create_group", title=title, creator=creator)

    def create_supergroup(self, title: str, creator: int) -> int:
        """Return the id of a new supergroup without topics."""
        return self._ask(int, "create_supergroup", title=title, creator=creator)

    def create_forum(self, title: str, creator: int) -> int:
        """Return the id of a new supergroup with topics."""
        return self._ask(int, "create_forum", title=title, creator=creator)

    def create_channel(self, title: str) -> int:
        """Return the id of a new channel, which lends its name to somebody who speaks in groups."""
        return self._ask(int, "create_channel", title=title)

    def join(self, chat: int, person: int) -> None:
        """Let a person, or another bot, come into a group."""
        self._do("join", chat=chat, person=person)

    def leave(self, chat: int, person: int) -> None:
        """Let a person leave a group."""
        self._do("leave", chat=chat, person=person)

    def promote(self, chat: int, person: int) -> None:
        """Make somebody, also the bot, an administrator."""
        self._do("promote", chat=chat, person=person)

    def demote(self, chat: int, person: int) -> None:
        """Make an administrator, also the bot, a plain member again."""
        self._do("demote", chat=chat, person=person)

    def add_bot(self, chat: int, person: int, payload: str | None = None) -> None:
        """Let a person add the bot; a payload comes by a startgroup link, which sends /start in the group."""
        self._do("add_bot", chat=chat, person=person, payload=payload)

    def remove_bot(self, chat: int, person: int) -> None:
        """Let an administrator remove the bot from a group."""
        self._do("remove_bot", chat=chat, person=person)

    def rename(self, chat: int, person: int, title: str) -> None:
        """Let a person give a group another title."""
        self._do("rename", chat=chat, person=person, title=title)

    def upgrade(self, chat: int, person: int) -> int:
        """Return the id of the supergroup a basic group becomes."""
        return self._ask(int, "upgrade", chat=chat, person=person)
