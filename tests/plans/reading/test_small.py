"""The small documents of ../shared, each with one trap; here those about what vanished."""

import pytest

from tests.score.small import SMALL, wrong_fields

ABOUT_TABLES = (
    "k1a-fullwidth-row.docx",
    "k1b-fullwidth-noword.docx",
    "k2-shaded-yes.pdf",
    "k3-header-again.docx",
    "k3-header-again.pdf",
    "k7-subrows.docx",
    "k8-progress2.docx",
    "k18-second-no-header.docx",
)


@pytest.mark.parametrize("document", ABOUT_TABLES)
def test_a_small_document_is_read_as_a_reader_sees_it(document: str) -> None:
    if not SMALL.exists():
        pytest.skip("../shared is not here")
    assert wrong_fields(document) == []
