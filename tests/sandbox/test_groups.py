"""What becomes of groups: the bot comes and goes, people too, titles change, topics open, groups grow up."""

import pytest

from sandbox.client import SandboxClient
from sandbox.errors import ImpossibleError
from tests.sandbox.conftest import Cast
from tests.sandbox.raw_bot import RawBot


def test_the_bot_is_told_when_somebody_adds_it(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    chat = control.create_group("Sở Tài chính", cast.an)
    control.add_bot(chat, cast.an)
    member, arrival = bot.updates()
    change = member["my_chat_member"]
    assert (change["chat"]["title"], change["from"]["id"]) == ("Sở Tài chính", cast.an)
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "member")
    assert arrival["message"]["new_chat_members"][0]["id"] == control.bot()


def test_a_startgroup_link_says_start_in_the_group(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    chat = control.create_supergroup("Sở Tài chính", cast.an)
    control.add_bot(chat, cast.an, payload="a1B2c3")
    started = bot.updates()[-1]["message"]
    assert (started["text"], started["from"]["id"]) == ("/start@sandbox_bot a1B2c3", cast.an)
    with pytest.raises(ImpossibleError, match="already"):
        control.add_bot(chat, cast.an)


def test_removed_from_a_basic_group_the_bot_has_left_it(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.remove_bot(cast.group, cast.an)
    departure, member = bot.updates()
    assert departure["message"]["left_chat_member"]["id"] == control.bot()
    assert member["my_chat_member"]["new_chat_member"]["status"] == "left"


def test_removed_from_a_supergroup_the_bot_is_banned(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.remove_bot(cast.supergroup, cast.an)
    (member,) = bot.updates()
    assert member["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert member["my_chat_member"]["new_chat_member"]["until_date"] == 0


def test_the_bot_is_restricted_and_promoted_and_demoted(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.restrict_bot(cast.supergroup, cast.an)
    control.promote(cast.supergroup, control.bot())
    control.demote(cast.supergroup, control.bot())
    members = [update["my_chat_member"]["new_chat_member"] for update in bot.updates()]
    assert [member["status"] for member in members] == ["restricted", "administrator", "member"]
    assert members[0]["can_send_messages"] is False
    assert members[1]["can_delete_messages"] is True


def test_people_join_and_leave_with_a_service_message(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    chi = control.create_person("Chi")
    control.join(cast.group, chi)
    control.leave(cast.group, chi)
    arrival, departure = (update["message"] for update in bot.updates())
    assert arrival["new_chat_members"][0]["first_name"] == "Chi"
    assert departure["left_chat_member"]["first_name"] == "Chi"
    assert control.messages(cast.group)[-1].service == "left_chat_member"


def test_a_group_gets_another_title(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.rename(cast.group, cast.binh, "Sở Y tế Thanh Hóa")
    said = bot.updates()[-1]["message"]
    assert said["new_chat_title"] == said["chat"]["title"] == "Sở Y tế Thanh Hóa"


def test_a_topic_opens_with_a_service_message_and_holds_what_is_said_there(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    forum = control.create_forum("Diễn đàn", cast.an)
    control.add_bot(forum, cast.an)
    bot.updates()
    topic = control.create_topic(forum, cast.an, "Báo cáo")
    control.say(forum, cast.an, "/trong", topic=topic)
    control.say(forum, cast.an, "/ngoai")
    opened, inside, outside = (update["message"] for update in bot.updates())
    assert (opened["message_id"], opened["chat"]["is_forum"]) == (topic, True)
    assert opened["forum_topic_created"]["name"] == "Báo cáo"
    assert (inside["message_thread_id"], inside["is_topic_message"]) == (topic, True)
    assert inside["reply_to_message"]["message_id"] == topic
    assert "message_thread_id" not in outside
    with pytest.raises(ImpossibleError, match="has no topics"):
        control.create_topic(cast.supergroup, cast.an, "x")


def test_a_group_becomes_a_supergroup_and_both_say_so(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    supergroup = control.upgrade(cast.group, cast.an)
    old, new = (update["message"] for update in bot.updates())
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (cast.group, supergroup)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (supergroup, cast.group)
    assert new["chat"] == {"id": supergroup, "type": "supergroup", "title": "Sở Y tế"}
    control.say(supergroup, cast.binh, "/tonghop")
    assert bot.heard() == ["/tonghop"]
    with pytest.raises(ImpossibleError, match="no group, or none any more"):
        control.rename(cast.group, cast.an, "x")
    with pytest.raises(ImpossibleError, match="was upgraded"):
        control.say(cast.group, cast.an, "x")


def test_groups_cannot_do_what_telegram_does_not_let_them(control: SandboxClient, cast: Cast) -> None:
    for impossible, reason in (
        (lambda: control.join(cast.group, cast.binh), "cannot join"),
        (lambda: control.join(cast.group, control.bot()), "cannot join"),
        (lambda: control.remove_bot(cast.group, cast.binh), "does not lead"),
        (lambda: control.restrict_bot(cast.group, cast.an), "restricts nobody"),
        (lambda: control.upgrade(cast.supergroup, cast.an), "supergroup already"),
        (lambda: control.demote(cast.group, cast.an), "stays its owner"),
        (lambda: control.rename(cast.an, cast.an, "x"), "is no group"),
    ):
        with pytest.raises(ImpossibleError, match=reason):
            impossible()
