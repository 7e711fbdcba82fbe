"""Pages of help in Vietnamese throughout, where typer's own headings, marks and options would be English."""

from collections.abc import Iterator
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

USAGE, OPTIONS, COMMAND = "Cách dùng: ", "[TÙY CHỌN]", "LỆNH …"
ARGUMENT_PANEL, OPTION_PANEL, COMMAND_PANEL = "Tham số", "Tùy chọn", "Lệnh"
OF_TYPER = {
    "help": "hiện trang này rồi thoát",
    "install_completion": "cài phần gợi ý lệnh (phím Tab) cho shell đang dùng",
    "show_completion": "in phần gợi ý lệnh của shell đang dùng, để chép hoặc tự cài",
}
"""What its options do that come with every program."""
LONGEST = 200
"""What a command does is told whole in the list of commands."""


class CommandPage(TyperCommand):
    """A command with such a page; typer keeps the types of a page's context and formatter to itself."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that says how it is called."""
        formatter.write_usage(ctx.command_path, _called(self, ctx), USAGE)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what each argument and option is for."""
        _write_parameters(self, ctx, formatter)


class GroupPage(TyperGroup):
    """Several commands with such a page."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that says how they are called."""
        formatter.write_usage(ctx.command_path, f"{_called(self, ctx)} {COMMAND}", USAGE)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write what each option is for, and what each command does."""
        _write_parameters(self, ctx, formatter)
        with formatter.section(COMMAND_PANEL):
            formatter.write_dl(
                [(name, one.get_short_help_str(LONGEST)) for name, one in self.commands.items()]
            )


def _called(command: TyperCommand | TyperGroup, ctx: Any) -> str:
    return " ".join([OPTIONS, *(name for name, _ in _arguments(command, ctx))])


def _write_parameters(command: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> None:
    panels = {ARGUMENT_PANEL: list(_arguments(command, ctx)), OPTION_PANEL: list(_options(command, ctx))}
    for title, rows in panels.items():
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


def _arguments(command: TyperCommand | TyperGroup, ctx: Any) -> Iterator[tuple[str, str]]:
    for one in command.get_params(ctx):
        if isinstance(one, TyperArgument):
            yield one.metavar or str(one.name), one.help or ""


def _options(command: TyperCommand | TyperGroup, ctx: Any) -> Iterator[tuple[str, str]]:
    for one in command.get_params(ctx):
        if isinstance(one, TyperOption):
            value = f" {one.metavar}" if one.metavar else ""
            yield ", ".join(one.opts) + value, OF_TYPER.get(str(one.name)) or one.help or ""
