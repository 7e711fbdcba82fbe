"""The settings as a command of the terminal reads them."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.settings import Settings


def given_settings() -> "Settings":
    """Return the settings of the environment and .env; a wrong one exits with 2 and one line.

    What a command writes is for its own user alone.
    """
    from bot.private import keep_private
    from bot.settings import SettingsError, read_settings

    try:
        settings = read_settings()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    keep_private(settings.data_folder)
    return settings
