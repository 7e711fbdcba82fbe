"""What the bot keeps is for its own user alone: reports, names, the token."""

import logging
import os
import stat
from pathlib import Path

logger = logging.getLogger(__name__)

OTHERS = stat.S_IRWXG | stat.S_IRWXO
DATABASE_FILES = "dondoc.sqlite3*"
ENVIRONMENT = Path(".env")


def keep_private(folder: Path) -> None:
    """Let nobody else read what is written from now on, nor the data that is there already."""
    os.umask(OTHERS)
    if not folder.is_dir():
        return
    for path in (folder, *folder.glob(DATABASE_FILES)):
        if path == folder and is_shared(folder):
            continue
        mode = path.stat().st_mode
        if mode & OTHERS and path.stat().st_uid == os.geteuid():
            path.chmod(stat.S_IMODE(mode) & ~OTHERS)


def is_shared(folder: Path) -> bool:
    """Return whether a folder holds more than our data: it is the working folder, above it, or like /tmp."""
    here = Path.cwd()
    return folder.resolve() in (here, *here.parents) or bool(folder.stat().st_mode & stat.S_ISVTX)


def warn_of_readable_settings() -> None:
    """Write into the log that others can read the token, where they can."""
    if ENVIRONMENT.is_file() and ENVIRONMENT.stat().st_mode & OTHERS:
        logger.warning("others can read %s, which holds the token: chmod 600 %s", ENVIRONMENT, ENVIRONMENT)
