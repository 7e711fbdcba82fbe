"""Runs a sandbox in the foreground: python -m sandbox --port 8081."""

import argparse
import sys

from sandbox import server


def main() -> None:
    """Print where the sandbox is and run it until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=server.TOKEN)
    parser.add_argument("--username", default=server.USERNAME)
    arguments = parser.parse_args()
    listener = server.listen(arguments.port)
    address = f"http://{server.HOST}:{listener.getsockname()[1]}"
    sys.stdout.write(f"Sandbox on {address}/bot with the token {arguments.token}\n")
    sys.stdout.flush()
    server.run(listener, arguments.token, arguments.username)


if __name__ == "__main__":
    main()
