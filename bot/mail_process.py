"""Reading a mail in a process of its own, with limits on time and memory: whoever wrote it may be hostile."""

import json
import logging
import sys

from bot.processes import TooMuchSaidError, ask, limit_ourselves
from chat.mail.letter import Letter
from chat.mail.reading import UnreadableMailError, read

logger = logging.getLogger(__name__)

SECONDS = 20
PATIENCE_SECONDS = 60
BYTES_OF_MEMORY = 1 << 30


async def read_mail_in_process(raw: bytes) -> Letter:
    """Return what a mail says; raises UnreadableMailError, also where it takes too much time or memory."""
    try:
        ended = await ask("bot.mail_process", raw, PATIENCE_SECONDS)
    except (TimeoutError, TooMuchSaidError) as error:
        raise UnreadableMailError("takes too long") from error
    if ended.status != 0:
        logger.error("the reader of mails broke: %s", ended.complaints)
        raise UnreadableMailError("cannot be read")
    answer = json.loads(ended.output)
    if "unreadable" in answer:
        raise UnreadableMailError(answer["unreadable"])
    return Letter.from_json(answer)


def main() -> None:
    """Read the mail from standard input and print what it says as JSON."""
    limit_ourselves(BYTES_OF_MEMORY, SECONDS)
    try:
        answer = read(sys.stdin.buffer.read()).as_json()
    except UnreadableMailError as error:
        answer = {"unreadable": str(error)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
