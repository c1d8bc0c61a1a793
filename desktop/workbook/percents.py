"""Cells that show a percentage: whoever types ``85%`` sees 85% and has 0.85 in the file.

The table of values that a reader makes knows nothing of it, so the cells are found by their look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from desktop.faults import Fault
from desktop.workbook.names_in import column_number
from desktop.workbook.safe_zip import Parts

STYLES = "xl/styles.xml"
BUILT_IN = frozenset({9, 10})
"""Numbers of the formats 0% and 0.00%."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)(?<!/)>')
_NO_NUMBER = re.compile(rb'\bt="(?!n")')
_STYLE = re.compile(rb'\bs="([0-9]{1,6})"')


def percent_cells(parts: Parts, sheet: str, looks: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield row and column of the cells of a part that have one of ``looks`` and a content."""
    if not looks:
        return
    for letters, row, attributes in _CELL.findall(parts.get(sheet, b"")):
        style = _STYLE.search(attributes)
        if style and int(style[1]) in looks and not _NO_NUMBER.search(attributes):
            yield int(row), column_number(letters.decode())


def percent_looks(parts: Parts, file: str) -> frozenset[int]:
    """Return the numbers of the cell looks that show a percentage.

    Raises Fault ``reader.damaged`` for styles that cannot be read.
    """
    content = parts.get(STYLES, b"")
    if b"%" not in content and not any(b'numFmtId="%d"' % n in content for n in BUILT_IN):
        return frozenset()
    formats, looks = set(BUILT_IN), []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        name = tag.rpartition(":")[2]
        number = attributes.get("numFmtId", "")
        if name == "numFmt" and number.isascii() and number.isdigit():
            if "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
                formats.add(int(number))
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            looks.append(int(number) if number.isascii() and number.isdigit() else 0)

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag.rpartition(":")[2] != "cellXfs"

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Fault("reader.damaged", file=file) from error
    return frozenset(index for index, number in enumerate(looks) if number in formats)
