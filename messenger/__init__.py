"""What chat pages share in the browser, the rehearsal's and the web page's: modules, styles, an icon."""

from pathlib import Path

FOLDER = Path(__file__).parent / "static"


def static_file(name: str, *folders: Path) -> Path | None:
    """Return the file of this name among the shared parts and a page's own; None when there is none."""
    parts = (path for folder in (FOLDER, *folders) for path in folder.iterdir())
    return next((path for path in parts if path.name == name), None)
