#!/usr/bin/env bash
# num2words writes wrong Vietnamese amounts, where a report or a receipt puts them beside the figure:
# 1. What stands behind the comma becomes hundredths without their nought: 1.5 is said as 1.50 ("năm mươi"), and
#    0.05 as "không phẩy năm", which says 0.5; so 3.07 sounds like the larger 3.7, which is "ba phẩy bảy mươi".
# 2. A negative number is another, positive one: -3 is "mười bảy" (seventeen), -20 "không" (nought).
# 3. Between thousands and tens "lẻ" stands in the place of "không trăm": 1010 is "một nghìn lẻ mười".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from num2words import num2words

SEEN = {
    "1": {1.5: "một phẩy năm mươi", 0.05: "không phẩy năm", 3.07: "ba phẩy bảy", 3.7: "ba phẩy bảy mươi"},
    "2": {-3: "mười bảy", -20: "không"},
    "3": {1010: "một nghìn lẻ mười"},
}
print("num2words", version("num2words"))
for point, numbers in SEEN.items():
    for number, words in numbers.items():
        said = num2words(number, lang="vi")
        print(f"{point}. {number}: {said}")
        assert said == words, "the behaviour has changed"
PYTHON
