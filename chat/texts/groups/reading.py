"""Reading in private by somebody who may read of several levels."""

from chat.markup import Marked


def which_level() -> Marked:
    """Return the question of which level somebody wants to see something."""
    return Marked("Anh/chị xem được của nhiều cấp. Xin chọn cấp muốn xem:")


def choose_below() -> Marked:
    """Return what pops up when it is not sure of which level a button was."""
    return Marked("Xin chọn cấp ở tin bên dưới.")


def chosen(word: str) -> Marked:
    """Return what stands in place of the question once the level is chosen."""
    return Marked("Xem của {}:").format(word)
