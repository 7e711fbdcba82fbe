"""Whether the bot repeats the number of a card: in any request to Telegram, or in any file that it made."""

import json
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from storage.models import StoredFile
from tests.auxil.world import World

CARD = "038095001234"
WORDS = f"ông A CCCD {CARD} chưa có tài khoản"


class Repeated:
    """What the bot says from now on; asked after each place where it may repeat what people wrote."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._requests = len(world.stage.people.requests())
        self._files = len(world.rows(StoredFile))
        self.places: list[str] = []

    def nothing(self, place: str) -> None:
        """Fail where the number was repeated since the last place; or where the bot said nothing there."""
        requests = self._world.stage.people.requests()[self._requests :]
        files = self._world.rows(StoredFile)[self._files :]
        self._requests, self._files = self._requests + len(requests), self._files + len(files)
        said = [json.dumps(one.parameters, ensure_ascii=False, default=str) for one in requests]
        assert any("•••" in one for one in said) or files, f"{place}: the bot repeated nothing"
        assert [one for one in said if CARD in one] == [], place
        assert [one.name for one in files if CARD in one.name or CARD in _text(one.content)] == [], place
        self.places.append(place)


def _text(content: bytes) -> str:
    if not is_zipfile(BytesIO(content)):
        return content.decode(errors="replace")
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
