#!/usr/bin/env bash
# Vietnamese in rich text, as Word wrote it before Unicode, comes out of striprtf in forms that no comparison expects:
# 1. In the code page for Vietnamese (fonts with \fcharset163, cp1258) a letter with two marks is ê plus a dot below:
#    the text is neither in NFC nor in NFD, and neither form of "Việt" can be encoded in that code page again.
# 2. In the fonts of TCVN3 (".VnTime") the letter ư has the code of the soft hyphen: \'ad (ư) and \- (a place where
#    a word may be broken) become the same U+00AD. Removing soft hyphens removes the letter ư of such documents.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check striprtf==0.0.35
"$folder/venv/bin/python" - <<'PYTHON'
import unicodedata
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

HEAD = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset163 Times New Roman;}{\f1\fcharset0 .VnTime;}}"
print("striprtf", version("striprtf"))

country = rtf_to_text(HEAD + r"\f0 Vi\'ea\'f2t}").strip()
forms = {form: unicodedata.normalize(form, "Việt") for form in ("NFC", "NFD")}
print("1.", ascii(country), {form: country == text for form, text in forms.items()})
assert country == "Vi\u00ea\u0323t" and country not in forms.values(), "the behaviour has changed"
for form, text in forms.items():
    try:
        text.encode("cp1258")
        raise AssertionError(f"{form} can be encoded")
    except UnicodeEncodeError as error:
        print("  ", form, "cannot be encoded in cp1258:", error.reason)

letter, hyphen = (rtf_to_text(HEAD + r"\f1 tr" + sign + r"c}").strip() for sign in (r"\'ad", r"\-"))
print("2.", ascii(letter), ascii(hyphen))
assert letter == hyphen == "tr\u00adc", "the behaviour has changed"
PYTHON
