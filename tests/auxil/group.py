"""A group of the sandbox with somebody in it who speaks, presses and sees what the bot answers."""

from dataclasses import dataclass

from bot.rehearsal import Rehearsal
from sandbox.views import ChatMessage, Press


@dataclass
class Group:
    """A group (or a private chat, or a topic) and the person who usually speaks in it."""

    stage: Rehearsal
    chat: int
    person: int
    title: str = ""
    topic: int | None = None

    async def says(self, text: str, *, reply_to: int | None = None, person: int | None = None) -> int:
        """Say something and let the bot answer; return the message's id."""
        said = self.stage.people.say(
            self.chat, person or self.person, text, reply_to=reply_to, topic=self.topic
        )
        await self.stage.settle()
        return said

    async def answers(self, text: str, *, person: int | None = None) -> int:
        """Say something in reply to the bot's latest message."""
        return await self.says(text, reply_to=self.last().id, person=person)

    async def edits(self, message: int, text: str) -> None:
        """Change what somebody said and let the bot answer."""
        self.stage.people.edit(self.chat, message, text)
        await self.stage.settle()

    async def sends(
        self, name: str, content: bytes, *, reply_to: int | None = None, caption: str = ""
    ) -> None:
        """Send a document and let the bot answer."""
        self.stage.people.upload_document(
            self.chat, self.person, name, content, reply_to=reply_to, caption=caption
        )
        await self.stage.settle()

    async def presses(
        self, button: str, *, message: ChatMessage | None = None, person: int | None = None
    ) -> str:
        """Press a button of the bot's last message, or of the one given; return the words that pop up."""
        target = message or self.last()
        press = await self.stage.press(self.chat, person or self.person, target.id, button)
        return _popped_up(press)

    async def presses_twice(self, button: str, *, message: ChatMessage | None = None) -> tuple[str, str]:
        """Press a button twice before the bot notices; return the words that pop up."""
        people, target = self.stage.people, message or self.last()
        presses = [people.press(self.chat, self.person, target.id, button) for _ in range(2)]
        await self.stage.settle()
        first, second = (_popped_up(people.answer_to_press(press.query_id)) for press in presses)
        return first, second

    def from_bot(self) -> list[ChatMessage]:
        """Return what the bot said here, the oldest first."""
        bot = self.stage.people.bot()
        return [
            one for one in self.stage.people.messages(self.chat) if one.sender_id == bot and not one.service
        ]

    def last(self) -> ChatMessage:
        """Return the bot's latest message."""
        return self.from_bot()[-1]

    def again(self, message: ChatMessage) -> ChatMessage:
        """Return a message as it looks now."""
        return next(one for one in self.stage.people.messages(self.chat) if one.id == message.id)

    def labels(self, message: ChatMessage | None = None) -> list[str]:
        """Return the labels of the buttons of the bot's last message, or of the one given."""
        return [button.label for row in (message or self.last()).buttons for button in row]

    async def somebody_joins(self, first_name: str, last_name: str = "") -> int:
        """Return a new person, who comes into the group."""
        person = self.stage.people.create_person(first_name, last_name)
        self.stage.people.join(self.chat, person)
        await self.stage.settle()
        return person


def _popped_up(press: Press) -> str:
    assert press.answer is not None, "the bot left a press without an answer"
    return press.answer.text
