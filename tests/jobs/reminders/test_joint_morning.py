"""One morning, one message: a group that owes to two levels, the province and a commune."""

import pytest

from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level, code_in, opened, planned
from tests.auxil.world import World

BELOW = """KẾ HOẠCH
Thực hiện Đề án 06 trên địa bàn xã năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 15 hàng tháng) gửi về Văn phòng xã.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát hộ khẩu\tThôn Đông\tThôn Đoài\tHoàn thành trước ngày 17/6/2025
2\tTuyên truyền\tThôn Đoài\t\tThực hiện thường xuyên
9\tLập danh sách\tThôn Đông\t\tHoàn thành trước ngày 20/6/2025
"""


@pytest.fixture
async def both(june: World) -> Level:
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", BELOW)
    await level.secretariat.says("/lienket Thôn Đông")
    await june.finance.says(f"/start {code_in(level.secretariat.last().text)}")
    return level


async def test_show(june: World, both: Level):
    await june.move_to("2025-06-13 07:31")
    for one in june.finance.from_bot()[-3:]:
        print("-----"); print(one.text); print(june.finance.labels(one))
    joint = june.finance.last()
    await june.finance.says("/nhiemvu"); print(june.finance.last().text, june.finance.labels()); await june.finance.says("/baocao"); print(june.finance.last().text, june.finance.labels())
    for words in ("NV 9 xong", "NV 1 xong", "NV 1 (xã) đang làm 40%", "không thay đổi"):
        n = len(june.finance.from_bot())
        await june.finance.says(words, reply_to=joint.id)
        for one in june.finance.from_bot()[n:]:
            print("=====", words); print(one.text); print(june.finance.labels(one))
    for label in ("👀 Đã nhận",):
        print(await june.finance.presses(label, message=joint))
        print(june.finance.again(joint).text)

    assert 0
