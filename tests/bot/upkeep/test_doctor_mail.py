"""What the doctor finds of mail: servers that answer, that do not, that take no password."""

from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings, SettingsError, read_settings
from bot.upkeep.doctor import mail
from bot.upkeep.doctor.findings import Grade
from tests.auxil.by_mail import imap, post
from tests.auxil.post import HERE, OWN, WORD, Post, free_port

__all__ = ["imap", "post"]


def settings(folder: Path, **values: Any) -> Settings:
    return read_settings(**{"_env_file": None, "bot_token": "123:ABC", "data_folder": folder, **values})


async def test_what_answers_is_well(post: Post, tmp_path: Path):
    found = await mail.look(settings(tmp_path, **post.settings))
    assert [(one.name, one.grade) for one in found] == [("gửi thư", Grade.GOOD), ("nhận thư", Grade.GOOD)]


async def test_what_does_not_answer_is_told_without_any_password(tmp_path: Path):
    nobody = f"user:{WORD}@{HERE}:{free_port()}"
    values = {"mail_url": f"smtp://{nobody}", "mail_from": OWN, "imap_url": f"imap://{nobody}"}
    found = await mail.look(settings(tmp_path, **values))
    assert [one.grade for one in found] == [Grade.WRONG, Grade.WRONG]
    assert not any(WORD in one.text + one.next_step for one in found)


async def test_a_wrong_password_is_told(post: Post, tmp_path: Path):
    values = {**post.settings, "imap_url": post.settings["imap_url"].replace(WORD, "sai")}
    _, reading = await mail.look(settings(tmp_path, **values))
    assert reading.grade is Grade.WRONG
    assert "IMAP_URL" in reading.next_step


async def test_without_mail_nothing_is_said_of_it(tmp_path: Path):
    assert await mail.look(settings(tmp_path)) == []


GOOD = {
    "mail_url": "smtps://a:b@smtp.tinh.gov.vn",
    "mail_from": "Đôn đốc – Công an tỉnh <dondoc@tinh.gov.vn>",
    "imap_url": "imaps://a%40b:c@imap.tinh.gov.vn/Bao%20cao",
}
WRONG = {
    "mail_url": ("smtp.tinh.gov.vn", "smtps://", "http://a.vn"),
    "mail_from": ("dondoc", "a@b", "a@b.vn, c@d.vn", "Đôn đốc"),
    "imap_url": ("imaps://imap.tinh.gov.vn", "imap://a@b.vn", "pop3://a:b@c.vn"),
}


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, values in WRONG.items() for value in values]
)
def test_a_wrong_setting_is_named_and_a_password_is_not_shown(tmp_path: Path, key: str, value: str):
    with pytest.raises(SettingsError, match=key.upper()) as refused:
        settings(tmp_path, **{**GOOD, key: value})
    assert (key == "mail_from") is (repr(value) in str(refused.value))


@pytest.mark.parametrize("key", GOOD)
def test_the_three_settings_of_mail_go_together(tmp_path: Path, key: str):
    with pytest.raises(SettingsError, match=key.upper()):
        settings(tmp_path, **{name: value for name, value in GOOD.items() if name != key})


def test_passwords_of_mail_are_secrets(tmp_path: Path):
    secrets = settings(tmp_path, **{**GOOD, "mail_url": "smtp://a:m%40t@b.vn"}).secrets
    assert {"m%40t", "m@t", "c"} <= set(secrets)
