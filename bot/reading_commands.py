"""`dondoc read …`: the readers of plans, deadlines, units and replies, without a database.

Each imports its reader when it is called: that of documents takes longer to load than the others to answer.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.help_pages import CommandPage, GroupPage

if TYPE_CHECKING:
    from plans.plan import Deadline

commands = typer.Typer(
    help="Đọc kế hoạch, thời hạn, tên đơn vị hoặc lời báo cáo; không cần cơ sở dữ liệu.",
    cls=GroupPage,
    rich_markup_mode=None,
)


@commands.command(
    cls=CommandPage, help="Đọc một văn bản kế hoạch, in nhiệm vụ, chế độ báo cáo và chỗ cần xem lại."
)
def plan(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, metavar="TỆP", help="văn bản kế hoạch")
    ],
    *,
    as_json_text: Annotated[bool, typer.Option("--json", help="in dạng JSON thay cho văn bản")] = False,
) -> None:
    """Read a plan document and print its tasks, report rules and problems."""
    from chat.texts.plans.as_text import reading_as_text
    from plans.plan import UnreadableDocumentError
    from plans.reading.document import read_document
    from plans.reading.form import as_json

    try:
        reading = read_document(file.name, file.read_bytes())
    except UnreadableDocumentError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if as_json_text:
        typer.echo(json.dumps(as_json(reading), ensure_ascii=False, indent=1))
    else:
        typer.echo(reading_as_text(reading))


@commands.command(
    cls=CommandPage,
    help='Đọc thời hạn: mỗi dòng vào một JSON {"text", "year"}, mỗi dòng ra nghĩa của thời hạn đó.',
)
def deadline() -> None:
    """Read JSON lines {"text", "year"} and print what each deadline means."""
    from plans.deadline import read_deadline

    _each_line(lambda said: _deadline(read_deadline(said["text"], said["year"])))


def _deadline(read: "Deadline") -> dict[str, Any]:
    return {
        "kind": read.kind.value,
        "due": read.due.isoformat() if read.due else None,
        "before": read.before.isoformat() if read.before else None,
        "ongoing": read.ongoing,
        "doubt": read.doubt,
    }


@commands.command(
    cls=CommandPage,
    help='Đọc tên đơn vị: mỗi dòng vào một JSON {"phrase"}, mỗi dòng ra đơn vị hoặc nhóm đơn vị.\n\n'
    'Thêm "home" là cơ quan ban hành ("UBND tỉnh Thanh Hóa"), để biết "UBND tỉnh" là tỉnh nào.',
)
def unit() -> None:
    """Read JSON lines {"phrase"} and print which unit or collective each names.

    "home", if given, is whose plan it is ("UBND tỉnh Thanh Hóa"): what its "UBND tỉnh" means.
    """
    from plans.units import read_unit

    _each_line(lambda said: read_unit(said["phrase"], said.get("home")).as_json())


@commands.command(
    cls=CommandPage,
    help='Đọc lời báo cáo: mỗi dòng vào một JSON {"id", "context", "text"}, mỗi dòng ra điều lời đó nói.\n\n'
    '"context" là hoàn cảnh của lời nói: "tasks" (bắt buộc) là số các nhiệm vụ đơn vị chủ trì; "today" (bắt '
    'buộc) là ngày nói, năm-tháng-ngày; "about" là số nhiệm vụ mà tin được trả lời nói tới, null nếu không '
    'có; "unit" là tên đơn vị.\n\n'
    'Ví dụ: {"id": "1", "context": {"unit": "Sở Tài chính", "tasks": ["1", "32"], "about": null, '
    '"today": "2025-06-12"}, "text": "NV 32 đạt 85%"}',
)
def reply() -> None:
    """Read JSON lines {"id", "context", "text"} and print what each reply says."""
    from chat.understanding import understand_line

    for line in _lines():
        typer.echo(understand_line(line))


def _each_line(read: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Print one JSON line for each that comes in; a broken one gives a line that says so."""
    for line in _lines():
        try:
            answer = read(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        typer.echo(json.dumps(answer, ensure_ascii=False))


def _lines() -> Iterable[str]:
    return (line for line in sys.stdin if line.strip())
