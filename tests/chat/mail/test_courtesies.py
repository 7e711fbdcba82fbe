"""Greetings, closings and signatures are left out, and nothing that somebody tells is."""

import pytest

from chat.mail.quotes import reply_in

SAID = "NV 1 đang thực hiện 85%"
TOLD = [
    "Gửi văn bản số 123/BC-STC, đã hoàn thành 100%\nKhông có vướng mắc",
    "Chào anh, việc này đã xong rồi\nHai ngày nữa gửi văn bản",
    "Chào anh chị, Sở Tài chính đã hoàn thành",
    "Kính thưa các đồng chí, công việc hoàn thành đúng hạn\nHết",
    "Việc một đã xong.\nTrân trọng\nCòn việc thứ hai đang chờ kinh phí, sẽ báo cáo sau",
    "Cảm ơn anh.\nVăn bản số 12 ban hành ngày 5/6\nHết",
    "Việc một đã xong\n-----\nViệc hai chưa xong",
    "Xin gửi báo cáo, xin cảm ơn\nHà",
    "Cảm ơn anh chị",
    "Xin báo cáo: vướng mắc về môi trường, người nhận nhà ở bên ngoài khu tái định cư",
    "Lưu ý: dự án còn vướng",
]
GREETINGS = [
    "Kính gửi Văn phòng UBND tỉnh,\nEm chào anh chị ạ,",
    "Kính gửi: Công an tỉnh\n\nXin chào!",
    "Dear anh Nam,",
]
CLOSINGS = [
    "Trân trọng báo cáo./.",
    "Trân trọng cảm ơn quý cơ quan./.",
    "Xin chân thành cảm ơn!",
    "Em cảm ơn anh chị ạ.",
    "Kính,",
    "BR,",
    "Thanks & Best Regards,",
    "---",
    "____________________",
    "Gửi từ OPPO của tôi",
    "Gửi từ hộp thư công vụ",
]
SIGNATURE = "Nguyễn Văn An\nPhó Chánh Văn phòng\nĐT: 0912345678"
NOTICES = [
    "Thư này có thể chứa thông tin mật. Nếu đã nhận nhầm, xin xóa và báo người gửi.",
    "CẢNH BÁO: Email này đến từ bên ngoài cơ quan",
    "This e-mail is confidential. If you are not the intended recipient, please delete it.",
    "Hãy nghĩ đến môi trường trước khi in thư này",
]


@pytest.mark.parametrize("words", TOLD)
def test_what_is_told_is_kept_however_courteously_it_begins(words: str):
    assert reply_in(words) == words


@pytest.mark.parametrize("greeting", GREETINGS)
def test_greetings_are_left_out(greeting: str):
    assert reply_in(f"{greeting}\n{SAID}") == SAID


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_signature_is_left_out_whatever_stands_before_it(closing: str):
    assert reply_in(f"{SAID}\n\n{closing}\n{SIGNATURE}") == SAID


@pytest.mark.parametrize("notice", NOTICES)
def test_what_an_office_puts_below_all_its_mails_is_left_out(notice: str):
    assert reply_in(f"{SAID}\n\n{notice}") == SAID
    assert reply_in(f"{SAID}\n\nTrân trọng./.\n{SIGNATURE}\n\n{notice}") == SAID


def test_an_answer_between_quotes_is_about_the_line_above_it():
    mail = (
        "Em trả lời dưới từng mục:\n> 🟡 Sắp đến hạn\n> • NV 1: Ban hành chính sách\n> thu phí\nđã xong\n"
        "> • NV 2: Thanh toán — hạn 20/6\n>\n\nchưa xong, vướng kinh phí\n>\n> Xin bấm nút\nCảm ơn anh"
    )
    assert reply_in(mail).split("\n")[1:] == ["NV 1: đã xong", "", "NV 2: chưa xong, vướng kinh phí"]


def test_an_answer_between_quotes_that_names_its_task_is_as_it_was_written():
    assert reply_in("> • NV 1: Ban hành\nNV 2 đã xong") == "NV 2 đã xong"


def test_an_answer_below_the_whole_quote_is_about_none_of_its_lines():
    assert reply_in("> • NV 1: Ban hành\n>\n> Mã thư: abcd\n\nđã xong") == "đã xong"
