"""What an installed sandbox needs beside its modules is packed with them."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_packed(tmp_path: Path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("sandbox/")}
    files = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("sandbox/page/static/*")}
    assert files
    assert files | {"sandbox/facts.json"} <= packed
