#!/usr/bin/env bash
# A Vietnamese name in a QR code of segno can be read or not by its letters: each name is stored in ISO 8859-1 where
# that has all of them ("Lào Cai", "Thanh Hóa": 9 of the 34 provinces and cities of since July 2025) and in UTF-8 else
# ("Hà Nội"), and the code does not say in which. Readers that browsers use take UTF-8 for granted: jsQR finds the 9 to
# be empty, zbar's build for the web puts a replacement sign for each letter. With `encoding="utf-8", eci=True` all 34
# are right in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check segno==1.6.6
npm install --silent --no-audit --no-fund --prefix "$folder" jsqr@1.4.0 @undecaf/zbar-wasm@0.11.0 pngjs@7.0.0 >/dev/null
cat > "$folder/read.cjs" <<'NODE'
const { readFileSync } = require('fs');
const { PNG } = require('pngjs');
const jsqr = require('jsqr');
const { scanRGBABuffer } = require('@undecaf/zbar-wasm');
(async () => {
  const found = [];
  for (const path of process.argv.slice(2)) {
    const { data, width, height } = PNG.sync.read(readFileSync(path));
    const pixels = new Uint8ClampedArray(data);
    const [symbol] = await scanRGBABuffer(pixels.slice().buffer, width, height);
    found.push([jsqr(pixels, width, height).data, symbol.decode()]);
  }
  process.stdout.write(JSON.stringify(found));
})();
NODE
cd "$folder"
venv/bin/python - <<'PYTHON'
import json
import subprocess
from importlib.metadata import version

import segno

NAMES = (
    "Hà Nội, Huế, Hải Phòng, Đà Nẵng, Cần Thơ, Hồ Chí Minh, Lai Châu, Điện Biên, Sơn La, Lạng Sơn, Quảng Ninh, Thanh Hóa, "
    "Nghệ An, Hà Tĩnh, Cao Bằng, Tuyên Quang, Lào Cai, Thái Nguyên, Phú Thọ, Bắc Ninh, Hưng Yên, Ninh Bình, Quảng Trị, "
    "Quảng Ngãi, Gia Lai, Khánh Hòa, Lâm Đồng, Đắk Lắk, Đồng Nai, Tây Ninh, Vĩnh Long, Đồng Tháp, Cà Mau, An Giang"
).split(", ")
print("segno", version("segno"), "jsqr 1.4.0, zbar-wasm 0.11.0")


def misread(**options):
    paths = [f"{number}.png" for number in range(len(NAMES))]
    for path, name in zip(paths, NAMES):
        segno.make(name, error="m", micro=False, **options).save(path, scale=8)
    shown = subprocess.run(["node", "read.cjs", *paths], capture_output=True, check=True).stdout
    return {name: read for name, read in zip(NAMES, json.loads(shown)) if read != [name, name]}


silent, named = misread(), misread(encoding="utf-8", eci=True)
print(len(silent), "of", len(NAMES), "misread:", silent)
print("with the encoding named:", len(named))
assert silent["Lào Cai"] == ["", "L\ufffdo Cai"] and len(silent) == 9, "the behaviour has changed"
assert not named, "the behaviour has changed"
PYTHON
