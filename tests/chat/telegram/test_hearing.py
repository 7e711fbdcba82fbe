"""What Telegram sends, as we hear it: who speaks, where, in reply to what."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram import CallbackQuery, Chat, ExternalReplyInfo, Message, MessageOriginUser, Update, User

from chat.heard import ChatKind, Heard
from chat.telegram.hearing import SHARED_IDENTITIES, Us, heard_in

US = Us(1, "dondoc_bot")
HA = User(7, "Nguyễn Thu", is_bot=False, last_name="Hà")
BOT = User(US.id, "Đôn đốc", is_bot=True)
GROUP = Chat(-200, Chat.SUPERGROUP, title="Nhóm Sở Tài chính")
NOW = datetime(2025, 6, 12, tzinfo=UTC)


def message(sender: User | None = HA, chat: Chat = GROUP, **more: object) -> Message:
    return Message(9, NOW, chat, from_user=sender, **{"text": "…", **more})  # type: ignore[arg-type] # for tests only


def hear(update: Update) -> Heard:
    heard = heard_in(update, US, NOW)
    assert heard is not None
    return heard


def said(**more: object) -> Heard:
    return hear(Update(1, message=message(**more)))  # type: ignore[arg-type] # for tests only


def test_a_person_speaks_by_name_in_a_chat():
    speaker = said().speaker
    assert speaker is not None
    assert (speaker.person_id, speaker.display_name, speaker.chat_id) == (7, "Nguyễn Thu Hà", -200)
    assert (speaker.chat_title, speaker.topic_id) == ("Nhóm Sở Tài chính", None)


def test_in_private_the_chat_has_the_persons_name():
    heard = said(chat=Chat(7, Chat.PRIVATE, first_name="Hà"))
    assert (heard.chat_title, heard.chat_kind) == ("Hà", ChatKind.PRIVATE)
    assert heard.is_to_us


@pytest.mark.parametrize("shared", sorted(SHARED_IDENTITIES))
def test_a_shared_identity_is_nobody(shared: int):
    assert said(sender=User(shared, "Group", is_bot=False)).speaker is None


def test_a_bot_is_nobody():
    assert said(sender=User(9, "Bot", is_bot=True)).speaker is None


def test_somebody_speaking_as_a_channel_is_nobody():
    assert said(sender_chat=Chat(-300, Chat.CHANNEL)).speaker is None


def test_a_message_without_a_sender_is_nobodys_and_an_empty_update_is_not_heard():
    assert said(sender=None).speaker is None
    assert heard_in(Update(1), US, NOW) is None


def test_the_person_who_presses_counts_and_not_the_author_of_the_message():
    below = message(BOT, sender_chat=GROUP)
    heard = hear(Update(1, callback_query=CallbackQuery("1", HA, "1", message=below, data="task:1")))
    assert heard.speaker is not None
    assert heard.speaker.person_id == 7
    assert heard.press is not None
    assert (heard.press.data, heard.shows, heard.is_addressed) == ("task:1", 9, True)


def test_only_a_message_in_a_topic_has_one():
    assert said(message_thread_id=5).topic_id is None  # a plain reply carries a thread as well
    assert said(message_thread_id=5, is_topic_message=True).topic_id == 5


@pytest.mark.parametrize("kind", [Chat.GROUP, Chat.SUPERGROUP])
def test_groups_and_supergroups_are_groups(kind: str):
    assert said(chat=Chat(-1, kind)).is_group


def test_a_reply_to_us_is_said_to_us():
    ours, other = message(BOT), message(User(8, "Bình", is_bot=False))
    assert (said(reply_to_message=ours).is_to_us, said(reply_to_message=ours).answers) == (True, 9)
    answered = said(reply_to_message=other)
    assert (answered.is_to_us, answered.answers) == (False, 9)
    assert answered.answers_person is not None
    assert answered.answers_person.display_name == "Bình"


def test_a_command_is_its_name_and_the_words_behind_it():
    heard = said(text="/BaoCao@dondoc_bot  NV 1\nđã xong")
    assert (heard.command, heard.said, heard.is_to_us) == ("baocao", "NV 1\nđã xong", True)
    assert (said(text="NV 1").command, said(text="NV 1").said) == ("", "NV 1")
    assert said(text="/nhiemvu").said == ""


def test_what_waited_counts_as_said_when_it_was_heard_first():
    before = NOW - timedelta(hours=3)
    waited = {"waited": {"unit": 4, "said_at": before.isoformat()}}
    heard = hear(Update(1, message=message(), api_kwargs=waited))
    assert (heard.said_at, heard.meant_unit) == (before, 4)


def test_an_event_has_no_message_to_answer():
    assert said().id == 9
    with pytest.raises(RuntimeError, match="no message"):
        _ = Heard(1, -200, ChatKind.GROUP, NOW).id


def test_what_was_said_hours_ago_counts_as_said_then_and_the_future_is_not_believed():
    late = heard_in(Update(1, message=message()), US, NOW + timedelta(hours=9))
    early = heard_in(Update(1, message=message()), US, NOW - timedelta(hours=1))
    assert late is not None
    assert early is not None
    assert (late.said_at, early.said_at) == (NOW, NOW - timedelta(hours=1))


def test_an_edit_counts_as_said_when_it_was_edited_and_a_press_when_it_is_heard():
    later = NOW + timedelta(hours=9)
    edited = message(edit_date=NOW + timedelta(hours=2))
    heard = heard_in(Update(1, edited_message=edited), US, later)
    pressed = heard_in(
        Update(1, callback_query=CallbackQuery("1", HA, "1", message=message(BOT), data="x")), US, later
    )
    assert heard is not None
    assert pressed is not None
    assert (heard.said_at, pressed.said_at) == (NOW + timedelta(hours=2), later)


def test_a_command_to_another_bot_is_not_heard_and_one_to_us_is():
    assert heard_in(Update(1, message=message(text="/baocao@other_bot NV 1")), US, NOW) is None
    assert said(text="/baocao@DonDoc_Bot NV 1").command == "baocao"


def test_calling_the_bot_by_its_name_speaks_to_it():
    heard = said(text="@dondoc_bot NV 1 xong rồi")
    assert (heard.words, heard.is_to_us) == ("NV 1 xong rồi", True)
    assert not said(text="@dondoc_botany NV 1").is_mention


def test_an_answer_from_another_chat_speaks_to_us_if_the_message_was_ours():
    ours = ExternalReplyInfo(MessageOriginUser(NOW, BOT))
    assert said(external_reply=ours).is_to_us
    theirs = ExternalReplyInfo(MessageOriginUser(NOW, HA))
    assert not said(external_reply=theirs).is_to_us


def test_what_is_passed_on_is_no_command_and_nobodys_word():
    heard = said(text="/baocao NV 1 xong", forward_origin=MessageOriginUser(NOW, HA))
    assert (heard.is_forwarded, heard.is_command, heard.is_our_word) == (True, False, False)
    assert said(forward_origin=MessageOriginUser(NOW, BOT)).is_our_word
