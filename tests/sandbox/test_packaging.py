"""What the installed pages need beside their modules is packed with them."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_pages_are_packed(tmp_path: Path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("messenger/static", "sandbox/page/static", "bot/web/static"):
        files = {path.relative_to(ROOT).as_posix() for path in ROOT.glob(f"{folder}/*")}
        assert files
        assert files <= packed
    assert "sandbox/facts.json" in packed
