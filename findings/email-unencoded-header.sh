#!/usr/bin/env bash
# A header whose letters were sent as plain UTF-8 (RFC 6532, and many programs that know no RFC) is U+FFFD all over when it is read from a
# message of Python's usual policy (compat32): "B��o c��o" for "Báo cáo", also in the names of attachments, each byte for itself. The
# letters are not lost: raw_items() has them as surrogates, from which the bytes come back. Exits 1 when that is no longer so.
set -euo pipefail
python3 - <<'PYTHON'
import email
import sys

raw = 'Subject: Báo cáo\nContent-Disposition: attachment; filename="Báo cáo.xlsx"\n\nx'.encode()
message = email.message_from_bytes(raw)
read = str(message["Subject"])
name = message.get_filename()
stored = dict(message.raw_items())["Subject"]
mended = stored.encode("utf-8", "surrogateescape").decode()
print("Python", sys.version.split()[0])
print("Subject as it is read:", ascii(read))
print("the name of the attachment:", ascii(name))
print("what raw_items() gives:", ascii(stored), "which is", ascii(mended))
sys.exit(0 if read == "B\ufffd\ufffdo c\ufffd\ufffdo" and "\ufffd" in name and mended == "Báo cáo" else 1)
PYTHON
