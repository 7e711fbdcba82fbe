"""A unit says that a task is not, or no longer, its own; the secretariat agrees or does not."""

import pytest

from tests.auxil.statements import standing
from tests.auxil.world import World


@pytest.mark.parametrize(
    "words",
    [
        "NV 1 không thực hiện nữa theo CV 2345/UBND-THKH",
        "cái này không phải nhiệm vụ của sở",
        "nv 1 ko con thuc hien nua",
        "NV 1 không thuộc thẩm quyền của đơn vị",
        "đề nghị trả lại nhiệm vụ này",
        "NV 1 dừng thực hiện theo QĐ 15/QĐ-UBND ngày 5/6",
    ],
)
async def test_what_is_given_back_goes_to_the_secretariat_in_its_own_words(june: World, words: str):
    await june.finance.presses("NV 1")
    await june.finance.answers(words)
    asked = june.secretariat.last()
    assert "Sở Tài chính đề nghị không thực hiện NV 1" in asked.text
    assert words.removeprefix("NV 1 ").removeprefix("nv 1 ").removeprefix("cái này ") in asked.text
    assert june.secretariat.labels() == ["Đồng ý", "Không"]
    assert standing(june) == {}


async def test_a_task_that_is_agreed_to_be_given_back_is_owed_no_more(june: World):
    await june.finance.answers("NV 1 không thực hiện nữa theo CV 2345/UBND-THKH")
    await june.secretariat.presses("Đồng ý")
    assert "đồng ý: đơn vị thôi thực hiện NV 1" in june.finance.last().text
    await june.finance.says("/baocao NV 1 đang làm")
    assert "✅" not in june.finance.last().text


async def test_a_task_that_is_not_taken_back_stays(june: World):
    await june.finance.answers("NV 1 không phải của sở em")
    await june.secretariat.presses("Không")
    assert "NV 1 vẫn do đơn vị thực hiện" in june.finance.last().text
    await june.finance.says("/baocao NV 1 đang làm")
    assert "1" in standing(june)
