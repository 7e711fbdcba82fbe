"""Who speaks, where, and what a handler may rely on."""

from datetime import UTC, datetime

import pytest
from telegram import CallbackQuery, Chat, Message, Update, User

from chat.context import SHARED_IDENTITIES, Context, is_group, message_of, speaker_of, topic_of
from storage.actors import Actor
from storage.models import LinkRole
from tests.auxil.cast import secretary

HA = User(7, "Nguyễn Thu", is_bot=False, last_name="Hà")
GROUP = Chat(-200, Chat.SUPERGROUP, title="Nhóm Sở Tài chính")
NOW = datetime(2025, 6, 12, tzinfo=UTC)


def message(sender: User | None = HA, chat: Chat = GROUP, **more: object) -> Message:
    return Message(1, NOW, chat, from_user=sender, text="…", **more)  # type: ignore[arg-type] # for tests only


def test_a_person_speaks_by_name_in_a_chat():
    speaker = speaker_of(Update(1, message=message()))
    assert speaker is not None
    assert (speaker.person_id, speaker.display_name, speaker.chat_id) == (7, "Nguyễn Thu Hà", -200)
    assert (speaker.chat_title, speaker.topic_id) == ("Nhóm Sở Tài chính", None)


def test_in_private_the_chat_has_the_persons_name():
    speaker = speaker_of(Update(1, message=message(chat=Chat(7, Chat.PRIVATE, first_name="Hà"))))
    assert speaker is not None
    assert speaker.chat_title == "Hà"


@pytest.mark.parametrize("shared", sorted(SHARED_IDENTITIES))
def test_a_shared_identity_is_nobody(shared: int):
    assert speaker_of(Update(1, message=message(User(shared, "Group", is_bot=False)))) is None


def test_a_bot_is_nobody():
    assert speaker_of(Update(1, message=message(User(9, "Bot", is_bot=True)))) is None


def test_somebody_speaking_as_a_channel_is_nobody():
    assert speaker_of(Update(1, message=message(sender_chat=Chat(-300, Chat.CHANNEL)))) is None


def test_an_update_without_a_sender_is_nobodys():
    assert speaker_of(Update(1)) is None
    assert speaker_of(Update(1, message=message(sender=None))) is None


def test_the_person_who_presses_counts_and_not_the_author_of_the_message():
    below = message(User(1, "Đôn đốc", is_bot=True), sender_chat=GROUP)
    speaker = speaker_of(Update(1, callback_query=CallbackQuery("1", HA, "1", message=below)))
    assert speaker is not None
    assert speaker.person_id == 7


def test_only_a_message_in_a_topic_has_one():
    assert topic_of(None) is None
    assert topic_of(message(message_thread_id=5)) is None  # a plain reply carries a thread as well
    assert topic_of(message(message_thread_id=5, is_topic_message=True)) == 5


def test_groups_and_supergroups_are_groups():
    assert is_group(Chat(1, Chat.GROUP))
    assert is_group(GROUP)
    assert not is_group(Chat(1, Chat.PRIVATE))
    assert not is_group(None)


def test_a_handler_of_messages_gets_one_or_fails_loudly():
    with pytest.raises(RuntimeError, match="messages only"):
        message_of(Update(1))


def test_a_handler_relies_on_its_audience_only():
    context = Context.__new__(Context)
    context.linked = None
    with pytest.raises(RuntimeError, match="linked chat"):
        _ = context.actor
    context.linked = secretary()
    with pytest.raises(RuntimeError, match="promise a unit"):
        _ = context.unit_id
    context.linked = Actor(7, "Hà", -200, None, LinkRole.UNIT, 3, "Sở Tài chính")
    assert context.unit_id == 3
