"""Every command of the command line, as the program itself knows them."""

from typing import Any

import typer.main

from bot.cli import main


def command_lines() -> set[str]:
    """Return every command of the command line: "run", "read plan"."""
    group = typer.main.get_command(main)
    commands: dict[str, Any] = group.commands  # type: ignore[attr-defined] # it is a group
    return {
        f"{name} {inner}".strip()
        for name, command in commands.items()
        for inner in getattr(command, "commands", {"": None})
    }
