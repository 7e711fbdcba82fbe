"""Documents, captions and photos that the bot sends, and what Telegram says to the rest."""

import pytest

from sandbox.client import SandboxClient
from sandbox.server import RunningSandbox
from tests.sandbox.conftest import Cast
from tests.sandbox.images import jpeg, png
from tests.sandbox.raw_bot import RawBot


def test_a_document_is_sent_and_can_be_sent_again_by_its_id(
    sandbox: RunningSandbox, control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    files = {"document": ("Kế hoạch.docx", b"PK", "application/octet-stream")}
    data = {"chat_id": str(cast.group), "caption": "<b>Kế hoạch</b>", "parse_mode": "HTML"}
    said = bot.http.post("sendDocument", data=data, files=files).json()["result"]
    document = said["document"]
    assert (document["file_name"], document["file_size"]) == ("Kế hoạch.docx", 2)
    assert document["mime_type"].endswith("wordprocessingml.document")
    assert (said["caption"], said["caption_entities"][0]["type"]) == ("Kế hoạch", "bold")
    again = bot.call("sendDocument", chat_id=cast.supergroup, document=document["file_id"])
    assert again["document"] == document
    shown = control.messages(cast.supergroup)[-1]
    assert shown.attachment is not None
    assert (shown.attachment.name, shown.attachment.size) == ("Kế hoạch.docx", 2)
    assert control.attachment(cast.supergroup, shown.id) == b"PK"


def test_a_file_may_be_attached_under_another_name(bot: RawBot, cast: Cast) -> None:
    data = {"chat_id": str(cast.group), "document": "attach://plan"}
    said = bot.http.post("sendDocument", data=data, files={"plan": ("a.pdf", b"%PDF")}).json()["result"]
    assert said["document"]["file_name"] == "a.pdf"
    refused = bot.http.post("sendDocument", data=data, files={"other": ("a.pdf", b"%PDF")}).json()
    assert refused["description"] == "Bad Request: there is no file plan in the request"


def test_a_document_must_be_there_and_not_be_empty(bot: RawBot, cast: Cast) -> None:
    assert bot.refusal("sendDocument", chat_id=cast.group)[1].endswith("there is no document in the request")
    refused = bot.http.post("sendDocument", data={"chat_id": str(cast.group)}, files={"document": ("a", b"")})
    assert refused.json()["description"] == "Bad Request: file must be non-empty"
    wrong = bot.refusal("sendDocument", chat_id=cast.group, document="BQAC")
    assert wrong[1] == "Bad Request: wrong remote file identifier specified: can't unserialize it"
    fetched = bot.refusal("sendDocument", chat_id=cast.group, document="https://a.vn/a.pdf")
    assert fetched[1] == "Bad Request: the sandbox fetches no files by their address"


def test_a_caption_has_at_most_1024_characters(bot: RawBot, cast: Cast) -> None:
    files = {"document": ("a.txt", b"x")}
    data = {"chat_id": str(cast.group), "caption": "x" * 1025}
    refused = bot.http.post("sendDocument", data=data, files=files).json()
    assert refused["description"] == "Bad Request: message caption is too long"


def test_an_upload_of_more_than_50_mb_is_too_large(bot: RawBot, cast: Cast) -> None:
    files = {"document": ("a.bin", bytes(50 * 1024 * 1024))}
    refused = bot.http.post("sendDocument", data={"chat_id": str(cast.group)}, files=files)
    assert refused.status_code == 413
    assert refused.json()["description"] == "Request Entity Too Large"


@pytest.mark.parametrize("content", [png(1600, 1200), jpeg(1600, 1200)])
def test_a_photo_comes_in_sizes_the_largest_last(
    control: SandboxClient, bot: RawBot, cast: Cast, content: bytes
) -> None:
    answer = bot.http.post(
        "sendPhoto", data={"chat_id": str(cast.group)}, files={"photo": ("a.png", content)}
    )
    sizes = [(size["width"], size["height"]) for size in answer.json()["result"]["photo"]]
    assert sizes == [(90, 67), (320, 240), (800, 600), (1280, 960), (1600, 1200)]
    assert control.attachment(cast.group, control.messages(cast.group)[-1].id) == content
    largest = answer.json()["result"]["photo"][-1]["file_id"]
    assert bot.call("sendPhoto", chat_id=cast.group, photo=largest)["photo"][-1]["file_id"] == largest


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF", "IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8\xff", "IMAGE_PROCESS_FAILED"),
        (png(0, 10), "IMAGE_PROCESS_FAILED"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(6000, 4001), "PHOTO_INVALID_DIMENSIONS"),
        (
            png(10, 10) + bytes(10 * 1024 * 1024),
            "file of size 10485789 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
)
def test_a_photo_must_be_a_picture_of_bounded_size(
    bot: RawBot, cast: Cast, content: bytes, reason: str
) -> None:
    refused = bot.http.post(
        "sendPhoto", data={"chat_id": str(cast.group)}, files={"photo": ("a.png", content)}
    )
    assert refused.json()["description"] == f"Bad Request: {reason}"
