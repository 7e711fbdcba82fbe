"""A bot that asks the sandbox without any library, to see exactly what comes back."""

import ssl
from typing import Any

import httpx

from sandbox.server import RunningSandbox


class RawBot:
    """Calls methods with JSON parameters; `refusal` expects an error."""

    def __init__(self, sandbox: RunningSandbox) -> None:
        no_certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        address = f"{sandbox.base_url}{sandbox.token}/"
        self.http = httpx.Client(base_url=address, verify=no_certificates, trust_env=False, timeout=5)
        self._offset = 0

    def call(self, method: str, **parameters: Any) -> Any:
        """Return the result of a request that is accepted."""
        answer = self.http.post(method, json=parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()["result"]

    def refusal(self, method: str, **parameters: Any) -> tuple[int, str]:
        """Return the code and description of a request that is refused."""
        answer = self.http.post(method, json=parameters)
        body = answer.json()
        assert body["ok"] is False
        assert body["error_code"] == answer.status_code
        return body["error_code"], body["description"]

    def say(self, chat: int, text: str = "Chào", **parameters: Any) -> Any:
        """Return the Message of a sendMessage that is accepted."""
        return self.call("sendMessage", chat_id=chat, text=text, **parameters)

    def updates(self) -> list[Any]:
        """Return the updates that came since the last call, and confirm them with the next."""
        updates = self.call("getUpdates", offset=self._offset)
        if updates:
            self._offset = updates[-1]["update_id"] + 1
        return list(updates)

    def heard(self) -> list[Any]:
        """Return the texts among the updates that came since the last call."""
        return [update["message"]["text"] for update in self.updates() if "text" in update.get("message", {})]
