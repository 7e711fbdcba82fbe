"""`dondoc move-database`: everything from the database of the settings to another, empty one."""

from contextlib import ExitStack

import typer
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings, SettingsError, read_settings
from storage.upkeep import holding, moving
from storage.upkeep.holding import HeldError, sqlite_file
from storage.upkeep.moving import DifferenceError, NotEmptyError, OtherVersionError, Sum


def move_database(settings: Settings, to: str) -> None:
    """Move everything and say what to do next; exit with 1 if that cannot be, 2 if `to` is no database."""
    try:
        target = read_settings(database_url=to).database
    except SettingsError:
        typer.echo("TỚI: cần postgresql+psycopg://user:password@host/name hoặc sqlite:///tệp", err=True)
        raise typer.Exit(2) from None
    try:
        arrived = _move(settings.database, target)
    except HeldError as error:
        _refuse(f"bot hoặc một chương trình khác đang mở cơ sở dữ liệu ({error}). Dừng nó rồi chạy lại.")
    except NotEmptyError as error:
        _refuse(f"nơi đến đã có dữ liệu (bảng {error}). Chỉ chuyển vào cơ sở dữ liệu trống.")
    except OtherVersionError:
        _refuse("dữ liệu chưa ở phiên bản của chương trình này. Chạy bot một lần để nâng cấp, rồi dừng bot.")
    except DifferenceError as error:
        _refuse(f"dữ liệu đến nơi không khớp (bảng {error}). Xin báo người phát triển.")
    except SQLAlchemyError as error:
        _refuse(str(getattr(error, "orig", error)).splitlines()[0])
    else:
        _tell(arrived, target)


def _move(source: str, target: str) -> dict[str, Sum]:
    with ExitStack() as stack:
        for url in (source, target):
            stack.enter_context(holding.alone(url))
        file = sqlite_file(target)
        if file is not None:
            file.touch(0o600)
        engines = [stack.enter_context(holding.engine_for(url)) for url in (source, target)]
        return moving.move(source, *engines)


def _refuse(reason: str) -> None:
    typer.echo(f"Chưa chuyển, dữ liệu vẫn ở chỗ cũ: {reason}", err=True)
    raise typer.Exit(1)


def _tell(arrived: dict[str, Sum], target: str) -> None:
    rows = sum(one.rows for one in arrived.values())
    typer.echo(f"Đã chuyển {rows} dòng của {len(arrived)} bảng; số dòng và tổng kiểm tra từng bảng đều khớp.")
    shown = make_url(target).render_as_string(hide_password=True)
    typer.echo(f"Bước tiếp theo: ghi DATABASE_URL={shown} (kèm mật khẩu) vào .env, rồi chạy bot.")
    typer.echo("Dữ liệu cũ còn nguyên; minh chứng vẫn ở DATA_FOLDER.")
