#!/usr/bin/env bash
# dateparser reads Vietnamese without its marks, and so takes June ("tháng sáu") for next month ("tháng sau"):
# 1. "15 tháng sáu năm 2025", with day and year, read in January is 15 February 2025, read in September 15 October.
#    The other eleven months, spelled out just so, are right; so is "15 tháng 6 năm 2025".
# 2. With "năm", which is both "five" and "year": "năm tháng sáu", the fifth of June, keeps neither of the two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import date, datetime
from importlib.metadata import version

import dateparser

MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
print("dateparser", version("dateparser"))


def read(words, month):
    settings = {"RELATIVE_BASE": datetime(2025, month, 20)}
    return dateparser.parse(words, languages=["vi"], settings=settings).date()


for month, following in ((1, 2), (9, 10)):
    right = []
    for number, name in enumerate(MONTHS, start=1):
        if read(f"15 tháng {name} năm 2025", month) == date(2025, number, 15):
            right.append(number)
    june = read("15 tháng sáu năm 2025", month)
    print(f"1. read in month {month}: right are {right}; June is {june}, by number {read('15 tháng 6 năm 2025', month)}")
    assert right == [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12], "the behaviour has changed"
    assert june == date(2025, following, 15), "the behaviour has changed"

fifth = read("năm tháng sáu", 1)
print("2. năm tháng sáu:", fifth)
assert fifth == date(2025, 2, 20), "the behaviour has changed"
PYTHON
