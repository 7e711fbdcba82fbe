"""The command line: run the bot, play the demo, read documents and phrases without a database.

A command imports what it needs when it is called: nobody waits for the whole bot to see a page of help.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot import reading_commands
from bot.command_settings import given_settings
from bot.help_pages import CommandPage, GroupPage
from bot.upkeep import cli as upkeep

main = typer.Typer(
    help="Đôn đốc: nhắc việc và tổng hợp báo cáo theo kế hoạch.",
    cls=GroupPage,
    no_args_is_help=True,
    rich_markup_mode=None,
)
main.add_typer(reading_commands.commands, name="read")
main.add_typer(upkeep.commands)


@main.command(
    cls=CommandPage,
    help="Diễn thử không cần Telegram: mở trang diễn thử trên máy này, đến khi bấm Ctrl-C.\n\n"
    "Khi không có ai ngồi trước cửa sổ lệnh (đầu vào chuẩn không phải là terminal) thì diễn một tháng ngay"
    " trong cửa sổ lệnh, như với --play.",
)
def demo(
    *,
    plan: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, metavar="TỆP", help="diễn với kế hoạch của mình"),
    ] = None,
    play: Annotated[
        bool, typer.Option("--play", help="diễn một tháng ngay trong cửa sổ lệnh rồi thoát")
    ] = False,
    keep: Annotated[
        Path | None,
        typer.Option(
            file_okay=False,
            metavar="THƯ_MỤC",
            help="giữ buổi diễn thử trong thư mục này để lần sau diễn tiếp",
        ),
    ] = None,
) -> None:
    """Try the bot without Telegram: open the rehearsal's page and stay until Ctrl-C.

    Without anybody at a terminal (standard input is none), one month is played in the terminal, as with
    --play.
    """
    from bot import demo_command

    demo_command.demo(plan, keep, play=play)


@main.command(cls=CommandPage, help="Lập báo cáo, bảng hoặc biểu đồ của một kế hoạch ra tệp.")
def export(
    out: Annotated[
        Path, typer.Argument(metavar="TỆP", help="tệp được ghi; tên mỗi biểu đồ có thêm phần đuôi")
    ],
    *,
    made_as: Annotated[
        Literal["docx", "xlsx", "png"],
        typer.Option("--format", metavar="docx|xlsx|png", help="loại tệp (mặc định: docx)"),
    ] = "docx",
    plan: Annotated[
        str | None,
        typer.Option(
            metavar="KẾ_HOẠCH", help="mã, số hiệu hoặc một phần tên của kế hoạch, khi có nhiều kế hoạch"
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="KỲ", help="kỳ báo cáo, bằng lời: tháng 6, 6 tháng, quý 2")
    ] = None,
) -> None:
    """Write the report, the sheet or the charts of a plan to a file."""
    from bot import export_command

    export_command.export(given_settings(), out, made_as, plan, period)


@main.command(
    cls=CommandPage,
    help="Điền tệp Excel (.xlsx) hoặc .csv xuất từ phần mềm theo dõi khác, như /dien trong Telegram.",
)
def fill(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, metavar="TỆP", help="tệp xuất từ phần mềm ấy")
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option(metavar="TỆP", help="tệp được ghi (mặc định: cạnh tệp đã cho, thêm “-da-dien”)"),
    ] = None,
) -> None:
    """Fill in another system's file with how the tasks in it stand."""
    from bot import fill_command

    fill_command.fill(given_settings(), file, out)


@main.command(
    cls=CommandPage, help="Chạy bot với cài đặt trong biến môi trường và tệp .env, đến khi bị dừng."
)
def run() -> None:
    """Run the bot with the settings of the environment and .env until it is stopped."""
    from bot.loading import loading

    with loading():
        from bot import run_command

    run_command.run(given_settings())


WHOSE_CODE = (
    "Xin cho biết mã cho ai:\n"
    "- nhóm cơ quan thường trực: dondoc link-code --secretariat\n"
    "- người vận hành bot: dondoc link-code --operator\n"
    "- nhóm của đơn vị: gửi /lienket Sở Tài chính trong nhóm cơ quan thường trực\n"
    "- lãnh đạo: gửi /lienket lãnh đạo tỉnh, hoặc /lienket lãnh đạo Sở Tài chính, trong nhóm ấy"
)


@main.command(
    name="link-code",
    cls=CommandPage,
    help="In mã dùng một lần, trong 24 giờ, để liên kết nhóm mà mã được gửi vào.",
)
def link_code(
    *,
    secretariat: Annotated[
        bool, typer.Option("--secretariat", help="mã của nhóm cơ quan thường trực")
    ] = False,
    operator: Annotated[
        bool, typer.Option("--operator", help="mã của nơi người vận hành bot nhận tin, nhóm hoặc tin riêng")
    ] = False,
) -> None:
    """Print a one-time code that links the chat where it is sent, valid for 24 hours."""
    if secretariat is operator:
        typer.echo(WHOSE_CODE, err=True)
        raise typer.Exit(2)
    from bot import upkeep_commands

    upkeep_commands.link_code(given_settings(), "operator" if operator else "secretariat")


@main.command(
    cls=CommandPage,
    help="Cho biết trong năm giây bot có chạy tốt không: nếu không thì nói vì sao và thoát với 1.",
)
def health() -> None:
    """Exit with 1 if the bot is not well: a loop is silent, Telegram is, or something waits too long."""
    from bot import upkeep_commands

    upkeep_commands.health(given_settings())
