"""A backup: one file with the database, the evidence beside it, and a list by which it can be checked."""

import gzip
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from storage.migrate import version_of
from storage.upkeep import postgresql_dump, sqlite_copy
from storage.upkeep.holding import sqlite_file

SQLITE, POSTGRESQL = "database.sqlite3", "database.dump"
"""How the database is called in a backup, and so of which kind it is."""
CONTENTS = "contents.json"
EVIDENCE = "evidence"
UNFINISHED = ".part"
"""How the names of files end that are still being written."""
CHUNK = 1 << 20
UNREADABLE = (
    *(tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError),
    *(ValueError, KeyError, TypeError, FileNotFoundError),
)
"""What a file gives that is no whole backup."""


class BrokenBackupError(Exception):
    """The file is no backup, or not all of it is there any more; the message says what."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, and when it was made."""

    made_at: datetime
    database: str
    migration: str
    rows: dict[str, int]
    """How many rows each table has."""
    files: dict[str, str] = field(default_factory=dict)
    """The SHA-256 of each file."""

    def as_json(self) -> bytes:
        """Return what is stored."""
        values = asdict(self) | {"made_at": self.made_at.isoformat()}
        return json.dumps(values, indent=1).encode()

    @classmethod
    def from_json(cls, stored: bytes) -> "Contents":
        """Return what was stored. Raises ValueError, KeyError, TypeError."""
        values = json.loads(stored)
        return cls(**values | {"made_at": datetime.fromisoformat(values["made_at"])})


def make(url: str, evidence: Path, target: Path, now: datetime) -> Contents:
    """Write a backup under a name, whole or not at all, read it again and return what it holds.

    Nobody but its owner may read it. Raises OSError, sqlite3.Error, BrokenBackupError, and what
    `postgresql_dump` raises; then nothing stands under the name that did not before.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".dondoc-", dir=target.parent) as folder:
        database = Path(folder, SQLITE if sqlite_file(url) else POSTGRESQL)
        written = Path(folder, "backup")
        contents = Contents(now, database.name, version_of(url) or "", _copied(url, database))
        _pack(written, database, evidence, contents)
        with opened(written, Path(folder)) as found:
            pass
        sqlite_copy.put_in_place(written, target)
    return found.contents


def _copied(url: str, target: Path) -> dict[str, int]:
    source = sqlite_file(url)
    if source is None:
        return postgresql_dump.dump(url, target)
    sqlite_copy.copy(source, target)
    return sqlite_copy.rows(target)


def _pack(target: Path, database: Path, evidence: Path, contents: Contents) -> None:
    whole = (path for path in evidence.rglob("*") if path.is_file() and path.suffix != UNFINISHED)
    files = [database, *sorted(whole)]
    target.touch(0o600)
    with tarfile.open(target, mode="w:gz", compresslevel=3) as tar:
        for path in files:
            name = path.name if path is database else f"{EVIDENCE}/{path.relative_to(evidence)}"
            contents.files[name] = _digest(path)
            tar.add(path, name, recursive=False)
        _add(tar, CONTENTS, contents.as_json())


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, io.BytesIO(content))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class OpenedBackup:
    """A backup that was found whole, unpacked into a folder."""

    contents: Contents
    folder: Path

    @property
    def database(self) -> Path:
        """Return the file of the database."""
        return self.folder / self.contents.database

    @property
    def evidence(self) -> list[Path]:
        """Return the files of evidence, below the data folder."""
        return [Path(name) for name in self.contents.files if name != self.contents.database]


@contextmanager
def opened(file: Path, within: Path) -> Iterator[OpenedBackup]:
    """Unpack a backup within a folder and look all of it over: every file, the database, each table's rows.

    Raises BrokenBackupError, OSError, postgresql_dump.NoProgramError.
    """
    with TemporaryDirectory(prefix=".dondoc-", dir=within) as folder:
        backup = OpenedBackup(_unpacked(file, Path(folder)), Path(folder))
        wrong = [name for name, digest in backup.contents.files.items() if _found(folder, name) != digest]
        if wrong:
            raise BrokenBackupError(", ".join(wrong))
        if _rows(backup.database) != backup.contents.rows:
            raise BrokenBackupError(backup.database.name)
        yield backup


def _unpacked(file: Path, folder: Path) -> Contents:
    try:
        with tarfile.open(file, "r:gz") as tar:
            for member in tar:
                _unpack(tar, member, folder)
        return Contents.from_json((folder / CONTENTS).read_bytes())
    except UNREADABLE as error:
        raise BrokenBackupError(str(error)) from error


def _unpack(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write one file of a backup below a folder; Python 3.11 has no filter for that before its 3.11.4.

    Raises ValueError for what no backup holds: a link, a device, a way out of the folder.
    """
    target = folder / member.name
    content = tar.extractfile(member) if member.isreg() else None
    if content is None or not target.resolve().is_relative_to(folder.resolve()):
        if member.isdir():
            return
        raise ValueError(member.name)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with target.open("xb") as file:
        shutil.copyfileobj(content, file, CHUNK)


def _found(folder: str, name: str) -> str | None:
    path = Path(folder, name)
    return _digest(path) if path.is_file() else None


def _rows(database: Path) -> dict[str, int]:
    try:
        return sqlite_copy.rows(database) if database.name == SQLITE else postgresql_dump.rows(database)
    except (sqlite3.DatabaseError, postgresql_dump.RefusedError) as error:
        raise BrokenBackupError(f"{database.name}: {error}") from error


def write_whole(target: Path, source: IO[bytes]) -> None:
    """Write a file under a name, whole or not at all; only its owner may read it."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}{UNFINISHED}")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        while chunk := source.read(CHUNK):
            file.write(chunk)
    sqlite_copy.put_in_place(unfinished, target)
