"""A file of SQLite gives back to the disk what is let go of; PostgreSQL does so by itself."""

import logging
import shutil
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

logger = logging.getLogger(__name__)

PAGES_AT_ONCE = 2_500
"""So many pages (10 MB) are given back a night at most: nobody waits for it."""
TIMES_ITS_SIZE = 3
"""A file is written anew beside itself, and once more into the log of changes."""


def give_back(session: Session) -> None:
    """Give free pages back to the disk, where the file is made so that it can."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        free: int = connection.exec_driver_sql("PRAGMA freelist_count").scalar_one()
        for _ in range(min(free, PAGES_AT_ONCE)):  # asked for more at once, Python's module gives back one
            connection.exec_driver_sql("PRAGMA incremental_vacuum(1)")


def make_able_to_shrink(engine: Engine) -> None:
    """Write a file of an earlier version anew, once, so that it can give back pages later.

    Only before the bot runs, and where there is room enough on the disk; else it stays as it is.
    """
    if engine.dialect.name != "sqlite" or engine.url.database is None:
        return
    file = Path(engine.url.database)
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if cursor.execute("PRAGMA auto_vacuum").fetchall() != [(0,)] or not _has_room(file):
            return
        cursor.execute("PRAGMA auto_vacuum=INCREMENTAL")
        cursor.execute("VACUUM")
        logger.info("the database was written anew, so that it can give back room")
    except engine.dialect.loaded_dbapi.Error as error:  # another process uses it: at the next start
        logger.warning("the database could not be written anew: %s", error)
    finally:
        connection.close()


def _has_room(file: Path) -> bool:
    return shutil.disk_usage(file.absolute().parent).free > TIMES_ITS_SIZE * file.stat().st_size
