#!/usr/bin/env bash
# A cell formatted as a date that holds 0, as formulas leave it where there is no date yet ("=Sheet2!B7"), is no date
# for openpyxl but a time: datetime.time(0, 0). Excel shows 00/01/1900. A reader that tells dates from other values by
# isinstance(value, datetime) writes "00:00:00" into the column of deadlines.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
import io

import openpyxl

book = openpyxl.Workbook()
for row, value in enumerate((45828, 1, 0), start=1):
    cell = book.active.cell(row, 1, value)
    cell.number_format = "dd/mm/yyyy"
saved = io.BytesIO()
book.save(saved)

print("openpyxl", openpyxl.__version__)
read = [cell.value for cell in openpyxl.load_workbook(saved).active["A"]]
for stored, value in zip((45828, 1, 0), read):
    print(f"{stored:>6} under dd/mm/yyyy is {value!r}")
assert [type(value) for value in read] == [datetime.datetime, datetime.datetime, datetime.time], "changed"
PYTHON
