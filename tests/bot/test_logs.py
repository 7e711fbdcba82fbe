"""The log goes to the terminal and never holds the token or a password, also not in a traceback."""

import logging
from collections.abc import Iterator

import httpx
import pytest

from bot.logs import set_up_logging

TOKEN, PASSWORD = "123456:" + "A" * 35, "p%40ss"
ADDRESS = f"https://api.telegram.org/bot{TOKEN}/getMe"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Hide pytest's handlers, which setting up would close, and leave everything as it was found."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    root.handlers[:] = []
    yield
    root.handlers[:], root.level = handlers, level
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_a_secret_in_a_message_is_blanked(capsys: pytest.CaptureFixture[str]):
    set_up_logging(TOKEN, PASSWORD)
    logging.getLogger("bot").warning("asking %s with %s", ADDRESS, PASSWORD)
    expected = "WARNING bot: asking https://api.telegram.org/bot***/getMe with ***\n"
    assert capsys.readouterr().err.endswith(expected)


def test_a_secret_in_a_traceback_is_blanked(capsys: pytest.CaptureFixture[str]):
    set_up_logging(TOKEN, PASSWORD)

    def fails() -> None:
        raise LookupError(ADDRESS)

    try:
        fails()
    except LookupError:
        logging.getLogger("bot").exception("a surprise")
    written = capsys.readouterr().err
    assert "LookupError: https://api.telegram.org/bot***/getMe" in written
    assert TOKEN not in written


def test_httpx_does_not_log_every_address(capsys: pytest.CaptureFixture[str]):
    set_up_logging(TOKEN, PASSWORD)

    def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200)

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        client.get(ADDRESS)
    logging.getLogger("bot").info("ready")
    assert capsys.readouterr().err.count("\n") == 1


def test_only_what_is_grave_enough_is_logged(capsys: pytest.CaptureFixture[str]):
    set_up_logging(level=logging.ERROR)
    logging.getLogger("bot").warning("a warning")
    assert capsys.readouterr().err == ""
