"""Numbers of people and what is marked secret are never repeated; everything else is left as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.privacy import (
    HIDDEN_WHOLE,
    Sensitive,
    masked,
    masked_contact,
    masked_numbers,
    masked_part,
    sensitive,
)
from tests.auxil.growth import growth

IDENTITY = frozenset({Sensitive.IDENTITY})
PHONES = frozenset({Sensitive.PHONES})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("CCCD 038095001234 của ông A chưa cấp", "CCCD ••• của ông A chưa cấp"),
        ("số CMND: 171234567, NV 32 đang làm", "số CMND: •••, NV 32 đang làm"),
        ("căn cước công dân số 038 095 001 234", "căn cước công dân số •••"),
        ("can cuoc 038.095.001234 bi loi", "can cuoc ••• bi loi"),
        ("ông B 038095001234 chưa có tài khoản", "ông B ••• chưa có tài khoản"),
        ("CCCD: 038095001234, 038095001235; 171234567", "CCCD: •••, •••; •••"),
        ("mã định danh 038095001234", "mã định danh •••"),
        ("CCCD_038095001234_mat_truoc.pdf", "CCCD_•••_mat_truoc.pdf"),
        ("Nguyen_Van_A_cmt_171234567.jpg", "Nguyen_Van_A_cmt_•••.jpg"),
    ],
)
def test_the_number_of_a_card_is_hidden(text: str, shown: str):
    assert masked(text) == shown
    assert sensitive(text) == IDENTITY
    assert masked(unicodedata.normalize("NFD", text)) == shown


def test_a_list_of_telephone_numbers_is_hidden_and_one_number_is_not():
    assert masked("A 0912345678, B 0987 654 321, C +84 903 123 456") == "A •••, B •••, C •••"
    assert sensitive("A 0912345678, B 0987.654.321") == PHONES
    assert masked("liên hệ anh Tuấn 0912345678") == "liên hệ anh Tuấn 0912345678"


@pytest.mark.parametrize(
    "text",
    [
        "Theo Công văn mật số 12/CAT-PV06, NV 32 đã xong",
        "NV 32 xong, BC 15/BC-CAT (Mật)",
        "tài liệu tối mật gửi kèm",
        "văn bản đóng dấu MẬT",
        "CV 45/CAT-ANND MẬT: NV 18 hoàn thành",
        "độ mật: Tuyệt mật",
    ],
)
def test_what_is_marked_secret_is_hidden_whole(text: str):
    assert masked(text) == HIDDEN_WHOLE
    assert sensitive(text) == {Sensitive.CLASSIFIED}


@pytest.mark.parametrize(
    "text",
    [
        "NV 32 đang thực hiện 85%",
        "đã cấp 123.456.789 đồng kinh phí làm CCCD",
        "đã cấp 123 456 789 đồng kinh phí căn cước",
        "đã thu nhận 1.250/1.480 hồ sơ CCCD",
        "bảo mật thông tin, BẢO MẬT HỆ THỐNG, bí mật nhà nước, cấp lại mật khẩu, mật độ dân số",
        "MẬT KHẨU đã đổi, MẬT ĐỘ thấp",
        "mã hồ sơ 123456789012345",
        "số 123456789/STC-NS",
        "hotline 1900 1234 và 0912345678",
        "",
    ],
)
def test_everything_else_is_left_as_it_is(text: str):
    assert masked(text) == text
    assert not sensitive(text)


@given(st.text(alphabet="CMND cđịnh danh0123456789 .-,MẬT()", max_size=400))
def test_what_was_masked_once_is_harmless(text: str):
    assert not sensitive(masked(text))


@pytest.mark.parametrize("piece", ["0", "0 ", "CCCD ", "CCCD 038095001234 ", "1.", "MẬT", "03809500123"])
def test_the_cost_of_a_hostile_text_grows_with_its_length(piece: str):
    """Eight times the text cost 45 times as much; the square would be 64."""
    assert growth(lambda size: masked((piece * size)[:size]), small=5_000, times=8) < 24


def test_a_part_is_masked_by_what_the_whole_says():
    whole = "CMND số 171234567 của ông A: vướng do số 171234567 bị sai"
    assert masked_part("số 171234567 bị sai", whole) == "số ••• bị sai"
    assert masked_part("thiếu kinh phí", "Công văn mật số 12: vướng thiếu kinh phí") == HIDDEN_WHOLE
    assert masked_part("thiếu kinh phí", "vướng thiếu kinh phí") == "thiếu kinh phí"


def test_the_stamp_in_the_name_of_a_file_is_one():
    assert masked("VB_MẬT_12.pdf") == HIDDEN_WHOLE


def test_what_a_plan_says_of_secrets_is_no_secret():
    assert masked_numbers("Quản lý văn bản mật") == "Quản lý văn bản mật"
    assert masked_numbers("Quản lý văn bản mật, CCCD 038095001234") == "Quản lý văn bản mật, CCCD •••"


def test_whom_to_call_keeps_the_telephone_numbers():
    said = "Chị Lan 0912 345 678, anh Bình 0987 654 321"
    assert masked_contact(said) == said
    assert masked_contact(f"{said}, CCCD 038095001234") == f"{said}, CCCD •••"
