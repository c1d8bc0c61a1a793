"""Write ``resources/units/units.csv``: the divisions with their pinyin initials.

    python build/pinyin.py divisions.csv

The result is committed, so that the program needs no pinyin library. ``divisions.csv`` has the
columns code, name, level, parent (state of 2024-12-31, from yescallop/areacodes, CC0-1.0).
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from pypinyin import Style, lazy_pinyin

TARGET = Path(__file__).resolve().parent.parent / "resources" / "units" / "units.csv"

READINGS = {
    "长": "c",
    "长子": "zz",
    "涡阳": "gy",
    "单县": "sx",
    "浚县": "xx",
    "召陵": "sl",
    "洪洞": "ht",
    "繁峙": "fs",
    "曾都": "zd",
    "覃塘": "qt",
    "宕昌": "tc",
    "伽师": "js",
    "朝阳": "cy",
    "荥经": "yj",
    "筠连": "jl",
    "漯河": "lh",
    "龙圩": "lx",
    "浪卡子": "lkz",
    "马尾": "mw",
    "南乐": "nl",
    "民乐": "ml",
    "崆峒": "kt",
}
"""Names, or parts of them, that a dictionary of everyday words reads wrongly; later ones win."""


def initials(name: str) -> str:
    """Return the pinyin initials of a place name in small letters, one for each character."""
    letters = [word[0] for word in lazy_pinyin(name, style=Style.NORMAL)]
    for part, reading in READINGS.items():
        at = name.find(part)
        if at >= 0:
            letters[at : at + len(part)] = reading
    return "".join(letters)


def main(source: str) -> None:
    """Read the divisions from ``source`` and write the table."""
    with Path(source).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name", "level", "parent", "initials"])
        for row in rows:
            letters = initials(row["name"])
            if not (letters.isascii() and letters.isalpha() and len(letters) == len(row["name"])):
                raise SystemExit(f"no reading for {row['name']}: {letters}")
            writer.writerow([row["code"], row["name"], row["level"], row["parent"], letters])


if __name__ == "__main__":
    main(sys.argv[1])
