#!/usr/bin/env bash
# pdfium gives a hyphen that ends a line as the control character U+0002, as if it only divided a word between lines. The numbers of
# Vietnamese documents ("54/KH-UBND", "57-NQ/TW") break at their hyphens in narrow columns: whoever drops control characters reads
# "54/KHUBND", another document. The same hyphen inside a line comes as it is. Exits 1 when pdfium no longer does so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check reportlab==4.4.4 pypdfium2==5.15.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata
import sys

import pypdfium2
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas

page = Canvas("number.pdf")
page.drawString(50, 700, "54/KH-UBND")
page.drawString(50, 670, "54/KH-")
page.drawString(50, 656, "UBND")
page.save()

text = pypdfium2.PdfDocument("number.pdf")[0].get_textpage()
codes = [raw.FPDFText_GetUnicode(text, place) for place in range(raw.FPDFText_CountChars(text))]
said = "".join(map(chr, codes))
print("pypdfium2", importlib.metadata.version("pypdfium2"))
print("letters as pdfium gives them:", ascii(said))
sys.exit(0 if "54/KH-UBND" in said and "54/KH\x02" in said and "54/KH-\r" not in said else 1)
PYTHON
