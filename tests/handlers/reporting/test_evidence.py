"""Photos and files of units are kept with the report they came with, or the one they answer."""

from pathlib import Path

import pytest

from chat.texts.reporting import evidence as evidence_texts
from storage.models import Evidence, EvidenceKind, Statement
from tests.auxil.cast import FINANCE
from tests.auxil.group import Group
from tests.auxil.world import World
from tests.sandbox.images import png


async def photo(group: Group, *, caption: str = "", reply_to: int | None = None, album: str = "") -> None:
    """Send a photo and let the bot answer."""
    group.stage.people.upload_photo(
        group.chat, group.person, png(40, 30), caption=caption, reply_to=reply_to, album=album
    )
    await group.stage.settle()


@pytest.fixture
async def coordinating(june: World) -> World:
    """The health department, which leads nothing, has linked its group."""
    june.given_link("Sở Y tế", june.outsider)
    return june


def attached(world: World) -> list[tuple[int, EvidenceKind, str]]:
    """Return what is attached: the statement, the kind and the name."""
    return [(row.update_id, row.kind, row.name) for row in world.rows(Evidence) if row.update_id is not None]


async def test_a_file_with_words_is_kept_with_its_report(june: World):
    await june.finance.sends(
        "CV 123.pdf", b"%PDF", caption="NV 1 đã hoàn thành, CV 123/STC-NS", reply_to=june.finance.last().id
    )
    assert "📎 Có ảnh, tệp minh chứng" in june.finance.last().text
    (update,) = june.rows(Statement)
    assert attached(june) == [
        (update.id, EvidenceKind.FILE, "CV 123.pdf"),
        (update.id, EvidenceKind.NUMBER, "CV 123/STC-NS"),
    ]
    file = june.rows(Evidence)[0]
    assert file.file_id
    assert (file.size, file.kept_as) == (4, None)


async def test_a_photo_in_reply_to_the_confirmation_is_attached_to_that_report(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await photo(june.finance, reply_to=june.finance.last().id)
    assert june.finance.last().text == "📎 Đã kèm vào báo cáo NV 1."
    (update,) = june.rows(Statement)
    assert [(row, kind) for row, kind, _ in attached(june)] == [(update.id, EvidenceKind.PHOTO)]


async def test_an_album_is_one_report(june: World):
    asked = june.finance.last().id
    before = len(june.finance.from_bot())
    await photo(june.finance, caption="NV 1 đang thực hiện 60%", reply_to=asked, album="77")
    await photo(june.finance, reply_to=asked, album="77")
    await photo(june.finance, reply_to=asked, album="77")
    (update,) = june.rows(Statement)
    assert [row for row, _, _ in attached(june)] == [update.id] * 3
    assert len(june.finance.from_bot()) == before + 1


async def test_an_album_whose_words_come_with_a_later_piece_is_one_report_too(june: World):
    asked = june.finance.last().id
    await photo(june.finance, reply_to=asked, album="77")
    await photo(june.finance, caption="NV 1 đang thực hiện 60%", reply_to=asked, album="77")
    (update,) = june.rows(Statement)
    assert [row for row, _, _ in attached(june)] == [update.id] * 2


async def album(group: Group, reply_to: int, *captions: str) -> None:
    """Send the pieces of an album at once, as Telegram tells of them, and let the bot answer."""
    pieces = [
        (f"anh {place}.pdf", b"%PDF" + bytes([place]), caption)
        for place, caption in enumerate(captions, start=1)
    ]
    group.stage.people.upload_album(group.chat, group.person, pieces, reply_to=reply_to)
    await group.stage.settle()


@pytest.mark.parametrize("place", range(3))
async def test_an_album_with_words_below_any_piece_is_asked_nothing(urgent: World, place: int):
    before = len(urgent.finance.from_bot())
    captions = ["", "", ""]
    captions[place] = "NV 5 đang thực hiện 60%"
    await album(urgent.finance, urgent.finance.last().id, *captions)
    (update,) = urgent.rows(Statement)
    assert [(row, name) for row, _, name in attached(urgent)] == [
        (update.id, f"anh {number}.pdf") for number in (1, 2, 3)
    ]
    assert len(urgent.finance.from_bot()) == before + 1


async def test_each_words_of_an_album_get_their_own_pieces(urgent: World):
    """The first file stood with both tasks."""
    first, second = "NV 5 đang thực hiện 60%", "NV 6 đang thực hiện 30%"
    await album(urgent.finance, urgent.finance.last().id, "", first, "", second, "")
    five, six = (row.id for row in urgent.rows(Statement))
    assert [(row, name) for row, _, name in attached(urgent)] == [
        (five, "anh 1.pdf"),
        (five, "anh 2.pdf"),
        (five, "anh 3.pdf"),
        (six, "anh 4.pdf"),
        (six, "anh 5.pdf"),
    ]


async def test_an_album_without_words_in_reply_to_a_report_is_confirmed_once(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    recorded = june.finance.last().id
    before = len(june.finance.from_bot())
    await photo(june.finance, reply_to=recorded, album="77")
    await photo(june.finance, reply_to=recorded, album="77")
    assert len(june.finance.from_bot()) == before + 1
    assert len(attached(june)) == 2


async def test_a_file_without_words_is_asked_about_and_waits(urgent: World):
    await photo(urgent.finance, reply_to=urgent.finance.last().id)
    assert urgent.finance.last().text == evidence_texts.which_task()
    await urgent.finance.presses("NV 5")
    assert "📎 Đã giữ tệp này làm minh chứng của NV 5" in urgent.finance.last().text
    (update,) = urgent.rows(Statement)
    assert [row for row, _, _ in attached(urgent)] == [update.id]


async def test_an_album_without_words_is_asked_about_once(urgent: World):
    asked = urgent.finance.last().id
    before = len(urgent.finance.from_bot())
    await photo(urgent.finance, reply_to=asked, album="77")
    await photo(urgent.finance, reply_to=asked, album="77")
    assert len(urgent.finance.from_bot()) == before + 1
    await urgent.finance.presses("NV 5")
    assert len(attached(urgent)) == 2


async def test_files_with_the_report_of_a_unit_without_tasks_are_kept_and_shown(coordinating: World):
    unit = coordinating.outsider
    await unit.says("/baocao")
    card = unit.last().id
    await photo(unit, caption="Đã phối hợp 3 cuộc kiểm tra", reply_to=card, album="77")
    await photo(unit, reply_to=card, album="77")
    await unit.sends("BC thang 6.pdf", b"%PDF", reply_to=unit.last().id)
    assert "“Đã phối hợp 3 cuộc kiểm tra”\n📎 Kèm theo: 3 ảnh, tệp." in unit.last().text
    await coordinating.secretariat.says("/tonghop Sở Y tế")
    assert coordinating.secretariat.labels() == ["📎 Xem ảnh, tệp kèm báo cáo (3)"]
    before = len(coordinating.secretariat.from_bot())
    await coordinating.secretariat.presses("📎 Xem ảnh, tệp kèm báo cáo (3)")
    heading, first, _, last = coordinating.secretariat.from_bot()[before:]
    assert heading.text == "📎 Sở Y tế: 3 ảnh, tệp kèm báo cáo."
    assert first.text == "Báo cáo tháng 6/2025 · gửi ngày 12/6/2025"
    assert last.text == "Báo cáo tháng 6/2025 · BC thang 6.pdf · gửi ngày 12/6/2025"


async def test_a_file_alone_is_the_report_of_a_unit_without_tasks(coordinating: World):
    unit = coordinating.outsider
    await unit.says("/baocao")
    await unit.sends("BC thang 6.pdf", b"%PDF", reply_to=unit.last().id)
    assert "“Báo cáo gửi kèm tệp “BC thang 6.pdf””\n📎 Kèm theo: 1 ảnh, tệp." in unit.last().text
    await unit.presses("Nộp báo cáo")
    assert "đã nộp" in unit.last().text


async def test_the_files_of_reports_on_tasks_are_shown_too(june: World):
    await june.finance.sends(
        "CV 123.pdf", b"%PDF", caption="NV 1 đã hoàn thành", reply_to=june.finance.last().id
    )
    await june.secretariat.says(f"/tonghop {FINANCE}")
    await june.secretariat.presses("📎 Xem ảnh, tệp kèm báo cáo (1)")
    assert june.secretariat.last().text == "NV 1 · CV 123.pdf · gửi ngày 12/6/2025"


async def test_a_file_of_a_kind_that_is_no_evidence_is_refused_and_the_words_are_taken(june: World):
    await june.finance.sends(
        "virus.exe", b"MZ", caption="NV 1 đang thực hiện 60%", reply_to=june.finance.last().id
    )
    refusal, recorded = june.finance.from_bot()[-2:]
    assert refusal.text == evidence_texts.wrong_type("virus.exe")
    assert "NV 1: đang thực hiện, 60%" in recorded.text
    assert attached(june) == []


async def test_a_photo_between_colleagues_is_not_kept(june: World):
    await photo(june.finance)
    assert june.rows(Evidence) == []


async def test_words_after_a_document_are_handled_after_it(june: World):
    people, group = june.stage.people, june.finance
    asked = group.last().id
    people.upload_document(
        group.chat, group.person, "a.pdf", b"%PDF", caption="NV 1 đang thực hiện 60%", reply_to=asked
    )
    people.say(group.chat, group.person, "NV 1 đang thực hiện 70%", reply_to=asked)
    await june.stage.settle()
    assert [row.percent for row in june.rows(Statement)] == [60, 70]


@pytest.fixture
def folder(june: World, tmp_path: Path) -> Path:
    """Let copies be kept, in this folder."""
    june.stage.dondoc.services.evidence_folder = tmp_path / "evidence"
    return tmp_path / "evidence"


async def test_a_copy_is_kept_on_disk_if_that_is_wanted(june: World, folder: Path):
    await june.finance.sends(
        "CV 123.pdf", b"%PDF", caption="NV 1 đã hoàn thành", reply_to=june.finance.last().id
    )
    file = june.rows(Evidence)[-1]
    assert file.kept_as is not None
    assert (folder / file.kept_as).read_bytes() == b"%PDF"
    assert [path.name for path in folder.iterdir()] == [file.kept_as]


async def test_where_no_copy_can_be_kept_the_report_is_taken_all_the_same(june: World, folder: Path):
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder would be")
    await june.finance.sends(
        "CV 123.pdf", b"%PDF", caption="NV 1 đã hoàn thành", reply_to=june.finance.last().id
    )
    assert "NV 1: hoàn thành" in june.finance.last().text
    assert june.rows(Evidence)[-1].kept_as is None
