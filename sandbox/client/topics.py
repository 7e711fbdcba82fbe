"""What becomes of the topics of a forum, as methods."""

from sandbox.client.asking import Asking
from sandbox.state import GENERAL


class Topics(Asking):
    """Topics are opened, closed, reopened, deleted, hidden, switched off altogether."""

    def create_topic(self, chat: int, person: int, name: str) -> int:
        """Return the thread id of a new topic of a forum."""
        return self._ask(int, "create_topic", chat=chat, person=person, name=name)

    def close_topic(self, chat: int, person: int, topic: int = GENERAL) -> None:
        """Let an administrator close a topic; a plain member, like the bot, then gets TOPIC_CLOSED."""
        self._do("close_topic", chat=chat, person=person, topic=topic)

    def reopen_topic(self, chat: int, person: int, topic: int = GENERAL) -> None:
        """Let an administrator open a closed topic again."""
        self._do("reopen_topic", chat=chat, person=person, topic=topic)

    def delete_topic(self, chat: int, person: int, topic: int) -> None:
        """Let an administrator delete a topic with all its messages; the bot is not told."""
        self._do("delete_topic", chat=chat, person=person, topic=topic)

    def hide_general_topic(self, chat: int, person: int) -> None:
        """Let an administrator hide the general topic, which closes it too."""
        self._do("hide_general_topic", chat=chat, person=person)

    def unhide_general_topic(self, chat: int, person: int) -> None:
        """Let an administrator show the general topic again, which stays closed."""
        self._do("unhide_general_topic", chat=chat, person=person)

    def switch_topics_off(self, chat: int, person: int) -> None:
        """Let an administrator make a forum a group without topics; no message says so."""
        self._do("switch_topics", chat=chat, person=person, on=False)

    def switch_topics_on(self, chat: int, person: int) -> None:
        """Let an administrator make a supergroup a forum, with the topics it had; no message says so."""
        self._do("switch_topics", chat=chat, person=person, on=True)
