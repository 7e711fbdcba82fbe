"""The operator's commands as they are typed; each imports what it needs when it is called."""

from pathlib import Path
from typing import Annotated

import typer

from bot.command_settings import given_settings
from bot.help_pages import CommandPage, GroupPage

commands = typer.Typer(cls=GroupPage, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="in dạng JSON thay cho văn bản")]


@commands.command(
    cls=CommandPage,
    help="Sao lưu cơ sở dữ liệu và minh chứng vào một tệp, kể cả khi bot đang chạy, rồi kiểm tra lại tệp đó.",
)
def backup(
    file: Annotated[
        Path | None,
        typer.Argument(
            dir_okay=False, metavar="[TỆP]", help="tệp được ghi; không ghi: một tệp mới trong BACKUP_FOLDER"
        ),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Back up the database and the evidence into a file, and look it over."""
    from bot.upkeep import backup_command

    backup_command.backup(given_settings(), file, as_json=as_json)


@commands.command(
    cls=CommandPage,
    help="Khôi phục theo một tệp sao lưu; phải dừng bot trước. Dữ liệu đang có được giữ lại dưới tên khác.",
)
def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, metavar="TỆP", help="tệp sao lưu")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="không hỏi lại")] = False,
    remind_today: Annotated[
        bool,
        typer.Option(
            "--remind-today",
            help="khi không còn đọc được dữ liệu đang có: chắc chắn hôm nay chưa nhóm nào nhận tin nhắc",
        ),
    ] = False,
) -> None:
    """Restore a backup; the bot must be stopped."""
    from bot.upkeep import restore_command

    restore_command.restore(given_settings(), file, is_agreed=yes, nobody_was_reminded=remind_today)


Ids = Annotated[
    list[int] | None,
    typer.Argument(metavar="[SỐ]…", help="chỉ những số này, kèm nội dung; không ghi: liệt kê"),
]
Again = Annotated[bool, typer.Option("--again", help="làm lại những số này")]


@commands.command(
    cls=CommandPage,
    help="Tin gửi đi đang chờ, chưa rõ đã đến, không gửi được: của đơn vị nào, vì sao; --again để gửi lại.",
)
def messages(ids: Ids = None, *, again: Again = False, as_json: AsJson = False) -> None:
    """List what has not surely been said, show some of it, or let it be sent once more."""
    from bot.upkeep import queue_commands

    queue_commands.messages(given_settings(), ids or [], again=again, as_json=as_json)


@commands.command(
    cls=CommandPage,
    help="Tin nhận được đang chờ hoặc xử lý bị lỗi: của đơn vị nào, vì sao; --again để xử lý lại.",
)
def updates(ids: Ids = None, *, again: Again = False, as_json: AsJson = False) -> None:
    """List what has not been handled, show some of it, or let it be handled once more."""
    from bot.upkeep import queue_commands

    queue_commands.updates(given_settings(), ids or [], again=again, as_json=as_json)


@commands.command(
    cls=CommandPage,
    help="Kiểm tra mọi thứ bot cần: cài đặt, Telegram, nhóm, dữ liệu, đĩa, sao lưu, đồng hồ, phông chữ.\n\n"
    "Mỗi dòng ok, cảnh báo hoặc sai, kèm việc cần làm. "
    "Thoát với 0 khi tốt, 1 khi có cảnh báo, 2 khi có điều sai.",
)
def doctor(*, as_json: AsJson = False) -> None:
    """Look at everything that the bot needs; exit with 0, 1 (doubtful) or 2 (wrong)."""
    from bot.upkeep.doctor import command

    command.doctor(as_json=as_json)


@commands.command(
    cls=CommandPage,
    help="Nâng cấp bảng của cơ sở dữ liệu lên bản này; phải dừng bot trước. Bot cũng tự làm khi khởi động.",
)
def upgrade() -> None:
    """Bring the tables to this version; the bot must be stopped."""
    from bot.upkeep import upgrade_command

    upgrade_command.upgrade_database(given_settings())


@commands.command(
    name="move-database",
    cls=CommandPage,
    help="Chuyển mọi dữ liệu sang một cơ sở dữ liệu trống (SQLite, PostgreSQL), đếm và so từng bảng; "
    "phải dừng bot trước.",
)
def move_database(
    to: Annotated[
        str,
        typer.Argument(
            envvar="MOVE_TO",
            show_envvar=False,
            metavar="TỚI",
            help="như DATABASE_URL; để mật khẩu không hiện trên dòng lệnh, đặt vào biến môi trường MOVE_TO",
        ),
    ],
) -> None:
    """Move everything to another, empty database; the bot must be stopped."""
    from bot.upkeep import move_command

    move_command.move_database(given_settings(), to)


PersonId = Annotated[int, typer.Argument(metavar="MÃ_SỐ", help="mã số Telegram của người đó")]


@commands.command(
    name="export-person",
    cls=CommandPage,
    help="Mọi điều bot lưu về một người, dạng JSON, để trả lời yêu cầu của chính người đó; ghi vào nhật ký.",
)
def export_person(
    person: PersonId,
    out: Annotated[
        Path | None, typer.Argument(dir_okay=False, metavar="[TỆP]", help="tệp được ghi; không ghi: in ra")
    ] = None,
) -> None:
    """Print everything that is kept about a person."""
    from bot.upkeep import person_commands

    person_commands.export_person(given_settings(), person, out)


@commands.command(
    cls=CommandPage,
    help="Xóa tên hiển thị của một người đã yêu cầu bằng văn bản (người đó tự làm được bằng /xoatoi).",
)
def forget(person: PersonId) -> None:
    """Take a person's name out of the data."""
    from bot.upkeep import person_commands

    person_commands.forget(given_settings(), person)
