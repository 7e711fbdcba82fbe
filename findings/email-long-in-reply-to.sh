#!/usr/bin/env bash
# Python's email library writes an In-Reply-To or References that is longer than a line as encoded words (=?utf-8?q?=3C...?=), though
# they are ASCII. Message-IDs of Exchange and Microsoft 365 are about 80 letters long. No mail program looks for ids in encoded words, so
# an answer stands outside its thread. Message-ID itself is spared. A policy with a longer line avoids it, and then writes the words of a
# Vietnamese subject as one encoded word, longer than the 75 letters that RFC 2047 allows. Exits 1 when that is no longer so.
set -euo pipefail
python3 - <<'PYTHON'
import sys
from email.message import EmailMessage
from email.policy import SMTP

ID = "<DB7PR04MB4777" + "A1B2C3D4" * 5 + "@DB7PR04MB4777.eurprd04.prod.outlook.com>"


def lines(policy, name, value):
    message = EmailMessage(policy=policy)
    message[name] = value
    return message.as_bytes().decode().split("\r\n\r\n")[0].split("\r\n")


print("Python", sys.version.split()[0])
encoded = {name: "=?utf-8?q?" in "".join(lines(SMTP, name, ID)) for name in ("Message-ID", "In-Reply-To", "References")}
for name, is_encoded in encoded.items():
    print(f"{name} of {len(ID)} letters is written {'as encoded words' if is_encoded else 'as it is'}")
long_lines = SMTP.clone(max_line_length=900)
spared = ID in "".join(lines(long_lines, "In-Reply-To", ID))
subject = "Kế hoạch triển khai thực hiện Đề án 06 trên địa bàn tỉnh năm 2025 – tháng 6/2025 – Sở Tài chính"
longest = max(map(len, lines(long_lines, "Subject", subject)))
print(f"with lines of 900 letters In-Reply-To is spared: {spared}; the subject is one encoded word of about {longest} letters")
wanted = {"Message-ID": False, "In-Reply-To": True, "References": True}
sys.exit(0 if encoded == wanted and spared and longest > 76 else 1)
PYTHON
