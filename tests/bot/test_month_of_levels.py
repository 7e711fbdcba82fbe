import time, pytest
from tests.auxil.world import everybody, read_here, make_here
from tests.auxil.browser_client import PAGE, Browser, plain
from tests.auxil.levels import opened, linked, planned
from tests.auxil.month_of_levels.script import *
from tests.bot.web.test_lower_offices import through

async def test_x(sandbox, tmp_path):
    t=time.process_time()
    def lap(what):
        print(what, round(time.process_time()-t,1), flush=True)
    async with everybody(sandbox, tmp_path, "2025-05-15 08:00", **PAGE) as world:
        s=world.stage.dondoc.services
        s.read_document, s.make_files = read_here, make_here
        lap("start")
        top=world.secretariat
        for name in COMMUNES:
            await world.link(name, world.group(f"Nhóm {name}", "Bình"))
        lap("linked")
        print(top.last().text)
        await world.import_plan("tinh.txt", PROVINCE.encode())
        for m in top.from_bot()[-3:]: print("----\n", m.text, top.labels(m))
        lap("plan")
        for office in OFFICES:
            level=await opened(world, top, office, f"Thường trực {office}", "Vân")
            await planned(level, "xa.txt", plan_of(office))
            print("---", level.secretariat.last().text, level.secretariat.labels())
            for unit in UNITS:
                if unit in PAGED:
                    b=await through(world, level.secretariat, unit, "Sơn")
                else:
                    await linked(world, level, unit, "Sơn")
            lap(office)
        for d in range(16,32):
            for h in ("07:30","07:45"):
                await world.move_to(f"2025-05-{d} {h}")
            lap(d)
        for m in top.from_bot()[-3:]: print("----\n", m.text, top.labels(m))
        for m in level.secretariat.from_bot()[-3:]: print("----\n", m.text, top.labels(m))
        for m in await b.from_bot(): print("---", m["date"], plain(m))
