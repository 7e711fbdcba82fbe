"""Where a webhook leads, as methods."""

from sandbox.client.asking import Asking


class Roads(Asking):
    """A proxy stands between Telegram and the bot: it has the public name and the certificate."""

    def lead_to(self, host: str, *addresses: str) -> None:
        """Let a public name lead to addresses on this machine, which take turns; of none nobody answers."""
        self._do("lead_to", host=host, addresses=addresses)
