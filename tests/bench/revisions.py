"""Another revision of the code, beside this one, with the packages of this virtual environment."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Revision:
    """Code to be measured: what it is called, where it lies, and packages that only it needs."""

    name: str
    root: Path
    packages: Path | None = None

    def environment(self) -> dict[str, str]:
        """Return the variables with which a process of Python runs this code and no other."""
        paths = [str(self.root), *([str(self.packages)] if self.packages else [])]
        return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


HERE = Revision("here", ROOT)


@contextmanager
def checked_out(name: str) -> Iterator[Revision]:
    """Check a revision out into a temporary folder, and install what it needs and this one does not."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "revision"
        _git("worktree", "add", "--detach", str(root), name)
        try:
            yield Revision(name, root, _install_missing(root, Path(folder) / "packages"))
        finally:
            _git("worktree", "remove", "--force", str(root))


def _install_missing(root: Path, packages: Path) -> Path | None:
    """Install packages of a lock file that are not here; those that are here in another version will do."""
    pinned = _PINNED.findall((root / "requirements.lock").read_text())
    missing = [f"{name}=={number}" for name, number in pinned if not _is_installed(name)]
    if not missing:
        return None
    uv = Path(sys.executable).parent / "uv"
    install = [str(uv), "pip", "install", "--quiet", "--no-deps", "--python", sys.executable]
    subprocess.run([*install, "--target", str(packages), *missing], check=True)
    return packages


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _git(*arguments: str) -> None:
    git = shutil.which("git")
    assert git is not None
    subprocess.run([git, "-C", str(ROOT), *arguments], check=True, capture_output=True)
