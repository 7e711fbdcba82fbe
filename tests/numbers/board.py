"""The leaders' page, read back as it is shown, against what plain SQL counts."""

import re
from datetime import datetime, time
from typing import Any

from lxml import html
from sqlalchemy.orm import Session

from plans.board import Board
from reports.board.where import Where
from reports.board.whole import board_page
from reports.words import count, day
from storage.database import Database
from storage.models import Plan
from storage.summary import board, scopes
from tests.auxil.world import HANOI
from tests.numbers.asking import Question
from tests.numbers.counted import LATE, MISSING, ON_TIME, Row, State, timeliness
from tests.numbers.words import LABELS, date_of


class Shown:
    """The page that answers a question."""

    def __init__(self, state: State, asked: Question) -> None:
        """Make the page of the day that is asked for, out of the database of the state."""
        self.state = state
        database = Database(f"sqlite:///{state.path}")
        self.board, where = database.read(self._read, asked)
        database.close()
        at = datetime.combine(asked.asked_on, time(23), HANOI)
        self.page = html.fromstring(board_page(self.board, where, at, for_leaders=True))

    @staticmethod
    def _read(session: Session, asked: Question) -> tuple[Board, Where]:
        scope = scopes.scope_for(session, 1, None, asked.day, asked.asked_on)
        first = session.get_one(Plan, 1).saved_at.date()
        return board.board(session, scope), Where(1, asked.day, asked.asked_on, first)

    def texts(self, path: str) -> list[str]:
        """Return the texts of the parts at a path, without what is only looked at."""
        return [" ".join(part.text_content().split()) for part in self.page.xpath(path)]


def keys(shown: Shown) -> None:
    """Compare the numbers that are looked at first."""
    state = shown.state
    finished = state.by_status["done"] + state.by_status["done_ongoing"]
    told = shown.texts('//ul[@class="keys"]/li')
    assert told[:2] == [
        f"{len(state.late)} nhiệm vụ quá hạn",
        f"{finished}/{len(state.tasks)} nhiệm vụ hoàn thành",
    ]
    first = [row for row in state.present_reports if row["period"] == state.periods[0]]
    came = sum(row["came"] is not None for row in first)
    assert told[2] == f"{came}/{len(first)} đơn vị đã nộp báo cáo"


def statuses(shown: Shown) -> None:
    """Compare the tasks by status, each with those of the period before."""
    state = shown.state
    rows = [re.fullmatch(r"\S (.*?) ?(\d+) kỳ trước (\d+) \(.*\)", row) for row in _rows(shown, "nhiem-vu")]
    told = {row[1]: (int(row[2]), int(row[3])) for row in rows if row}
    assert len(told) == len(rows)
    assert told == {
        label: (state.by_status[code], state.before.by_status[code])
        for code, label in LABELS.items()
        if state.by_status[code] or state.before.by_status[code]
    }
    assert f"{count(state.due_soon, 'nhiệm vụ')} đến hạn trong 14 ngày tới" in shown.page.text_content()


def _rows(shown: Shown, section: str) -> list[str]:
    return shown.texts(f'//section[@class="{section}"]//a[@class="row"]')


def periods(shown: Shown) -> None:
    """Compare who reported for the periods that matter on the day."""
    state = shown.state
    told: list[dict[str, int]] = []
    for part in shown.page.xpath('//section[@class="bao-cao"]/ul'):
        named = [_split(" ".join(row.text_content().split())) for row in part.xpath(".//a")]
        told.append({name: int(number) for name, number in named if int(number)})
    expected: list[dict[str, int]] = []
    for period in state.periods:
        rows = [row for row in state.present_reports if row["period"] == period]
        counts, alone = timeliness(rows), _alone(rows)
        silent = "Chưa báo cáo" if rows[0]["due"] < str(state.day) else "Chưa báo cáo, còn hạn"
        numbers = {"Đúng hạn": counts[ON_TIME], "Chậm": counts[LATE], silent: counts[MISSING] - alone}
        found = {name: number for name, number in {**numbers, "Chưa có nhóm": alone}.items() if number}
        if not expected or found != expected[-1] or len(told) == len(state.periods):
            expected.append(found)
    assert told == expected


def _split(row: str) -> tuple[str, str]:
    _, _, told = row.partition(" ")
    name, _, number = told.rpartition(" ")
    return name, number


def _alone(rows: list[Row]) -> int:
    return sum(row["came"] is None and not row["linked"] for row in rows)


def overdue(shown: Shown) -> None:
    """Compare what is overdue longest: since when, and how many units owe it."""
    state = shown.state
    expected = sorted(
        ((min(row["due"] for row in rows), number, rows) for number, rows in state.late.items()),
        key=lambda one: one[0],
    )
    told = shown.texts('//section[@class="qua-han"]/ul/li')
    assert len(told) == min(5, len(expected))
    for text, (due, number, rows) in zip(told, expected, strict=False):
        late = (state.day - date_of(due)).days
        assert text.startswith(f"NV {number} ! chậm {count(late, 'ngày')} {rows[0]['name']}")
        others = re.search(r"(\d+) đơn vị khác", text)
        assert (int(others[1]) if others else 0) == max(0, len(rows) - 2)


def units(shown: Shown) -> None:
    """Compare the grid: how many tasks each unit is late with, and who is silent."""
    state = shown.state
    late = {row["name"]: row["late"] for row in state.units if row["late"]}
    tiles: list[Any] = shown.page.xpath('//section[@class="don-vi"]//ul[contains(@class, "tiles")]//a')
    named = {_unit_of(tile): tile for tile in tiles}
    told = {name: tile for name, tile in named.items() if tile.get("class") == "late"}
    assert {name: int("".join(filter(str.isdigit, _late_of(tile)))) for name, tile in told.items()} == late
    over = [row for row in state.present_reports if row["due"] < str(state.day)]
    silent = {row["name"] for row in over if row["came"] is None} - late.keys()
    assert {name for name, tile in named.items() if tile.get("class") == "silent"} == silent
    assert named.keys() >= {row["name"] for row in state.units}


def _unit_of(tile: Any) -> str:
    """Return the name of a unit, which stands in its tile or, where there are many, beside it."""
    return str(tile.xpath("string(span)")) or str(tile.get("title")).partition(": ")[0]


def _late_of(tile: Any) -> str:
    return str(tile.xpath("string(b)")) or str(tile.text_content())


def course(shown: Shown) -> None:
    """Compare the column of each month with the state on its last day, the last with the state itself."""
    drawn = shown.page.xpath('//svg[@class="course"]')
    finished, late = ([_number(title) for title in one.xpath(".//title/text()")] for one in drawn)
    points = [State(shown.state.path, point.day, point.day) for point in shown.board.course]
    for state, done, over in zip([*points, shown.state], finished, late, strict=True):
        assert done == (day(state.day), state.by_status["done"] + state.by_status["done_ongoing"])
        assert over == (day(state.day), len(state.late))


def _number(title: str) -> tuple[str, int]:
    on, _, told = title.partition(": ")
    return on, int(told.split()[0])


ALL = (keys, statuses, periods, overdue, units, course)
