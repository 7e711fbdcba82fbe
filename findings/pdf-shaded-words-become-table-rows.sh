#!/usr/bin/env bash
# pdfplumber takes the edges of every rectangle for ruled lines of a table, also of one that only shades words and has no border.
# Word and LibreOffice shade text that was pasted from the web line by line, so a cell of three lines that reach its edge becomes rows
# and a new column: the table of this page no longer has the columns of the next one. A reader has to leave filled areas aside
# unless they are thin. Exits 1 when pdfplumber no longer does so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==4.4.4 pdfplumber==0.11.10
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata
import sys

import pdfplumber
from reportlab.pdfgen.canvas import Canvas

ROWS = (700, 640, 580)
COLUMNS = (50, 250, 450)


def make(name: str, shaded: bool) -> None:
    """Write a page with a ruled table of two rows and two columns; one cell holds three lines of words."""
    page = Canvas(name)
    for top in ROWS:
        page.line(COLUMNS[0], top, COLUMNS[-1], top)
    for left in COLUMNS:
        page.line(left, ROWS[0], left, ROWS[-1])
    for line in range(3):
        if shaded:
            page.setFillGray(1)
            page.rect(COLUMNS[1] + 5, ROWS[0] - 18 - 15 * line, COLUMNS[2] - COLUMNS[1] - 7, 15, stroke=0, fill=1)
            page.setFillGray(0)
        page.drawString(COLUMNS[1] + 5, ROWS[0] - 15 - 15 * line, f"line {line + 1}")
    page.drawString(COLUMNS[0] + 5, ROWS[0] - 15, "1")
    page.drawString(COLUMNS[0] + 5, ROWS[1] - 15, "2")
    page.save()


def size(name: str) -> tuple[int, int]:
    with pdfplumber.open(name) as document:
        table = document.pages[0].extract_table()
    return len(table), len(table[0])


make("plain.pdf", shaded=False)
make("shaded.pdf", shaded=True)
plain, shaded = size("plain.pdf"), size("shaded.pdf")
print("pdfplumber", importlib.metadata.version("pdfplumber"))
print("rows and columns of the table:", plain)
print("the same with white behind the words of one cell:", shaded)
sys.exit(0 if plain == (2, 2) and shaded[0] > 2 and shaded[1] > 2 else 1)
PYTHON
