"""What the running bot does not load: what reads documents and makes files is loaded by those processes."""

import subprocess
import sys

DRAWING = ("PIL", "docx", "matplotlib", "numpy", "openpyxl", "segno")
NOT_FOR_THE_BOT = ("holidays", "lxml", "pdfminer", "striprtf", "xlrd", *DRAWING)
QUESTION = f"import sys, bot.run_command; print(*(sys.modules.keys() & set({NOT_FOR_THE_BOT})))"


def test_the_running_bot_loads_nothing_that_reads_or_draws():
    told = subprocess.run([sys.executable, "-c", QUESTION], capture_output=True, check=True, text=True)
    assert told.stdout.split() == []
