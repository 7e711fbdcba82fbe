"""What the running bot does not load: what reads documents and makes files is loaded by those processes."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DRAWING = ("PIL", "docx", "matplotlib", "numpy", "openpyxl", "segno")
OF_OTHERS = ("cryptography", "pygments", "rich", "starlette", "uvicorn")
NOT_FOR_THE_BOT = ("holidays", "lxml", "pdfminer", "striprtf", "xlrd", *DRAWING, *OF_OTHERS)
PROGRAM = f"""
import sys
from bot import cli

def tell():
    print(*(name for name in {NOT_FOR_THE_BOT} if sys.modules.get(name)))
    sys.exit()

cli.given_settings = tell
cli.run()
"""


def test_the_running_bot_loads_nothing_that_reads_or_draws():
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, text=True)
    assert told.stdout.split() == []


FETCHED_BY = {
    "handlers/plans/giving.py",  # the document that a task is given by: read_document
    "handlers/plans/preview.py",  # a plan, a list of units, a corrected sheet: read_document
    "handlers/reporting/evidence.py",  # a copy is written to the disk as it is
    "handlers/reporting/sheets.py",  # a unit's sheet: read_sheet
    "handlers/summary/templates.py",  # the template of the report: read_template
    "jobs/sending/page.py",  # what another channel keeps is shown on a page as it is
    "jobs/sending/mail/sender.py",  # what another channel keeps goes with a mail as it is
    "handlers/summary/trackers.py",  # another system's file: make_files
}
READERS = re.compile(
    r"plans\.reading\.(?:document|upload|correction|corrected_file|report_sheet_reader)\b"
    r"|plans\.reading\.(?:formats|texts|sheets|word|pdf)\b"
    r"|reports\.docx_(?:template|file)|zipfile|docx|openpyxl|lxml|xlrd|pdfminer|striprtf"
)
READ_BY = {
    "bot/document_process.py": {"read_upload", "read_report_sheet", "tried"},
    "bot/reading_commands.py": {"read_document"},  # the operator's own file, in the terminal
    "bot/demo/opening.py": {"read_document"},  # the demo's own plan
    "bot/demo/play.py": {"read_document"},
    "chat/file_making.py": {"filled"},  # in the process that makes files
    "handlers/summary/templates.py": {"example"},  # made of nothing that was sent
}
"""Where something is called that reads what was sent, or writes by it."""


def test_what_is_sent_is_fetched_only_where_a_limited_process_reads_it():
    places = [ROOT / floor for floor in ("bot", "handlers", "chat", "jobs")]
    paths = [path for place in places for path in place.rglob("*.py")]
    fetching = {path.relative_to(ROOT).as_posix() for path in paths if "channel.fetch(" in path.read_text()}
    assert fetching == FETCHED_BY
    assert {path: names for path, names in map(readers_in, paths) if names} == READ_BY


def readers_in(path: Path) -> tuple[str, set[str]]:
    """Return the functions that a module takes from what reads or writes documents; values are none."""
    taken = {
        name.name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom | ast.Import)
        if READERS.match(node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name)
        for name in node.names
        if name.name[0].islower() and not name.name.startswith("upload_")
    }
    return path.relative_to(ROOT).as_posix(), taken
