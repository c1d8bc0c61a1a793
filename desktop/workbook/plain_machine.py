"""The machine sheet as this program writes it, read without a reader of workbooks.

It is the largest part of a file and the plainest: three texts a row. Whatever is written in any
other way, by another program or by hand, is left to the reader of all other sheets.
"""

from __future__ import annotations

import re

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_CELL = (
    r'<c r="{}\1" s="[0-9]{{1,6}}" t="inlineStr"><is><t xml:space="preserve">([^<]*)</t></is></c>'
)
_ROW = re.compile(
    (r'<row r="([1-9][0-9]{0,6})">' + "".join(map(_CELL.format, "ABC")) + "</row>").encode()
)
_TAGS = 20
"""Tags of one row: when there are no others, no row and no cell was passed over."""
_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt);)")
_ELSEWHERE = re.compile(rb"sheetData|<[!?]|<(?:\w+:)?(?:row|c)\b")

PlainRow = tuple[str, str, str]
"""Key, state and text."""


def plain_rows(content: bytes) -> list[PlainRow] | None:
    """Return the rows of a machine sheet; None unless all of it stands as this program writes it."""
    start, end = content.find(_BEGIN) + len(_BEGIN), content.rfind(_END)
    if not len(_BEGIN) <= start < end:
        return None
    around = content[: start - len(_BEGIN)] + content[end + len(_END) :]
    if _ELSEWHERE.search(around):
        return None
    rows = _ROW.findall(content, start, end)
    if content.count(b"<", start, end) != _TAGS * len(rows):
        return None
    if [row[0] for row in rows] != [b"%d" % number for number in range(1, len(rows) + 1)]:
        return None
    if b"\r" in content or b"_x" in content:  # an end of line, or a sign in disguise
        return None
    try:
        if b"&" not in content:
            return [(key.decode(), state.decode(), text.decode()) for _, key, state, text in rows]
        if _ENTITY.search(content):
            return None
        return [(_said(key), _said(state), _said(text)) for _, key, state, text in rows]
    except UnicodeDecodeError:
        return None


def _said(xml: bytes) -> str:
    return xml.decode().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
