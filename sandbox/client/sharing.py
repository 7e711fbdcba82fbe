"""What people send besides words, as methods."""

from sandbox.client.asking import Asking, as_base64
from sandbox.media import MediaKind

Piece = tuple[str, bytes, str]
"""The name, content and caption of one of the files of an album."""


class Sharing(Asking):
    """People send documents, photos, albums, and media of every other kind."""

    def upload_document(
        self,
        chat: int,
        person: int,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> int:
        """Return the id of the message with which a person sends a document."""
        file = {"name": name, "content": as_base64(content), "caption": caption}
        where = {"chat": chat, "reply_to": reply_to, "topic": topic}
        return self._ask(int, "upload_document", person=person, file=file, **where)

    def upload_photo(
        self,
        chat: int,
        person: int,
        content: bytes,
        *,
        caption: str = "",
        album: str = "",
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> int:
        """Return the id of the message with which a person sends a PNG or JPEG."""
        file = {"name": "photo.jpg", "content": as_base64(content), "caption": caption, "album": album}
        where = {"chat": chat, "reply_to": reply_to, "topic": topic}
        return self._ask(int, "upload_photo", person=person, file=file, **where)

    def upload_album(
        self,
        chat: int,
        person: int,
        pieces: list[Piece],
        *,
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> list[int]:
        """Return the ids of the messages with which a person sends 2 to 10 documents at once."""
        files = [
            {"name": name, "content": as_base64(content), "caption": caption}
            for name, content, caption in pieces
        ]
        where = {"chat": chat, "reply_to": reply_to, "topic": topic}
        return self._ask(list[int], "upload_album", person=person, files=files, **where)

    def send_media(
        self,
        chat: int,
        person: int,
        kind: MediaKind,
        *,
        caption: str = "",
        album: str = "",
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> int:
        """Return the id of the message with which a person sends a video, a sticker, a poll and so on.

        What it holds is a sample; only a video, an animation, audio and voice have a caption.
        """
        picked = {"kind": kind, "caption": caption, "album": album}
        where = {"chat": chat, "reply_to": reply_to, "topic": topic}
        return self._ask(int, "send_media", person=person, picked=picked, **where)
