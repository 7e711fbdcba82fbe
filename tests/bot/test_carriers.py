"""Our own channels: what carries them is in memory only where they are set up."""

import subprocess
import sys

BUILD = """
import sys
from pathlib import Path
from bot.application import build_application
from bot.settings import read_settings
more = dict(pair.split("=") for pair in sys.argv[2:])
settings = read_settings(_env_file=None, bot_token="1:a", data_folder=Path(sys.argv[1]), **more)
carriers = build_application(settings).carriers
print([type(one).__name__ for one in carriers], "uvicorn" in sys.modules, "starlette" in sys.modules)
"""


def built(folder: object, *more: str) -> str:
    command = [sys.executable, "-c", BUILD, str(folder), *more]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_without_a_page_nothing_of_it_is_in_memory(tmp_path):
    assert built(tmp_path) == "[] False False"


def test_with_a_page_it_is_carried(tmp_path):
    assert built(tmp_path, "web_address=http://x", "web_port=8080") == "['WebPage'] True True"
