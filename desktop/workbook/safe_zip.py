"""A file from outside → the XML parts of a workbook, or one Fault that says what the file is.

Nothing is unpacked before its size is known and allowed. What comes out is in memory; names inside
the archive never become names of files. The parts are given to a reader as an archive made here
(:func:`repacked`), so that two readers can never see two different workbooks in one file.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection
from pathlib import Path

from desktop.faults import Fault

MOST_BYTES = 40 * 2**20
"""Longest file. Mail servers refuse what is half as long."""
MOST_ENTRIES = 2_000
MOST_INFLATED = 128 * 2**20
RATIO_FROM, MOST_RATIO = 16 * 2**20, 150
"""Beyond 16 MB, more than 150 times the packed size is no office document."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    LookupError,
    ValueError,
    OverflowError,
)
"""What the archive module raises over damaged files, as tried with thousands of them."""
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_UNUSED = re.compile(
    r"(xl/(media|drawings|charts|theme|embeddings|printerSettings|calcChain\.xml)|docProps|customXml)",
    re.IGNORECASE,
)
_STRINGS_HEAD = re.compile(rb"""<(?:\w+:)?sst\b(?:"[^"]*"|'[^']*'|[^>"'])*>""")
_COUNT = re.compile(rb"\b(?:uniqueC|c)ount\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_OTHER_KINDS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"Rar!", "other-archive"),
    (b"7z\xbc\xaf", "other-archive"),
    (b"{\\rtf", "other-document"),
)
_FOREIGN_PARTS = (
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "other-document"),
    ("ppt/presentation.xml", "other-document"),
    ("content.xml", "ods"),
)

Parts = dict[str, bytes]
"""Name of a part, with slashes and without the one at its head → its content."""


def unpack(path: Path) -> Parts:
    """Return the XML parts of the workbook at ``path``.

    Raises Fault ``reader.…``: ``no-file``, ``empty-file``, ``too-large``, ``password``, ``xls``,
    ``pdf`` and other kinds of file, ``damaged``, ``bomb``, ``unsafe-names``, ``double-parts``.
    """
    return unpack_bytes(read_file(path), path.name)


def read_file(path: Path) -> bytes:
    """Return the content of ``path``; Fault when it cannot be read, or is empty or too large."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Fault("reader.no-file", file=path.name, reason=error) from error
    if len(content) > MOST_BYTES:
        raise Fault("reader.too-large", file=path.name, limit=MOST_BYTES // 2**20)
    return content


def unpack_bytes(content: bytes, name: str) -> Parts:
    """Return the XML parts of the workbook ``content``; ``name`` is for the sentence of a Fault."""
    parts, names = xml_parts(content, name, lambda part: not _UNUSED.match(part))
    for part, kind in _FOREIGN_PARTS:
        if part in names and "xl/workbook.xml" not in names:
            raise Fault(f"reader.{kind}", file=name)
    return parts


def xml_parts(
    content: bytes, name: str, wanted: Callable[[str], bool]
) -> tuple[Parts, Collection[str]]:
    """Return the ``wanted`` XML parts of an office document, and the names of all of its parts."""
    if not content:
        raise Fault("reader.empty-file", file=name)
    if not content.startswith((_ZIP, _END)):
        raise Fault(f"reader.{_kind(content)}", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = _entries(archive, content, name)
            parts = {
                part: _inflated(archive, entry)
                for part, entry in entries.items()
                if part.endswith((".xml", ".rels")) and wanted(part)
            }
    except BROKEN as error:
        raise Fault("reader.damaged", file=name) from error
    for xml in parts.values():
        if b"!" in xml and _DECLARATION.search(xml):
            raise Fault("reader.unsafe-xml", file=name)
        if b"\0" in xml:
            raise Fault("reader.damaged", file=name)
    return parts, entries.keys()


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return what is packed, no more than the directory says (read without a size, it is all)."""
    with archive.open(entry) as file:
        content = file.read(entry.file_size)
    if len(content) != entry.file_size:
        raise EOFError(entry.filename)
    return content


def repacked(parts: Parts) -> io.BytesIO:
    """Return an archive of ``parts`` alone, packed without compression.

    How many shared texts there are is left out: a reader would make room for what is only said.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            told = _uncounted(content) if is_strings(name) else content
            archive.writestr(zipfile.ZipInfo(name), told)
    out.seek(0)
    return out


def _uncounted(strings: bytes) -> bytes:
    return _STRINGS_HEAD.sub(lambda head: _COUNT.sub(b"", head[0]), strings)


def is_strings(part: str) -> bool:
    """Say whether a part is the table of shared texts."""
    return part.casefold() == "xl/sharedstrings.xml"


def _entries(archive: zipfile.ZipFile, content: bytes, name: str) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by the name of their part, once all of them may be unpacked."""
    infos = archive.infolist()
    if len(infos) > MOST_ENTRIES:
        raise Fault("reader.bomb", file=name)
    inflated = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if inflated > MOST_INFLATED or (inflated > RATIO_FROM and inflated > MOST_RATIO * packed):
        raise Fault("reader.bomb", file=name)
    found: dict[str, zipfile.ZipInfo] = {}
    folded: set[str] = set()
    for info in infos:
        if info.flag_bits & 1:
            raise Fault("reader.password", file=name)
        part = _part_name(info, name)
        if part.casefold() in folded:
            raise Fault("reader.double-parts", file=name, part=part)
        folded.add(part.casefold())
        if not part.endswith("/"):
            found[part] = info
    _check_layout(archive, infos, content)
    return found


def _part_name(info: zipfile.ZipInfo, file: str) -> str:
    """Return the name with slashes (some programs of WPS write backslashes)."""
    part = info.orig_filename.replace("\\", "/").removeprefix("/")
    if ".." in part.split("/") or ":" in part or "\0" in part or part.startswith("/"):
        raise Fault("reader.unsafe-names", file=file, part=part)
    return part


def _check_layout(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], content: bytes) -> None:
    """Refuse entries that lie over each other, and a second directory."""
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end:
            raise zipfile.BadZipFile("entries lie over each other")
        end = info.header_offset + info.compress_size
    tail = content[archive.start_dir :]
    if tail.count(_END) != 1 or tail.count(_END_64) > 1:
        raise zipfile.BadZipFile("several directories")


def _kind(content: bytes) -> str:
    """Return the name of the fault for a file that is no archive."""
    if content.startswith(_OLE):
        for word, kind in (("EncryptedPackage", "password"), ("Workbook", "xls"), ("Book", "xls")):
            if word.encode("utf-16-le") in content:
                return kind
        return "other-document"
    for beginning, kind in _OTHER_KINDS:
        if content.startswith(beginning):
            return kind
    start = content[:4096]
    if (
        b"<html" in start.lower()
        or b"<table" in start.lower()
        or start.lstrip().startswith(b"<?xml")
    ):
        return "web-page"
    return "text" if _is_text(content) else "unknown-kind"


def _is_text(content: bytes) -> bool:
    """Say whether ``content`` begins as a text file does, in an encoding of this country."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = content[:4096]
    return not any(byte < 9 or 13 < byte < 32 for byte in start)
