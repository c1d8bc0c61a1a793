"""Workbooks that nobody should have to open: made from a good one, each with the fault it deserves.

``HOSTILE`` is a table: name → (what makes the file out of a good workbook, code of its fault). An
operation on workbooks must answer each with one Fault, in little memory and time, and do nothing.
``ODD`` files look alike and are good: they must be read to the same values.
"""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable

Make = Callable[[bytes], bytes]
FORM = "xl/worksheets/sheet3.xml"
"""A sheet of a report that is a form."""
FORMULA_TEXTS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "\t=1+1", "=HYPERLINK(\"http://x\",\"y\")",
    "=cmd|' /C calc'!A0", "'=1+1", "_x000D_=1+1", "=+A1", '"=1"',
)  # fmt: skip
"""Texts that a spreadsheet would rather calculate."""
MILLION = 1_000_000


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    """Return an archive of ``parts``, then of ``more``, whose names may be there already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (*parts.items(), *more):
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with one part changed."""
    parts = parts_of(content)
    parts[name] = change(parts[name])
    return packed(parts)


def without(content: bytes, name: str) -> bytes:
    """Return the workbook without one part."""
    return packed({key: part for key, part in parts_of(content).items() if key != name})


def bit_flipped(content: bytes, seed: int, flips: int = 3) -> bytes:
    """Return the file with some bits turned, where nothing can say which."""
    chance, damaged = random.Random(seed), bytearray(content)
    for _ in range(flips):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def spoiled_inside(content: bytes, seed: int) -> bytes:
    """Return a whole archive in which one part has been tampered with here and there."""
    chance, parts = random.Random(seed), parts_of(content)
    name = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    part = bytearray(parts[name])
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(part))
        match chance.randrange(4):
            case 0:
                part[at] = chance.randrange(256)
            case 1:
                del part[at : at + chance.randrange(1, 40)]
            case 2:
                start = chance.randrange(len(part))
                part[at:at] = part[start : start + 60]
            case _:
                part[at:at] = chance.choice(SPLINTERS)
    return packed({**parts, name: bytes(part)})


SPLINTERS = (
    b"<", b">", b"&", b'"', b"99999999999", b"-1", b"1e999", b"\xff", b'<row r="1048576">',
    b'<c r="XFD1"><v>1</v></c>',
)  # fmt: skip


def truncated(content: bytes) -> bytes:
    """Return the first half."""
    return content[: len(content) // 2]


def bomb(content: bytes) -> bytes:
    """Return a workbook of which one sheet is 200 MB of white space."""
    spaces = b" " * (200 * 2**20)
    return changed(
        content, FORM, lambda part: part.replace(b"<sheetData>", b"<sheetData>" + spaces)
    )


def lying_bomb(content: bytes) -> bytes:
    """Return a bomb whose directory says that it is small."""
    big = bytearray(bomb(content))
    at = big.rfind(b"PK\x01\x02", 0, big.rfind(FORM.encode()))
    struct.pack_into("<I", big, at + 24, 1000)
    return bytes(big)


_LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (n, (b"&l%d;" % (n - 1)) * 10 if n else b"ha") for n in range(10)
)


def entities(name: str) -> Make:
    """Return what puts a thousand million laughs into a part."""

    def make(content: bytes) -> bytes:
        def laugh(part: bytes) -> bytes:
            end = part.index(b"?>") + 2 if part.startswith(b"<?xml") else 0
            return part[:end] + b"<!DOCTYPE x [" + _LAUGHS + b"]>" + part[end:]

        return changed(content, name, laugh)

    return make


def named(*names: str) -> Make:
    """Return what adds parts of these names, which may be there already."""
    return lambda content: packed(parts_of(content), *((name, b"<x/>") for name in names))


def rows_added(rows: bytes) -> Make:
    """Return what adds rows at the end of a form."""
    return lambda content: changed(
        content, FORM, lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")
    )


def empty_rows(content: bytes) -> bytes:
    """Return a workbook with a million rows of empty cells that have a look."""
    rows = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(1000, MILLION + 1000)
    )
    return rows_added(rows)(content)


def wide_rows(content: bytes) -> bytes:
    """Return a workbook with ten rows of 16,384 cells, far below the form."""
    row = b'<row r="%d">' + b"<c><v>1</v></c>" * 16_384 + b"</row>"
    return rows_added(b"".join(row % n for n in range(1000, 1010)))(content)


def shared(content: bytes) -> bytes:
    """Return a workbook in which 20,000 cells share a text of 30,000 characters."""
    parts = parts_of(content)
    text = b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    parts["xl/sharedStrings.xml"] = text + b'main"><si><t>' + b"x" * 30_000 + b"</t></si></sst>"
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1000, 21_000)
    )
    parts[FORM] = parts[FORM].replace(b"</sheetData>", rows + b"</sheetData>")
    return packed(parts)


def endless_strings(content: bytes) -> bytes:
    """Return a workbook that says it has a million million shared texts."""
    parts = parts_of(content)
    parts["xl/sharedStrings.xml"] = (
        b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        b'main" count="999999999999" uniqueCount=\'999999999999\'><si><t>x</t></si></sst>'
    )
    return packed(parts)


def in_text(text: bytes) -> Make:
    """Return what puts raw bytes into the first text of a form."""
    return lambda content: changed(
        content, FORM, lambda part: part.replace(b'<t xml:space="preserve">', b"<t>" + text, 1)
    )


def second_directory(content: bytes) -> bytes:
    """Return two workbooks in one file: readers from the front and from the end disagree."""
    other = changed(content, FORM, lambda part: part.replace(b"<v>", b"<v>9"))
    return content + other[other.rfind(b"PK\x05\x06") :]


def overlapping(content: bytes) -> bytes:
    """Return an archive in which two names lead to the same bytes."""
    spoiled = bytearray(content)
    first = spoiled.find(b"PK\x01\x02")
    second = spoiled.find(b"PK\x01\x02", first + 4)
    spoiled[second + 42 : second + 46] = spoiled[first + 42 : first + 46]
    return bytes(spoiled)


def locked(content: bytes) -> bytes:
    """Return an archive whose entries say that they are encrypted."""
    spoiled = bytearray(content)
    for match in re.finditer(b"PK\x01\x02", content):
        spoiled[match.start() + 8] |= 1
    return bytes(spoiled)


def ole(stream: str) -> Make:
    """Return what makes a compound file with a stream of this name, as .xls and .et are."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return lambda _: (
        head + "Root Entry".encode("utf-16-le") + bytes(44) + stream.encode("utf-16-le")
    )


def always(content: bytes) -> Make:
    """Return what makes this file, whatever the workbook."""
    return lambda _: content


def strict(content: bytes) -> bytes:
    """Return the workbook in the names of Strict Open XML."""
    old, new = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    return changed(content, "xl/workbook.xml", lambda part: part.replace(old, new))


def backslashes(content: bytes) -> bytes:
    """Return the workbook with backslashes in the names of its parts, as some WPS write them."""
    named_parts = {name.replace("/", "\\"): part for name, part in parts_of(content).items()}
    out = packed({name.replace("\\", "/"): part for name, part in named_parts.items()})
    for name in named_parts:
        out = out.replace(name.replace("\\", "/").encode(), name.encode())
    return out


def small_dimension(content: bytes) -> bytes:
    """Return the workbook as some WPS write it: every sheet says that it is one cell."""
    parts = parts_of(content)
    for name in parts:
        if name.startswith("xl/worksheets/"):
            parts[name] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', parts[name])
    return packed(parts)


FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

HOSTILE: dict[str, tuple[Make, str]] = {
    "empty": (always(b""), "reader.empty-file"),
    "truncated": (truncated, "reader.damaged"),
    "only its beginning": (lambda content: content[:40], "reader.damaged"),
    "zip bomb": (bomb, "reader.bomb"),
    "zip bomb that lies": (lying_bomb, "reader.damaged"),
    "too many parts": (named(*(f"xl/x{n}.xml" for n in range(2_100))), "reader.bomb"),
    "entities in the workbook": (entities("xl/workbook.xml"), "reader.unsafe-xml"),
    "entities in a sheet": (entities(FORM), "reader.unsafe-xml"),
    "path upwards": (named("../../evil.xml"), "reader.unsafe-names"),
    "path upwards in WPS": (named("xl\\..\\..\\evil.xml"), "reader.unsafe-names"),
    "path with a drive": (named("C:/evil.xml"), "reader.unsafe-names"),
    "two parts of a name": (named("xl/Workbook.xml"), "reader.double-parts"),
    "two directories": (second_directory, "reader.damaged"),
    "entries over each other": (overlapping, "reader.damaged"),
    "locked archive": (locked, "reader.password"),
    "a cell in the last corner": (rows_added(FAR), "reader.too-many-cells"),
    "a cell that is nowhere": (
        rows_added(FAR.replace(b"XFD1048576", b"A299999999999")),
        "reader.damaged",
    ),
    "16,384 columns": (wide_rows, "reader.too-many-cells"),
    "a long text shared": (shared, "reader.bomb"),
    "NUL in a text": (in_text(b"\0"), "reader.damaged"),
    "NUL as a reference": (in_text(b"&#0;"), "reader.damaged"),
    "half a character": (in_text(b"&#xD800;"), "reader.damaged"),
    "half a character in bytes": (in_text(b"\xed\xa0\x80"), "reader.damaged"),
    "no end of a sheet": (lambda c: changed(c, FORM, truncated), "reader.damaged"),
    "no workbook": (lambda c: without(c, "xl/workbook.xml"), "reader.not-a-workbook"),
    "no sheet": (lambda c: without(c, FORM), "reader.damaged"),
    "no relations": (lambda c: without(c, "xl/_rels/workbook.xml.rels"), "reader.damaged"),
    "strict": (strict, "reader.strict"),
    ".xls renamed": (ole("Workbook"), "reader.xls"),
    "old .xls renamed": (ole("Book"), "reader.xls"),
    "with a password": (ole("EncryptedPackage"), "reader.password"),
    "Word renamed": (ole("WordDocument"), "reader.other-document"),
    ".docx renamed": (always(packed({"word/document.xml": b"<x/>"})), "reader.other-document"),
    ".ods renamed": (always(packed({"content.xml": b"<x/>"})), "reader.ods"),
    ".xlsb renamed": (always(packed({"xl/workbook.bin": b"x"})), "reader.xlsb"),
    "an archive": (always(packed({"a.xlsx": b"x"})), "reader.not-a-workbook"),
    "an empty archive": (always(packed({})), "reader.not-a-workbook"),
    ".csv renamed": (always("代码,数值\r\n01,2\r\n".encode("gb18030")), "reader.text"),
    "a web page": (always(b"<html><table><tr><td>1</td></tr></table></html>"), "reader.web-page"),
    "PDF": (always(b"%PDF-1.7\n"), "reader.pdf"),
    "a picture": (always(b"\x89PNG\r\n\x1a\n"), "reader.picture"),
    "noise": (always(random.Random(1).randbytes(5_000)), "reader.unknown-kind"),
}  # fmt: skip

HEAVY = (
    "zip bomb", "zip bomb that lies", "entities in the workbook", "a cell in the last corner",
    "16,384 columns", "a long text shared",
)  # fmt: skip
"""Those that would take all memory."""

ODD: dict[str, Make] = {
    "a million empty styled rows": empty_rows,
    "backslashes in names": backslashes,
    "a dimension of one cell": small_dimension,
    "a wrong content type": lambda content: changed(
        content,
        "[Content_Types].xml",
        lambda part: re.sub(rb'ContentType="[^"]*"', b'ContentType="text/plain"', part),
    ),
    "a million million texts, they say": endless_strings,
    "a part nobody knows": named("xl/unknown/strange.xml"),
}
