"""A PostgreSQL server of the test's own, which can be stopped as if the power had failed."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql")
DATABASE = "dondoc"


class Cluster:
    """One server in a folder, on a port of 127.0.0.1."""

    def __init__(self, folder: Path, of: "Cluster | None" = None) -> None:
        """Make the server's files, or those of a copy of another; it is not started yet."""
        self._data = folder / "data"
        self._binaries = max(BINARIES.glob("*/bin"))
        self.port = _free_port()
        folder.mkdir()
        if os.getuid() == 0:  # PostgreSQL refuses to be run by root
            shutil.chown(folder, "postgres")
        if of is None:
            self._run("initdb", "--auth=trust", "--username=postgres", "-D", str(self._data))
        else:
            self._run("pg_basebackup", *of._address, "-R", "-D", str(self._data))
        with (self._data / "postgresql.conf").open("a") as settings:
            settings.write(f"port={self.port}\nlisten_addresses='127.0.0.1'\nunix_socket_directories=''\n")

    @property
    def url(self) -> str:
        """Return the address of its database."""
        return self.url_through(self.port)

    def url_through(self, port: int) -> str:
        """Return the address of its database by another port, where somebody stands between."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{port}/{DATABASE}"

    def make_database(self) -> None:
        """Make the database anew."""
        self._run("dropdb", *self._address, "--if-exists", "--force", DATABASE)
        self._run("createdb", *self._address, DATABASE)

    def start(self) -> None:
        """Start the server, and return when it answers."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self._data / "log"), "start")

    def stop(self) -> None:
        """Stop the server without a word to anybody, as a power cut does."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop")

    def make_sure(self) -> None:
        """Start the server where it has ended by itself, as systemd does."""
        if self._is_up():
            return
        self.start()

    def _is_up(self) -> bool:
        try:
            self._run("pg_isready", *self._address)
        except subprocess.CalledProcessError:
            return False
        return True

    def url_of_either(self, other: "Cluster") -> str:
        """Return the address of its database, wherever it can be written to."""
        hosts = f"host=127.0.0.1:{self.port}&host=127.0.0.1:{other.port}"
        return f"postgresql+psycopg://postgres@/{DATABASE}?{hosts}&target_session_attrs=read-write"

    def wait_for_copies(self) -> None:
        """Commit from now on only what a copy has as well."""
        for change in ("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()"):
            self._run("psql", *self._address, "--quiet", "--command", change, "postgres")

    def promote(self) -> None:
        """Let a copy be the server from now on."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "promote")

    @property
    def _address(self) -> list[str]:
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]

    def _run(self, program: str, *arguments: str) -> None:
        before = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command = [*before, str(self._binaries / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """Yield a server that runs, and stop it afterwards."""
    made = Cluster(folder)
    made.start()
    try:
        yield made
    finally:
        with suppress(subprocess.CalledProcessError):  # it is stopped
            made.stop()


@contextmanager
def copy_of(server: Cluster, folder: Path) -> Iterator[Cluster]:
    """Yield a copy of a server that follows it: nothing is committed before both have it."""
    copy = Cluster(folder, server)
    copy.start()
    server.wait_for_copies()
    try:
        yield copy
    finally:
        copy.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
