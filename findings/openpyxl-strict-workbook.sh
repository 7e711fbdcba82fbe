#!/usr/bin/env bash
# A workbook that Excel saved as "Strict Open XML Spreadsheet" is opened by openpyxl without an error, and without
# any sheet: ISO/IEC 29500-1 names everything under purl.oclc.org, and openpyxl knows the transitional names only.
# Whoever loops over `workbook.worksheets` reads an empty file and says that the file was empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import io
import zipfile

import openpyxl

book = openpyxl.Workbook()
book.active.append(["TT", "Nội dung nhiệm vụ"])
usual = io.BytesIO()
book.save(usual)

# The names of the strict form, as in annex A of ISO/IEC 29500-1.
strict = io.BytesIO()
with zipfile.ZipFile(usual) as old, zipfile.ZipFile(strict, "w") as new:
    for name in old.namelist():
        part = old.read(name)
        for kind in (b"spreadsheetml", b"officeDocument", b"drawingml"):
            part = part.replace(
                b"http://schemas.openxmlformats.org/%s/2006/" % kind, b"http://purl.oclc.org/ooxml/%s/" % kind
            )
        new.writestr(name, part)

print("openpyxl", openpyxl.__version__)
before = openpyxl.load_workbook(usual).sheetnames
after = openpyxl.load_workbook(strict).sheetnames
print("transitional:", before)
print("strict:      ", after, "and no exception")
assert (before, after) == (["Sheet"], []), "the behaviour has changed"
PYTHON
