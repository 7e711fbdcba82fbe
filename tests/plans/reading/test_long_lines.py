"""A line of one sign, however long, is read in time that grows as its length does."""

from contextlib import suppress

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.refusals import why_no_plain_text
from tests.auxil.growth import growth


def read(text: str) -> None:
    with suppress(UnreadableDocumentError):
        read_document("ke-hoach.txt", text.encode())


@pytest.mark.parametrize("sign", ["<", "a", "-", "1. ", "<a ", "{{"])
def test_a_line_of_one_sign_is_read_in_time(sign: str):
    """Sixteen thousand stray "<" took three seconds, a hundred thousand two minutes."""
    assert growth(lambda size: read(sign * (size // len(sign))), small=1_500, times=8) < 24  # 64, squared


def test_comments_before_a_page_are_passed_over_one_after_the_other():
    """Each could end where any later one did: forty of them would have taken for ever."""
    assert why_no_plain_text("<!---->" * 40 + "Kế hoạch") is None
    assert why_no_plain_text("<!---->" * 40 + "<html>") is not None
