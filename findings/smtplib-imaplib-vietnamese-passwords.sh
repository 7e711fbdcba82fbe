#!/usr/bin/env bash
# A password with Vietnamese letters cannot be used with Python's smtplib and imaplib: both login() write it as ASCII and raise
# UnicodeEncodeError before anything is sent, though servers take UTF-8 (RFC 4954, RFC 9051 with SASL PLAIN, RFC 4616).
# imaplib's authenticate("PLAIN", ...) takes bytes and works; smtplib has no way but docmd("AUTH", "PLAIN " + base64). Exits 1 when that
# is no longer so. The servers are aiosmtpd and three lines that answer as an IMAP server does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check aiosmtpd==1.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import base64
import imaplib
import smtplib
import socket
import sys
import threading
from importlib.metadata import version

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

PASSWORD = "mật khẩu"
heard = []


def authenticator(server, session, envelope, mechanism, data):
    heard.append(data.password.decode())
    return AuthResult(success=True)


with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
controller = Controller(object(), hostname="127.0.0.1", port=port, authenticator=authenticator, auth_require_tls=False)
controller.start()
with smtplib.SMTP("127.0.0.1", port) as client:
    client.ehlo()
    try:
        client.login("dondoc", PASSWORD)
        by_login = "accepted"
    except UnicodeEncodeError as error:
        by_login = type(error).__name__
    client.ehlo()
    secret = base64.b64encode(f"\0dondoc\0{PASSWORD}".encode()).decode()
    by_hand = client.docmd("AUTH", f"PLAIN {secret}")[0]
controller.stop()

listening = socket.create_server(("127.0.0.1", 0))


def serve():
    connection, _ = listening.accept()
    with connection, connection.makefile("rwb") as lines:
        lines.write(b"* OK here\r\n")
        lines.flush()
        for line in lines:
            tag, command = line.split()[:2]
            lines.write(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" if command == b"CAPABILITY" else b"")
            if command == b"AUTHENTICATE":
                lines.write(b"+ \r\n")
                lines.flush()
                heard.append(base64.b64decode(lines.readline()).decode().split("\0")[2])
            lines.write(tag + b" OK done\r\n")
            lines.flush()
            if command == b"LOGOUT":
                return


threading.Thread(target=serve, daemon=True).start()
client = imaplib.IMAP4("127.0.0.1", listening.getsockname()[1])
try:
    client.login("dondoc", PASSWORD)
    imap_login = "accepted"
except UnicodeEncodeError as error:
    imap_login = type(error).__name__
imap_plain = client.authenticate("PLAIN", lambda _: f"\0dondoc\0{PASSWORD}".encode())[0]
client.logout()

print("Python", sys.version.split()[0], "aiosmtpd", version("aiosmtpd"))
print(f"smtplib login: {by_login}; AUTH PLAIN by hand: {by_hand}; imaplib login: {imap_login}; authenticate: {imap_plain}")
print("passwords that the servers heard:", heard)
right = (by_login, by_hand, imap_login, imap_plain) == ("UnicodeEncodeError", 235, "UnicodeEncodeError", "OK")
sys.exit(0 if right and heard == [PASSWORD, PASSWORD] else 1)
PYTHON
