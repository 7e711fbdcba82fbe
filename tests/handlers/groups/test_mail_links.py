"""A unit that is written to by mail alone: registered, reminded, answering."""

from tests.auxil.by_mail import ADDRESS, ByMail


async def test_the_first_mail_says_what_it_is(by_mail: ByMail):
    assert by_mail.post.last["To"] == ADDRESS
    assert "Từ nay Đôn đốc gửi nhắc việc" in by_mail.said()


async def test_the_reminder_comes_by_mail_and_is_answered_in_words(morning: ByMail):
    print(morning.said())
    print(morning.post.last.get_body(("html",)).get_content())
    await morning.answers("NV 1 đang thực hiện 85%")
    print(morning.said())
    print([m.text for m in morning.world.secretariat.from_bot()][-3:])
    assert 0
