"""What members of a group may do, and what each kind of message needs.

The words of the refusals are those of TDLib's `can_send_message_content`, as the Bot API passes them on: "Bad
Request: not enough rights to send documents to the chat". Text and files are rights apart since Bot API 6.5.
"""

from collections.abc import Iterable
from enum import StrEnum

from sandbox.errors import RefusalError, bad_request


class Permission(StrEnum):
    """The fields of ChatPermissions."""

    SEND_MESSAGES = "can_send_messages"
    SEND_AUDIOS = "can_send_audios"
    SEND_DOCUMENTS = "can_send_documents"
    SEND_PHOTOS = "can_send_photos"
    SEND_VIDEOS = "can_send_videos"
    SEND_VIDEO_NOTES = "can_send_video_notes"
    SEND_VOICE_NOTES = "can_send_voice_notes"
    SEND_POLLS = "can_send_polls"
    SEND_OTHER_MESSAGES = "can_send_other_messages"
    ADD_WEB_PAGE_PREVIEWS = "can_add_web_page_previews"
    """Without it a link is sent all the same, without its preview."""
    REACT_TO_MESSAGES = "can_react_to_messages"
    EDIT_TAG = "can_edit_tag"
    CHANGE_INFO = "can_change_info"
    INVITE_USERS = "can_invite_users"
    PIN_MESSAGES = "can_pin_messages"
    MANAGE_TOPICS = "can_manage_topics"


Permissions = frozenset[Permission]

ALL: Permissions = frozenset(Permission)
SENDING: Permissions = frozenset(
    permission for permission in Permission if permission.startswith(("can_send_", "can_add_"))
)
"""What a locked group withholds."""

NEEDED = {
    "text messages": Permission.SEND_MESSAGES,
    "documents": Permission.SEND_DOCUMENTS,
    "photos": Permission.SEND_PHOTOS,
    "videos": Permission.SEND_VIDEOS,
    "video notes": Permission.SEND_VIDEO_NOTES,
    "voice notes": Permission.SEND_VOICE_NOTES,
    "music": Permission.SEND_AUDIOS,
    "polls": Permission.SEND_POLLS,
    "stories": Permission.SEND_VIDEOS,
    "animations": Permission.SEND_OTHER_MESSAGES,
    "dice": Permission.SEND_OTHER_MESSAGES,
    "stickers": Permission.SEND_OTHER_MESSAGES,
    "checklists": Permission.SEND_MESSAGES,
    "contacts": Permission.SEND_MESSAGES,
    "locations": Permission.SEND_MESSAGES,
    "venues": Permission.SEND_MESSAGES,
}
"""The permission for each kind of content, by TDLib's name of it."""


def written(withheld: Iterable[Permission]) -> dict[str, bool]:
    """Return all permissions as Telegram writes them."""
    taken = frozenset(withheld)
    return {permission.value: permission not in taken for permission in Permission}


def unallowed(content: str) -> RefusalError:
    """Return how a kind of content is refused that may not be sent."""
    return bad_request(f"not enough rights to send {content} to the chat")
