"""What people do, as methods."""

from sandbox.client.asking import Asking
from sandbox.views import Press


class People(Asking):
    """People speak, press buttons, start and block the bot."""

    def create_person(self, first_name: str, last_name: str = "", username: str = "") -> int:
        """Return the id of a new person, which is also that of the private chat with the bot."""
        return self._ask(int, "create_person", first_name=first_name, last_name=last_name, username=username)

    def create_bot(self, first_name: str, username: str) -> int:
        """Return the id of another bot, whose messages ours never sees."""
        return self._ask(int, "create_bot", first_name=first_name, username=username)

    def start(self, person: int, payload: str = "") -> int:
        """Return the id of the /start in the private chat, also after the bot was blocked."""
        return self._ask(int, "start", person=person, payload=payload)

    def block(self, person: int) -> None:
        """Let a person block the bot in private."""
        self._do("block", person=person)

    def unblock(self, person: int) -> None:
        """Let a person unblock the bot in private."""
        self._do("unblock", person=person)

    def say(
        self, chat: int, person: int, text: str, *, reply_to: int | None = None, topic: int | None = None
    ) -> int:
        """Return the id of the message in which a person says something."""
        return self._ask(int, "say", chat=chat, person=person, text=text, reply_to=reply_to, topic=topic)

    def say_anonymously(self, chat: int, person: int, text: str, *, reply_to: int | None = None) -> int:
        """Return the id of the message an administrator sends in the name of the group."""
        return self._ask(int, "say_anonymously", chat=chat, person=person, text=text, reply_to=reply_to)

    def say_as_channel(self, chat: int, channel: int, text: str, *, reply_to: int | None = None) -> int:
        """Return the id of the message somebody sends to a supergroup in the name of a channel."""
        return self._ask(int, "say_as_channel", chat=chat, channel=channel, text=text, reply_to=reply_to)

    def edit(self, chat: int, message_id: int, text: str) -> None:
        """Change what a person said, or the caption of what they sent."""
        self._do("edit", chat=chat, message_id=message_id, text=text)

    def delete(self, chat: int, message_id: int) -> None:
        """Delete a message; the bot is not told, as on Telegram."""
        self._do("delete", chat=chat, message_id=message_id)

    def press(self, chat: int, person: int, message_id: int, button: str, *, wait: float = 0) -> Press:
        """Return the press of a button (its label or data), with the answer if it arrives in `wait` seconds.

        Pressing again makes another update; a bot in the same thread can answer only after this has returned.
        """
        where = {"chat": chat, "person": person, "message_id": message_id}
        return self._ask(Press, "press", **where, button=button, wait=wait)

    def answer_to_press(self, query_id: str, *, wait: float = 0) -> Press:
        """Return an earlier press with its answer if it is there or arrives in `wait` seconds."""
        return self._ask(Press, "answer_to_press", query_id=query_id, wait=wait)
