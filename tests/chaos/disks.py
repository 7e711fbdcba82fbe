"""A small disk of the test's own, which can be full and have room again."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PIECE = bytes(65536)


class SmallDisk:
    """A disk in memory; only root can have one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Leave no room at all."""
        with self._filler.open("wb", buffering=0) as filler:
            for piece in (PIECE, bytes(512)):
                try:
                    while filler.write(piece):
                        pass
                except OSError:
                    continue

    def empty(self) -> None:
        """Give the room back."""
        self._filler.unlink()


@contextmanager
def small_disk(megabytes: int) -> Iterator[SmallDisk]:
    """Yield a disk of so many megabytes."""
    with tempfile.TemporaryDirectory() as place:
        mount = ["/usr/bin/mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "dondoc-chaos", place]
        subprocess.run(mount, check=True)
        try:
            yield SmallDisk(Path(place))
        finally:
            subprocess.run(["/usr/bin/umount", "--lazy", place], check=True)
