"""The command line: run the bot, play the demo, read documents and phrases without a database.

A command imports what it needs when it is called: nobody waits for the whole bot to see a page of help.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot import reading_commands

if TYPE_CHECKING:
    from bot.settings import Settings

main = typer.Typer(help="Đôn đốc: nhắc việc và tổng hợp báo cáo theo kế hoạch.", no_args_is_help=True)
main.add_typer(reading_commands.commands, name="read")


def _settings() -> "Settings":
    from bot.settings import SettingsError, read_settings

    try:
        return read_settings()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


@main.command()
def demo(
    *,
    plan: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="a plan document of your own")
    ] = None,
    play: Annotated[bool, typer.Option("--play", help="play one month in the terminal and exit")] = False,
    keep: Annotated[
        Path | None, typer.Option(file_okay=False, help="keep the rehearsal in this folder, to go on later")
    ] = None,
) -> None:
    """Try the bot without Telegram: open the rehearsal's page and stay until Ctrl-C.

    Without anybody at a terminal (standard input is none), one month is played in the terminal, as with
    --play.
    """
    from bot import demo_command

    demo_command.demo(plan, keep, play=play)


@main.command()
def export(
    out: Annotated[Path, typer.Argument(help="the file to write; charts get their names behind it")],
    *,
    made_as: Annotated[
        Literal["docx", "xlsx", "png"], typer.Option("--format", help="docx, xlsx or png")
    ] = "docx",
    plan: Annotated[str | None, typer.Option(help="id, number or a part of the title")] = None,
    period: Annotated[str | None, typer.Option(help="in words: thang 6, 6 thang, quy 2")] = None,
) -> None:
    """Write the report, the sheet or the charts of a plan to a file."""
    from bot import export_command

    export_command.export(_settings(), out, made_as, plan, period)


@main.command()
def run() -> None:
    """Run the bot with the settings of the environment and .env until it is stopped."""
    from bot import run_command

    run_command.run(_settings())


@main.command(name="link-code")
def link_code(
    *, secretariat: Annotated[bool, typer.Option("--secretariat", help="for the secretariat's group")]
) -> None:
    """Print a one-time code that links the group where it is sent, valid for 24 hours."""
    if not secretariat:
        typer.echo("Mã của đơn vị do nhóm cơ quan thường trực cấp bằng lệnh /lienket.", err=True)
        raise typer.Exit(2)
    from bot import upkeep_commands

    upkeep_commands.link_code(_settings())


@main.command()
def health() -> None:
    """Exit with 1 if the bot's clock has stopped: no tick for three minutes."""
    from bot import upkeep_commands

    upkeep_commands.health(_settings())
