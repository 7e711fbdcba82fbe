"""What people pass on, as methods."""

from sandbox.client.asking import Asking


class Relaying(Asking):
    """People forward, quote, answer in another chat, and paste with formatting."""

    def say_formatted(
        self, chat: int, person: int, html: str, *, reply_to: int | None = None, topic: int | None = None
    ) -> int:
        """Return the id of the message in which a person says something with formatting, given as HTML.

        What stands in code is neither a command nor a mention for Telegram.
        """
        where = {"reply_to": reply_to, "topic": topic}
        return self._ask(int, "say_formatted", chat=chat, person=person, html=html, **where)

    def say_quoting(self, chat: int, person: int, text: str, *, reply_to: int, quote: str) -> int:
        """Return the id of the message in which a person answers words picked from a message."""
        said = {"text": text, "reply_to": reply_to, "quote": quote}
        return self._ask(int, "say_quoting", chat=chat, person=person, **said)

    def reply_elsewhere(
        self, chat: int, person: int, text: str, *, source: int, message_id: int, quote: str = ""
    ) -> int:
        """Return the id of the message in which a person answers, in one chat, a message of another.

        It is no reply for privacy mode: only an administrator hears it, or a private chat.
        """
        answered = {"source": source, "message_id": message_id, "quote": quote}
        return self._ask(int, "reply_elsewhere", chat=chat, person=person, text=text, **answered)

    def forward(
        self, chat: int, person: int, *, source: int, message_id: int, topic: int | None = None
    ) -> int:
        """Return the id of the message that a person forwards from a chat, without its buttons."""
        forwarded = {"source": source, "message_id": message_id, "topic": topic}
        return self._ask(int, "forward", chat=chat, person=person, **forwarded)

    def hide_in_forwards(self, person: int) -> None:
        """Let a person's account not be found by what others forward of theirs: only the name is told."""
        self._do("hide_in_forwards", person=person)

    def post_in_channel(self, channel: int, text: str) -> int:
        """Return the id of a new post of a channel, to be forwarded."""
        return self._ask(int, "post_in_channel", channel=channel, text=text)
