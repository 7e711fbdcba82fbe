"""What the doctor finds of the page: whether what passes can be overheard."""

from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.settings import read_settings
from bot.upkeep.doctor import machine
from bot.upkeep.doctor.findings import Grade


@pytest.mark.parametrize(
    ("address", "grades"),
    [
        (None, []),
        ("https://dondoc.tinh.gov.vn", [Grade.GOOD]),
        ("http://10.0.0.5:8080", [Grade.DOUBTFUL]),
    ],
)
def test_a_page_without_encryption_is_doubtful(tmp_path: Path, address: str | None, grades: list[Grade]):
    port = 8080 if address else None
    settings = read_settings(
        _env_file=None,
        bot_token="1:a",  # noqa: S106 -- opens nothing
        data_folder=tmp_path,
        web_address=address,
        web_port=port,
    )
    found = [one.grade for one in machine.look(settings, utc_now()) if one.name == machine.PAGE]
    assert found == grades
