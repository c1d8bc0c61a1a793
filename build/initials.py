"""Write the table of pinyin initials: which characters of GB2312 begin with which letter.

    .venv/bin/python build/initials.py

A character stands under the letter of its usual reading; the few whose other reading is as common
in names (重: zhòng, chóng) stand under both. The table is a
resource because the scheme, whose names are searched, is edited without this program's build.
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, pinyin

TARGET = Path(__file__).resolve().parent.parent / "resources" / "pinyin" / "initials.txt"
FIRST, LAST = 0xB0, 0xF7
"""Lead bytes of the characters of GB2312."""
TWO_READINGS = frozenset("重长行调还藏曾朝车传单弹都降角落率模泊省石系校载会乐铺参阿")


def characters() -> list[str]:
    """Return the 6,763 characters of GB2312 in their order."""
    found = []
    for lead in range(FIRST, LAST + 1):
        for trail in range(0xA1, 0xFF):
            try:
                found.append(bytes((lead, trail)).decode("gb2312"))
            except UnicodeDecodeError:  # five places of row 55 are empty
                continue
    return found


def main() -> None:
    """Write one line per letter: the letter, a space, its characters."""
    table: dict[str, list[str]] = {}
    for character in characters():
        readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=character in TWO_READINGS)[
            0
        ]
        for letter in sorted({reading[:1] for reading in readings}):
            table.setdefault(letter, []).append(character)
    lines = [f"{letter} {''.join(table[letter])}\n" for letter in sorted(table)]
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
