#!/usr/bin/env bash
# vietnam-number, which turns Vietnamese numbers into words and back, answers with another number and no error:
# 1. Into words it drops the comma, the point and the minus: "1,5" is fifteen, "-3" three, "0.05" five.
# 2. Back from words it passes over what it does not know: "hăm lăm", 25 as people say it, is 5, "một vạn", 10,000,
#    is 1, "nửa triệu", half a million, a whole one, "ba phẩy năm", 3.5, is 35, "mười phần trăm", 10 per cent, is 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check vietnam-number==1.0.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from vietnam_number import n2w, w2n

print("vietnam-number", version("vietnam-number"))
WRITTEN = {"1,5": "mười lăm", "-3": "ba", "0.05": "không trăm lẽ năm"}
SPOKEN = {"hăm lăm": 5, "một vạn": 1, "nửa triệu": 1_000_000, "ba phẩy năm": 35, "mười phần trăm": 0}
for number, words in WRITTEN.items():
    print("1.", number, n2w(number))
    assert n2w(number) == words, "the behaviour has changed"
for words, number in SPOKEN.items():
    print("2.", words, w2n(words))
    assert w2n(words) == number, "the behaviour has changed"
PYTHON
