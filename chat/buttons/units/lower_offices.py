"""Buttons that open and close offices of units below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button


@dataclass(frozen=True)
class OpenOffice(Button):
    """Let a unit that asked for it run plans of its own."""

    code: ClassVar[str] = "open-office"
    unit: int


@dataclass(frozen=True)
class NewOfficeCode(Button):
    """Issue another code for the group that is to be the secretariat's of an office below."""

    code: ClassVar[str] = "office-code"
    office: int


@dataclass(frozen=True)
class CloseOffice(Button):
    """Ask whether an office below is to be closed."""

    code: ClassVar[str] = "close-office"
    office: int


@dataclass(frozen=True)
class SureToClose(Button):
    """Close an office below."""

    code: ClassVar[str] = "sure-close-office"
    office: int


def asked(unit: int) -> Keyboard:
    """Return the button that grants what a unit asks for."""
    return Keyboard([[button("✅ Mở cấp", OpenOffice(unit))]])


def listed(offices: Sequence[int]) -> Keyboard:
    """Return two buttons for each office, in the order of the list."""
    return Keyboard(
        [
            [button(f"🔑 Mã mới {row}", NewOfficeCode(one)), button(f"Đóng {row}", CloseOffice(one))]
            for row, one in enumerate(offices, 1)
        ]
    )


def sure(office: int) -> Keyboard:
    """Return the button that closes an office."""
    return Keyboard([[button("Đóng cấp này", SureToClose(office))]])
