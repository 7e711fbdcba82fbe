"""Who may send what, as methods."""

from sandbox.client.asking import Asking
from sandbox.rights import ALL, Permission


class Rights(Asking):
    """Administrators lock groups, restrict the bot and set slow mode."""

    def withhold(self, chat: int, person: int, *permissions: Permission) -> None:
        """Let an administrator take these permissions from all plain members, the bot too, and give the rest.

        No update tells the bot, as on Telegram.
        """
        self._do("withhold", chat=chat, person=person, permissions=permissions)

    def lock(self, chat: int, person: int) -> None:
        """Let an administrator lock a group: only administrators write there."""
        self._do("lock", chat=chat, person=person)

    def unlock(self, chat: int, person: int) -> None:
        """Let an administrator open a group: everybody in it writes again, and sends everything."""
        self._do("unlock", chat=chat, person=person)

    def restrict_bot(self, chat: int, person: int, *permissions: Permission) -> None:
        """Let an administrator of a supergroup take these permissions from the bot; all, if none is named."""
        self._do("restrict_bot", chat=chat, person=person, permissions=permissions or tuple(ALL))

    def lift_restriction(self, chat: int, person: int) -> None:
        """Let an administrator of a supergroup make the restricted bot a plain member again."""
        self._do("restrict_bot", chat=chat, person=person, permissions=())

    def set_slow_mode(self, chat: int, person: int, seconds: int) -> None:
        """Let an administrator of a supergroup say how long members wait from message to message."""
        self._do("set_slow_mode", chat=chat, person=person, seconds=seconds)
