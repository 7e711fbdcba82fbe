"""A commune takes what its hamlets report into its own report: shown first, edited, taken with one press."""

from io import BytesIO

import pytest
from docx import Document

from chat.buttons.reporting.from_below import LeaveCompiled, TakeCompiled
from chat.texts import access
from chat.texts.reporting import from_below as texts
from plans.status import Status
from storage.models import Figure, Question, QuestionKind, Statement, StatementSource, StoredFile
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.forging import press_forged
from tests.auxil.levels import Level, linked, opened, planned
from tests.auxil.two_levels import COMMUNES, PROVINCE, two_levels
from tests.auxil.world import World

FETCH = "⬇️ Lấy từ cấp dưới"
AWAY = "vướng mắc: ông Lê Văn Tám đi vắng"
EAST, WEST = "Thôn Đông", "Thôn Đoài"
COMPILED = (
    "Tổng hợp từ cấp dưới đến ngày 15/5/2025: 1/2 đơn vị đã hoàn thành; 1.250/1.480 hộ; còn 1 vướng mắc. "
    "Nguồn: NV 1 (Thực hiện Đề án 06 trên địa bàn xã năm 2025)."
)


@pytest.fixture
async def commune(world: World) -> Level:
    """The commune's tasks 1 and 2 serve the province's 11 and 13; the hamlets have reported."""
    level = await two_levels(world)
    await level.secretariat.says("/noiviec NV 1 = NV 11")
    await level.secretariat.says("/noiviec NV 2 = NV 13")
    await world.link(COMMUNE, world.commune)
    await level.groups[EAST].says("/baocao NV 1 đã hoàn thành, 750/880 hộ")
    await level.groups[WEST].says(f"/baocao NV 1 đang thực hiện 60%, 500/600 hộ, {AWAY}")
    return level


def compiled(world: World) -> list[Statement]:
    return [row for row in world.rows(Statement) if row.source is StatementSource.COMPILED]


async def card(world: World) -> None:
    await world.commune.says("/baocao")


async def test_what_the_hamlets_say_is_shown_and_nothing_recorded(world: World, commune: Level):
    await card(world)
    assert FETCH in world.commune.labels()
    await world.commune.presses(FETCH)
    text = world.commune.last().text
    assert "xem trước, chưa ghi và chưa gửi gì" in text
    assert "Cách tính: mọi đơn vị hoàn thành thì ghi “hoàn thành”" in text
    assert "• NV 11 Làm sạch dữ liệu hộ tịch, dữ liệu đất đai: chưa có thông tin → đang thực hiện" in text
    assert f"Lời báo cáo: “{COMPILED}”" in text
    assert "Vướng mắc: Thôn Đoài: " in text
    assert "Cấp dưới chưa có thông tin: NV 13." in text
    assert world.commune.labels() == ["✅ Ghi 1 nhiệm vụ", "Bỏ qua"]
    assert world.rows(Statement) == []


async def test_one_press_records_it_marked_as_compiled_and_once(world: World, commune: Level):
    await card(world)
    await world.commune.presses(FETCH)
    preview = world.commune.last()
    assert await world.commune.presses_twice("✅ Ghi 1 nhiệm vụ") == ("", access.already_done())
    (said,) = compiled(world)
    assert (said.status, said.text) == (Status.IN_PROGRESS, COMPILED)
    (figure,) = world.rows(Figure)
    assert (figure.done, figure.total, figure.unit) == (1250, 1480, "hộ")
    assert "Đã ghi nhận của UBND xã Hoa Lộc" in world.commune.again(preview).text
    assert "NV 11: Làm sạch dữ liệu hộ tịch, dữ liệu đất đai — đang thực hiện" in world.commune.last().text
    assert "Tổng hợp từ cấp dưới" in world.commune.last().text


async def test_what_two_have_fetched_is_recorded_once(world: World, commune: Level):
    await card(world)
    first = world.commune.last()
    await world.commune.presses(FETCH)
    await world.commune.presses(FETCH, message=first)
    previews = [one for one in world.commune.from_bot() if "xem trước" in one.text]
    for preview in previews:
        await world.commune.presses("✅ Ghi 1 nhiệm vụ", message=preview)
    assert len(previews) == 2
    assert len(compiled(world)) == 1
    assert world.commune.again(previews[1]).text == texts.nothing_new()


async def test_nobodys_name_crosses_the_wall(world: World, commune: Level):
    await card(world)
    await world.commune.presses(FETCH)
    preview = world.commune.last().text
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    await world.secretariat.says(f"/summary {COMMUNE}")
    said = preview + "".join(one.text for one in [*world.commune.from_bot(), *world.secretariat.from_bot()])
    assert "ông …" in said
    for name in ("Lê Văn Tám", "Sơn", "Thủy"):
        assert name not in said


async def test_nor_does_one_in_what_is_counted_or_in_the_name_of_a_plan(world: World, commune: Level):
    plan = COMMUNES.format(day=13).replace("trên địa bàn xã", "theo ý đồng chí Trần Thị Bé")
    await planned(commune, "xa2.txt", plan.replace("1\tRà soát", "7\tRà soát"))
    await commune.secretariat.says("/noiviec NV 7 = NV 12")
    await commune.groups[EAST].says("/baocao NV 7 đang thực hiện, 50/60 hộ ông Lê Văn Tám")
    await card(world)
    await world.commune.presses(FETCH)
    assert "50/60 hộ ông …" in world.commune.last().text
    assert "theo ý đồng chí …" in world.commune.last().text
    await world.commune.presses(world.commune.labels()[0])
    assert not [row.text for row in compiled(world) if row.text and ("Tám" in row.text or "Bé" in row.text)]


async def test_the_words_stand_in_the_summary_above_as_the_units_own(world: World, commune: Level):
    await card(world)
    await world.commune.presses(FETCH)
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    await world.secretariat.says("/summary NV 11")
    assert "Tổng hợp từ cấp dưới đến ngày 15/5/2025" in world.secretariat.last().text


async def test_the_words_stand_in_the_word_report_above(world: World, commune: Level):
    await card(world)
    await world.commune.presses(FETCH)
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    await world.secretariat.says("/summary word")
    document = Document(BytesIO(world.rows(StoredFile)[-1].content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    text = "\n".join([*(one.text for one in document.paragraphs), *cells])
    assert "Tổng hợp từ cấp dưới đến ngày 15/5/2025" in text
    assert "1.250/1.480 hộ" in text


async def test_it_is_edited_in_words_before_it_is_taken(world: World, commune: Level):
    await card(world)
    await world.commune.presses(FETCH)
    old = world.commune.last()
    await world.commune.answers("NV 11 đang thực hiện 70%, còn thôn Đoài")
    assert "đang thực hiện, 70% (đơn vị sửa)" in world.commune.last().text
    assert await world.commune.presses("✅ Ghi 1 nhiệm vụ", message=old) == texts.edited_since()
    assert world.rows(Statement) == []
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    (said,) = world.rows(Statement)
    assert (said.percent, said.source) == (70, StatementSource.REPLY)


async def test_tasks_are_left_out_in_words(world: World, commune: Level):
    await card(world)
    await world.commune.presses(FETCH)
    await world.commune.answers("bỏ NV 11")
    assert world.commune.last().text == texts.nothing_left()
    assert world.rows(Statement) == []


async def test_what_is_recorded_above_is_not_replaced_by_less_without_asking(world: World, commune: Level):
    await world.commune.says("/baocao NV 11 đã hoàn thành")
    await card(world)
    await world.commune.presses(FETCH)
    assert "⚠️ Thấp hơn báo cáo đã ghi" in world.commune.last().text
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    assert compiled(world) == []
    question = next(one for one in world.commune.from_bot() if "Tổng hợp từ cấp dưới thấp hơn" in one.text)
    assert "NV 11: hoàn thành → đang thực hiện" in question.text
    await world.commune.presses(world.commune.labels(question)[0], message=question)
    (said,) = compiled(world)
    assert said.text == COMPILED


async def test_withdrawals_and_late_reports_change_the_next_proposal_not_what_was_sent(
    world: World, commune: Level
):
    await card(world)
    await world.commune.presses(FETCH)
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    await world.commune.presses(FETCH)
    assert world.commune.last().text.startswith("📋")  # nothing new
    before = [(row.id, row.text) for row in world.rows(Statement)]
    await commune.groups[EAST].answers("thu hồi")
    await commune.groups[WEST].says("/baocao NV 1 đã hoàn thành, 600/600 hộ")
    assert [(row.id, row.text) for row in world.rows(Statement)] == before
    await card(world)
    await world.commune.presses(FETCH)
    assert "600/600 hộ" in world.commune.last().text
    assert "Chưa báo cáo: Thôn Đông" in world.commune.last().text


async def test_what_a_late_report_has_already_is_not_proposed_anew(world: World, commune: Level):
    await world.move_to("2025-06-13 09:00")
    await card(world)
    await world.commune.presses(FETCH)
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    await world.move_to("2025-06-16 09:00")  # of July, and June's report is not submitted yet
    await card(world)
    assert "Báo cáo tháng 6/2025" in world.commune.last().text
    assert await world.commune.presses(FETCH) == texts.nothing_new()


async def test_the_next_months_report_takes_the_same_again(world: World, commune: Level):
    await world.move_to("2025-06-13 09:00")
    await card(world)
    await world.commune.presses(FETCH)
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    await world.commune.presses("Nộp báo cáo")
    await world.commune.presses(world.commune.labels()[-1])
    await world.move_to("2025-06-16 09:00")
    await card(world)
    assert "Báo cáo tháng 7/2025" in world.commune.last().text
    await world.commune.presses(FETCH)
    await world.commune.presses("✅ Ghi 1 nhiệm vụ")
    assert [row.month for row in compiled(world)] == ["2025-06", "2025-07"]


async def test_when_all_are_done_it_is_done(world: World, commune: Level):
    await commune.groups[WEST].says("/baocao NV 1 đã hoàn thành, 600/600 hộ")
    await card(world)
    await world.commune.presses(FETCH)
    assert "→ hoàn thành" in world.commune.last().text
    assert "2/2 đơn vị đã hoàn thành; 1.350/1.480 hộ" in world.commune.last().text


async def test_a_unit_without_an_office_or_links_has_no_such_button(world: World):
    await two_levels(world)
    await world.link(COMMUNE, world.commune)
    await card(world)
    assert FETCH not in world.commune.labels()


async def test_a_card_from_before_the_level_was_closed_says_why_nothing_comes(world: World, commune: Level):
    await card(world)
    await world.secretariat.says("/mocap")
    await world.secretariat.presses("Đóng 1")
    await world.secretariat.presses("Đóng cấp này")
    said = await world.commune.presses(FETCH)
    assert said.startswith("Đơn vị không có cấp đang mở, nên không có số liệu từ cấp dưới.")


async def test_of_a_sisters_office_nothing_is_seen(world: World, commune: Level):
    sister = await opened(world, world.secretariat, FINANCE, "Thường trực sở", "Minh")
    await planned(sister, "so.txt", COMMUNES.format(day=13).replace("trên địa bàn xã", "trong ngành"))
    await sister.secretariat.says("/noiviec NV 4 = NV 14")
    await linked(world, sister, EAST, "Lộc")
    await sister.groups[EAST].says("/baocao NV 4 đang thực hiện, 77/99 cây")
    await card(world)
    await world.commune.presses(FETCH)
    await commune.secretariat.says("/noiviec")
    await world.secretariat.says(f"/summary {COMMUNE}")
    for group in (world.commune, commune.secretariat, world.secretariat):
        assert not [one.text for one in group.from_bot() if "77/99" in one.text or "trong ngành" in one.text]


async def test_what_was_left_is_not_taken(world: World, commune: Level):
    await card(world)
    await world.commune.presses(FETCH)
    preview = world.commune.last()
    await world.commune.presses("Bỏ qua")
    assert world.commune.again(preview).text == texts.left()
    assert world.rows(Statement) == []


async def test_another_unit_of_the_same_chat_does_not_take_it_for_its_own(world: World):
    """Both lead the task above; a changed app presses the commune's button under the other's card."""
    shared = PROVINCE.replace(f"đất đai\t{COMMUNE}", f"đất đai\t{COMMUNE}; {FINANCE}")
    await world.import_plan("tinh.txt", shared.encode())
    level = await opened(world, world.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", COMMUNES.format(day=13))
    await linked(world, level, EAST, "Sơn")
    await level.secretariat.says("/noiviec NV 1 = NV 11")
    await level.groups[EAST].says("/baocao NV 1 đang thực hiện, 750/880 hộ")
    for unit in (COMMUNE, FINANCE):
        await world.link(unit, world.commune)
    await card(world)
    await world.commune.presses(COMMUNE)
    await world.commune.presses(FETCH)
    preview = world.commune.last()
    (question,) = (row.id for row in world.rows(Question) if row.kind is QuestionKind.COMPILED)
    await card(world)
    await world.commune.presses(FINANCE)
    person = {"id": world.commune.person, "is_bot": False, "first_name": "Bình"}
    buttons = [TakeCompiled(question, 0), LeaveCompiled(question)]
    await press_forged(world.commune, person, [one.pack() for one in buttons])
    assert compiled(world) == []
    await world.commune.presses("✅ Ghi 1 nhiệm vụ", message=preview)
    assert len(compiled(world)) == 1


async def test_an_obstacle_counts_until_it_is_solved_as_in_the_report_below(world: World, commune: Level):
    await commune.secretariat.presses("Trả lời")
    await commune.secretariat.answers("Đã cử người thay")
    await card(world)
    await world.commune.presses(FETCH)
    assert "còn 1 vướng mắc" in world.commune.last().text
    await commune.groups[WEST].presses("Đã giải quyết")
    await card(world)
    await world.commune.presses(FETCH)
    assert "vướng mắc" not in world.commune.last().text.casefold()
