"""How the sandbox says no: to the bot in Telegram's words, to people in plain ones."""

from typing import Any

Json = dict[str, Any]


class RefusalError(Exception):
    """A refused Bot API request, with Telegram's code, description and response parameters."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def body(self) -> Json:
        """Return the JSON object Telegram answers with."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class ImpossibleError(Exception):
    """Something the control API was asked for and people on Telegram cannot do either."""


def bad_request(reason: str) -> RefusalError:
    """Return a 400 in Telegram's words."""
    return RefusalError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> RefusalError:
    """Return a 403 in Telegram's words."""
    return RefusalError(403, f"Forbidden: {reason}")


def too_many_requests(seconds: int) -> RefusalError:
    """Return a 429 that asks the bot to come back after so many seconds."""
    return RefusalError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def upgraded(supergroup: int) -> RefusalError:
    """Return the 400 of a group that became the given supergroup."""
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    return RefusalError(400, reason, {"migrate_to_chat_id": supergroup})
