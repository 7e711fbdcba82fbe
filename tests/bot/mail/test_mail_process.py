"""A mail is read in a process of its own, which may break."""

import pytest

from bot import mail_process
from bot.mail_process import read_mail_in_process
from chat.mail.reading import LARGEST, UnreadableMailError


async def test_a_mail_is_read_in_a_process_of_its_own():
    letter = await read_mail_in_process("From: a@b.vn\n\nNV 1 đang thực hiện".encode())
    assert (letter.sender, letter.words) == ("a@b.vn", "NV 1 đang thực hiện")


async def test_what_is_too_large_is_not_read():
    with pytest.raises(UnreadableMailError, match="too large"):
        await read_mail_in_process(b"x" * (LARGEST + 1))


async def test_what_takes_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mail_process, "PATIENCE_SECONDS", 0.001)
    with pytest.raises(UnreadableMailError, match="takes too long"):
        await read_mail_in_process(b"From: a@b.vn\n\nx")
