"""Media of every kind that people send, albums, and what of them can be edited."""

from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from sandbox.client import SandboxClient
from sandbox.errors import ImpossibleError
from sandbox.media import CLIP, MediaKind
from sandbox.rights import Permission
from sandbox.server import serve
from sandbox.state import CAPTIONED
from tests.sandbox.bot_api import faults
from tests.sandbox.conftest import Cast
from tests.sandbox.images import png
from tests.sandbox.raw_bot import RawBot

EVERY_KIND = pytest.mark.parametrize("kind", MediaKind)


@EVERY_KIND
def test_each_kind_is_one_of_the_bot_api(
    control: SandboxClient,
    bot: RawBot,
    cast: Cast,
    types: dict[str, Any],
    kind: MediaKind,
) -> None:
    reminder = bot.say(cast.supergroup)["message_id"]
    control.send_media(cast.supergroup, cast.binh, kind, reply_to=reminder)
    (update,) = bot.updates()
    assert kind in update["message"]
    assert update["message"]["reply_to_message"]["message_id"] == reminder
    assert faults(types, "Update", update, "Update") == []
    read = Update.de_json(update).effective_message
    assert read is not None
    assert not read.api_kwargs


def test_old_fields_come_with_new_ones(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.send_media(cast.an, cast.an, MediaKind.ANIMATION)
    control.send_media(cast.an, cast.an, MediaKind.VENUE)
    animation, venue = (update["message"] for update in bot.updates())
    assert animation["document"]["file_id"] == animation["animation"]["file_id"]
    assert venue["location"] == venue["venue"]["location"]


def test_a_video_has_words_and_a_file(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    said = control.send_media(cast.an, cast.an, MediaKind.VIDEO, caption="/baocao NV 1")
    message = bot.updates()[-1]["message"]
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("/baocao NV 1", "bot_command")
    assert bot.call("getFile", file_id=message["video"]["file_id"])["file_size"] == len(CLIP)
    assert control.attachment(cast.an, said) == CLIP
    control.edit(cast.an, said, "/baocao NV 2")
    assert bot.updates()[-1]["edited_message"]["caption"] == "/baocao NV 2"


@EVERY_KIND
def test_words_are_edited_where_there_can_be_any(
    control: SandboxClient, bot: RawBot, cast: Cast, kind: MediaKind
) -> None:
    said = control.send_media(cast.an, cast.an, kind)
    bot.updates()
    if kind in CAPTIONED:
        control.edit(cast.an, said, "thêm lời")
        assert bot.updates()[-1]["edited_message"]["caption"] == "thêm lời"
        return
    with pytest.raises(ImpossibleError, match="no words to edit"):
        control.edit(cast.an, said, "x")
    with pytest.raises(ImpossibleError, match="no caption"):
        control.send_media(cast.an, cast.an, kind, caption="x")


@pytest.mark.parametrize(
    ("permission", "kind"),
    [
        (Permission.SEND_VIDEOS, MediaKind.VIDEO),
        (Permission.SEND_VIDEO_NOTES, MediaKind.VIDEO_NOTE),
        (Permission.SEND_VOICE_NOTES, MediaKind.VOICE),
        (Permission.SEND_AUDIOS, MediaKind.AUDIO),
        (Permission.SEND_POLLS, MediaKind.POLL),
        (Permission.SEND_OTHER_MESSAGES, MediaKind.STICKER),
        (Permission.SEND_MESSAGES, MediaKind.CONTACT),
    ],
)
def test_each_kind_needs_its_right(
    control: SandboxClient, cast: Cast, permission: Permission, kind: MediaKind
) -> None:
    control.withhold(cast.group, cast.an, permission)
    mine = control.send_media(cast.binh, cast.binh, kind)
    with pytest.raises(ImpossibleError, match="may not send"):
        control.send_media(cast.group, cast.binh, kind)
    with pytest.raises(ImpossibleError, match="may not send"):
        control.forward(cast.group, cast.binh, source=cast.binh, message_id=mine)
    control.withhold(cast.group, cast.an, *(each for each in Permission if each is not permission))
    control.send_media(cast.group, cast.binh, kind)


def test_media_are_forwarded_and_answered_elsewhere(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    said = control.send_media(cast.binh, cast.binh, MediaKind.VOICE, caption="nghe nhé")
    control.forward(cast.an, cast.an, source=cast.an, message_id=control.say(cast.an, cast.an, "x"))
    control.forward(cast.binh, cast.binh, source=cast.binh, message_id=said)
    forwarded = bot.updates()[-1]["message"]
    assert (forwarded["caption"], forwarded["forward_origin"]["type"]) == ("nghe nhé", "user")
    assert forwarded["voice"]["duration"] == 5
    control.reply_elsewhere(cast.binh, cast.binh, "rõ", source=cast.binh, message_id=said)
    external = bot.updates()[-1]["message"]["external_reply"]
    assert set(external) == {"origin", "voice"}


@pytest.mark.parametrize("captions", [("chung", "", ""), ("", "", "chung"), ("một", "hai", ""), ("", "", "")])
def test_an_album_comes_in_pieces_with_one_number(
    control: SandboxClient, bot: RawBot, cast: Cast, captions: tuple[str, ...]
) -> None:
    reminder = bot.say(cast.group)["message_id"]
    pieces = [(f"{number}.pdf", b"x", caption) for number, caption in enumerate(captions)]
    ids = control.upload_album(cast.group, cast.binh, pieces, reply_to=reminder)
    other = control.upload_album(cast.an, cast.an, pieces)
    told = [update["message"] for update in bot.updates()]
    assert [said["message_id"] for said in told] == ids + other
    assert tuple(said.get("caption", "") for said in told[:3]) == captions
    assert all(said["reply_to_message"]["message_id"] == reminder for said in told[:3])
    albums = [said["media_group_id"] for said in told]
    assert albums == [albums[0]] * 3 + [albums[3]] * 3
    assert albums[0] != albums[3]


def test_an_album_may_mix_photos_and_videos(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.upload_photo(cast.an, cast.an, png(10, 10), album="7")
    control.send_media(cast.an, cast.an, MediaKind.VIDEO, album="7")
    assert [update["message"]["media_group_id"] for update in bot.updates()] == ["7", "7"]
    with pytest.raises(ImpossibleError, match="2 to 10"):
        control.upload_album(cast.an, cast.an, [("a.pdf", b"x", "")])


def test_media_and_origins_are_kept(tmp_path: Path) -> None:
    kept = tmp_path / "telegram.sqlite3"
    with serve(kept=kept) as before:
        people = before.control
        an = people.create_person("An")
        people.hide_in_forwards(an)
        said = people.send_media(an, an, MediaKind.VIDEO, caption="phim")
        people.forward(an, an, source=an, message_id=said)
    with serve(kept=kept) as after:
        people = after.control
        assert people.attachment(an, said) == CLIP
        again = people.forward(an, an, source=an, message_id=said)
        bot = RawBot(after)
        told = [update["message"] for update in bot.updates()]
        bot.http.close()
        assert [message["message_id"] for message in told] == [said, said + 1, again]
        assert [message["forward_origin"]["type"] for message in told[1:]] == ["hidden_user", "hidden_user"]
