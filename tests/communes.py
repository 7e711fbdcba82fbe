"""Makes the list of communes of 1 July 2025 anew: `make communes`, from the tables of a public package.

The package (MIT) is fetched alone, of one version; what is kept is only who stood where before and after.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from plans.text import alphabetical
from plans.units.spelling import spell

PACKAGE = "vietnamadminunits==1.0.4"
KEPT = Path(__file__).resolve().parents[1] / "plans" / "provinces" / "communes.tsv"
HEAD = (
    "# Xã, phường, đặc khu từ 01/07/2025 và đơn vị cấp xã, cấp huyện trước đó (dấu *: chỉ nhập một phần).",
    f"# Source: PyPI {PACKAGE} (MIT), taken on 30/11/2026 by tests/communes.py; not changed by hand.",
    "province\tname\tformerly",
)
_OLD = "SELECT province, district, ward, provinceKey, districtKey, wardKey FROM admin_units_legacy"
_NEW = "SELECT province, ward, provinceKey, wardKey FROM admin_units"
Old = tuple[str, str, str]
New = tuple[str, str]


def _lines(folder: Path) -> Iterator[str]:
    """Yield a line for each unit that there is now, by province and name."""
    tables = sqlite3.connect(folder / "vietnamadminunits" / "data" / "dataset.db")
    converter = json.loads((folder / "vietnamadminunits" / "data" / "converter_2025.json").read_text())
    new = {(row[2], row[3]): (row[0], row[1]) for row in tables.execute(_NEW)}
    old = {
        f"{row[3]}_{row[4]}_{row[5] or ''}": (row[0], row[1], row[2] or "") for row in tables.execute(_OLD)
    }
    formerly: dict[New, list[tuple[Old, bool]]] = defaultdict(list)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, before in communes.items():
            formerly[new[province, commune]] += [(old[key], False) for key in before]
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            for part in parts:
                formerly[new[province, part["newWardKey"]]].append((old[key], True))
    for province, name in sorted(new.values(), key=lambda one: tuple(map(alphabetical, one))):
        yield f"{_named(province)}\t{_named(name)}\t{_formerly(province, formerly[province, name])}"


def _formerly(province: str, before: list[tuple[Old, bool]]) -> str:
    """Return the former units by district; one of another province has its name behind."""
    districts: dict[str, list[str]] = defaultdict(list)
    for (home, district, commune), is_part in sorted(before):
        place = _named(district) + ("" if _bare(home) == _bare(province) else f" ({_bare(home)})")
        districts[place] += [f"{_named(commune)}{'*' if is_part else ''}"] if commune else []
    parts = ((district, ", ".join(communes)) for district, communes in districts.items())
    return "; ".join(f"{district}: {communes}" if communes else district for district, communes in parts)


def _bare(province: str) -> str:
    return spell(province.removeprefix("Thành phố ").removeprefix("Tỉnh "))


def _named(name: str) -> str:
    """Return a name as the directory writes it, with its kind in small letters: "xã Hoa Lộc"."""
    for kind in ("Thành phố", "Thị trấn", "Thị xã", "Đặc khu", "Phường", "Huyện", "Quận", "Tỉnh", "Xã"):
        if name.casefold().startswith(f"{kind} ".casefold()):
            return f"{kind.lower()} {spell(name[len(kind) :])}"
    raise ValueError(name)


def main() -> None:
    """Fetch the package and write the list."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", folder, PACKAGE]
        subprocess.run(command, check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        KEPT.write_text("\n".join((*HEAD, *_lines(Path(folder)))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
