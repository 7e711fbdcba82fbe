"""Logging to the terminal, without the token that python-telegram-bot puts into every address."""

import logging
import sys


class _WithoutSecrets(logging.Formatter):
    """A formatter that blanks secrets wherever they stand, also in tracebacks."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """Return the line with every secret replaced."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def set_up_logging(*secrets: str, level: int = logging.INFO) -> None:
    """Log to standard error; httpx is silenced because it logs addresses, and so the token, at INFO."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_WithoutSecrets(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns each minute of a tick that takes longer; that one hangs is told by whoever watches the loops.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
