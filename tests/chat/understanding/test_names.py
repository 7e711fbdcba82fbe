"""Mistyped commands: which one is meant, and where nobody can say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.texts.guide import SECRETARIAT_COMMANDS, UNIT_COMMANDS
from chat.understanding.commands.names import is_one_slip, meant, nearest

KNOWN = {*UNIT_COMMANDS, *SECRETARIAT_COMMANDS}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("/bao cao NV 1 xong", "/baocao NV 1 xong"),
        ("/bao cáo", "/baocao"),
        ("/BaoCao NV 1", "/baocao NV 1"),
        ("/báocáo NV 1\nvà NV 2", "/baocao NV 1\nvà NV 2"),
        ("/baocoa NV 1", "/baocao NV 1"),
        ("/baoca", "/baocao"),
        ("/baocaoo NV 1", "/baocao NV 1"),
        ("/nhiem vu", "/nhiemvu"),
        ("/tong hop tháng 6", "/tonghop tháng 6"),
        ("/vướng mắc thiếu kinh phí", "/vuongmac thiếu kinh phí"),
        ("/don vi Sở Y tế", "/donvi Sở Y tế"),
        ("/huong dẫn", "/huongdan"),
    ],
)
def test_a_slip_is_understood(written: str, words: str):
    assert meant(written, KNOWN) == words


@pytest.mark.parametrize("written", ["/", "/x", "/thoitiet", "/xin chao", "/mua", "/bao"])
def test_another_word_is_no_slip(written: str):
    assert meant(written, KNOWN) is None


def test_the_command_that_looks_most_like_it_is_named():
    assert nearest("baocaothan", KNOWN) == "baocao"
    assert nearest("thoitiet", KNOWN) is None


@given(st.text(max_size=40))
def test_no_text_raises(text: str):
    words = meant(f"/{text}", KNOWN)
    assert words is None or words.split()[0].removeprefix("/") in KNOWN


@given(st.sampled_from(sorted(KNOWN)), st.data())
def test_one_slip_is_one_slip_whichever(name: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(name) - 1))
    assert is_one_slip(name[:at] + name[at + 1 :], name) == (len(name) > 4)
    assert is_one_slip(f"{name[:at]}q{name[at:]}", name) == (len(name) >= 4)
    assert not is_one_slip(name, name)
